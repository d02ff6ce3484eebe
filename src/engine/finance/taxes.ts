import type { Tax } from "#model/regime.js";
import type { Yearly } from "./discounting.js";
import type { Term, Values } from "./inputs.js";
import { everyYear } from "./every-year.js";
import type { Operation } from "./operation.js";
import type { Plan, PlannedClause, PlannedMember, PlannedRegime } from "./plan.js";

/** Taxes by year, positive: what is paid, in the year's own money. */
export interface Taxes {
  readonly social: Yearly;
  readonly property: Yearly;
  readonly profit: Yearly;
  readonly lost: Yearly; // benefits that the cap takes back
}

/** Told of every rate and share as it is applied. */
export type OnApply = (tax: keyof Taxes, term: Term) => void;

interface Setting {
  readonly plan: Plan;
  readonly operation: Operation;
  readonly values: Values;
}

/**
 * Taxes of a cash flow under a regime; a tax that none of its clauses names in a year is taken as in the standard regime. Of regimes held
 * together the lowest rate counts. Where a regime caps its benefits, they are what it leaves more than the others without it.
 *
 * @see docs/method.md#taxes for the bases, the clocks, the losses carried forward and the cap on benefits
 */
export function taxesUnder(regime: PlannedRegime, setting: Setting, onApply?: OnApply): Taxes {
  const { plan, operation, values } = setting;
  const taxes = uncapped(regime.members, setting, onApply);
  const lost = taxes.lost as number[];
  for (const member of regime.members) {
    const { cap } = member;
    if (cap === undefined || regime === plan.standard) continue;
    const share = cap.share.of(values);
    let left = share * operation.capex;
    let bites = false;
    const without = uncapped(regime.members.filter((one) => one !== member), setting);
    for (let year = 1; year <= plan.horizonYears; year += 1) {
      const benefit = sumIn(without, year) - sumIn(taxes, year);
      if (year <= cap.freeYears || benefit <= 0) continue;
      const granted = Math.min(benefit, Math.max(0, left));
      left -= granted;
      if (benefit > granted) bites = true;
      lost[year] = (lost[year] ?? 0) + benefit - granted;
    }
    if (!bites || onApply === undefined) continue;
    onApply("lost", cap.share);
    uncapped(regime.members.filter((one) => one !== member), setting, (_, term) => onApply("lost", term));
  }
  return taxes;
}

function sumIn({ social, property, profit }: Taxes, year: number): number {
  return (profit[year] ?? 0) + (social[year] ?? 0) + (property[year] ?? 0);
}

function uncapped(members: readonly PlannedMember[], { plan, operation: { wages, bookValue, profit, producing }, values }: Setting, onApply?: OnApply): Taxes {
  const rates = rateBook(members, plan, { profit: firstYear(profit, (amount) => amount > 0), production: firstYear(producing, (is) => is) }, values);
  const years = plan.horizonYears + 1;
  const none = (): number[] => everyYear(0, plan.horizonYears);
  const [social, property, onProfit] = [none(), none(), none()];
  /** `base` times its rate; no rate is asked for where there is nothing to take it on. */
  const charge = (kind: "social" | "property" | "profit", base: number, [tax, year]: readonly [Tax, number]): number => {
    if (!(base > 0)) return 0;
    const term = rates(tax, year);
    onApply?.(kind, term);
    return base * term.of(values);
  };
  let losses = 0;
  for (let year = 0; year < years; year += 1) {
    const onWages = charge("social", wages[year] ?? 0, ["social-contributions", year]);
    const onAssets = charge("property", bookValue[year] ?? 0, ["property-tax", year]);
    const taxable = (profit[year] ?? 0) - onWages - onAssets;
    const base = Math.max(0, taxable - losses);
    losses = Math.max(0, losses - taxable);
    social[year] = onWages;
    property[year] = onAssets;
    onProfit[year] = charge("profit", base, ["profit-tax", year]);
  }
  return { social, property, profit: onProfit, lost: none() };
}

/** Finds the rate of a tax in a year: the lowest of the members' first clauses that hold, else the standard regime's. */
function rateBook(members: readonly PlannedMember[], { standard }: Plan, first: Readonly<Record<"profit" | "production", number | undefined>>, values: Values): (tax: Tax, year: number) => Term {
  const holds = ({ clause, inForce }: PlannedClause, year: number): boolean => {
    if (inForce[year] !== true) return false;
    const start = startOf(clause, first);
    const count = start === undefined ? 0 : year - start + 1;
    return count >= clause.yearFrom && (clause.yearTo === undefined || count <= clause.yearTo);
  };
  return (tax, year) => {
    let [best, lowest]: [Term | undefined, number] = [undefined, Infinity];
    for (const { clauses } of members) {
      const rate = clauses[tax].find((clause) => holds(clause, year))?.rate;
      if (rate === undefined) continue;
      const value = members.length === 1 ? 0 : rate.of(values);
      if (best === undefined || value < lowest) [best, lowest] = [rate, value];
    }
    for (const { clauses } of best === undefined ? standard.members : []) best ??= clauses[tax].find((clause) => holds(clause, year))?.rate;
    if (best === undefined) throw new RangeError(`no rate of ${tax} in year ${year} under ${[...members, ...standard.members].map(({ regime }) => regime.id).join(" or ")}`);
    return best;
  };
}

/** Year 1 of a clause's clock. A first profit that does not come in time is taken to have come right after it was due. */
function startOf({ clock, firstProfitWithinYears = Infinity }: PlannedClause["clause"], first: Readonly<Record<"profit" | "production", number | undefined>>): number | undefined {
  switch (clock) {
    case "residency": return 1;
    case "first-production": return first.production;
    case "first-profit": {
      const due = Math.min(first.profit ?? Infinity, firstProfitWithinYears + 1);
      return due === Infinity ? undefined : due;
    }
  }
}

function firstYear<T>(years: readonly T[], is: (value: T) => boolean): number | undefined {
  const year = years.findIndex((value, i) => i > 0 && is(value));
  return year < 0 ? undefined : year;
}
