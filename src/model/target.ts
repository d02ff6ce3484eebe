import { z } from "zod";
import { factSchema, isoDateSchema } from "./fact.js";
import { namesSchema } from "./names.js";

/** A number promised by a date. Growth needed and reached is computed from the indicator. One entry of targets.yaml. */
export const targetSchema = z.strictObject({
  id: z.string(),
  names: namesSchema,
  indicator: z.string(), // id in indicators/
  base: z.strictObject({ period: z.string(), fact: factSchema }), // in the goal's unit
  goal: factSchema,
  due: z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/).optional(), // year or day; absent = none was named
  stated: z.strictObject({ by: z.string().min(1), on: isoDateSchema, source: z.string() }),
  status: z.enum(["reached", "missed", "open"]),
  reachedPeriod: z.string().optional(),
  note: namesSchema.optional(),
});
export type Target = z.infer<typeof targetSchema>;
