import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankAcceptability } from "./acceptability.js";
import { anyWeights, drawWeights, type WeightBounds } from "./draw-weights.js";
import { exactAcceptability } from "./exact-acceptability.js";
import { dominates } from "./mcda/dominance.js";
import { type Acceptability, confidenceFactors, sampledAcceptability, scoresOf, type Values } from "./smaa.js";

const valuesOf = (rows: readonly (readonly number[])[]): Values => ({ alternatives: rows.length, criteria: rows[0]?.length ?? 0, values: Float64Array.from(rows.flat()) });
const share = ({ alternatives, shares }: Acceptability, i: number, rank: number): number => shares[i * alternatives + rank - 1] ?? NaN;
const tableOf = (result: Acceptability): number[][] => Array.from({ length: result.alternatives }, (_, i) => [...result.shares.subarray(i * result.alternatives, (i + 1) * result.alternatives)]);
const rows = (criteria: number, most = 7): fc.Arbitrary<number[][]> => fc.array(fc.array(fc.nat(12).map((n) => n / 12), { minLength: criteria, maxLength: criteria }), { minLength: 1, maxLength: most });
const anyRows = fc.integer({ min: 1, max: 4 }).chain((criteria) => rows(criteria, criteria === 4 ? 6 : 8));
const anyBounds = (criteria: number): fc.Arbitrary<WeightBounds> => fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 45, max: 100 })), { minLength: criteria, maxLength: criteria })
  .map((pairs) => ({ low: pairs.map(([low]) => low / 100), high: pairs.map(([, high]) => high / 100) }))
  .filter(({ low, high }) => low.reduce((a, b) => a + b) < 0.95 && high.reduce((a, b) => a + b) > 1.05);

/** Area of first places on three criteria: the triangle of (w1, w2) clipped by every rival's line, by the shoelace formula. */
function firstArea(values: readonly (readonly number[])[], i: number): number {
  let polygon: (readonly [number, number])[] = [[0, 0], [1, 0], [0, 1]];
  for (const [j, rival] of values.entries()) {
    if (j === i) continue;
    const gain = [0, 1, 2].map((c) => (values[i]?.[c] ?? 0) - (rival[c] ?? 0));
    const lead = ([x, y]: readonly [number, number]): number => (gain[0] ?? 0) * x + (gain[1] ?? 0) * y + (gain[2] ?? 0) * (1 - x - y);
    polygon = polygon.flatMap((corner, at) => {
      const next = polygon[(at + 1) % polygon.length] ?? corner;
      const [a, b] = [lead(corner), lead(next)];
      const crossing = a * b < 0 ? [[corner[0] + (a / (a - b)) * (next[0] - corner[0]), corner[1] + (a / (a - b)) * (next[1] - corner[1])] as const] : [];
      return [...(a >= 0 ? [corner] : []), ...crossing];
    });
  }
  return Math.abs(polygon.reduce((sum, [x, y], at) => { const [nx, ny] = polygon[(at + 1) % polygon.length] ?? [x, y]; return sum + x * ny - nx * y; }, 0)) / 2 / 0.5;
}

describe("rank acceptability", () => {
  test("of three sites on two criteria is the length of the weights (docs/method.md, worked example)", () => {
    // A (1, 0), B (0, 1), C (0.6, 0.6); with the weight w of the first criterion A scores w, B 1 - w, C 0.6
    const result = exactAcceptability(valuesOf([[1, 0], [0, 1], [0.6, 0.6]]));
    const expected = [
      [0.4, 0.1, 0.5], // A: first from w = 0.6 on, last up to 0.5
      [0.4, 0.1, 0.5], // B: the same from the other end
      [0.2, 0.8, 0], //   C: first from 0.4 to 0.6, else second
    ];
    for (const [i, row] of tableOf(result).entries()) for (const [rank, part] of row.entries()) expect(part).toBeCloseTo(expected[i]?.[rank] ?? NaN, 12);
    for (const [i, weights] of [[0.8, 0.2], [0.2, 0.8], [0.5, 0.5]].entries()) for (const [c, weight] of weights.entries()) expect(result.centralWeights[i]?.[c]).toBeCloseTo(weight, 12);
  });

  test("of three specialists and an all-rounder on three criteria is a quarter of the triangle each", () => {
    // the all-rounder scores 0.5 and is first where no weight is above 0.5: the middle one of the four equal triangles
    const result = exactAcceptability(valuesOf([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.5, 0.5, 0.5]]));
    for (const i of [0, 1, 2, 3]) expect(share(result, i, 1)).toBeCloseTo(1 / 4, 12);
    expect(share(result, 3, 2)).toBeCloseTo(3 / 4, 12);
    for (const [c, weight] of [2 / 3, 1 / 6, 1 / 6].entries()) expect(result.centralWeights[0]?.[c]).toBeCloseTo(weight, 12); // corners (1,0,0), (½,½,0), (½,0,½)
  });

  test("is half a rank each for two that are the same, and all of it for one alone", () => {
    const twins = tableOf(exactAcceptability(valuesOf([[0.5, 0.5], [0.5, 0.5], [0, 0]])));
    expect(twins).toEqual([[0.5, 0.5, 0], [0.5, 0.5, 0], [0, 0, 1]]);
    const drawn = tableOf(sampledAcceptability(valuesOf([[0.5, 0.5], [0.5, 0.5], [0, 0]]), drawWeights(anyWeights(2), { draws: 100, seed: 1 })));
    expect(drawn).toEqual(twins);
    expect(tableOf(exactAcceptability(valuesOf([[3, 4, 5]])))).toEqual([[1]]);
  });

  test("within bounds counts only the weights within them (worked by hand)", () => {
    // as in the first example, but w from 0.5 to 0.9: A is first from 0.6, three quarters of the way
    const result = exactAcceptability(valuesOf([[1, 0], [0, 1], [0.6, 0.6]]), { low: [0.5, 0], high: [0.9, 1] });
    expect(share(result, 0, 1)).toBeCloseTo(3 / 4, 12);
    expect(share(result, 2, 1)).toBeCloseTo(1 / 4, 12);
    expect(share(result, 1, 3)).toBeCloseTo(1, 12);
    // bounds that leave one point: the score itself decides
    expect(tableOf(exactAcceptability(valuesOf([[1, 0], [0, 1]]), { low: [0.75, 0.25], high: [0.75, 0.25] }))).toEqual([[1, 0], [0, 1]]);
  });

  test("sums to 1 over the ranks of an alternative and over the alternatives of a rank", () => {
    fc.assert(fc.property(anyRows, fc.integer(), (values, seed) => {
      const measured = valuesOf(values);
      for (const result of [exactAcceptability(measured), sampledAcceptability(measured, drawWeights(anyWeights(measured.criteria), { draws: 200, seed }))]) {
        const table = tableOf(result);
        for (const [i, row] of table.entries()) {
          expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
          expect(table.reduce((sum, other) => sum + (other[i] ?? NaN), 0)).toBeCloseTo(1, 9);
          for (const part of row) expect(part).toBeGreaterThanOrEqual(0);
        }
      }
    }));
  });

  test("never gives rank 1 to an alternative that another dominates", () => {
    fc.assert(fc.property(anyRows, fc.integer(), (values, seed) => {
      const measured = valuesOf(values);
      const better = Array.from({ length: measured.criteria }, () => "more" as const);
      for (const result of [exactAcceptability(measured), sampledAcceptability(measured, drawWeights(anyWeights(measured.criteria), { draws: 200, seed }))]) {
        for (const [i, own] of values.entries()) {
          if (!values.some((other) => dominates(other, own, { better }))) continue;
          expect(share(result, i, 1)).toBe(0);
          expect(result.centralWeights[i]).toBeUndefined();
        }
      }
    }));
  });

  test("exact is sampled, within six standard deviations of the draws, under any bounds", () => {
    const cases = fc.integer({ min: 2, max: 4 }).chain((criteria) => fc.tuple(rows(criteria, 5), anyBounds(criteria)));
    const draws = 4000;
    fc.assert(fc.property(cases, fc.integer(), ([values, bounds], seed) => {
      const measured = valuesOf(values);
      const exact = exactAcceptability(measured, bounds);
      const sampled = sampledAcceptability(measured, drawWeights(bounds, { draws, seed }));
      for (const [at, part] of exact.shares.entries()) expect(Math.abs((sampled.shares[at] ?? NaN) - part)).toBeLessThan(6 * Math.sqrt(Math.max(0, part * (1 - part)) / draws) + 10 / draws);
      for (const [i, central] of exact.centralWeights.entries()) {
        const first = share(exact, i, 1);
        if (first < 0.05) continue;
        for (const [c, weight] of (central ?? []).entries()) expect(Math.abs((sampled.centralWeights[i]?.[c] ?? NaN) - weight)).toBeLessThan(6 * 0.5 / Math.sqrt(draws * first));
      }
    }), { numRuns: 60 });
  });

  test("on three criteria is the area of a polygon, clipped and measured the plain way", () => {
    fc.assert(fc.property(rows(3), (values) => {
      const distinct = [...new Map(values.map((row) => [row.join(" "), row])).values()];
      const result = exactAcceptability(valuesOf(distinct));
      for (const i of distinct.keys()) expect(share(result, i, 1)).toBeCloseTo(firstArea(distinct, i), 9);
    }));
  });

  test("does not depend on the order of the alternatives, nor on a factor on or a constant added to a criterion of all", () => {
    fc.assert(fc.property(rows(3, 6), fc.integer({ min: 1, max: 8 }), fc.integer({ min: -4, max: 4 }), (values, factor, constant) => {
      const table = tableOf(exactAcceptability(valuesOf(values)));
      const turned = tableOf(exactAcceptability(valuesOf(values.toReversed())));
      const moved = tableOf(exactAcceptability(valuesOf(values.map((row) => row.map((value, c) => factor * value + (c === 1 ? constant : 0))))));
      for (const [i, row] of table.entries()) for (const [rank, part] of row.entries()) {
        expect(turned[values.length - 1 - i]?.[rank]).toBeCloseTo(part, 9);
        expect(moved[i]?.[rank]).toBeCloseTo(part, 9);
      }
    }));
  });

  test("has central weights that sum to 1 and at which the alternative is among the best", () => {
    fc.assert(fc.property(anyRows, (values) => {
      const measured = valuesOf(values);
      for (const [i, central] of exactAcceptability(measured).centralWeights.entries()) {
        if (central === undefined) continue;
        expect(central.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
        const scores = [...scoresOf(measured, central)]; // where it is first is convex, so its centre is in it
        expect(scores[i]).toBeGreaterThanOrEqual(Math.max(...scores) - 1e-9);
      }
    }));
  });

  test("is exact where values are certain and few, else drawn, and the same from the same seed", () => {
    const few = valuesOf([[1, 0, 0.2], [0, 1, 0.2], [0.5, 0.5, 0.4]]);
    expect(rankAcceptability(few, { draws: 100, seed: 1 })).toEqual(exactAcceptability(few));
    const many = valuesOf(Array.from({ length: 30 }, (_, i) => [i / 30, ((i * 7) % 30) / 30, ((i * 11) % 30) / 30, ((i * 13) % 30) / 30]));
    const drawn = rankAcceptability(many, { draws: 500, seed: 7 });
    expect(drawn.drawn).toBe(500);
    expect(rankAcceptability(many, { draws: 500, seed: 7 })).toEqual(drawn);
    expect(rankAcceptability(many, { draws: 500, seed: 8 }).shares).not.toEqual(drawn.shares);
    const uncertain = { alternatives: 2, criteria: 1, values: Float64Array.from([1, 2, 3, 0, 5, 4, 1, 0]) }; // four draws: A is second, first, first, first
    expect([...rankAcceptability(uncertain, { draws: 500, seed: 1 }).shares]).toEqual([0.75, 0.25, 0.25, 0.75]);
  });

  test("refuses draws that do not go together, and what is no number", () => {
    expect(() => sampledAcceptability(valuesOf([[1, 2], [3, 4]]), new Float64Array(3))).toThrow("expected as many");
    expect(() => exactAcceptability(valuesOf([[1, NaN]]))).toThrow("number 1 of 2 is NaN");
    expect(() => scoresOf(valuesOf([[1, Infinity]]), Float64Array.from([0.5, 0.5]))).toThrow("number 1 of 2 is Infinity");
    expect(() => exactAcceptability({ alternatives: 1, criteria: 2, values: new Float64Array(4) })).toThrow("4 values; expected 1 x 2");
  });
});

describe("confidence factor", () => {
  test("is the share of drawn values in which an alternative is first under its own central weights (worked by hand)", () => {
    // two draws of A (0.8, 0.2) and (0.4, 0.2), B (0.5, 0.5) in both; central weights given: A (0.75, 0.25), B (0.25, 0.75)
    const measured = { alternatives: 2, criteria: 2, values: Float64Array.from([0.8, 0.2, 0.5, 0.5, 0.4, 0.2, 0.5, 0.5]) };
    const centralWeights = [Float64Array.from([0.75, 0.25]), Float64Array.from([0.25, 0.75])];
    // A: 0.6 + 0.05 = 0.65 > 0.5, then 0.3 + 0.05 = 0.35 < 0.5 -> 1/2;   B: 0.5 > 0.2 + 0.15 = 0.35, 0.5 > 0.1 + 0.15 = 0.25 -> 1
    expect(confidenceFactors(measured, { centralWeights })).toEqual([0.5, 1]);
  });

  test("is absent where there are no central weights, and 1 for certain values (shared by equals)", () => {
    const measured = valuesOf([[1, 0], [0, 1], [0, 0.5], [1, 0]]);
    expect(confidenceFactors(measured, exactAcceptability(measured))).toEqual([0.5, 1, undefined, 0.5]);
  });

  test("lies within 0...1 for any drawn values", () => {
    fc.assert(fc.property(fc.array(fc.nat(9), { minLength: 90, maxLength: 90 }), fc.integer(), (numbers, seed) => {
      const measured = { alternatives: 3, criteria: 3, values: Float64Array.from(numbers) };
      const result = sampledAcceptability(measured, drawWeights(anyWeights(3), { draws: 10, seed }));
      for (const factor of confidenceFactors(measured, result)) if (factor !== undefined) expect(factor).toSatisfy((f: number) => f >= 0 && f <= 1);
    }));
  });
});
