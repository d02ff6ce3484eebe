import { z } from "zod";
import { isoDateSchema } from "./fact.js";
import { namesSchema } from "./names.js";

/** Whether people of a nationality may enter a country, dated. One entry of visas.yaml. */
export const visaRuleSchema = z.strictObject({
  id: z.string(),
  nationality: z.string().length(2),
  country: z.string().length(2),
  purpose: z.enum(["any", "tourism", "business", "work"]).default("any"),
  status: z.enum(["visa-free", "e-visa", "visa", "group-visa-free", "unknown"]),
  stayDays: z.number().int().positive().optional(),
  says: namesSchema,
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(), // last day in force
  citation: z.string(),
  source: z.string(),
  confidence: z.enum(["high", "medium", "low"]),
});
export type VisaRule = z.infer<typeof visaRuleSchema>;
