import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadPlan, type LoadedPlan } from "./load-plan.js";

const pack = { sources: { "a-bank": { title: "Rates", publisher: { name: "A bank" }, accessed: "2026-11-01", recheckAfterDays: 90, confidence: "high" as const } } };

const good = `id: mill-joint
partners:
  - id: north
    names: {en: North, zh: 北方, ru: Север}
    currency: USD
sources:
  - id: bank
    kind: loan
    lender: A bank
    currency: USD
    size: {share: 0.6}
    interest:
      reference: {name: key rate, ratePerYear: {value: 0.05, unit: 1/year, asOf: 2026-10-01, confidence: high, source: a-bank}}
      marginPerYear: 0.02
    tenorYears: 5
  - {id: own, kind: equity, partner: north, currency: USD, size: rest}
`;

const load = (text: string, file = "plan.yaml"): LoadedPlan => loadPlan(text, { file, pack });

describe("a financing plan", () => {
  test("is taken with its defaults", () => {
    expect(load(good)).toMatchObject({ problems: [], plan: { id: "mill-joint", sources: [{ graceYears: 0, interestInBuild: "capitalised", repayment: "annuity", drawdown: "pro-rata" }, { size: "rest" }], expectations: [] } });
  });

  test("may be JSON", () => {
    expect(load(JSON.stringify({ id: "p", partners: [], sources: [] }), "plan.json").problems.map(({ code }) => code)).toEqual(["value-missing", "value-missing"]);
  });

  test("says where its parts stand", () => {
    const { at } = load(good);
    expect(at("sources[0].tenorYears")).toMatchObject({ file: "plan.yaml", row: 15, path: "sources[0].tenorYears" });
    expect(at("sources[1].size")).toMatchObject({ row: 16 });
    expect(at("sources[0].covenants.dscr").row).toBe(7); // where it should stand
  });

  test.each([
    ["a negative tenor", "tenorYears: 5", "tenorYears: -5", ["value-negative", 15]],
    ["half a year", "tenorYears: 5", "tenorYears: 5.5", ["value-type", 15]],
    ["a share above 1", "share: 0.6", "share: 1.6", ["value-range", 11]],
    ["an unknown key", "tenorYears: 5", "tenorYear: 5", ["key-unknown", 15]],
    ["an unknown kind", "kind: loan", "kind: lone", ["value-unknown", 8]],
    ["a size that is none", "size: rest", "size: all", ["value-unknown", 16]],
    ["a rate in the wrong unit", "unit: 1/year", "unit: USD", ["unit-unfit", 13]],
    ["a rate that rests on nothing", ", source: a-bank", "", ["source-missing", 13]],
    ["a rate that rests on an unknown source", "source: a-bank", "source: a-bnak", ["source-unknown", 13]],
  ])("with %s gives one problem, with its line", (_name, find, replace, expected) => {
    const { problems, plan } = load(good.replace(find, replace));
    expect(problems.map(({ code, at }) => [code, at.row])).toEqual([expected]);
    expect(plan).toBeUndefined();
  });

  test("with numbers beyond their limits or unknown keys leaves a draft, so that what else is wrong can be found", () => {
    expect(load(good.replace("tenorYears: 5", "tenorYears: -5").replace("share: 0.6", "share: 1.6").replace("lender: A bank", "lender: A bank\n    colour: red")).draft).toMatchObject({ sources: [{ tenorYears: -5, size: { share: 1.6 } }, {}] });
    expect(load(good.replace("lender: A bank", "lendr: A bank").replace("tenorYears: 5", "graceYears: two")).draft).toMatchObject({ sources: [{ kind: "loan", tenorYears: 0 }, {}] });
    expect(load(good.replace("kind: loan", "kind: lone")).draft).toBeUndefined();
  });

  test("never makes loading throw, whatever stands at a line's end", () => {
    const lines = good.split("\n");
    const junk = fc.constantFrom("", " 1", " -1", " [", " {}", " null", " x", " [[]]", " {a: 1}", " !x y", " *a", " .nan", ' "', " 2026-01-01", " __proto__");
    fc.assert(fc.property(fc.nat({ max: lines.length - 1 }), junk, (at, text) => {
      for (const { at: place } of load(lines.with(at, (lines[at] ?? "").replace(/(?<=:) .*$/, "") + text).join("\n")).problems) expect(place.row).toBeGreaterThan(0);
    }), { numRuns: 200 });
  });
});
