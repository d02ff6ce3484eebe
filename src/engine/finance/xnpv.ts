import type { IsoDate } from "#model/fact.js";
import { dayNumber } from "./day-count.js";

/** Money on a day, in one currency: paid below 0, received above. In any order; several may share a day. */
export interface DatedAmount {
  readonly date: IsoDate;
  readonly amount: number;
}

/**
 * Net present value of dated amounts on the day of the earliest of them, actual/365.
 *
 *     XNPV = Σ amount / (1 + rate)^(days since the earliest / 365)
 *
 * Added up with compensation (Neumaier), so that large amounts which cancel do not take the small ones with them.
 *
 * @param ratePerYear above -1
 * @returns 0 for no amounts
 * @throws {RangeError} on a rate that is not a finite number above -1, an amount that is not finite, a date not of the calendar,
 *   and where the value is too large for a number (rates near -1 over decades)
 * @see docs/method.md#xnpv
 */
export function xnpvOf(amounts: readonly DatedAmount[], ratePerYear: number): number {
  if (!(ratePerYear > -1 && ratePerYear < Infinity)) throw new RangeError(`discount rate is ${ratePerYear}; expected a finite number above -1`);
  const days = amounts.map(({ date }) => dayNumber(date));
  const first = days.reduce((a, b) => Math.min(a, b), Infinity);
  let [sum, lost] = [0, 0];
  for (const [i, { date, amount }] of amounts.entries()) {
    if (!Number.isFinite(amount)) throw new RangeError(`amount of ${date} is ${amount}; expected a finite number`);
    const present = amount * (1 + ratePerYear) ** (-((days[i] ?? first) - first) / 365);
    const next = sum + present;
    lost += Math.abs(sum) >= Math.abs(present) ? sum - next + present : present - next + sum;
    sum = next;
  }
  if (!Number.isFinite(sum + lost)) throw new RangeError(`at a rate of ${ratePerYear} the value of ${amounts.length} amounts is beyond ${Number.MAX_VALUE}`);
  return sum + lost;
}
