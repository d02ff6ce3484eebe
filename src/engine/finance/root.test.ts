import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findRoot } from "./root.js";

/** The slow obvious way: halve until nothing is left to halve. */
function bisect(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let i = 0; i < 2000; i += 1) {
    const middle = (a + b) / 2;
    if (middle === a || middle === b) break;
    if (Math.sign(f(middle)) === Math.sign(f(a))) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

describe("a root between two points of opposite sign", () => {
  test.each([
    { of: "x² - 2", f: (x: number) => x * x - 2, low: 0, high: 2, root: Math.SQRT2 },
    { of: "cos x - x", f: (x: number) => Math.cos(x) - x, low: 0, high: 1, root: 0.7390851332151607 },
    { of: "x⁹, flat at its root", f: (x: number) => x ** 9, low: -1, high: 2, root: 0 },
    { of: "a step", f: (x: number) => (x < 0.3 ? -1 : 1), low: 0, high: 1, root: 0.3 },
    { of: "a line at its end", f: (x: number) => x - 1, low: 1, high: 4, root: 1 },
  ])("of $of", ({ f, low, high, root }) => {
    expect(findRoot(f, low, high)).toBeCloseTo(root, 10);
  });

  test("agrees with plain halving on any cubic that rises", () => {
    const n = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(fc.property(n, n, fc.double({ min: -100, max: 100, noNaN: true }), (a, b, c) => {
      const f = (x: number): number => a * x ** 3 + b * x + c;
      expect(findRoot(f, -200, 200)).toBeCloseTo(bisect(f, -200, 200), 9);
    }));
  });

  test("takes far fewer steps than halving on a smooth function", () => {
    let calls = 0;
    findRoot((x) => { calls += 1; return Math.exp(x) - 5; }, -10, 10);
    expect(calls).toBeLessThan(25);
  });

  test("is refused where the signs do not differ, or a value is no number", () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(/no change of sign between -1 \(2\) and 1 \(2\)/);
    expect(() => findRoot(() => NaN, 0, 1)).toThrow(RangeError);
  });
});
