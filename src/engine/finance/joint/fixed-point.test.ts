import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedPoint } from "./fixed-point.js";

/** Puts what comes out back in, until it stays. */
function slowFixedPoint(f: (x: number) => number, start: number): number {
  let x = start;
  for (let step = 0; step < 5000; step += 1) x = f(x);
  return x;
}

describe("a fixed point", () => {
  test("of a straight line is a / (1 - q): 1,030 + 0.01272 U", () => {
    expect(fixedPoint((sum) => 1030 + 0.01272 * sum, 1000)).toBeCloseTo(1030 / 0.98728, 9);
  });

  test("is a / (1 - q) for every line that gives back less than it takes, however little less", () => {
    const slope = fc.integer({ min: -900, max: 999 }).map((n) => n / 1000);
    fc.assert(fc.property(slope, fc.integer({ min: 1, max: 1e9 }), (q, a) => {
      expect(Math.abs((fixedPoint((x) => a + q * x, a) ?? NaN) / (a / (1 - q)) - 1)).toBeLessThan(1e-9);
    }));
  });

  test("is where putting back ends, also of a bent function", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 1000 }), (a, percent, b) => {
      const f = (x: number): number => a + (percent / 100) * x + (b * a) / (x + a); // fees on all of it, interest on a part that shrinks as it grows
      expect(Math.abs((fixedPoint(f, a) ?? NaN) / slowFixedPoint(f, a) - 1)).toBeLessThan(1e-9);
    }));
  });

  test("is none where more comes out than goes in", () => {
    fc.assert(fc.property(fc.integer({ min: 1000, max: 3000 }), (q) => {
      expect(fixedPoint((x) => 1 + (q / 1000) * x, 1)).toBeUndefined();
    }));
    expect(fixedPoint((x) => 2 ** x, 1)).toBeUndefined();
    expect(fixedPoint(() => NaN, 1)).toBeUndefined();
  });

  test("that pushes away is not taken", () => {
    expect(fixedPoint((x) => x ** 2, 1)).toBeUndefined();
  });
});
