import type { Tax } from "#model/regime.js";
import type { Yearly } from "./discounting.js";
import type { Term, Values } from "./inputs.js";
import type { Operation } from "./operation.js";
import type { Plan, PlannedClause, PlannedRegime } from "./plan.js";

/** Taxes by year, positive: what is paid. */
export interface Taxes {
  readonly social: Yearly;
  readonly property: Yearly;
  readonly profit: Yearly;
  readonly lost: Yearly; // benefits that the cap takes back
  /** Every rate and share that was applied at least once. */
  readonly applied: Readonly<Record<"social" | "property" | "profit" | "lost", readonly Term[]>>;
}

/**
 * Taxes of a cash flow under a regime; a tax that no clause of it names in a year is taken as in the standard regime.
 *
 * @see docs/method.md#taxes for the bases, the clocks, the losses carried forward and the cap on benefits
 */
export function taxesUnder(regime: PlannedRegime, { plan, operation, values }: { readonly plan: Plan; readonly operation: Operation; readonly values: Values }): Taxes {
  const taxes = uncapped([regime, plan.standard], operation, values);
  const { cap } = regime;
  if (cap === undefined || regime === plan.standard) return taxes;
  const standard = uncapped([plan.standard], operation, values);
  const share = cap.share.of(values);
  let left = share * operation.capex;
  const lost = total(standard).map((full, year) => {
    const benefit = full - (total(taxes)[year] ?? 0);
    if (year <= cap.freeYears || benefit <= 0) return 0;
    const granted = Math.min(benefit, Math.max(0, left));
    left -= granted;
    return benefit - granted;
  });
  const bites = lost.some((amount) => amount > 0);
  const read = [cap.share, ...standard.applied.social, ...standard.applied.property, ...standard.applied.profit];
  return { ...taxes, lost, applied: { ...taxes.applied, lost: bites ? read : [] } };
}

function total({ social, property, profit }: Pick<Taxes, "social" | "property" | "profit">): Yearly {
  return profit.map((amount, year) => amount + (social[year] ?? 0) + (property[year] ?? 0));
}

/** @param regimes the regime, then the one to fall back on */
function uncapped(regimes: readonly PlannedRegime[], { wages, bookValue, profit, producing }: Operation, values: Values): Taxes {
  const clocks = { residency: 1, "first-profit": firstYear(profit, (amount) => amount > 0), "first-production": firstYear(producing, (is) => is) };
  const used = { social: new Set<Term>(), property: new Set<Term>(), profit: new Set<Term>(), lost: new Set<Term>() };
  /** `base` times its rate; no rate is asked for where there is nothing to take it on. */
  const charge = (kind: keyof typeof used, base: number, [tax, year]: readonly [Tax, number]): number => {
    if (!(base > 0)) return 0;
    const { rate } = clauseIn(regimes, [tax, year], clocks);
    used[kind].add(rate);
    return base * rate.of(values);
  };
  const social = wages.map((base, year) => charge("social", base, ["social-contributions", year]));
  const property = bookValue.map((base, year) => charge("property", base, ["property-tax", year]));
  let losses = 0;
  const onProfit = profit.map((before, year) => {
    const taxable = before - (social[year] ?? 0) - (property[year] ?? 0);
    const base = Math.max(0, taxable - losses);
    losses = Math.max(0, losses - taxable);
    return charge("profit", base, ["profit-tax", year]);
  });
  const applied = { social: [...used.social], property: [...used.property], profit: [...used.profit], lost: [] };
  return { social, property, profit: onProfit, lost: profit.map(() => 0), applied };
}

/** The first listed clause that holds: by its calendar dates, and by the year of its clock. */
function clauseIn(regimes: readonly PlannedRegime[], [tax, year]: readonly [Tax, number], clocks: Readonly<Record<PlannedClause["clause"]["clock"], number | undefined>>): PlannedClause {
  for (const { clauses } of regimes) {
    const found = clauses.find(({ clause, inForce }) => {
      const start = clocks[clause.clock];
      const count = start === undefined ? 0 : year - start + 1;
      return clause.tax === tax && inForce[year] === true && count >= clause.yearFrom && count <= (clause.yearTo ?? Infinity);
    });
    if (found !== undefined) return found;
  }
  throw new RangeError(`no rate of ${tax} in year ${year} under ${regimes.map(({ regime }) => regime.id).join(" or ")}`);
}

function firstYear<T>(years: readonly T[], is: (value: T) => boolean): number | undefined {
  const year = years.findIndex((value, i) => i > 0 && is(value));
  return year < 0 ? undefined : year;
}
