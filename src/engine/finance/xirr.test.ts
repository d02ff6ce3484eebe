import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesOnGrid, npvShareOf, ratesOf, readAmounts } from "../../../test/finance/dated-amounts.js";
import { irrOf } from "./irr.js";
import { xirrOf } from "./xirr.js";
import type { DatedAmount } from "./xnpv.js";

const after = (days: number): string => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
const every = (days: number, amounts: readonly number[]): DatedAmount[] => amounts.map((amount, i) => ({ date: after(days * i), amount }));
const sample = (name: string): DatedAmount[] => readAmounts(join(import.meta.dirname, "../../../test/data/finance", `${name}.csv`));

const anyFlow = fc.array(fc.record({ date: fc.nat(7000).map(after), amount: fc.integer({ min: -1000, max: 1000 }) }), { minLength: 2, maxLength: 20 });
const near = (found: readonly number[], expected: readonly number[], tolerance: number): void => {
  expect(found).toHaveLength(expected.length);
  for (const [i, rate] of expected.entries()) expect(Math.abs(Math.log1p(found[i] ?? 0) - Math.log1p(rate))).toBeLessThan(tolerance);
};

describe("internal rate of return of dated amounts", () => {
  test.each([
    ["a year's loan at 10 %", every(365, [-100, 110]), 0.1],
    ["the same over the 366 days of a leap year", [{ date: "2024-01-01", amount: -100 }, { date: "2025-01-01", amount: 110 }], 1.1 ** (365 / 366) - 1],
    ["a borrower's side of it", every(365, [100, -110]), 0.1],
    ["a doubling in 73 days: 2^5 - 1", every(73, [-1, 2]), 31],
    ["a halving in 73 days: 2^-5 - 1", every(73, [-2, 1]), 1 / 32 - 1],
    ["+100 % on the next day: 2^365 - 1", every(1, [-1, 2]), 2 ** 365],
    ["nothing gained", every(50, [-7, 3, 4]), 0],
  ])("of %s", (_, flow, expected) => {
    const irr = xirrOf(flow);
    expect(irr.kind).toBe("one");
    near(ratesOf(irr), [expected], 1e-12);
  });

  test("is Microsoft's published example of XIRR: 0.373362535", () => {
    const flow = [["2008-01-01", -10_000], ["2008-03-01", 2750], ["2008-10-30", 4250], ["2009-02-15", 3250], ["2009-04-01", 2750]] as const;
    expect(ratesOf(xirrOf(flow.map(([date, amount]) => ({ date, amount }))))[0]).toBeCloseTo(0.373362535, 7); // Excel stops at 0.000001 percent
  });

  test.each([
    ["no amounts", []],
    ["only costs", every(10, [-1, -2])],
    ["only income", every(10, [1, 2])],
    ["everything on one day", every(0, [-1, 2, -3])],
    ["amounts that are all nothing", every(10, [0, 0])],
    ["NPV that never crosses", every(365, [1, -1, 1])],
    ["NPV that touches nothing at 0 % without crossing", every(365, [1, -2, 1])],
    ["a loss of half within a week: a rate below -0.9999999", every(7, [-2, 1])],
    ["an income that only rounding leaves over", [...every(100, [-5]), ...every(0, [0.1, 0.2, -0.3]).map(({ amount }) => ({ date: after(100), amount }))]],
  ])("is none for %s", (_, flow) => {
    expect(xirrOf(flow)).toEqual({ kind: "none" });
  });

  test("of the pump of Lorie and Savage is two: 25 % and 400 %", () => {
    const irr = xirrOf(every(365, [-1600, 10_000, -10_000]));
    expect(irr.kind).toBe("several");
    near(ratesOf(irr), [0.25, 4], 1e-12);
  });

  test.each([
    { name: "unordered", kind: "one" }, { name: "xnfv", kind: "one" }, { name: "zeros", kind: "one" }, { name: "minus_0_13", kind: "one" },
    { name: "minus_0_993", kind: "several" }, { name: "30-13", kind: "several" }, { name: "30-29", kind: "none" },
  ])("of $name in test/data/finance is $kind, and makes an independent NPV nothing", ({ name, kind }) => {
    const irr = xirrOf(sample(name));
    expect(irr.kind).toBe(kind);
    for (const rate of ratesOf(irr)) expect(Math.abs(npvShareOf(sample(name))(rate))).toBeLessThan(1e-8);
  });

  test("is exactly the rates that a flow was made from", () => {
    const rate = fc.integer({ min: -6, max: 40 }).map((tenths) => tenths / 10);
    fc.assert(fc.property(fc.uniqueArray(rate, { minLength: 1, maxLength: 4 }), fc.integer({ min: 90, max: 900 }), (rates, days) => {
      // (x·g1 - 1)(x·g2 - 1)... in x = (1 + rate)^(-days/365), g = (1 + its rate)^(days/365)
      const flow = rates.map((r) => (1 + r) ** (days / 365)).reduce<number[]>((product, g) => [...product, 0].map((_, t) => g * (product[t - 1] ?? 0) - (product[t] ?? 0)), [1]);
      near(ratesOf(xirrOf(every(days, flow))), rates.toSorted((a, b) => a - b), 1e-4);
    }));
  });

  test("is that of the yearly engine where all amounts are 365 days apart", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 10 }), (flow) => {
      const yearly = ratesOf(irrOf(flow));
      const dated = ratesOf(xirrOf(every(365, flow))).filter((rate) => rate > -0.99 && rate < 10);
      fc.pre([yearly, dated].every((rates) => rates.every((rate, i) => i === 0 || rate - (rates[i - 1] ?? rate) > 1e-4))); // closer ones may be one that is touched
      near(dated, yearly, 1e-6);
    }));
  });

  test("makes an independent NPV nothing, and is as often as a fine grid sees, or more by an even number", () => {
    fc.assert(fc.property(anyFlow, (flow) => {
      const rates = ratesOf(xirrOf(flow));
      for (const rate of rates) expect(Math.abs(npvShareOf(flow)(rate))).toBeLessThan(1e-8);
      if (flow.every(({ amount }) => amount === 0)) return;
      const within = rates.filter((rate) => rate > -0.9999 && rate < 1e6);
      const seen = changesOnGrid(flow, { low: -0.9999, high: 1e6, steps: 2000 });
      expect(within.length).toBeGreaterThanOrEqual(seen.length);
      expect((within.length - seen.length) % 2).toBe(0);
    }));
  });

  test("stays where it is when all dates move, and when all amounts are multiplied", () => {
    fc.assert(fc.property(anyFlow, fc.integer({ min: -40_000, max: 40_000 }), fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (flow, days, factor) => {
      const rates = ratesOf(xirrOf(flow));
      const moved = flow.map(({ date, amount }) => ({ date: new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10), amount }));
      near(ratesOf(xirrOf(moved)), rates, 1e-6);
      near(ratesOf(xirrOf(flow.map(({ date, amount }) => ({ date, amount: amount * -factor })))), rates, 1e-6);
    }));
  });

  test("does not depend on the order of the amounts", () => {
    fc.assert(fc.property(anyFlow, (flow) => near(ratesOf(xirrOf(flow.toReversed())), ratesOf(xirrOf(flow)), 1e-6)));
  });

  test("refuses what is no amount or no day", () => {
    expect(() => xirrOf([{ date: "2026-01-01", amount: Infinity }])).toThrow("amount of 2026-01-01 is Infinity");
    expect(() => xirrOf([{ date: "2026-02-29", amount: 1 }])).toThrow('"2026-02-29" is not a day of the calendar');
    expect(() => xirrOf([{ date: "2026-01-01", amount: 1e308 }, { date: "2026-01-01", amount: 1e308 }])).toThrow("add up to more than");
  });
});
