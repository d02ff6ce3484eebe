import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byLargest, byLength, bySum, minMax, reciprocal } from "./scalers.js";

const values = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 });

fc.configureGlobal({ numRuns: 3000 });
describe("scalers of a criterion", () => {
  test("worked by hand on 1, 4, 3", () => {
    expect(minMax([1, 4, 3])).toEqual([0, 1, (3 - 1) / (4 - 1)]);
    expect(minMax([1, 4, 3], "less")).toEqual([1, 0, (3 - 4) / (1 - 4)]);
    expect(bySum([1, 4, 3])).toEqual([1 / 8, 4 / 8, 3 / 8]);
    expect(byLength([2, 4, 4])).toEqual([2 / 6, 4 / 6, 4 / 6]); // √(4 + 16 + 16) = 6
    expect(byLargest([1, -4, 3])).toEqual([1 / 4, -1, 3 / 4]);
    expect(reciprocal([1, 4, 0.5])).toEqual([1, 0.25, 2]);
  });

  test("min-max gives all 1 where all are equal, and a lone alternative 1", () => {
    expect(minMax([7, 7, 7])).toEqual([1, 1, 1]);
    expect(minMax([7], "less")).toEqual([1]);
  });

  test("keep the order of the values; min-max for less and reciprocal turn it round", () => {
    const order = (numbers: readonly number[]): number[] => [...numbers.keys()].toSorted((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0) || a - b);
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 12 }), (numbers) => {
      for (const scaled of [minMax(numbers), bySum(numbers), byLength(numbers), byLargest(numbers)]) expect(order(scaled)).toEqual(order(numbers));
      for (const turned of [minMax(numbers, "less"), reciprocal(numbers)]) expect(order(turned)).toEqual(order(numbers).toReversed());
    }));
  });

  test("do what their names say: sum 1, length 1, largest 1, from 0 to 1; and a factor on all values changes nothing", () => {
    fc.assert(fc.property(values, fc.double({ min: 0.01, max: 1000, noNaN: true }), (numbers, factor) => {
      expect(bySum(numbers).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      expect(byLength(numbers).reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 12);
      expect(Math.max(...byLargest(numbers))).toBe(1);
      expect(Math.max(...minMax(numbers))).toBe(1);
      for (const scale of [bySum, byLength, byLargest]) {
        for (const [i, scaled] of scale(numbers.map((x) => x * factor)).entries()) expect(scaled).toBeCloseTo(scale(numbers)[i] ?? NaN, 9);
      }
    }));
  });

  test("refuse to divide by nothing", () => {
    expect(() => bySum([1, -1])).toThrow("the sum of the values is 0");
    expect(() => byLength([0, 0])).toThrow("the length of the values is 0");
    expect(() => byLargest([0])).toThrow("the largest size of the values is 0");
    expect(() => reciprocal([1, 0])).toThrow("value is 0; expected a number above 0");
    expect(() => reciprocal([-1])).toThrow("value is -1");
  });
});
