import { z } from "zod";
import { overlaidSchema } from "./assumptions.js";
import { briefSchema } from "./brief.js";
import { factSchema, figureSchema, isoDateSchema, quantitySchema } from "./fact.js";
import { modes } from "./network.js";
import { namesSchema } from "./names.js";

/** The same day of a season in the recorded years: earliest, median, latest, and how many years. */
const edgeSchema = z.strictObject({ earliest: isoDateSchema, median: isoDateSchema, latest: isoDateSchema, n: z.number().int().min(1) });
export type SeasonEdge = z.infer<typeof edgeSchema>;

/** The open time of a season in which a day falls: as recorded for that year; else the usual one, with what is known of other years. */
const seasonOnDaySchema = z.strictObject({
  season: z.string(),
  basis: z.enum(["recorded", "usual"]),
  from: isoDateSchema,
  to: isoDateSchema, // the last open day
  opens: edgeSchema.optional(), // of other years where basis is usual; absent = none recorded
  closes: edgeSchema.optional(),
});
export type SeasonOnDay = z.infer<typeof seasonOnDaySchema>;

/** One leg of a way. Handling, gauge break and border fees paid before it are part of its cost and time. */
export const legSchema = z.strictObject({
  link: z.string(),
  from: z.string(),
  to: z.string(),
  mode: z.enum(modes),
  crossing: z.string().optional(),
  km: factSchema,
  hours: figureSchema, // every wait at its median
  costUsdPerTonne: figureSchema, // of passengers USD/person
  gaugeBreak: z.boolean().optional(), // true where the goods change the gauge before or on it
  verified: isoDateSchema.optional(), // of a passenger service: when somebody last saw that it runs
  perWeek: factSchema.optional(), // of a passenger service: how often it runs
  season: seasonOnDaySchema.optional(), // of a seasonal link: the open time in which the day falls
});
export type Leg = z.infer<typeof legSchema>;

export const daysSchema = z.strictObject({ p50: figureSchema, p90: figureSchema });

/** What the goods owe where they leave one country and enter another: a line of its own, no part of the way's cost. */
const dutyLineSchema = z.strictObject({
  country: z.string().length(2),
  direction: z.enum(["export", "import"]),
  usdPerTonne: figureSchema, // the larger of share · value and the floor
  lowUsdPerTonne: figureSchema.optional(), // at the low values, where that is less: 0 inside a quota
  citation: z.string().optional(),
});
export type DutyLine = z.infer<typeof dutyLineSchema>;

export const routeNoteCodes = [
  "capacity-exceeded", // the tonnes of a day are more than the crossing takes in one: figure = its capacity
  "duty-unknown", // a duty of the goods that cannot be worked out: their value is not known
  "closed-season", "closed-pause", "closed-period", "goods-refused", // why a link of the nearest way in time is shut on the day
] as const;

/** What to know of a way or of why there is none: a code with its data; words in words.csv under `cli.route-note.<code>`. */
const routeNoteSchema = z.strictObject({
  code: z.enum(routeNoteCodes),
  link: z.string().optional(),
  crossing: z.string().optional(),
  country: z.string().length(2).optional(),
  direction: z.enum(["export", "import"]).optional(),
  why: namesSchema.optional(), // of a pause
  until: isoDateSchema.optional(), // of a pause: its last day
  figure: quantitySchema.optional(),
});
export type RouteNote = z.infer<typeof routeNoteSchema>;

/** A link over which a better way would go, were its passenger service known to run. */
const leftOutSchema = z.strictObject({ link: z.string(), reason: z.enum(["unverified", "no-service"]), service: z.string().optional(), perWeek: factSchema.optional() });
export type LeftOut = z.infer<typeof leftOutSchema>;

/** A way from one place to another, or none with its reason. */
export const routeSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  goods: z.string(),
  month: z.number().int().min(1).max(12), // of the day, where a day was asked
  date: isoDateSchema.optional(), // the day asked; absent where a month was
  months: z.array(z.number().int().min(1).max(12)).optional(), // in an answer: all months in which this same way is taken
  tonnes: z.number().positive().optional(),
  minimise: z.enum(["cost", "time"]),
  legs: z.array(legSchema),
  reason: z.enum(["same-place", "no-way", "goods-not-carried", "closed-in-month", "closed-on-date", "no-goods"]).optional(), // present exactly when legs is empty
  days: daysSchema.optional(), // p50 and p90 of the whole way, its waits being distributions
  km: figureSchema.optional(),
  costUsdPerTonne: figureSchema.optional(), // of passengers USD/person
  duties: z.array(dutyLineSchema).optional(),
  notes: z.array(routeNoteSchema).optional(),
  leftOut: z.array(leftOutSchema).optional(), // passengers only
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
  regime: z.strictObject({
    id: z.string(),
    names: namesSchema, // of all that are held together
    npvGain: figureSchema,
    runnerUp: z.string().optional(), // an id, or ids of regimes held together joined by "+"
    /** Regimes held together with it. */
    combined: z.array(z.strictObject({ id: z.string(), names: namesSchema })).optional(),
    /** What each clause is worth: NPV less the NPV without it. Ids are `regime/clause`. */
    clauses: z.array(z.strictObject({ id: z.string(), npv: figureSchema })).optional(),
    /** Announced and not in force: NPV under it instead, where its rates are known. */
    announced: z.array(z.strictObject({ id: z.string(), names: namesSchema, npv: figureSchema.optional() })).optional(),
  }),
  /** NPV as parts that add up to it; a leg of the way has its ends. */
  waterfall: z.array(z.strictObject({ key: z.string(), label: z.string(), npv: figureSchema, from: z.string().optional(), to: z.string().optional() })).optional(),
  /** Whether the guests of each foreign nationality need a visa, as far as known on the as-of date. */
  demand: z.array(z.strictObject({
    nationality: z.string(), status: z.enum(["visa-free", "e-visa", "visa", "group-visa-free", "unknown"]),
    says: namesSchema.optional(), citation: z.string().optional(), source: z.string().optional(),
  })).optional(),
  route: routeSchema, // of the main flow, in its worst month
  routes: z.array(routeSchema), // of every flow, each different way once, with its months
  /** Which market each of the activity's goods goes to or comes from, and in which months there is a way. */
  flows: z.array(z.strictObject({
    line: z.string(), goods: z.string(), market: z.string(), direction: z.enum(["to-market", "from-market"]), share: z.number(),
    tonnesPerYear: figureSchema.optional(), // at full running, this flow's share
    freightUsdPerTonne: figureSchema.optional(), // mean over the open months, site access included; its facts only, as its routes stand beside it
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
  overlaid: z.array(overlaidSchema).optional(), // the asker's own assumptions, and what follows from them; absent where there are none
});
export type Answer = z.infer<typeof answerSchema>;
