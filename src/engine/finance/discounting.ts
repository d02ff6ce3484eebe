/** Amounts by year: index 0 is the start of year 1 (not discounted), index t the end of year t. */
export type Yearly = readonly number[];

/**
 * Net present value of yearly amounts at the end of each year.
 *
 *     NPV = Σ amount(t) / (1 + rate)^t,   t = 0, 1, 2, ...
 *
 * @param ratePerYear above -1
 * @throws {RangeError} on a rate that is not a finite number above -1
 * @see docs/method.md#npv
 */
export function npvOf(amounts: Yearly, ratePerYear: number): number {
  if (!(ratePerYear > -1 && ratePerYear < Infinity)) throw new RangeError(`discount rate is ${ratePerYear}; expected a finite number above -1`);
  let [sum, factor] = [0, 1];
  for (const amount of amounts) {
    sum += amount * factor;
    factor /= 1 + ratePerYear;
  }
  return sum;
}

/**
 * Years until the undiscounted cash flow has first paid itself back, straight within the year:
 *
 *     payback = t - 1 + (what was still missing after t - 1) / amount(t),   t = first year in which nothing is missing
 *
 * @returns undefined where nothing was laid out, or it never comes back
 * @see docs/method.md#payback
 */
export function paybackYears(amounts: Yearly): number | undefined {
  let sum = amounts[0] ?? 0;
  if (sum >= 0) return undefined;
  for (const [year, amount] of amounts.entries()) {
    if (year === 0) continue;
    if (sum + amount >= 0) return year - 1 - sum / amount;
    sum += amount;
  }
  return undefined;
}
