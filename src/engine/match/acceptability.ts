import { anyWeights, drawWeights, type WeightBounds } from "./draw-weights.js";
import { exactAcceptability } from "./exact-acceptability.js";
import { type Acceptability, sampledAcceptability, type Values } from "./smaa.js";

/** About this many places to look at are a tenth of a second: 21 alternatives on three criteria, or 10 on four. */
const mostPlaces = 10_000;

/**
 * Rank acceptability over all weights within bounds: exact where the values are certain (one draw) and alternatives and criteria are few, else by
 * seeded draws, as many as there are of the values, or `draws`.
 *
 * @returns `drawn`: how many draws it rests on; absent = exact
 * @throws {RangeError} where no weights lie within the bounds
 * @see docs/method.md#rank-acceptability
 */
export function rankAcceptability(measured: Values, { bounds = anyWeights(measured.criteria), draws, seed }: {
  readonly bounds?: WeightBounds; readonly draws: number; readonly seed: number;
}): Acceptability & { readonly drawn?: number } {
  const { alternatives, criteria, values } = measured;
  const ofValues = values.length / (alternatives * criteria);
  if (ofValues === 1 && alternatives ** criteria <= mostPlaces) return exactAcceptability(measured, bounds);
  const drawn = ofValues === 1 ? draws : ofValues;
  return { ...sampledAcceptability(measured, drawWeights(bounds, { draws: drawn, seed })), drawn };
}
