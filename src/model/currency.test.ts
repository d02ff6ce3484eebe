import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currencyRate } from "./currency.js";
import type { FxRate } from "./network.js";

function rate(base: string, quote: string, value: number, date = "2026-11-20"): FxRate {
  return { base, quote, date, rate: { value, unit: `${quote}/${base}`, asOf: date, confidence: "medium", source: "bank" } };
}
const fx = [rate("USD", "RUB", 80), rate("CNY", "RUB", 11), rate("EUR", "USD", 1.2)];
const asOf = "2026-11-24";

describe("an exchange rate from the pack's pairs", () => {
  test("is the row itself one way and its inverse the other way", () => {
    expect(currencyRate(fx, { from: "USD", to: "RUB", asOf })).toEqual({ rate: 80, facts: [fx[0]?.rate] });
    expect(currencyRate(fx, { from: "RUB", to: "USD", asOf })).toEqual({ rate: 1 / 80, facts: [fx[0]?.rate] });
  });

  test("goes through other currencies where there is no pair, and names every rate it used", () => {
    const euro = currencyRate(fx, { from: "EUR", to: "CNY", asOf });
    expect(euro?.rate).toBeCloseTo((1.2 * 80) / 11, 12); // EUR -> USD -> RUB -> CNY
    expect(euro?.facts).toEqual([fx[2]?.rate, fx[0]?.rate, fx[1]?.rate]);
  });

  test("prefers the pair itself to a way round", () => {
    const direct = rate("USD", "CNY", 7);
    expect(currencyRate([...fx, direct], { from: "USD", to: "CNY", asOf })).toEqual({ rate: 7, facts: [direct.rate] });
  });

  test("of the same currency is 1 and rests on nothing; of an unknown one is unknown", () => {
    expect(currencyRate([], { from: "CNY", to: "CNY", asOf })).toEqual({ rate: 1, facts: [] });
    expect(currencyRate(fx, { from: "USD", to: "JPY", asOf })).toBeUndefined();
  });

  test("is the newest known on the day; before all of them, the oldest", () => {
    const dated = [rate("USD", "RUB", 90, "2025-06-30"), rate("RUB", "USD", 1 / 85, "2025-12-31"), rate("USD", "RUB", 80, "2026-11-20")];
    const on = (day: string) => currencyRate(dated, { from: "USD", to: "RUB", asOf: day })?.rate;
    expect(on("2026-11-24")).toBe(80);
    expect(on("2026-11-20")).toBe(80);
    expect(on("2026-11-19")).toBeCloseTo(85, 12);
    expect(on("2025-07-01")).toBe(90);
    expect(on("2020-01-01")).toBe(90);
    for (const order of [dated.toReversed(), [dated[1], dated[2], dated[0]]]) {
      expect(currencyRate(order.filter((row) => row !== undefined), { from: "USD", to: "RUB", asOf: "2025-07-01" })?.rate).toBe(90);
    }
  });

  test("there and back again is 1 for any rates", () => {
    const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(fc.property(positive, positive, (a, b) => {
      const chain = [rate("AAA", "BBB", a), rate("CCC", "BBB", b)];
      const there = currencyRate(chain, { from: "AAA", to: "CCC", asOf })?.rate ?? NaN;
      const back = currencyRate(chain, { from: "CCC", to: "AAA", asOf })?.rate ?? NaN;
      expect(there * back).toBeCloseTo(1, 12);
    }));
  });

  test.each([0, -1, NaN, Infinity])("of %d is refused, naming the pair", (value) => {
    expect(() => currencyRate([rate("USD", "RUB", value)], { from: "USD", to: "RUB", asOf })).toThrow(/exchange rate USD\/RUB is .*expected a finite number above 0/);
  });
});
