import type { Activity } from "#model/activity.js";
import type { Brief } from "#model/brief.js";
import type { Expectation } from "#model/expectation.js";
import type { Fact, Figure, IsoDate } from "#model/fact.js";
import type { Duty } from "#model/goods.js";
import type { FxRate } from "#model/network.js";
import type { Regime } from "#model/regime.js";
import type { Site } from "#model/site.js";
import type { VisaRule } from "#model/visa.js";

/** A part of a flow's freight: one leg of its way, or what its borders take. */
export interface FreightPart {
  readonly key: string; // the same for the same leg on all ways, or `border`
  readonly usdPerTonne: number;
  readonly facts: readonly Fact[];
  readonly from?: string | undefined; // place ids
  readonly to?: string | undefined;
}

/** Goods of one line on their way between the site and a market. */
export interface AppraisedFlow {
  readonly line: string; // id of the activity's input or output line
  readonly price: Fact; // currency/t at the market
  readonly freightUsdPerTonne: Figure; // mean over the flow's months, site access included
  readonly duties: readonly Duty[]; // those met on the way, in order
  readonly share: number; // of the line's tonnes; the flows of a line sum to 1
  readonly abroad?: boolean | undefined; // the market lies in another country than the site
  /** Of what the freight consists; they sum to it. Absent = one part. */
  readonly freightParts?: readonly FreightPart[] | undefined;
}

/** Everything an appraisal rests on. */
export interface AppraisalQuestion {
  readonly activity: Activity;
  readonly site: Site;
  readonly brief: Brief;
  readonly scale: Fact; // in the activity's scale unit
  readonly flows: readonly AppraisedFlow[];
  readonly regimes: readonly Regime[]; // that can be had, the country's standard regime first
  readonly announced?: readonly Regime[] | undefined; // that may come
  readonly fx: readonly FxRate[];
  readonly expectations?: readonly Expectation[] | undefined; // absent or empty = no price grows
  readonly visas?: readonly VisaRule[] | undefined;
  readonly asOf: IsoDate;
}

/** Day of residency and first day of year 1. */
export function startDateOf({ brief, asOf }: Pick<AppraisalQuestion, "brief" | "asOf">): IsoDate {
  return brief.money.startDate ?? asOf;
}

/** Years worked out: the brief's horizon, or the activity's own life where that is shorter. */
export function horizonOf({ activity, brief }: Pick<AppraisalQuestion, "activity" | "brief">): number {
  return Math.min(brief.money.horizonYears, activity.horizonYears);
}

/**
 * The fact that a name in one of the activity's formulas stands for: the scale, a fact of the site, or a parameter of the activity,
 * in this order, so that what is known of this site displaces what is usual.
 */
export function factNamed(name: string, { activity, site, scale }: Pick<AppraisalQuestion, "activity" | "site" | "scale">): Fact | undefined {
  if (name === "scale") return scale;
  return Object.hasOwn(site.facts, name) ? site.facts[name] : Object.hasOwn(activity.parameters, name) ? activity.parameters[name] : undefined;
}
