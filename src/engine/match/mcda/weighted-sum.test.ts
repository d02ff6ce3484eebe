import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { criteria, rank } from "../rank.js";
import { minMax } from "./scalers.js";
import { ranksOf, weightedSum } from "./weighted-sum.js";

describe("weighted sum", () => {
  test("is the sum of weight × value (worked by hand)", () => {
    expect([...weightedSum([[1, 0, 3], [0, 5, 6]], [0.5, 0.3, 0.2])]).toEqual([0.5 + 0.2 * 3, 0.3 * 5 + 0.2 * 6]);
    expect([...weightedSum([], [1])]).toEqual([]);
  });

  test("ranks the highest first; equal scores share a rank and use up only one", () => {
    expect(ranksOf([0.3, 0.9, 0.3, 0.1])).toEqual([2, 1, 2, 3]);
    expect(ranksOf(new Float64Array(0))).toEqual([]);
  });

  test("of min-max values is the score that sites are ranked by (rank.ts)", () => {
    const site = fc.record({ npv: fc.integer({ min: -1000, max: 1000 }), deliveredCost: fc.nat(500), days: fc.nat(40), evidence: fc.nat(10).map((n) => n / 10) });
    const weights = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9)).filter((w) => w.some((x) => x > 0)).map((w) => w.map((x) => x / w.reduce((a, b) => a + b)));
    fc.assert(fc.property(fc.array(site, { minLength: 1, maxLength: 9 }), weights, (sites, [npv = 0, deliveredCost = 0, days = 0, evidence = 0]) => {
      const columns = criteria.map((criterion) => minMax(sites.map((values) => values[criterion]), criterion === "npv" || criterion === "evidence" ? "more" : "less"));
      const scores = weightedSum(sites.map((_, i) => columns.map((column) => column[i] ?? NaN)), [npv, deliveredCost, days, evidence]);
      for (const { id, score } of rank(sites.map((values, i) => ({ id: String(i), values })), { npv, deliveredCost, days, evidence })) expect(score).toBeCloseTo(scores[Number(id)] ?? NaN, 12);
    }));
  });

  test("refuses an alternative with other criteria than there are weights", () => {
    expect(() => weightedSum([[1, 2]], [1])).toThrow("an alternative has 2 values; expected 1");
  });
});
