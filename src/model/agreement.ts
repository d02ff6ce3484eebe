import { z } from "zod";
import { confidenceSchema, isoDateSchema } from "./fact.js";
import { namesSchema } from "./names.js";

/** What a side promised. `no-evidence`: nothing was found that it was done; `standing`: holds without an end. */
const commitmentSchema = z.strictObject({
  id: z.string(),
  names: namesSchema,
  owner: z.string().min(1), // who is to do it
  due: isoDateSchema.optional(),
  status: z.enum(["done", "under-way", "no-evidence", "standing"]),
  evidence: z.strictObject({ says: z.string().min(1), source: z.string().optional(), asOf: isoDateSchema }),
});

/** An agreement between the two sides, and what was promised in it. One entry of agreements.yaml. */
export const agreementSchema = z.strictObject({
  id: z.string(),
  names: namesSchema,
  parties: z.array(z.string().min(1)).min(2),
  signed: isoDateSchema,
  inForce: isoDateSchema.optional(), // first day
  ended: isoDateSchema.optional(), // last day
  source: z.string(),
  confidence: confidenceSchema,
  note: z.string().optional(),
  commitments: z.array(commitmentSchema).min(1),
});
export type Agreement = z.infer<typeof agreementSchema>;
export type Commitment = Agreement["commitments"][number];
