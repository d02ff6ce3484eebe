import { z } from "zod";
import { factSchema } from "./fact.js";
import { namesSchema } from "./names.js";
import { siteKinds } from "./site.js";

/** A formula over the activity's parameters, the site's facts and `scale`; the language of formula.ts. */
const formula = z.string().min(1);

/** Share of the full amount in year 1, 2, ...; each a formula; the last one holds for all later years. */
const ramp = z.array(formula).min(1).optional();

const line = {
  id: z.string(),
  names: namesSchema,
  note: z.string().optional(),
  /** The line's own rate of value-added tax, where it is not the country's usual one; 0 = none. */
  vat: factSchema.optional(),
};

/** Calendar months in which the money of a year moves, in equal parts, each on its 15th; absent = all at the year's end. */
const months = z.array(z.number().int().min(1).max(12)).min(1).optional();

/** Paid for the use or the purchase of land. */
const land = z.boolean().optional();

/**
 * One line of the cash flow. Amounts are per year from year 1, except capex, which falls in full in each year it names (0 = before the start).
 * `unit` is the unit of the formula's result and must be a currency a year (`RUB/year`), a currency (`RUB`, capex) or `t/year`.
 */
export const activityLineSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...line, kind: z.literal("capex"), formula, unit: z.string(), years: z.array(z.number().int().min(0)).min(1), depreciationYears: z.number().int().positive(), land,
    taxedAsProperty: z.boolean().optional(), // absent = true: a building; false: movables, licences, quotas
    residual: formula.optional(), // what it fetches at the end of the horizon, in the line's unit, at the prices of the as-of date
  }),
  z.strictObject({ ...line, kind: z.literal("opex"), formula, unit: z.string(), ramp, months, land, labour: z.boolean().default(false), fromYear: z.number().int().min(1).default(1) }),
  /** Goods sold at the market of the brief's flow: revenue = tonnes × market price; freight and duties follow the route. */
  z.strictObject({ ...line, kind: z.literal("output"), goods: z.string(), formula, unit: z.literal("t/year"), ramp, months }),
  /** Goods bought at the market of the brief's flow and brought to the site. */
  z.strictObject({ ...line, kind: z.literal("input"), goods: z.string(), formula, unit: z.literal("t/year"), ramp, months }),
  /** Revenue that needs no goods: nights, storage, services. */
  z.strictObject({ ...line, kind: z.literal("sales"), formula, unit: z.string(), ramp, months }),
]);
export type ActivityLine = z.infer<typeof activityLineSchema>;

/** What may strike in a year: lines lose `lossShare` of their amount with `probability`, each year and each hazard on its own. */
export const hazardSchema = z.strictObject({
  id: z.string(),
  names: namesSchema,
  probability: formula, // 0 to 1, in one year
  lossShare: formula, // 0 to 1
  affects: z.array(z.string()).min(1), // ids of lines that are not capex
  note: z.string().optional(),
});
export type Hazard = z.infer<typeof hazardSchema>;

/** Guests by nationality, where their number hangs on whether they need a visa. What no part names comes in any case. */
export const demandSchema = z.strictObject({
  affects: z.array(z.string()).min(1), // ids of lines that are not capex
  parts: z.array(z.strictObject({
    id: z.string(),
    nationality: z.string().length(2),
    share: formula, // of the lines' amounts when no visa is needed; the parts sum to at most 1
    withVisa: formula, // 0 to 1: the share of these guests that still comes where they need a visa
  })).min(1),
});
export type Demand = z.infer<typeof demandSchema>;

/** Days of sales that customers owe, of purchases that we owe, of running costs that lie in store; unit `day`. */
export const workingCapitalSchema = z.strictObject({ receivableDays: factSchema.optional(), payableDays: factSchema.optional(), inventoryDays: factSchema.optional() });

/** A cash-flow template. One file in activities/. */
export const activitySchema = z.strictObject({
  id: z.string(),
  names: namesSchema,
  isic: z.string().regex(/^[0-9]{2,4}$/), // ISIC Rev. 4
  sector: z.enum(["agriculture", "food", "fishing", "mariculture", "tourism", "timber", "oil-gas", "chemicals", "minerals", "gems", "logistics"]),
  siteKinds: z.array(z.enum(siteKinds)).min(1),
  /** Rights any one of which lets the activity run on the site, best known first. */
  rights: z.array(z.string()).min(1),
  /** Further things the law must let this investor do, whatever the site: operate-fishery, control-fish-processing, ... */
  acts: z.array(z.string()).default([]),
  scale: z.strictObject({ unit: z.string(), default: z.number().positive(), min: z.number().positive(), max: z.number().positive(), siteFact: z.string().optional() }),
  horizonYears: z.number().int().min(1).max(50), // the activity's own life; an appraisal ends with it where the brief's horizon is longer
  parameters: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), factSchema),
  lines: z.array(activityLineSchema).min(1),
  /** First month of the activity's season. A month of a line that a year of the cash flow meets before it belongs to the season that went before, and so falls a year later. */
  seasonStart: z.number().int().min(1).max(12).optional(),
  workingCapital: workingCapitalSchema.optional(),
  hazards: z.array(hazardSchema).optional(),
  demand: demandSchema.optional(),
});
export type Activity = z.infer<typeof activitySchema>;
