import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Least and most weight of each criterion. */
export interface WeightBounds {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** No bounds: each weight from 0 to 1. */
export function anyWeights(criteria: number): WeightBounds {
  return { low: Array.from({ length: criteria }, () => 0), high: Array.from({ length: criteria }, () => 1) };
}

/**
 * Weights drawn evenly from all that sum to 1 and lie within bounds.
 *
 * The spaces between sorted even draws of 0...1 are even on the simplex; they are shrunk onto what the lower bounds leave over, and drawn anew
 * where an upper bound is passed. Only comparisons, sums and products: the same seed gives the same bytes on every machine.
 *
 * @returns weights[draw * criteria + criterion]
 * @throws {RangeError} where no weights lie within the bounds, or so few that 1,000 draws in a row on average find none
 * @see docs/method.md#drawing-weights
 */
export function drawWeights({ low, high }: WeightBounds, { draws, seed }: { readonly draws: number; readonly seed: number }): Float64Array {
  const free = freeWeight({ low, high });
  const random = xoroshiro128plus(seed);
  const weights = new Float64Array(draws * low.length);
  let tries = 0;
  for (let draw = 0; draw < draws;) {
    if ((tries += 1) > 1000 * draws) throw new RangeError(`bounds of weights [${low.join(", ")}] to [${high.join(", ")}] leave too little to draw from`);
    const cuts = [0, ...Array.from({ length: low.length - 1 }, () => uniformFloat64(random)).toSorted((a, b) => a - b), 1];
    const drawn = low.map((least, criterion) => least + free * ((cuts[criterion + 1] ?? 1) - (cuts[criterion] ?? 0)));
    if (!drawn.every((weight, criterion) => weight <= (high[criterion] ?? 1))) continue;
    weights.set(drawn, draw * low.length);
    draw += 1;
  }
  return weights;
}

/** Weight that the lower bounds leave over. */
export function freeWeight({ low, high }: WeightBounds): number {
  const free = 1 - low.reduce((a, b) => a + b, 0);
  const most = high.reduce((a, b) => a + b, 0);
  if (!(low.length > 0 && low.length === high.length && low.every((least, i) => least >= 0 && least <= (high[i] ?? -1)) && free >= -1e-12 && most >= 1 - 1e-12)) {
    throw new RangeError(`no weights that sum to 1 lie within [${low.join(", ")}] to [${high.join(", ")}]`);
  }
  return Math.max(free, 0);
}
