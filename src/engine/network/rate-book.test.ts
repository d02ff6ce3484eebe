import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rate } from "#model/network.js";
import type { Problem } from "#model/problem.js";
import { asOf, fact, fx, rate } from "../../../test/network/sample-network.js";
import { chooseRate, rateBook, type ChosenRate } from "./rate-book.js";

const scopes = [["link:l"], ["crossing:x"], ["place:a", "place:b"], ["country:AA", "country:BB"], ["*"]];

function choose(rates: readonly Rate[]): ChosenRate | undefined {
  return chooseRate(rateBook(rates, { fx, asOf, report: (problem) => { throw new Error(problem.code); } }), { kind: "freight", scopes, goods: "soy", mode: "road" });
}

const freight = (id: string, scope: string, more: Partial<Rate> = {}): Rate => rate(`freight - ${scope} 1 USD/(t·km)`, { id, ...more });

/** Each row wins over all rows below it. */
const ladder: readonly Rate[] = [
  freight("link", "link:l"),
  freight("crossing-goods-mode", "crossing:x", { goods: "soy", mode: "road" }),
  freight("crossing-goods", "crossing:x", { goods: "soy" }),
  freight("a-crossing-mode", "crossing:x", { mode: "road" }),
  freight("crossing", "crossing:x"),
  freight("first-place", "place:a"),
  freight("second-place", "place:b", { from: "2026-01-01" }),
  freight("country-goods", "country:BB", { goods: "soy" }),
  freight("country", "country:AA"),
  freight("any-new", "*", { from: "2026-11-24" }),
  freight("any-old", "*", { from: "2025-01-01", to: "2026-11-24" }),
  freight("any", "*"),
  freight("any-by-id", "*"),
];

describe("the rate that counts", () => {
  test("is the narrowest in scope, then in goods, then in mode, then on its level the first, then the latest, then the first by id", () => {
    fc.assert(fc.property(fc.subarray([...ladder], { minLength: 1 }), fc.boolean(), (rates, reversed) => {
      expect(choose(reversed ? rates.toReversed() : rates)?.rate.id).toBe(rates[0]?.id);
    }));
  });

  test.each([
    ["another kind", rate("toll - link:l 1 USD/t")],
    ["other goods", freight("r", "link:l", { goods: "steel" })],
    ["another mode", freight("r", "link:l", { mode: "rail" })],
    ["another link", freight("r", "link:m")],
    ["a later day", freight("r", "link:l", { from: "2026-11-25" })],
    ["an earlier day", freight("r", "link:l", { to: "2026-11-23" })],
  ])("is not one for %s", (_, other) => {
    expect(choose([other])).toBeUndefined();
  });

  test("is in force on its first and its last day", () => {
    expect(choose([freight("r", "*", { from: asOf, to: asOf })])?.rate.id).toBe("r");
  });

  test("comes in USD with the exchange rate it was turned with", () => {
    const chosen = choose([rate("freight - * 4 RUB/(t·km)")]);
    expect(chosen?.value).toBe(0.05);
    expect(chosen?.facts.map(({ value, unit, label }) => [value, unit, label])).toEqual([[4, "RUB/(t·km)", "network.rate.freight"], [80, "RUB/USD", "network.exchange-rate"]]);
  });
});

describe("a rate that cannot be used is reported", () => {
  test.each<[string, Rate, Problem["code"]]>([
    ["below 0", { ...freight("r", "*"), amount: fact(-1, "USD/(t·km)") }, "value-negative"],
    ["not finite", { ...freight("r", "*"), amount: fact(Infinity, "USD/(t·km)") }, "value-range"],
    ["a speed of 0", rate("speed - * 0 km/h"), "value-range"],
    ["a payload of 0", rate("payload - * 0 t/vehicle"), "value-range"],
    ["a unit that does not fit", rate("freight - * 1 USD/t"), "unit-unfit"],
    ["an unknown unit", rate("border-wait - * 1 fortnight"), "unit-unfit"],
    ["a currency without exchange rate", rate("toll - * 1 JPY/vehicle"), "currency-without-rate"],
  ])("%s", (_, bad, code) => {
    const problems: Problem[] = [];
    rateBook([bad, freight("good", "*")], { fx, asOf, report: (problem) => void problems.push(problem) });
    expect(problems).toMatchObject([{ code, severity: "error", at: { file: "rates.csv", path: bad.id } }]);
  });

  test("but not one that is not in force", () => {
    expect(choose([{ ...freight("r", "link:l", { to: "2020-01-01" }), amount: fact(-1, "USD/(t·km)") }, freight("good", "*")])?.rate.id).toBe("good");
  });
});
