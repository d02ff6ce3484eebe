import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dominates, nonDominated } from "./dominance.js";
import { weightedSum } from "./weighted-sum.js";

const better = ["more", "less"] as const;
const anyRows = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6)), { minLength: 1, maxLength: 10 });
const more = ["more", "more", "more"] as const;

describe("dominance", () => {
  test("is better somewhere and nowhere worse (worked by hand: more profit, fewer days)", () => {
    expect(dominates([100, 3], [90, 4], { better })).toBe(true);
    expect(dominates([100, 3], [100, 4], { better })).toBe(true);
    expect(dominates([100, 3], [100, 3], { better })).toBe(false);
    expect(dominates([100, 3], [110, 9], { better })).toBe(false);
    expect(dominates([100, 3], [100, 4], { better, strictly: true })).toBe(false);
    expect(dominates([100, 3], [90, 4], { better, strictly: true })).toBe(true);
    expect(nonDominated([[100, 3], [90, 4], [110, 9], [100, 3]], { better })).toEqual([0, 2, 3]);
  });

  test("never holds both ways, and is passed on", () => {
    fc.assert(fc.property(anyRows, (rows) => {
      for (const a of rows) for (const b of rows) for (const c of rows) {
        if (!dominates(a, b, { better: more })) continue;
        expect(dominates(b, a, { better: more })).toBe(false);
        if (dominates(b, c, { better: more })) expect(dominates(a, c, { better: more })).toBe(true);
      }
    }), { numRuns: 50 });
  });

  test("leaves someone, and whoever scores highest under any weights above 0", () => {
    fc.assert(fc.property(anyRows, fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), (rows, weights) => {
      const left = nonDominated(rows, { better: more });
      expect(left.length).toBeGreaterThan(0);
      const scores = [...weightedSum(rows, weights)];
      expect(left).toContain(scores.indexOf(Math.max(...scores)));
      expect(nonDominated(rows, { better: more, strictly: true })).toEqual(expect.arrayContaining(left));
    }));
  });
});
