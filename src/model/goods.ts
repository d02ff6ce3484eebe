import { z } from "zod";
import { factSchema, isoDateSchema } from "./fact.js";
import { modes } from "./network.js";
import { namesSchema } from "./names.js";

/** A duty levied when the goods leave or enter a country. `perTonne` is a floor under `share` of the value where both stand. */
export const dutySchema = z.strictObject({
  country: z.string().length(2),
  direction: z.enum(["export", "import"]),
  share: factSchema.optional(), // unit "1" of the customs value
  perTonne: factSchema.optional(), // currency/t
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
  citation: z.string().optional(),
});

/** Goods as carried and as taxed. */
export const goodsSchema = z.strictObject({
  id: z.string(),
  names: namesSchema,
  hs: z.array(z.string().regex(/^\d{2,6}$/)),
  handling: z.enum(["bulk-grain", "container", "reefer", "timber", "oversize", "dangerous", "general", "liquid", "passenger"]),
  modes: z.array(z.enum(modes)).min(1), // modes that take it
  valuePerTonne: factSchema.optional(),
  duties: z.array(dutySchema).default([]),
});
export type Goods = z.infer<typeof goodsSchema>;
export type Duty = z.infer<typeof dutySchema>;
