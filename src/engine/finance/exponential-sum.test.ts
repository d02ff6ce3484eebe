import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findSignChanges, type Term } from "./exponential-sum.js";

/** (e^-s - r1)(e^-s - r2)... multiplied out: it is nothing exactly at s = -ln r. */
const product = (roots: readonly number[]): Term[] => roots
  .reduce<number[]>((poly, r) => [...poly, 0].map((_, i) => (poly[i - 1] ?? 0) - r * (poly[i] ?? 0)), [1])
  .flatMap((coefficient, exponent) => (coefficient === 0 ? [] : [{ exponent, coefficient }]));

describe("crossings of a sum of exponentials", () => {
  test("of 3 e^-2s - 2 e^-s - 1 = (3 e^-s + 1)(e^-s - 1) are one, at 0", () => {
    const found = findSignChanges([{ exponent: 2, coefficient: 3 }, { exponent: 1, coefficient: -2 }, { exponent: 0, coefficient: -1 }], -30, 31);
    expect(found).toHaveLength(1);
    expect(found[0]).toBeCloseTo(0, 12);
  });

  test("are told apart where they lie close", () => {
    const found = findSignChanges(product([1, 1.001, 1.002]), -5, 5);
    expect(found).toHaveLength(3);
    for (const [i, r] of [1.002, 1.001, 1].entries()) expect(found[i]).toBeCloseTo(-Math.log(r), 8);
  });

  test("do not include a root that is only touched", () => {
    expect(findSignChanges(product([2, 2]), -5, 5)).toEqual([]);
    expect(findSignChanges(product([2, 2, 1]), -5, 5)).toHaveLength(1);
  });

  test("include the crossing of a threefold root, once", () => {
    expect(findSignChanges(product([2, 2, 2]), -5, 5)).toHaveLength(1);
  });

  test("are searched for on a grid, and soon, where all terms but cancel on a whole stretch", () => {
    const flat = product(Array.from({ length: 30 }, () => 1)); // (e^-s - 1)^30 is below 1e-12 of its terms' sizes from -0.8 to 0.8
    expect(findSignChanges(flat, -16, 690)).toEqual([]);
    const steep = product([...Array.from({ length: 30 }, () => 1), 20, 0.01]);
    const found = findSignChanges(steep, -16, 690);
    expect(found).toHaveLength(2);
    expect(found[0]).toBeCloseTo(-Math.log(20), 6);
    expect(found[1]).toBeCloseTo(-Math.log(0.01), 6);
  });

  test("of nothing, of one term and of terms of one sign are none", () => {
    expect(findSignChanges([], -5, 5)).toEqual([]);
    expect(findSignChanges([{ exponent: 3, coefficient: -2 }], -5, 5)).toEqual([]);
    expect(findSignChanges([{ exponent: 3, coefficient: 1e-300 }, { exponent: -700, coefficient: 1e300 }], -5, 5)).toEqual([]);
  });

  test("are as many as a fine grid sees, or more by an even number, and never more than Descartes' rule allows", () => {
    const term = fc.record({ exponent: fc.integer({ min: -200, max: 200 }).map((tenths) => tenths / 10), coefficient: fc.integer({ min: -99, max: 99 }).filter((c) => c !== 0) });
    fc.assert(fc.property(fc.uniqueArray(term, { selector: ({ exponent }) => exponent, minLength: 1, maxLength: 12 }), (terms) => {
      const found = findSignChanges(terms, -3, 3);
      const share = (s: number): number => terms.reduce((sum, { exponent, coefficient }) => sum + coefficient * Math.exp(-exponent * s), 0)
        / terms.reduce((sum, { exponent, coefficient }) => sum + Math.abs(coefficient) * Math.exp(-exponent * s), 0);
      const grid = Array.from({ length: 3001 }, (_, i) => -3 + i * 0.002).map(share).filter((y) => Math.abs(y) > 1e-11);
      const seen = grid.filter((y, i) => i > 0 && Math.sign(y) !== Math.sign(grid[i - 1] ?? y)).length;
      expect(found.length).toBeGreaterThanOrEqual(seen);
      expect((found.length - seen) % 2).toBe(0);
      const signs = terms.toSorted((a, b) => a.exponent - b.exponent).map(({ coefficient }) => Math.sign(coefficient));
      expect(found.length).toBeLessThanOrEqual(signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length);
      for (const s of found) expect(Math.abs(share(s))).toBeLessThan(1e-12);
      expect(found).toEqual(found.toSorted((a, b) => a - b));
    }));
  });
});
