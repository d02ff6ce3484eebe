import { z } from "zod";
import { confidenceSchema } from "./fact.js";
import { namesSchema } from "./names.js";

/**
 * A sanction or control list: whose, where and in what form; never its entries. Whom it binds is the office's policy.
 * One entry of lists.yaml.
 */
export const screeningListSchema = z.strictObject({
  id: z.string(),
  issuer: z.string().min(1),
  names: namesSchema,
  publisher: z.strictObject({ name: z.string().min(1), country: z.string().length(2).optional(), official: z.boolean() }),
  scope: z.string().min(1), // what being on it means, in the publisher's terms
  format: z.array(z.string().min(1)).min(1),
  url: z.string().optional(),
  root: z.string().optional(), // element or key of the file under which the entries stand
  updated: z.string().optional(), // how often, in words
  recheckAfterDays: z.number().int().positive(),
  licence: z.string().optional(),
  note: z.string().optional(),
  source: z.string(), // where all this was read
  confidence: confidenceSchema,
});
export type ScreeningList = z.infer<typeof screeningListSchema>;
