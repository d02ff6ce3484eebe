import type { Answer, RankedSite, Reason } from "#model/answer.js";
import { distinctFacts } from "#model/distinct-facts.js";
import { figure, isFigure, type Figure, type Quantity } from "#model/fact.js";

/** What a site is worth to the brief in one of two worlds. Figures show the facts at their ends only; the answers have them in full. */
export interface SiteStanding {
  readonly rank: number;
  readonly recommended: boolean;
  readonly npv: Figure; // in the answer's currency
  readonly deliveredCost?: Quantity; // USD/t
  readonly days?: { readonly p50: Figure; readonly p90: Figure }; // of the main flow in its worst month
}

export const siteChanges = ["drops-out", "loses", "moves", "gains", "enters", "same", "left-out"] as const;

/** A site in two worlds. */
export interface SiteComparison {
  readonly site: RankedSite["site"];
  /** moves: its own numbers stay, its rank does not. left-out: it is ranked in neither world. */
  readonly change: (typeof siteChanges)[number];
  readonly before?: SiteStanding; // absent = not ranked
  readonly after?: SiteStanding;
  /** Why it is not ranked in the world in which it is not; in both: in the second. */
  readonly reasons?: readonly Reason[];
  readonly npvChange?: Figure; // in the answer's currency
  /** What the change saves (below 0: costs) on the carriage of the site's own flows a year. */
  readonly savedPerYear?: Figure; // USD/year
}

/**
 * Every site that the brief's activity fits, in two worlds: those that drop out first, then the losers (most NPV lost first), those that only move,
 * the winners (most won first), those that enter, those that stay as they were, those ranked in neither.
 */
export function compareSites(before: Answer, after: Answer): SiteComparison[] {
  const [first, second] = [verdictsOf(before), verdictsOf(after)];
  const ids = [...new Set([...first.keys(), ...second.keys()])].toSorted();
  const compared = ids.flatMap((id): SiteComparison[] => {
    const [was, is] = [first.get(id), second.get(id)];
    const site = (is ?? was)?.site;
    return site === undefined ? [] : [compare(site, was?.ranked, is?.ranked, [was, is].findLast((verdict) => verdict?.reasons !== undefined)?.reasons)];
  });
  return compared.toSorted((a, b) => siteChanges.indexOf(a.change) - siteChanges.indexOf(b.change) || Math.abs(b.npvChange?.value ?? 0) - Math.abs(a.npvChange?.value ?? 0));
}

interface Verdict {
  readonly site: RankedSite["site"];
  readonly ranked?: RankedSite;
  readonly reasons?: readonly Reason[];
}

function verdictsOf({ ranked, excluded }: Answer): ReadonlyMap<string, Verdict> {
  return new Map<string, Verdict>([...ranked.map((one) => [one.site.id, { site: one.site, ranked: one }] as const), ...excluded.map(({ site, reasons }) => [site.id, { site, reasons }] as const)]);
}

function compare(site: RankedSite["site"], was: RankedSite | undefined, is: RankedSite | undefined, reasons: readonly Reason[] | undefined): SiteComparison {
  const [before, after] = [was, is].map((ranked) => (ranked === undefined ? undefined : standingOf(ranked)));
  const ends = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }), ...(reasons === undefined ? {} : { reasons }) };
  if (was === undefined || is === undefined || before === undefined || after === undefined) return { site, change: before !== undefined ? "drops-out" : after !== undefined ? "enters" : "left-out", ...ends };
  const gained = after.npv.value - before.npv.value;
  const npvChange = figure(gained, after.npv.unit, { method: "what-if", label: "what-if.npv-change", from: [after.npv, before.npv] });
  const savedPerYear = savedOn(was.flows ?? [], is.flows ?? []);
  const change = gained > 0 ? "gains" : gained < 0 ? "loses" : sameStanding(before, after) ? "same" : "moves";
  return { site, change, ...ends, npvChange, ...(savedPerYear === undefined ? {} : { savedPerYear }) };
}

function standingOf({ rank, recommended, npv, figures: { deliveredCost }, route: { days } }: RankedSite): SiteStanding {
  const ends = (whole: Figure): Figure => ({ ...whole, from: distinctFacts([whole]) });
  return {
    rank, recommended, npv: ends(npv.p50),
    ...(deliveredCost === undefined ? {} : { deliveredCost: isFigure(deliveredCost) ? ends(deliveredCost) : deliveredCost }),
    ...(days === undefined ? {} : { days: { p50: ends(days.p50), p90: ends(days.p90) } }),
  };
}

function sameStanding(a: SiteStanding, b: SiteStanding): boolean {
  return a.rank === b.rank && a.deliveredCost?.value === b.deliveredCost?.value && a.days?.p50.value === b.days?.p50.value && a.days?.p90.value === b.days?.p90.value;
}

type SiteFlow = NonNullable<RankedSite["flows"]>[number];

/**
 * What a site's flows cost a year before, less what they cost after, at the tonnes of full running.
 *
 *     saved = Σ tonnes · freight before - Σ tonnes · freight after
 *
 * @returns undefined where no goods move
 * @see docs/method.md#value-of-a-change
 */
function savedOn(before: readonly SiteFlow[], after: readonly SiteFlow[]): Figure | undefined {
  const [was, is] = [carriageOf(before, "what-if.carriage-before"), carriageOf(after, "what-if.carriage-after")];
  return was === undefined || is === undefined ? undefined : figure(was.value - is.value, "USD/year", { method: "value-of-a-change", label: "what-if.saved", from: [was, is] });
}

function carriageOf(flows: readonly SiteFlow[], label: string): Figure | undefined {
  const costs = flows.flatMap(({ tonnesPerYear, freightUsdPerTonne, line }) => (tonnesPerYear === undefined || freightUsdPerTonne === undefined ? [] : [
    figure(tonnesPerYear.value * freightUsdPerTonne.value, "USD/year", { method: "value-of-a-change", label: line, from: [tonnesPerYear, freightUsdPerTonne] }),
  ]));
  return costs.length === 0 ? undefined : figure(costs.reduce((sum, { value }) => sum + value, 0), "USD/year", { method: "value-of-a-change", label, from: costs });
}
