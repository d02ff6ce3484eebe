/** Ways to bring the values that alternatives have on one criterion, or weights, to one scale. */

/** Which way a criterion is good. */
export type Better = "more" | "less";

/**
 * Share of the way from the worst value to the best: 0 for the worst, 1 for the best, and 1 for all where all are equal.
 *
 *     scaled = |value - worst| / |best - worst|
 */
export function minMax(values: readonly number[], better: Better = "more"): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const [worst, best] = better === "more" ? [least, most] : [most, least];
  return values.map((value) => (best === worst ? 1 : Math.abs(value - worst) / Math.abs(best - worst)));
}

/**
 * Share in the sum: value / Σ values.
 *
 * @throws {RangeError} where the sum is 0
 */
export function bySum(values: readonly number[]): number[] {
  return dividedBy(values, { divisor: values.reduce((a, b) => a + b, 0), is: "sum" });
}

/**
 * Component of the vector of length 1: value / √(Σ values²).
 *
 * @throws {RangeError} where all are 0
 */
export function byLength(values: readonly number[]): number[] {
  return dividedBy(values, { divisor: Math.hypot(...values), is: "length" });
}

/**
 * Share of the largest: value / max |value|.
 *
 * @throws {RangeError} where all are 0
 */
export function byLargest(values: readonly number[]): number[] {
  return dividedBy(values, { divisor: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0), is: "largest size" });
}

/**
 * 1 / value: turns a criterion of which less is better into one of which more is.
 *
 * @throws {RangeError} on a value that is not above 0: its order would not be turned round
 */
export function reciprocal(values: readonly number[]): number[] {
  for (const value of values) if (!(value > 0)) throw new RangeError(`value is ${value}; expected a number above 0`);
  return values.map((value) => 1 / value);
}

function dividedBy(values: readonly number[], { divisor, is }: { readonly divisor: number; readonly is: string }): number[] {
  if (divisor === 0) throw new RangeError(`the ${is} of the values is 0; nothing can be divided by it`);
  return values.map((value) => value / divisor);
}
