import { z } from "zod";
import { factSchema } from "./fact.js";
import { namesSchema } from "./names.js";

const stepSchema = z.strictObject({
  id: z.string(),
  names: namesSchema,
  office: z.string().min(1), // who decides or acts
  document: z.string().min(1), // what comes of it
  days: factSchema, // unit "day", of the calendar unless its note says working days
  fee: factSchema.optional(), // currency
  law: z.string().min(1),
  source: z.string().optional(), // of the law
  after: z.array(z.string()).default([]), // steps above this one that must be done before it
});

/** What an investor goes through, step by step. One entry of procedures.yaml. */
export const procedureSchema = z.strictObject({
  id: z.string(),
  names: namesSchema,
  country: z.string().length(2),
  /** Whom it concerns; absent fields do not restrict. */
  for: z.strictObject({ nationalities: z.array(z.string().length(2)).optional(), activities: z.array(z.string()).optional(), note: z.string().optional() }),
  steps: z.array(stepSchema).min(1),
  note: z.string().optional(),
});
export type Procedure = z.infer<typeof procedureSchema>;
