import { z } from "zod";
import { isoDateSchema } from "./fact.js";
import { namesSchema } from "./names.js";
import { siteKinds } from "./site.js";

const share = z.number().min(0).max(1);

/** What an investor wants. YAML or JSON; JSON Schema in docs/brief.schema.json. */
export const briefSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/).optional(),
  title: z.union([z.string(), namesSchema]).optional(), // the writer's own words, or the pack's in three languages
  activity: z.string(), // id of an activity of the pack
  scale: z.number().positive().optional(), // in the activity's scale unit; absent = the activity's default
  /** Where each of the activity's goods is sold or bought. A goods that is not named here goes to the nearest market that trades it. */
  flows: z
    .array(z.strictObject({
      goods: z.string(),
      market: z.string(), // id in markets.csv
      months: z.array(z.number().int().min(1).max(12)).min(1).optional(), // months in which it moves; absent = all
      share: share.optional(), // of the goods' tonnes; several flows of the same goods sum to 1
    }))
    .default([]),
  investor: z.strictObject({
    nationality: z.string().regex(/^[A-Z]{2}$/),
    /**
     * A company's foreign share on a site outside the investor's own country: what the investor and other foreigners hold, the rest being a
     * local partner's. A person is not asked: 1 abroad, 0 at home.
     */
    foreignShare: share,
    /** A company's foreign share on a site in the investor's own country: 0 unless foreigners hold a part of it. */
    foreignShareAtHome: share.default(0),
    entity: z.enum(["person", "company"]),
    crewForeignShare: share.default(0),
  }),
  /** The right wanted on the site; absent = any that serves the activity. */
  right: z.string().optional(),
  money: z.strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/),
    horizonYears: z.number().int().min(1).max(50),
    discountRatePerYear: z.number().min(0).max(1), // in `currency`
    terms: z.enum(["nominal", "real"]).optional(), // of the discount rate and the results; absent = nominal; real = in money of the start date
    ownShare: share.default(1), // of capex
    startDate: isoDateSchema.optional(), // start of year 1 and day of residency; absent = the as-of date
  }),
  mustHave: z
    .strictObject({
      countries: z.array(z.string().length(2)).optional(),
      regions: z.array(z.string()).optional(),
      siteKinds: z.array(z.enum(siteKinds)).optional(),
      zones: z.array(z.string()).optional(), // at least one of them
      minAreaHectares: z.number().positive().optional(),
      maxDays: z.number().positive().optional(), // to every market of the flows, in its worst month
      maxDeliveredCostUsdPerTonne: z.number().positive().optional(),
    })
    .default({}),
  /** How much each criterion counts; they sum to 1. */
  weights: z
    .strictObject({ npv: share, deliveredCost: share, days: share, evidence: share })
    .default({ npv: 0.6, deliveredCost: 0.2, days: 0.1, evidence: 0.1 })
    .refine((w) => Math.abs(w.npv + w.deliveredCost + w.days + w.evidence - 1) < 1e-9, { message: "weights must sum to 1" }),
  scenario: z.string().optional(),
});
export type Brief = z.infer<typeof briefSchema>;
export type BriefFlow = Brief["flows"][number];
