import { dayNumber } from "./day-count.js";
import { findSignChanges, type Term } from "./exponential-sum.js";
import type { Irr } from "./irr.js";
import type { DatedAmount } from "./xnpv.js";

/** Below it a floating-point rate holds 1 + rate to fewer than nine digits, so nobody could check it. */
const lowest = -1 + 1e-7;
/** About the largest number there is. Payments a few days apart give such rates: +1 % a day is 36.8, +100 % a day is 7.5e109. */
const highest = 1e300;

/**
 * Internal rates of return of dated amounts, actual/365: all rates from -0.9999999 to 1e300 a year at which XNPV changes its sign, ascending.
 *
 * With s = ln(1 + rate) / 365, XNPV is Σ amount · e^(-day · s); `findSignChanges` tells all of its crossings apart, however many there are.
 * A rate at which XNPV touches nothing without crossing it is not counted: rounding cannot tell it from a near miss.
 * Amounts of one day are added up first; what is left of them by rounding alone counts as nothing.
 *
 * @throws {RangeError} on an amount that is not finite or a date not of the calendar
 * @see docs/method.md#xirr
 */
export function xirrOf(amounts: readonly DatedAmount[]): Irr {
  const perDay = findSignChanges(termsOf(amounts), Math.log1p(lowest) / 365, Math.log(highest) / 365);
  const rates = perDay.map((s) => Math.expm1(365 * s));
  const [first] = rates;
  if (first === undefined) return { kind: "none" };
  return rates.length === 1 ? { kind: "one", ratePerYear: first } : { kind: "several", ratesPerYear: rates };
}

/** One term for each day on which money moves. */
function termsOf(amounts: readonly DatedAmount[]): Term[] {
  const byDay = new Map<number, { sum: number; size: number }>();
  for (const { date, amount } of amounts) {
    if (!Number.isFinite(amount)) throw new RangeError(`amount of ${date} is ${amount}; expected a finite number`);
    const day = dayNumber(date);
    const { sum, size } = byDay.get(day) ?? { sum: 0, size: 0 };
    byDay.set(day, { sum: sum + amount, size: size + Math.abs(amount) });
  }
  for (const [, { size }] of byDay) if (!Number.isFinite(size)) throw new RangeError(`amounts of one day add up to more than ${Number.MAX_VALUE}`);
  const moving = [...byDay].filter(([, { sum, size }]) => Math.abs(sum) > size * 2 ** -50);
  return moving.map(([day, { sum }]) => ({ exponent: day, coefficient: sum }));
}
