import { z } from "zod";
import { confidenceSchema, isoDateSchema } from "./fact.js";

/** Where a number or a rule was published. One entry in sources.yaml, keyed by its id. */
export const sourceSchema = z.strictObject({
  title: z.string().min(1),
  publisher: z.strictObject({ name: z.string().min(1), country: z.string().length(2).optional(), official: z.boolean().optional() }),
  url: z.string().optional(),
  published: z.string().optional(), // a date, or as much of one as is known: 2024, 2024-05
  accessed: isoDateSchema,
  licence: z.string().optional(),
  recheckAfterDays: z.number().int().positive(),
  confidence: confidenceSchema,
  note: z.string().optional(),
});
export type Source = z.infer<typeof sourceSchema>;
