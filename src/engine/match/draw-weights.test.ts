import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyWeights, drawWeights } from "./draw-weights.js";

const rowsOf = (weights: Float64Array, criteria: number): number[][] => Array.from({ length: weights.length / criteria }, (_, i) => [...weights.subarray(i * criteria, (i + 1) * criteria)]);

describe("drawn weights", () => {
  test("sum to 1, lie within their bounds, and come again from the same seed", () => {
    const bounds = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 50, max: 100 })), { minLength: 2, maxLength: 5 }).map((pairs) => ({ low: pairs.map(([low]) => low / 100), high: pairs.map(([, high]) => high / 100) }));
    fc.assert(fc.property(bounds, fc.integer(), (within, seed) => {
      const weights = drawWeights(within, { draws: 50, seed });
      for (const row of rowsOf(weights, within.low.length)) {
        expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        for (const [c, weight] of row.entries()) expect(weight).toSatisfy((w: number) => w >= (within.low[c] ?? 1) && w <= (within.high[c] ?? 0));
      }
      expect(drawWeights(within, { draws: 50, seed })).toEqual(weights);
    }), { numRuns: 30 });
  });

  test("are even on the simplex: P(weight > x) = (1 - x)^(criteria - 1), within five standard deviations", () => {
    const draws = 20_000;
    for (const criteria of [2, 3, 4]) {
      const rows = rowsOf(drawWeights(anyWeights(criteria), { draws, seed: 20261124 }), criteria);
      for (const x of [0.1, 0.3, 0.6, 0.9]) {
        const expected = (1 - x) ** (criteria - 1);
        for (let c = 0; c < criteria; c += 1) expect(Math.abs(rows.filter((row) => (row[c] ?? 0) > x).length / draws - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / draws));
      }
    }
  });

  test("of one criterion, or of bounds that leave nothing free, are what they must be", () => {
    expect([...drawWeights(anyWeights(1), { draws: 2, seed: 1 })]).toEqual([1, 1]);
    expect([...drawWeights({ low: [0.75, 0.25], high: [0.75, 0.25] }, { draws: 1, seed: 1 })]).toEqual([0.75, 0.25]);
  });

  test.each([
    { low: [0.6, 0.6], high: [1, 1] }, { low: [0, 0], high: [0.4, 0.4] }, { low: [0.5, 0], high: [0.4, 1] }, { low: [-0.1, 0], high: [1, 1] }, { low: [0], high: [1, 1] }, { low: [], high: [] },
  ])("refuse bounds within which no weights sum to 1: $low to $high", (bounds) => {
    expect(() => drawWeights(bounds, { draws: 1, seed: 1 })).toThrow("no weights that sum to 1 lie within");
  });

  test("refuse bounds that leave almost nothing", () => {
    expect(() => drawWeights({ low: [0, 0, 0], high: [1, 1e-7, 1e-7] }, { draws: 3, seed: 1 })).toThrow("leave too little to draw from");
  });
});
