import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { npvOf, paybackYears } from "./discounting.js";

const amounts = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 51 });
const rate = fc.double({ min: 0, max: 1, noNaN: true });

describe("net present value", () => {
  test("is each amount over (1 + rate)^t, year 0 undiscounted", () => {
    expect(npvOf([-1000, 550, 605], 0.1)).toBeCloseTo(-1000 + 500 + 500, 10);
    expect(npvOf([7], 0.5)).toBe(7);
    expect(npvOf([], 0.5)).toBe(0);
  });

  test("agrees with powers written out", () => {
    fc.assert(fc.property(amounts, rate, (flow, r) => {
      const size = flow.reduce((sum, amount) => sum + Math.abs(amount), 1);
      const slow = flow.reduce((sum, amount, t) => sum + amount / (1 + r) ** t, 0);
      expect(Math.abs(npvOf(flow, r) - slow) / size).toBeLessThan(1e-12);
    }));
  });

  test.each([-1, -2, NaN, Infinity])("refuses a rate of %d", (bad) => {
    expect(() => npvOf([1], bad)).toThrow(`discount rate is ${bad}`);
  });
});

describe("payback", () => {
  test("runs straight within the year", () => {
    expect(paybackYears([-1000, 400, 400, 400])).toBe(2 + 200 / 400);
    expect(paybackYears([-1000, -200, 600, 1200])).toBe(2 + 600 / 1200);
    expect(paybackYears([-1000, 1000])).toBe(1);
  });

  test("is unknown where nothing was laid out or it never comes back", () => {
    expect(paybackYears([0, 5])).toBeUndefined();
    expect(paybackYears([-10, 5, 4])).toBeUndefined();
    expect(paybackYears([])).toBeUndefined();
  });
});
