import type { FinancingPlan, MoneySource } from "#model/financing-plan.js";
import { findNearest } from "#model/nearest.js";
import type { Fund } from "#model/regime.js";
import { rateValue } from "./currencies.js";
import type { PlanContext } from "./plan-context.js";
import type { Complaints } from "./problems.js";

/** The fund that a source means, and the name that the plan gave where that may mean several. */
export interface FundOf {
  readonly fund: Fund;
  readonly askedAs?: Fund | undefined;
}

/**
 * Whether the funds of a plan can be meant: known, the one of several that an officer confirms, not only announced unless an officer confirms,
 * for this country and sector, on terms that the fund is known for. A fund is never taken as available: what an officer has still to ask is a warning.
 */
export function checkFunds(plan: FinancingPlan, context: PlanContext, found: Complaints): ReadonlyMap<number, FundOf> {
  const funds = new Map<number, FundOf>();
  for (const [at, source] of plan.sources.entries()) {
    if (!("fund" in source) || source.fund === undefined) continue;
    const named = namedFund(source, { at, context }, found);
    if (named === undefined) continue;
    funds.set(at, named);
    checkStanding(source, { at, fund: named.fund, context }, found);
    if (source.kind === "fund") checkTerms(source, { at, fund: named.fund, context }, found);
  }
  return funds;
}

interface Where {
  readonly at: number;
  readonly fund: Fund;
  readonly context: PlanContext;
}
type OfFund = Extract<MoneySource, { readonly kind: "fund" | "equity" }>;

/** The fund of that id; of a name that may mean several, the one that the confirmation names. */
function namedFund({ fund: id, confirmedBy }: OfFund, { at, context: { funds } }: Omit<Where, "fund">, found: Complaints): FundOf | undefined {
  const named = funds.find((fund) => fund.id === id);
  if (named === undefined) {
    const nearest = findNearest(id ?? "", funds.map((fund) => fund.id));
    found.error("id-dangling", `sources[${at}].fund`, { id: id ?? "", expectedIn: "funds.yaml", uses: 1, ...(nearest === undefined ? { suggestions: 0 } : { suggestions: 1, nearest }) });
    return undefined;
  }
  const { candidates } = named;
  if (candidates === undefined) return { fund: named };
  const meant = funds.find((fund) => fund.id === confirmedBy?.fund && candidates.includes(fund.id));
  if (meant !== undefined) return { fund: meant, askedAs: named };
  found.error("plan-fund-candidates", `sources[${at}].fund`, { fund: named.id, count: candidates.length, candidates: candidates.join(", ") });
  return undefined;
}

function checkStanding({ confirmedBy }: OfFund, { at, fund, context: { asOf, site } }: Where, found: Complaints): void {
  const path = `sources[${at}].fund`;
  const { id, status } = fund;
  if (confirmedBy === undefined && status !== "ask") found.error("plan-fund-status", path, { fund: id, status: status.replace("-only", "") });
  if (confirmedBy !== undefined && confirmedBy.on > asOf) found.error("plan-confirmation-later", `sources[${at}].confirmedBy.on`, { on: confirmedBy.on, asOf });
  if (site !== undefined && !fund.countries.includes(site.country)) found.error("plan-fund-country", path, { fund: id, country: site.country });
  if (site !== undefined && !fund.sectors.some((sector) => sector === site.sector || sector === "*")) found.error("plan-fund-sector", path, { fund: id, sector: site.sector });
  if (!fund.financedVisibly) found.warn("plan-fund-never-financed", path, { fund: id });
  if (confirmedBy === undefined) found.warn("plan-fund-ask", path, { fund: id, lastVerified: fund.lastVerified });
  else found.warn("plan-fund-confirmed", path, { fund: id, officer: confirmedBy.officer, on: confirmedBy.on });
}

/** Tenor and price of the plan beside those that the fund is known for, which may themselves be no terms at all. */
function checkTerms({ tenorYears, interest }: Extract<MoneySource, { readonly kind: "fund" }>, { at, fund }: Where, found: Complaints): void {
  const path = `sources[${at}]`;
  const known = fund.tenorYears;
  const sound = known !== undefined && Number.isInteger(known.value) && known.value >= 1 && known.value <= 50;
  if (known !== undefined && !sound) found.error("plan-fund-terms", `${path}.fund`, { fund: fund.id, what: "tenor", value: known.value });
  if (known === undefined && tenorYears === undefined) found.error("plan-terms-missing", path, { fund: fund.id, key: "tenorYears" });
  const longest = Math.max(known?.value ?? 0, known?.high ?? 0);
  if (sound && tenorYears !== undefined && tenorYears > longest) found.error("plan-fund-tenor", `${path}.tenorYears`, { fund: fund.id, tenor: tenorYears, longest });

  const price = fund.pricePerYear;
  if (price !== undefined && !(price.value >= 0 && price.value <= 1)) found.error("plan-fund-terms", `${path}.fund`, { fund: fund.id, what: "price", value: price.value });
  if (price === undefined && interest === undefined) found.error("plan-terms-missing", path, { fund: fund.id, key: "interest" });
  if (price !== undefined && interest !== undefined && "ratePerYear" in interest && rateValue(interest.ratePerYear) < Math.min(price.value, price.low ?? price.value)) {
    found.warn("plan-fund-price", `${path}.interest`, { fund: fund.id, price: rateValue(interest.ratePerYear), known: price.low ?? price.value });
  }
}
