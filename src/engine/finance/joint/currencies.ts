import { currencySteps } from "#model/currency.js";
import type { Fact, IsoDate } from "#model/fact.js";
import type { FinancingPlan } from "#model/financing-plan.js";
import type { FxRate } from "#model/network.js";
import { firstDayOf } from "#engine/finance/calendar.js";
import type { Yearly } from "#engine/finance/discounting.js";

/** Exchange rates into the project's money, year by year. */
export interface YearlyRates {
  readonly perYear: Yearly; // project's money for one unit, year 0 ... horizon
  readonly facts: readonly Fact[];
}

export interface RatesQuestion {
  readonly fx: readonly FxRate[];
  readonly to: string; // the project's currency
  readonly asOf: IsoDate;
  readonly startDate: IsoDate; // first day of year 1
  readonly horizonYears: number;
  readonly expectations: FinancingPlan["expectations"];
  readonly stated: (value: number, unit: string, label: string) => Fact; // a number of the plan as a fact
}

/**
 * What one unit of a currency is in the project's money in each year: the rate known at the end of that year, or as of now where that day lies
 * ahead, times what the plan expects of it:
 *
 *     rate(t) = known(min(day(t), asOf)) · (1 + change)^t
 *
 * @returns undefined where no chain of exchange rates joins the two
 */
export function yearlyRates(currency: string, { fx, to, asOf, startDate, horizonYears, expectations, stated }: RatesQuestion): YearlyRates | undefined {
  const expected = expectations.find((one) => one.currency === currency);
  const change = expected === undefined ? 0 : rateValue(expected.changePerYear);
  const facts = new Set<Fact>();
  const perYear: number[] = [];
  for (let year = 0; year <= horizonYears; year += 1) {
    const day = firstDayOf(year + 1, startDate);
    const steps = currencySteps(fx, { from: currency, to, asOf: day < asOf ? day : asOf });
    if (steps === undefined) return undefined;
    for (const { fact } of steps) facts.add(fact);
    perYear.push(steps.reduce((rate, { fact, divide }) => (divide ? rate / fact.value : rate * fact.value), 1) * (1 + change) ** year);
  }
  const label = "finance.plan.currency-change";
  const assumed = expected === undefined ? [] : [typeof expected.changePerYear === "number" ? stated(expected.changePerYear, "1/year", label) : { ...expected.changePerYear, label }];
  return { perYear, facts: [...[...facts].map((fact) => ({ ...fact, label: "finance.input.fx" })), ...assumed] };
}

/** A rate of a plan as a number. */
export function rateValue(rate: number | Fact): number {
  return typeof rate === "number" ? rate : rate.value;
}
