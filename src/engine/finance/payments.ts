import type { CashFlow } from "./cash-flow.js";
import { findSignChanges, type Term } from "./exponential-sum.js";
import { irrOf, type Irr } from "./irr.js";
import type { Plan } from "./plan.js";
import { findRoot } from "./root.js";
import { shrinkage, vatRefunds } from "./vat.js";

/** Money at a time, as shown. */
export interface TimedAmount {
  readonly years: number; // since the start date
  readonly amount: number;
}

/**
 * All money of a cash flow by the time at which it moves, ascending; what moves at one time is one amount. What is left of such an amount by
 * rounding alone is left out.
 */
export function paymentsOf({ regime, values, operation, taxes }: CashFlow, plan: Plan): readonly TimedAmount[] {
  const byTime = new Map<number, { readonly sum: number; readonly size: number }>();
  const pay = (years: number, amount: number): void => {
    const { sum, size } = byTime.get(years) ?? { sum: 0, size: 0 };
    byTime.set(years, { sum: sum + amount, size: size + Math.abs(amount) });
  };
  const move = (amounts: readonly number[], rhythm: number): void => {
    for (const { year, time, part } of plan.rhythms[rhythm]?.payments(values) ?? []) pay(time, (amounts[year] ?? 0) * part);
  };
  for (const pieces of operation.pieces) for (const { amounts, rhythm } of pieces) move(amounts, rhythm);
  const { workingCapital } = operation;
  move(workingCapital.map((level, year) => (workingCapital[year - 1] ?? 0) - level), plan.yearEnd);
  for (const paid of [taxes.social, taxes.property, taxes.profit, taxes.lost]) move(paid.map((amount) => -amount), plan.yearEnd);
  const shown = operation.measures[plan.yearEnd]?.shown ?? [];
  const { lagYears } = vatRefunds(regime, { plan, operation, values });
  for (const [year, owed] of plan.vat === undefined ? [] : operation.vatOwed.entries()) {
    const amount = owed * (shown[year] ?? 1);
    pay(year, -amount);
    pay(year + lagYears, amount * (plan.isReal ? shrinkage(shown, year) ** lagYears : 1));
  }
  return [...byTime].filter(([, { sum, size }]) => Math.abs(sum) > size * 2 ** -50).map(([years, { sum }]) => ({ years, amount: sum })).toSorted((a, b) => a.years - b.years);
}

const lowest = -0.99;
const highest = 10;

/**
 * Internal rate of return of a cash flow between -0.99 and 10 a year: of its yearly sums where all money moves at the years' ends,
 * else of its payments at their own times.
 *
 * @see docs/method.md#irr
 */
export function irrOfFlow(flow: CashFlow, plan: Plan): Irr {
  const within = plan.rhythms.some(({ withinYear }) => withinYear) || (plan.vat !== undefined && flow.operation.vatOwed.some((owed) => owed > 0));
  if (!within) return irrOf(flow.net);
  const terms = paymentsOf(flow, plan).map(({ years, amount }) => ({ exponent: years, coefficient: amount }));
  const rates = (signChanges(terms) > 1 ? findSignChanges(terms, Math.log1p(lowest), Math.log1p(highest)) : onlyCrossing(terms)).map((s) => Math.expm1(s));
  const [first] = rates;
  if (first === undefined) return { kind: "none" };
  return rates.length === 1 ? { kind: "one", ratePerYear: first } : { kind: "several", ratesPerYear: rates };
}

function signChanges(terms: readonly Term[]): number {
  return terms.filter(({ coefficient }, i) => i > 0 && coefficient > 0 !== (terms[i - 1]?.coefficient ?? 0) > 0).length;
}

/** Payments that change their sign once have one rate at most (Descartes' rule holds for sums of exponentials too): found at once. */
function onlyCrossing(terms: readonly Term[]): number[] {
  const worth = (s: number): number => terms.reduce((sum, { exponent, coefficient }) => sum + coefficient * Math.exp(-exponent * s), 0);
  const [low, high] = [Math.log1p(lowest), Math.log1p(highest)];
  return Math.sign(worth(low)) * Math.sign(worth(high)) < 0 ? [findRoot(worth, low, high)] : [];
}
