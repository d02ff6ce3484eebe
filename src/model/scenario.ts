import { z } from "zod";
import { changeSchema } from "./network.js";
import { namesSchema } from "./names.js";

/** What would be different: an ordered list of changes. One file in scenarios/. */
export const scenarioSchema = z.strictObject({
  id: z.string(),
  names: namesSchema,
  because: namesSchema,
  status: z.enum(["done", "under-way", "decided", "planned", "proposed", "hypothetical"]),
  expected: z.string().optional(),
  source: z.string().optional(),
  assumption: z.string().optional(),
  changes: z.array(changeSchema).min(1),
});
export type Scenario = z.infer<typeof scenarioSchema>;
