import { z } from "zod";
import { briefSchema } from "./brief.js";
import { factSchema, figureSchema, isoDateSchema, quantitySchema } from "./fact.js";
import { modes } from "./network.js";
import { namesSchema } from "./names.js";

/** One leg of a way. Handling, gauge break and border fees paid before it are part of its cost and time. */
export const legSchema = z.strictObject({
  link: z.string(),
  from: z.string(),
  to: z.string(),
  mode: z.enum(modes),
  crossing: z.string().optional(),
  km: factSchema,
  hours: figureSchema,
  costUsdPerTonne: figureSchema,
});
export type Leg = z.infer<typeof legSchema>;

export const daysSchema = z.strictObject({ p50: figureSchema, p90: figureSchema });

/** A way from one place to another, or none with its reason. */
export const routeSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  goods: z.string(),
  month: z.number().int().min(1).max(12),
  months: z.array(z.number().int().min(1).max(12)).optional(), // in an answer: all months in which this same way is taken
  tonnes: z.number().positive().optional(),
  minimise: z.enum(["cost", "time"]),
  legs: z.array(legSchema),
  reason: z.enum(["same-place", "no-way", "goods-not-carried", "closed-in-month", "no-goods"]).optional(), // present exactly when legs is empty
  days: daysSchema.optional(),
  km: figureSchema.optional(),
  costUsdPerTonne: figureSchema.optional(),
});
export type Route = z.infer<typeof routeSchema>;

export const siteHeadSchema = z.strictObject({
  id: z.string(), kind: z.string(), name: namesSchema, lon: z.number(), lat: z.number(), region: z.string(), country: z.string(), place: z.string(),
});

const conditionSchema = z.strictObject({ text: namesSchema, citation: z.string(), source: z.string(), rule: z.string() });

export const eligibilitySchema = z.strictObject({
  status: z.enum(["allowed", "allowed-if"]),
  right: z.string(),
  conditions: z.array(conditionSchema),
  citation: z.string(),
  source: z.string(),
  rules: z.array(z.string()), // ids of every rule that spoke
});
export type Eligibility = z.infer<typeof eligibilitySchema>;

export const reasonSchema = z.strictObject({
  code: z.string(),
  kind: z.enum(["legal", "payment", "route", "must-have", "status", "unknown"]),
  says: namesSchema,
  citation: z.string().optional(),
  source: z.string().optional(), // always there for a legal reason
  rule: z.string().optional(),
  subject: z.string().optional(), // the right or act it speaks of, see rule.ts
  figure: quantitySchema.optional(), // the number that failed a must-have
});
export type Reason = z.infer<typeof reasonSchema>;

/** Shares of NPV resting on facts of each confidence and on assumptions; they sum to 1. */
export const evidenceSchema = z.strictObject({ high: z.number(), medium: z.number(), low: z.number(), assumption: z.number() });
export type Evidence = z.infer<typeof evidenceSchema>;

export const rankedSiteSchema = z.strictObject({
  rank: z.number().int().min(1),
  recommended: z.boolean(), // one of the at most five the answer recommends
  site: siteHeadSchema,
  score: figureSchema,
  eligibility: eligibilitySchema,
  payment: z.strictObject({ status: z.enum(["doubtful", "closed", "unknown"]), asOf: isoDateSchema, says: namesSchema.optional(), source: z.string().optional() }),
  npv: z.strictObject({ p10: figureSchema, p50: figureSchema, p90: figureSchema }),
  irr: figureSchema.optional(), // absent where there is none
  regime: z.strictObject({ id: z.string(), names: namesSchema, npvGain: figureSchema, runnerUp: z.string().optional() }),
  route: routeSchema, // of the main flow, in its worst month
  routes: z.array(routeSchema), // of every flow, each different way once, with its months
  /** Which market each of the activity's goods goes to or comes from, and in which months there is a way. */
  flows: z.array(z.strictObject({
    line: z.string(), goods: z.string(), market: z.string(), direction: z.enum(["to-market", "from-market"]), share: z.number(),
    months: z.array(z.number().int().min(1).max(12)), closedMonths: z.array(z.number().int().min(1).max(12)),
  })).optional(),
  figures: z.record(z.string(), quantitySchema), // deliveredCost, worstMonthDays, capex, revenue, ...
  cashFlow: z.array(z.strictObject({ year: z.number().int(), lines: z.record(z.string(), z.number()), net: z.number() })),
  evidence: evidenceSchema,
  exposure: namesSchema.optional(),
  funds: z.array(z.string()), // ids of funds worth asking
  notices: z.array(namesSchema).optional(), // what to know of this site: closed months, smaller than asked, place only roughly known
});
export type RankedSite = z.infer<typeof rankedSiteSchema>;

export const excludedSiteSchema = z.strictObject({
  site: siteHeadSchema,
  reasons: z.array(reasonSchema).min(1),
  /** Rights that this investor could have there instead, with their conditions. */
  otherRights: z.array(eligibilitySchema),
});
export type ExcludedSite = z.infer<typeof excludedSiteSchema>;

export const answerSchema = z.strictObject({
  brief: briefSchema,
  pack: z.strictObject({ id: z.string(), edition: isoDateSchema }),
  asOf: isoDateSchema,
  scenario: z.string(), // "base" where none was asked for
  currency: z.string(), // of npv and cashFlow
  ranked: z.array(rankedSiteSchema),
  excluded: z.array(excludedSiteSchema),
  sources: z.record(z.string(), z.strictObject({ title: z.string(), publisher: z.string(), url: z.string().optional(), accessed: isoDateSchema })),
  evidence: evidenceSchema, // mean over the recommended sites
  notices: z.array(namesSchema), // counsel must confirm, payment unknown, ...
});
export type Answer = z.infer<typeof answerSchema>;
