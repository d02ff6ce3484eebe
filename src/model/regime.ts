import { z } from "zod";
import { factSchema, isoDateSchema } from "./fact.js";
import { namesSchema } from "./names.js";
import { partyConditionSchema } from "./rule.js";

/** Taxes a regime can change. Shares are of the tax's own base: profit, payroll, book value of fixed assets. */
export const taxes = ["profit-tax", "social-contributions", "property-tax", "vat"] as const;
export type Tax = (typeof taxes)[number];

/** A rate for some years. `clock` says what year 1 is. */
export const clauseSchema = z.strictObject({
  id: z.string(),
  tax: z.enum(taxes),
  rate: factSchema, // unit "1": 0.25 is a quarter
  yearFrom: z.number().int().min(1).default(1),
  yearTo: z.number().int().min(1).optional(), // absent = for good
  clock: z.enum(["residency", "first-profit", "first-production"]).default("residency"),
  /** Where the first profit has not come within so many years of residency, its clock starts in the year after them. */
  firstProfitWithinYears: z.number().int().min(1).optional(),
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
  citation: z.string().optional(),
});

/** A tax and incentive regime: the standard one of a country, or one that a zone opens. */
export const regimeSchema = z.strictObject({
  id: z.string(),
  names: namesSchema,
  country: z.string().length(2),
  standard: z.boolean().default(false), // exactly one standard regime a country
  status: z.enum(["in-force", "announced", "ended"]),
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
  entry: z.strictObject({ minCapex: factSchema.optional(), conditions: z.array(namesSchema).default([]) }).default({ conditions: [] }),
  barred: z.array(partyConditionSchema.extend({ citation: z.string(), source: z.string(), from: isoDateSchema.optional(), to: isoDateSchema.optional() })).default([]),
  excludedActivities: z.array(z.string()).default([]),
  /** Sum of benefits may not exceed this share of capex; for residencies that start on or after `from`. */
  benefitCap: z.strictObject({ shareOfCapex: factSchema, from: isoDateSchema, freeYears: z.number().int().min(0), citation: z.string() }).optional(),
  /** Regimes that may be held together with this one; one of the two says so. */
  combinesWith: z.array(z.string()).optional(),
  /** Open on any ground of its country, whether a site lists it or not. */
  everywhere: z.boolean().optional(),
  /** How long value-added tax that was paid and is owed back stays with the treasury; unit `day`, at most 365. */
  vatRefundDays: factSchema.optional(),
  clauses: z.array(clauseSchema), // what it does not name stays as in the country's standard regime
  note: namesSchema.optional(),
  source: z.string(),
});
export type Regime = z.infer<typeof regimeSchema>;
export type Clause = z.infer<typeof clauseSchema>;

/** A fund or lender as announced and as seen. Never "available": an officer asks. */
export const fundSchema = z.strictObject({
  id: z.string(),
  names: namesSchema,
  sponsors: z.string(),
  announced: factSchema.optional(), // currency
  seen: factSchema.optional(), // currency actually committed or invested
  ticketMin: factSchema.optional(),
  ticketMax: factSchema.optional(),
  /** What the ticket limits: the fund's own money (also where absent), or the cost of the whole project. */
  ticketOf: z.enum(["money", "project"]).optional(),
  tenorYears: factSchema.optional(),
  pricePerYear: factSchema.optional(), // unit "1/year"
  ownShareMin: factSchema.optional(), // unit "1"
  sectors: z.array(z.string()),
  countries: z.array(z.string().length(2)),
  /** Ids of the funds that this name may mean, where it is only a name: a plan uses none of them until an officer confirms which. */
  candidates: z.array(z.string()).min(2).optional(),
  status: z.enum(["ask", "announced-only", "closed", "dormant"]),
  financedVisibly: z.boolean(),
  exposure: namesSchema.optional(),
  note: namesSchema.optional(),
  source: z.string(),
  lastVerified: isoDateSchema,
  confidence: z.enum(["high", "medium", "low"]),
});
export type Fund = z.infer<typeof fundSchema>;
