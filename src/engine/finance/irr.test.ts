import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { irrOf } from "./irr.js";

/** NPV by powers, independent of the engine's. */
const npv = (flow: readonly number[], rate: number): number => flow.reduce((sum, amount, t) => sum + amount / (1 + rate) ** t, 0);
const size = (flow: readonly number[], rate: number): number => flow.reduce((sum, amount, t) => sum + Math.abs(amount) / (1 + rate) ** t, 0);

describe("internal rate of return", () => {
  test.each([
    ["a year's loan at 10 %", [-100, 110], 0.1],
    ["two years at 20 %", [-1000, 0, 1440], 0.2],
    ["a bond at its coupon", [-100, 7, 7, 7, 107], 0.07],
    ["a loss of half", [-100, 50], -0.5],
    ["nine times in a year", [-1, 10], 9],
    ["a borrower's side of it", [100, -110], 0.1],
  ])("of %s", (_, flow, expected) => {
    const irr = irrOf(flow);
    expect(irr.kind).toBe("one");
    if (irr.kind === "one") expect(irr.ratePerYear).toBeCloseTo(expected, 12);
  });

  test.each([
    ["only costs", [-100, -5]],
    ["nothing at all", [0, 0, 0]],
    ["only income", [10, 10]],
    ["NPV that never crosses", [1, -1, 1]],
    ["a rate beyond 10", [-1, 12]],
    ["a rate below -0.99", [-1000, 1]],
    ["an NPV that touches nothing at 0 % without crossing", [1, -2, 1]],
  ])("is none for %s", (_, flow) => {
    expect(irrOf(flow)).toEqual({ kind: "none" });
  });

  test("of the pump of Lorie and Savage is two: 25 % and 400 %", () => {
    const irr = irrOf([-1600, 10_000, -10_000]);
    expect(irr.kind).toBe("several");
    if (irr.kind === "several") {
      expect(irr.ratesPerYear).toHaveLength(2);
      expect(irr.ratesPerYear[0]).toBeCloseTo(0.25, 12);
      expect(irr.ratesPerYear[1]).toBeCloseTo(4, 12);
    }
  });

  test("finds exactly the rates a flow was made from", () => {
    const rate = fc.integer({ min: -60, max: 400 }).map((percentage) => percentage / 100);
    fc.assert(fc.property(fc.uniqueArray(rate, { minLength: 1, maxLength: 4 }), (rates) => {
      // (x·(1+r1) - 1)(x·(1+r2) - 1)...: NPV in x = 1/(1+rate), which is nothing exactly at the rates
      const flow = rates.reduce<number[]>((product, r) => [...product, 0].map((_, t) => (1 + r) * (product[t - 1] ?? 0) - (product[t] ?? 0)), [1]);
      const irr = irrOf(flow);
      const found = irr.kind === "none" ? [] : irr.kind === "one" ? [irr.ratePerYear] : irr.ratesPerYear;
      const ascending = rates.toSorted((a, b) => a - b);
      expect(found).toHaveLength(rates.length);
      for (const [i, r] of ascending.entries()) expect(found[i]).toBeCloseTo(r, 4);
    }));
  });

  test("makes an independent NPV nothing, to 1e-8 of the discounted amounts, for any investment of up to 50 years", () => {
    const investment = fc.tuple(fc.double({ min: 1, max: 1e9, noNaN: true }), fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 50 }));
    fc.assert(fc.property(investment, ([capex, income]) => {
      const flow = [-capex, ...income];
      const irr = irrOf(flow);
      if (irr.kind === "one") expect(Math.abs(npv(flow, irr.ratePerYear)) / size(flow, irr.ratePerYear)).toBeLessThan(1e-8);
      else expect(Math.sign(npv(flow, -0.99))).toBe(Math.sign(npv(flow, 10)));
    }), { numRuns: 500 });
  });

  test("counts the crossings of any flow as a fine grid does", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 12 }), (flow) => {
      let seen = 0;
      let before = 0;
      for (let x = 1 / 11; x < 100; x *= 1.0005) {
        const sign = Math.sign(flow.reduceRight((sum, amount) => sum * x + amount, 0));
        if (sign !== 0 && before !== 0 && sign !== before) seen += 1;
        if (sign !== 0) before = sign;
      }
      const irr = irrOf(flow);
      const found = irr.kind === "none" ? 0 : irr.kind === "one" ? 1 : irr.ratesPerYear.length;
      expect(found).toBeGreaterThanOrEqual(seen); // a grid can step over two close crossings, never invent one
      expect((found - seen) % 2).toBe(0);
    }), { numRuns: 200 });
  });

  test("refuses an amount that is no number, naming its year", () => {
    expect(() => irrOf([-1, NaN])).toThrow("cash flow of year 1 is NaN");
  });
});
