import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "#model/answer.js";
import type { Pack } from "#model/pack.js";
import type { Scenario } from "#model/scenario.js";
import { answerBrief } from "#engine/match/answer-brief.js";
import { buildNetwork, findRoute, type Network } from "#engine/network/network.js";
import { say } from "#office/say.js";
import { loadBrief } from "#pack/load-brief.js";
import { loadPack } from "#pack/load.js";

/** The numbers that packs/example/README.md works out by hand. */

let pack: Pack;
beforeAll(async () => {
  const loaded = await loadPack("packs/example", { today: "2026-11-24" });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  pack = loaded.value;
});

function scenarioNamed(id: string): Scenario | undefined {
  const scenario = pack.scenarios.find((one) => one.id === id);
  if (scenario === undefined && id !== "base") throw new Error(`no scenario ${id}`);
  return scenario;
}

function networkUnder(scenario: string): Network {
  const network = buildNetwork(pack, { asOf: pack.head.edition, scenario: scenarioNamed(scenario) });
  if (!network.ok) throw new Error(JSON.stringify(network.problems));
  return network.value;
}

function answerTo(brief: string, scenario: string): Answer {
  const file = `packs/example/briefs/${brief}.yaml`;
  const loaded = loadBrief(readFileSync(file, "utf8"), { file, pack });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const answer = answerBrief({ pack, brief: loaded.value, asOf: pack.head.edition, scenario: scenarioNamed(scenario), say });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
}

describe("the cheapest chain of packs/example/README.md (a)", () => {
  test.each([
    { from: "belmora", month: 1, scenario: "base", cost: 180 * 0.11 + 5.1, over: "elvast--hestria--ice" },
    { from: "belmora", month: 1, scenario: "bridge-closed", cost: 180 * 0.11 + 5.1, over: "elvast--hestria--ice" },
    { from: "belmora", month: 1, scenario: "warm-winter", cost: 210 * 0.11 + 6.55, over: "dunmere--galenta--road" },
    { from: "belmora", month: 7, scenario: "base", cost: 210 * 0.11 + 6.55, over: "dunmere--galenta--road" },
    { from: "belmora", month: 7, scenario: "bridge-closed", cost: 180 * 0.11 + 12.75, over: "elvast--hestria--ferry" },
    { from: "farrova", month: 1, scenario: "base", cost: 160 * 0.11 + 6.55, over: "dunmere--galenta--road" },
    { from: "farrova", month: 1, scenario: "bridge-closed", cost: 2 + 17.25 + 120 * 0.05, over: "farrova--ilvara--rail" },
    { from: "farrova", month: 7, scenario: "base", cost: 3.25 + 3.5 + 2 + 120 * 0.05, over: "farrova--ilvara--pontoon" },
    { from: "farrova", month: 7, scenario: "bridge-closed", cost: 3.25 + 3.5 + 2 + 120 * 0.05, over: "farrova--ilvara--pontoon" },
    { from: "morvale", month: 1, scenario: "bridge-closed", cost: 280 * 0.11, over: undefined },
  ])("from $from to Jorend in month $month, $scenario: $cost USD/t over $over", ({ from, month, scenario, cost, over }) => {
    const route = findRoute(networkUnder(scenario), { from, to: "jorend", goods: "grain", month, minimise: "cost" });
    expect(route.costUsdPerTonne?.value).toBeCloseTo(cost, 9);
    expect(route.legs.find(({ crossing }) => crossing !== undefined)?.link).toBe(over);
  });

  test("a scenario leaves the base network as it was", () => {
    const before = networkUnder("base").checksum;
    expect(networkUnder("bridge-closed").checksum).not.toBe(before);
    expect(networkUnder("base").checksum).toBe(before);
  });
});

describe("the ranks of packs/example/README.md (a)", () => {
  test.each<[brief: string, scenario: string, ranks: [site: string, deliveredCost: number][]]>([
    ["grain-january", "base", [["farrova-block", 25.25], ["belmora-block", 26], ["morvale-block", 31.9]]],
    ["grain-january", "bridge-closed", [["belmora-block", 26], ["farrova-block", 26.35], ["morvale-block", 31.9]]],
    ["grain-july", "base", [["farrova-block", 15.85], ["belmora-block", 30.75], ["morvale-block", 31.9]]],
    ["grain-july", "bridge-closed", [["farrova-block", 15.85], ["morvale-block", 31.9], ["belmora-block", 33.65]]],
  ])("%s, %s", (brief, scenario, ranks) => {
    const { ranked } = answerTo(brief, scenario);
    expect(ranked.map(({ site }) => site.id)).toEqual(ranks.map(([site]) => site));
    for (const [i, [, cost]] of ranks.entries()) expect(ranked[i]?.figures["deliveredCost"]?.value).toBeCloseTo(cost, 9);
  });

  test("the homestead land is left out for the article that forbids it; a foreign crew needs a permit in XA only", () => {
    const { ranked, excluded } = answerTo("grain-january", "base");
    expect(excluded.map(({ site, reasons }) => [site.id, reasons.map(({ kind, citation, source }) => [kind, citation, source])])).toEqual([
      ["arvel-homestead", [["legal", "Code of XA, article 20", "example-law-north"]]],
    ]);
    expect(ranked.map(({ site, eligibility }) => [site.id, eligibility.status, eligibility.right, eligibility.conditions.map(({ citation }) => citation)])).toEqual([
      ["farrova-block", "allowed-if", "lease", ["Code of XA, article 41"]],
      ["belmora-block", "allowed-if", "lease", ["Code of XA, article 41"]],
      ["morvale-block", "allowed", "lease", []],
    ]);
  });
});

test("the answer is what docs/answer.schema.json says", () => {
  const ajv = new Ajv2020({ allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync("docs/answer.schema.json", "utf8")));
  const valid = validate(JSON.parse(JSON.stringify(answerTo("grain-january", "bridge-closed"))));
  expect(ajv.errorsText(validate.errors)).toBe("No errors");
  expect(valid).toBe(true);
});

describe("the NPV of packs/example/README.md (b)", () => {
  test("of the Belmora block in January, year by year", () => {
    const site = answerTo("grain-january", "base").ranked.find((one) => one.site.id === "belmora-block");
    const [year0, ...years] = site?.cashFlow ?? [];
    expect(year0?.net).toBe(-100_000);
    expect(years.map(({ net }) => net)).toEqual([76_160, 76_480, 76_800]);
    expect(years.map(({ lines }) => lines["finance.line.property-tax"])).toEqual([-1_800, -1_400, -1_000]);
    expect(years.map(({ lines }) => lines["finance.line.profit-tax"])).toEqual([-14_040, -14_120, -14_200]);
    expect(site?.npv.p50.value).toBeCloseTo(-100_000 + 60_928 + 48_947.2 + 39_321.6, 6);
    expect(site?.regime.id).toBe("xa-standard");
  });

  test("in July is less by four fifths of the dearer carriage", () => {
    const site = answerTo("grain-july", "base").ranked.find((one) => one.site.id === "belmora-block");
    expect(site?.npv.p50.value).toBeCloseTo(49_196.8 - 9_500 * 0.8 * (0.8 + 0.64 + 0.512), 6);
  });
});

describe("the law of the example pack", () => {
  function answerOf(text: string): Answer {
    const brief = loadBrief(text, { file: "brief.yaml", pack });
    if (!brief.ok) throw new Error(JSON.stringify(brief.problems));
    const answer = answerBrief({ pack, brief: brief.value, asOf: pack.head.edition, say });
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    return answer.value;
  }
  const money = "money: {currency: USD, horizonYears: 5, discountRatePerYear: 0.1}";

  test("a catch quota is closed to foreign control, a water plot is not", () => {
    const { ranked, excluded } = answerOf(`activity: river-fishery\ninvestor: {nationality: XB, foreignShare: 1, entity: company}\n${money}\n`);
    expect(ranked.map(({ site, eligibility }) => [site.id, eligibility.right])).toEqual([["elvast-reach", "water-plot-use"]]);
    expect(excluded.map(({ site, reasons }) => [site.id, reasons.map(({ citation }) => citation)])).toEqual([["velune-quota", ["Code of XA, article 30"]]]);
  });

  test("with domestic control the quota ranks too", () => {
    const { ranked } = answerOf(`activity: river-fishery\ninvestor: {nationality: XA, foreignShare: 0.4, entity: company}\n${money}\n`);
    expect(ranked.map(({ site }) => site.id).toSorted()).toEqual(["elvast-reach", "velune-quota"]);
  });

  test("a citizen may own farmland and have the homestead land", () => {
    const { ranked } = answerOf(`activity: grain-farm\nscale: 200\ninvestor: {nationality: XA, foreignShare: 0, entity: person}\n${money}\n`);
    expect(Object.fromEntries(ranked.map(({ site, eligibility }) => [site.id, eligibility.right]))).toEqual({
      "arvel-homestead": "free-use", "belmora-block": "ownership", "farrova-block": "ownership", "morvale-block": "lease",
    });
  });

  test("the free zone's mill pays no profit tax at first", () => {
    const { ranked } = answerOf(`activity: flour-mill\ninvestor: {nationality: XA, foreignShare: 1, entity: company}\n${money}\n`);
    expect(ranked.map(({ site, regime, eligibility }) => [site.id, regime.id, eligibility.conditions.length])).toEqual([["kestova-plot", "kestova-free-zone", 1]]);
    expect(ranked[0]?.cashFlow.slice(1, 4).map(({ lines }) => lines["finance.line.profit-tax"])).toEqual([0, 0, 0]);
  });
});
