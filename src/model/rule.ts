import { z } from "zod";
import { isoDateSchema } from "./fact.js";
import { namesSchema } from "./names.js";
import { siteKinds } from "./site.js";

/**
 * What an investor may want to hold or do. A pack's rules speak of these and no others.
 * Rights are held on a site; acts are done whatever the site.
 */
export const rights = [
  "ownership", "lease", "free-use", "construction-land-use-right", "premises-lease", "forest-lease", "water-plot-use", "fishing-quota", "subsoil-licence",
] as const;
export const acts = [
  "establish-company", "control-strategic-company", "hire-foreign-crew", "zone-residency", "process-fish", "operate-lodge", "cut-rough-diamonds", "export-logs",
  "transfer-funds",
] as const;
export type Right = (typeof rights)[number];
export type Act = (typeof acts)[number];

/** Which investors a rule speaks of. Absent fields do not restrict. */
export const partyConditionSchema = z.strictObject({
  nationalities: z.array(z.string().length(2)).optional(),
  notNationalities: z.array(z.string().length(2)).optional(),
  /** The site's own country stands for "citizens of the country in which the site lies". */
  foreign: z.boolean().optional(), // true: not a national of the site's country, or a company with foreign share above 0
  foreignShareAbove: z.number().min(0).max(1).optional(), // strictly above
  foreignShareAtMost: z.number().min(0).max(1).optional(),
  entity: z.enum(["person", "company"]).optional(),
  crewForeignShareAbove: z.number().min(0).max(1).optional(),
});

/** One rule of law as data: party × right × zone -> allowed, allowed if, forbidden. */
export const ruleSchema = z.strictObject({
  id: z.string(),
  country: z.string().length(2).optional(), // country of the site; absent = any
  party: partyConditionSchema.default({}),
  rights: z.array(z.enum([...rights, ...acts])).min(1),
  zones: z.array(z.string()).optional(), // the site has at least one of these
  notZones: z.array(z.string()).optional(),
  siteKinds: z.array(z.enum(siteKinds)).optional(),
  activities: z.array(z.string()).optional(),
  sectors: z.array(z.string()).optional(),
  status: z.enum(["allowed", "allowed-if", "forbidden"]),
  code: z.string(), // short reason code, the same for the same reason: foreign-own-farmland
  conditions: z.array(namesSchema).default([]), // for allowed-if: what must be done or hold
  says: namesSchema, // the rule in one sentence
  citation: z.string(), // law and article
  source: z.string(),
  confidence: z.enum(["high", "medium", "low"]),
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(), // last day in force
  /** Rules that this one displaces where both fit (the special law before the general one). */
  overrides: z.array(z.string()).default([]),
});
export type Rule = z.infer<typeof ruleSchema>;
