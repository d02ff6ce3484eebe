import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Problem } from "#model/problem.js";
import { checkPack, loadPack } from "./load.js";

const today = "2026-11-24";
const root = mkdtempSync(join(tmpdir(), "expectations-"));
afterAll(() => rmSync(root, { recursive: true }));

const header = "currency,quantity,from_year,to_year,value,low,high,source,assumption,as_of,confidence,note";
const good = [
  "XAX,inflation,2026,2027,0.06,0.04,0.08,example-bank,,2026-10-31,high,",
  "XAX,inflation,2028,,0.04,,,,the bank's target,2026-10-31,low,",
  "XAX,appreciation,2027,2029,-0.02,-0.05,0,,made up,2026-10-31,low,",
];

/** The example pack with other files beside its own. */
function packWith(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(root, "x-"));
  cpSync("packs/example", dir, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(dir, file), text);
  return dir;
}
const expectations = (...rows: readonly string[]): Readonly<Record<string, string>> => ({ "expectations.csv": [header, ...rows, ""].join("\n") });
const edited = (file: string, ...edits: readonly (readonly [string, string])[]): Readonly<Record<string, string>> => ({
  [file]: edits.reduce((text, [find, replace]) => {
    if (!text.includes(find)) throw new Error(`${file} does not hold ${find}`);
    return text.replace(find, () => replace);
  }, readFileSync(join("packs/example", file), "utf8")),
});
async function problemsOf(files: Readonly<Record<string, string>>): Promise<readonly unknown[]> {
  const { problems } = await checkPack(packWith(files), { today });
  return problems.map(({ code, at: { file, row, column, path } }: Problem) => [code, file, row, file.endsWith(".csv") ? column : path]);
}

describe("expectations.csv", () => {
  test("becomes expectations with facts a year; a pack without it expects nothing", async () => {
    const pack = await loadPack(packWith(expectations(...good)), { today });
    if (!pack.ok) throw new Error(JSON.stringify(pack.problems));
    expect(pack.value.expectations).toMatchObject([
      { currency: "XAX", quantity: "inflation", fromYear: 2026, toYear: 2027, rate: { value: 0.06, low: 0.04, high: 0.08, unit: "1/year", source: "example-bank" } },
      { currency: "XAX", quantity: "inflation", fromYear: 2028, rate: { value: 0.04, unit: "1/year", assumption: "the bank's target" } },
      { currency: "XAX", quantity: "appreciation", fromYear: 2027, toYear: 2029, rate: { value: -0.02 } },
    ]);
    const without = await loadPack("packs/example", { today });
    expect(without.ok && without.value.expectations).toEqual([]);
  });

  test.each<readonly [string, string, readonly [code: Problem["code"], row: number, column: string]]>([
    ["a quantity that is none", good[0]?.replace("inflation", "deflation") ?? "", ["value-unknown", 2, "quantity"]],
    ["a loss of all money", good[0]?.replace("0.06,0.04", "-1,-1") ?? "", ["value-range", 2, "value"]],
    ["a year that is none", good[0]?.replace("2026,2027", "26,2027") ?? "", ["value-range", 2, "from_year"]],
    ["an end before its beginning", good[0]?.replace("2026,2027", "2027,2026") ?? "", ["period-order", 2, "to_year"]],
    ["a low above the value", good[0]?.replace("0.04,0.08", "0.07,0.08") ?? "", ["range-order", 2, "low"]],
    ["a row that rests on nothing", good[0]?.replace("example-bank", "") ?? "", ["source-missing", 2, "source"]],
  ])("%s is a problem at its row and column", async (_, row, [code, line, column]) => {
    expect(await problemsOf(expectations(row))).toContainEqual([code, "expectations.csv", line, column]);
  });

  test("the same currency, quantity and first year twice is a problem", async () => {
    expect(await problemsOf(expectations(good[0] ?? "", good[0] ?? ""))).toEqual([["id-duplicate", "expectations.csv", 3, "currency"]]);
  });
});

describe("what an activity and a regime may hold besides", () => {
  const farm = (more: string): Readonly<Record<string, string>> => edited("activities/grain-farm.yaml", ["lines:\n", `${more}lines:\n`]);
  const hazard = "{id: flood, names: {en: Flood, zh: 洪水, ru: Паводок}, probability: \"0.2\", lossShare: \"0.5\", affects: [grain]}";

  test("is read as it stands", async () => {
    expect(await problemsOf({
      ...farm(`seasonStart: 3\nhazards:\n  - ${hazard}\nworkingCapital:\n  receivableDays: {value: 30, unit: day, asOf: 2026-01-01, confidence: low, assumption: made up}\n`),
      ...edited("regimes.yaml", ["  excludedActivities: [river-fishery]\n", "  excludedActivities: [river-fishery]\n  combinesWith: [xb-standard]\n  vatRefundDays: {value: 10, unit: day, asOf: 2026-01-01, confidence: low, assumption: made up}\n"]),
    })).toEqual([]);
  });

  test.each<readonly [string, Readonly<Record<string, string>>, readonly [code: Problem["code"], file: string, path: string]]>([
    ["a hazard of a line that is not there", farm(`hazards:\n  - ${hazard.replace("[grain]", "[rye]")}\n`), ["id-dangling", "activities/grain-farm.yaml", "hazards[0].affects[0]"]],
    ["a hazard of an investment", farm(`hazards:\n  - ${hazard.replace("[grain]", "[machinery]")}\n`), ["id-dangling", "activities/grain-farm.yaml", "hazards[0].affects[0]"]],
    ["a hazard that names what nobody knows", farm(`hazards:\n  - ${hazard.replace("\"0.2\"", "floods")}\n`), ["formula-name", "activities/grain-farm.yaml", "hazards[0].probability"]],
    ["two hazards of one id", farm(`hazards:\n  - ${hazard}\n  - ${hazard}\n`), ["id-duplicate", "activities/grain-farm.yaml", "hazards[1].id"]],
    ["days that are months", farm("workingCapital:\n  payableDays: {value: 1, unit: month, asOf: 2026-01-01, confidence: low, assumption: made up}\n"), ["unit-unfit", "activities/grain-farm.yaml", "workingCapital.payableDays.unit"]],
    ["a regime combined with one that is not there", edited("regimes.yaml", ["  excludedActivities: [river-fishery]\n", "  excludedActivities: [river-fishery]\n  combinesWith: [nowhere]\n"]), ["id-dangling", "regimes.yaml", "[2].combinesWith[0]"]],
  ])("%s is a problem at its place", async (_, files, expected) => {
    const found = await problemsOf(files);
    expect(found.map((problem) => (Array.isArray(problem) ? [problem[0], problem[1], problem[3]] : problem))).toContainEqual(expected);
  });
});
