import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Pack } from "#model/pack.js";
import type { Problem } from "#model/problem.js";
import { loadBrief } from "./load-brief.js";
import { loadPack } from "./load.js";

let pack: Pack;
beforeAll(async () => {
  const loaded = await loadPack("packs/example", { today: "2026-11-24" });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  pack = loaded.value;
});

const good = `activity: flour-mill
scale: 20000
flows:
  - goods: grain
    market: belmora-elevator
    months: [1, 2]
  - goods: flour
    market: jorend-exchange
investor:
  nationality: XA
  foreignShare: 0.4
  entity: company
right: construction-land-use-right
money:
  currency: XBX
  horizonYears: 5
  discountRatePerYear: 0.1
mustHave:
  regions: [south-bank]
weights: {npv: 0.5, deliveredCost: 0.5, days: 0, evidence: 0}
scenario: bridge-closed
`;

function problemsIn(text: string, file = "brief.yaml"): readonly Problem[] {
  const brief = loadBrief(text, { file, pack });
  return brief.ok ? [] : brief.problems;
}

describe("a brief", () => {
  test("is taken with its defaults", () => {
    const brief = loadBrief(good, { file: "brief.yaml", pack });
    expect(brief).toMatchObject({ ok: true, warnings: [], value: { activity: "flour-mill", scale: 20000, investor: { crewForeignShare: 0 }, money: { ownShare: 1 } } });
  });

  test("may be JSON", () => {
    const json = JSON.stringify({ activity: "grain-farm", investor: { nationality: "XB", foreignShare: 1, entity: "person" }, money: { currency: "USD", horizonYears: 3, discountRatePerYear: 0.1 } }, null, 2);
    expect(loadBrief(json, { file: "brief.json", pack }).ok).toBe(true);
    expect(problemsIn(json.replace('"grain-farm"', '"grain-frm"'), "brief.json")).toMatchObject([{ code: "id-dangling", at: { row: 2, column: "15", path: "activity" } }]);
  });

  test.each(["grain-january", "grain-july"])("%s of the example pack has no problem", (name) => {
    expect(problemsIn(readFileSync(`packs/example/briefs/${name}.yaml`, "utf8"))).toEqual([]);
  });

  test("with five mistakes gives five problems, each with its line", () => {
    const bad = good.replace("flour-mill", "flower-mill").replace("[1, 2]", "[1, 13]").replace("XBX", "XYZ").replace("horizonYears: 5", "horizonYears: -5").replace("npv: 0.5", "npv: 0.7");
    expect(problemsIn(bad).map(({ code, at: { file, row, path }, data }) => [code, file, row, path, data])).toEqual([
      ["id-dangling", "brief.yaml", 1, "activity", { id: "flower-mill", expectedIn: "activities/", suggestions: 1, nearest: "flour-mill", uses: 1 }],
      ["value-range", "brief.yaml", 6, "flows[0].months[1]", { value: 13, range: "≤ 12" }],
      ["currency-without-rate", "brief.yaml", 15, "money.currency", { currency: "XYZ", uses: 1 }],
      ["value-negative", "brief.yaml", 16, "money.horizonYears", { value: -5 }],
      ["weights-sum", "brief.yaml", 20, "weights", { sum: 1.2 }],
    ]);
  });

  const mistakes: readonly (readonly [name: string, find: string, replace: string, code: Problem["code"], row: number, data?: Problem["data"]])[] = [
    ["an unknown market", "belmora-elevator", "belmora-elevater", "id-dangling", 5, { id: "belmora-elevater", expectedIn: "markets.csv", suggestions: 1, nearest: "belmora-elevator", uses: 1 }],
    ["a market that does not sell what is bought", "belmora-elevator", "jorend-exchange", "market-without-goods", 5, { market: "jorend-exchange", goods: "grain", side: "input" }],
    ["unknown goods", "goods: flour", "goods: flower", "id-dangling", 7, { id: "flower", expectedIn: "goods.yaml", suggestions: 1, nearest: "flour", uses: 1 }],
    ["goods that the activity does not move", "goods: flour", "goods: fish", "goods-not-of-activity", 7, { goods: "fish", activity: "flour-mill", expected: "grain, flour", suggestions: 0 }],
    ["a scale beyond the activity's", "scale: 20000", "scale: 60000", "scale-range", 2, { scale: 60000, min: 1000, max: 50000, unit: "t/year" }],
    ["a scale of nothing", "scale: 20000", "scale: 0", "value-range", 2, { value: 0, range: "> 0" }],
    ["a right that nobody knows", "right: construction-land-use-right", "right: serfdom", "value-unknown", 13],
    ["a right that does not serve the activity", "right: construction-land-use-right", "right: fishing-quota", "right-unfit", 13, { right: "fishing-quota", activity: "flour-mill", expected: "construction-land-use-right" }],
    ["an unknown region", "[south-bank]", "[south-banks]", "id-dangling", 19],
    ["an unknown scenario", "bridge-closed", "bridge-close", "id-dangling", 21],
    ["a misspelt key", "investor:", "investr:", "key-unknown", 9, { key: "investr", suggestions: 1, nearest: "investor" }],
    ["a misspelt key that may be left out", "scenario:", "scenaro:", "key-unknown", 21, { key: "scenaro", suggestions: 1, nearest: "scenario" }],
    ["a key cut short", "discountRatePerYear:", "discountRate:", "key-unknown", 17, { key: "discountRate", suggestions: 1, nearest: "discountRatePerYear" }],
    ["a missing value", "  nationality: XA\n", "", "value-missing", 9, { key: "nationality" }],
    ["an empty value", "nationality: XA", "nationality:", "value-missing", 10],
    ["a share in hundredths", "foreignShare: 0.4", "foreignShare: 40", "value-range", 11, { value: 40, range: "≤ 1" }],
    ["a number in words", "horizonYears: 5", "horizonYears: five", "value-type", 16, { value: "five", expected: "number" }],
    ["half a year", "horizonYears: 5", "horizonYears: 5.5", "value-type", 16, { value: "5.5", expected: "int" }],
    ["a kind of investor that is none", "entity: company", "entity: compny", "value-unknown", 12, { value: "compny", expected: "person, company", suggestions: 1, nearest: "company" }],
    ["weights that do not sum to 1", "npv: 0.5", "npv: 0.6", "weights-sum", 20, { sum: 1.1 }],
    ["a key that stands twice", "scale: 20000", "scale: 20000\nscale: 30000", "key-duplicate", 3, { key: "scale", first: 2 }],
    ["shares of the same goods that do not sum to 1", "  - goods: flour", "    share: 0.6\n  - {goods: grain, market: belmora-elevator, share: 0.5}\n  - goods: flour", "shares-sum", 7, { goods: "grain", sum: 1.1 }],
    ["a share of the only flow that is not all", "  - goods: flour", "    share: 0.6\n  - goods: flour", "shares-sum", 7, { goods: "grain", sum: 0.6 }],
    ["text that is no YAML", "flows:", "flows: [", "yaml-syntax", 4],
  ];

  test.each(mistakes.map(([name, find, replace, code, row, data]) => ({ name, find, replace, code, row, data })))("with $name gives one problem", ({ find, replace, code, row, data }) => {
    const problems = problemsIn(good.replace(find, replace));
    expect(problems.map((problem) => [problem.code, problem.at.row])).toEqual([[code, row]]);
    if (data !== undefined) expect(problems[0]?.data).toEqual(data);
  });

  test("flows of which some have no share leave the rest to these", () => {
    expect(problemsIn(good.replace("  - goods: flour", "    share: 0.6\n  - {goods: grain, market: belmora-elevator}\n  - goods: flour"))).toEqual([]);
  });

  test("of nothing, or of something else, is told as such", () => {
    expect(problemsIn("").map(({ code }) => code)).toEqual(["value-missing"]);
    expect(problemsIn("- a\n- b\n").map(({ code }) => code)).toEqual(["value-type"]);
  });

  test("never makes loading throw, whatever stands at a line's end", () => {
    const lines = good.split("\n");
    const junk = fc.constantFrom("", " 1", " -1", " [", " {}", " null", " x", " [[]]", " {a: 1}", " !x y", " *a", " .nan", ' "', " 2026-01-01", " __proto__");
    fc.assert(fc.property(fc.nat({ max: lines.length - 1 }), junk, (at, text) => {
      const brief = loadBrief(lines.with(at, (lines[at] ?? "").replace(/(?<=:) .*$/, "") + text).join("\n"), { file: "brief.yaml", pack });
      if (!brief.ok) for (const { at: place } of brief.problems) expect(place.row).toBeGreaterThan(0);
    }), { numRuns: 300 });
  });
});
