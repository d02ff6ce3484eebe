import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactNpv } from "../../../test/finance/dated-amounts.js";
import { xnpvOf } from "./xnpv.js";

const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2060-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const amounts = fc.array(fc.record({ date: day, amount: fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 64) }), { minLength: 1, maxLength: 40 });
const rate = fc.integer({ min: -500, max: 5000 }).map((permille) => permille / 1000);

fc.configureGlobal({ numRuns: 3000 });
describe("net present value of dated amounts", () => {
  test("discounts by days over 365 from the earliest (worked by hand)", () => {
    // 2026-01-01 to 2027-01-01: 365 days; to 2026-05-27: 146 days = 0.4 years
    expect(xnpvOf([{ date: "2027-01-01", amount: 110 }, { date: "2026-01-01", amount: -90 }], 0.1)).toBeCloseTo(-90 + 110 / 1.1, 12);
    expect(xnpvOf([{ date: "2026-01-01", amount: 0 }, { date: "2026-05-27", amount: 100 }], 1)).toBeCloseTo(100 / 2 ** 0.4, 12);
    expect(xnpvOf([{ date: "2024-01-01", amount: 0 }, { date: "2025-01-01", amount: 100 }], 1)).toBeCloseTo(100 / 2 ** (366 / 365), 12); // a leap year is longer
    expect(xnpvOf([], 0.1)).toBe(0);
  });

  test("is Microsoft's published example of XNPV: 2,086.65", () => {
    const flow = [["2008-01-01", -10_000], ["2008-03-01", 2750], ["2008-10-30", 4250], ["2009-02-15", 3250], ["2009-04-01", 2750]] as const;
    expect(xnpvOf(flow.map(([date, amount]) => ({ date, amount })), 0.09)).toBeCloseTo(2086.65, 2);
  });

  test("agrees with a sum in whole numbers of 60 digits, to 1e-12 of the discounted amounts", () => {
    fc.assert(fc.property(amounts, rate, (flow, r) => {
      const size = xnpvOf(flow.map(({ date, amount }) => ({ date, amount: Math.abs(amount) })), r);
      expect(Math.abs(xnpvOf(flow, r) - exactNpv(flow, r))).toBeLessThanOrEqual(1e-12 * size);
    }));
  });

  test("keeps a small amount between large ones that cancel", () => {
    const date = "2026-01-01";
    expect(xnpvOf([{ date, amount: 1e17 }, { date, amount: 1 }, { date, amount: -1e17 }], 0.1)).toBe(1);
  });

  test.each([-1, -2, NaN, Infinity])("refuses a rate of %d", (bad) => {
    expect(() => xnpvOf([], bad)).toThrow(`discount rate is ${bad}`);
  });

  test("refuses what is no amount, no day, or too large for a number", () => {
    expect(() => xnpvOf([{ date: "2026-01-01", amount: NaN }], 0.1)).toThrow("amount of 2026-01-01 is NaN");
    expect(() => xnpvOf([{ date: "2026-02-30", amount: 1 }], 0.1)).toThrow('"2026-02-30" is not a day of the calendar');
    expect(() => xnpvOf([{ date: "2026-01-01", amount: 1 }, { date: "2099-01-01", amount: 1 }], -0.9999999)).toThrow("the value of 2 amounts is beyond");
  });
});
