import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { goodsSchema } from "#model/goods.js";
import type { Pack } from "#model/pack.js";
import { buildNetwork, findRoute, type Network } from "#engine/network/network.js";
import { unfoundedIn } from "../../test/unfounded.js";
import { compareFields, mainGoods } from "./compare-fields.js";
import { critical } from "./critical.js";
import { fields, networkUnder } from "./fields.js";
import { findGoods, findPlace } from "./find-named.js";
import { openPack } from "./open-pack.js";
import { route } from "./route.js";
import { whatIf } from "./what-if.js";

let pack: Pack;
beforeAll(async () => {
  const opened = await openPack({ packDir: fileURLToPath(new URL("../../packs/example", import.meta.url)), today: "2026-11-24" });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  pack = opened.value;
});

describe("a place by name", () => {
  test.each(["jorend", "Jorend", "JOREND", "约伦德", "Йоренд", " йоренд "])("%j is found", (name) => {
    expect(findPlace(name, pack.places, { file: "route" })).toMatchObject({ ok: true, value: { id: "jorend" } });
  });

  test("an unknown one is a problem with the nearest, spelled as the pack spells it", () => {
    expect(findPlace("Jorand", pack.places, { file: "route", path: "from" })).toEqual({
      ok: false, problems: [{ code: "name-unknown", severity: "error", at: { file: "route", path: "from" }, data: { value: "Jorand", suggestions: 1, nearest: "Jorend" } }],
    });
    expect(findPlace("xyzzyx", pack.places, { file: "route" })).toMatchObject({ problems: [{ data: { value: "xyzzyx", suggestions: 0 } }] });
  });
});

describe("goods by name", () => {
  const goods = ["soybean-oil", "soybeans", "timber"].map((id) => goodsSchema.parse({ id, names: { en: id, zh: id, ru: id }, hs: ["12"], handling: "general", modes: ["road"] }));
  test("are found by id, by name, and by how the name begins", () => {
    const found = (text: string): string | undefined => {
      const checked = findGoods(text, goods, { file: "route" });
      return checked.ok ? checked.value.id : undefined;
    };
    expect(["soybean-oil", "SOY", "soybean", "tim", "gold", ""].map(found)).toEqual(["soybean-oil", "soybeans", "soybeans", "timber", undefined, undefined]);
  });
});

describe("a route", () => {
  test("every unknown name is reported at once", async () => {
    const found = await route({ pack, from: "nowhere", to: "elsewhere", goods: "gold", minimise: "cost", scenarioId: "no-such" });
    expect(found.ok ? [] : found.problems.map(({ at, code }) => `${at.path ?? at.file} ${code}`)).toEqual(["from name-unknown", "to name-unknown", "goods name-unknown", "scenario name-unknown"]);
  });
});

/** The corridor as it stands and under a scenario. */
function worlds(scenario: Pack["scenarios"][number]): readonly [Network, Network] {
  const [before, after] = [undefined, scenario].map((one) => {
    const built = buildNetwork(pack, { asOf: pack.head.edition, scenario: one });
    if (!built.ok) throw new Error(JSON.stringify(built.problems));
    return built.value;
  });
  if (before === undefined || after === undefined) throw new Error("two networks are needed");
  return [before, after];
}

describe("what if", () => {
  test("the differences are those that routes worked out one by one show, to markets that buy and from those that sell", () => {
    for (const scenario of pack.scenarios) {
      const [before, after] = worlds(scenario);
      const kinds = pack.goods.map(({ id }) => id);
      const { differences, compared } = compareFields(pack, { goods: kinds, before, after });
      const shown = (ends: readonly (string | number | undefined)[]): string => ends.join(" ");
      const found = differences.flatMap(({ goods, from, to, months, before: was, after: is }) => months.map((month) => shown([goods, from, to, month, was?.costUsdPerTonne, is?.costUsdPerTonne])));
      const slow = pack.markets.flatMap(({ place, goods, side }) => pack.regions.flatMap(({ capital }) => Array.from({ length: 12 }, (_, i) => i + 1).flatMap((month) => {
        const ways = [...(side === "sells" ? [] : [[capital, place]]), ...(side === "buys" ? [] : [[place, capital]])];
        return ways.map(([from = "", to = ""]) => {
          const [was, is] = [before, after].map((network) => findRoute(network, { from, to, goods, month, minimise: "cost" }));
          const same = was?.costUsdPerTonne?.value === is?.costUsdPerTonne?.value && was?.legs.reduce((sum, { hours }) => sum + hours.value, 0) === is?.legs.reduce((sum, { hours }) => sum + hours.value, 0);
          return { same, text: shown([goods, from, to, month, was?.costUsdPerTonne?.value, is?.costUsdPerTonne?.value]) };
        });
      })));
      expect(found.toSorted(), scenario.id).toEqual([...new Set(slow.filter(({ same }) => !same).map(({ text }) => text))].toSorted());
      expect(compared).toBe(slow.length);
    }
  });

  test("a scenario compared with itself differs in nothing, and leaves the base network as it was", async () => {
    const compared = await whatIf({ pack, scenarioId: "bridge-closed", otherId: "bridge-closed" });
    expect(compared).toMatchObject({ ok: true, value: { before: "bridge-closed", after: "bridge-closed", ways: { differences: [] } } });
    if (compared.ok) expect(compared.value.baseChecksum.after).toBe(compared.value.baseChecksum.before);
  });

  test("unknown scenarios, goods, places and briefs are problems, all told at once", async () => {
    const asked = await whatIf({
      pack, scenarioId: "bridge-close", goods: ["gold"], brief: { file: "brief.yaml", text: "activity: x" }, flows: { file: "flows.csv", text: "from,to,goods,tonnes_per_year\njorend,belmra,grain,-5\n" },
      assume: { file: "mine.yaml", text: "why: x\nrates: {no-such: 1}" },
    });
    expect(asked.ok ? [] : [...new Set(asked.problems.map(({ at }) => at.file))].toSorted()).toEqual(["brief.yaml", "flows.csv", "mine.yaml", "scenario", "what-if"]);
    expect(asked.ok ? [] : asked.problems.filter(({ at }) => at.file === "flows.csv").map(({ code, at }) => [code, at.row, at.column])).toEqual([["value-negative", 2, "tonnes_per_year"], ["id-dangling", 2, "to"]]);
  });

  test("the main goods are one of each handling class, those that most markets trade first", () => {
    expect(mainGoods(pack)).toEqual(["grain", "flour", "fish"]);
    expect(mainGoods({ ...pack, markets: pack.markets.filter(({ goods }) => goods !== "grain") })).toEqual(["flour", "fish"]);
  });
});

describe("what if, for a brief", () => {
  const brief = { file: "brief.yaml", text: readFileSync("packs/example/briefs/grain-january.yaml", "utf8") };

  test("every site is there with rank, NPV, delivered cost and days in both worlds; Farrova loses 1.10 USD/t on 2,000 t", async () => {
    const found = await whatIf({ pack, scenarioId: "bridge-closed", brief });
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    const { compared = [] } = found.value.sites ?? {};
    expect(compared.map(({ site, change }) => [site.id, change])).toEqual([["farrova-block", "loses"], ["belmora-block", "moves"], ["morvale-block", "same"], ["arvel-homestead", "left-out"]]);
    const [farrova] = compared;
    expect([farrova?.before?.rank, farrova?.after?.rank]).toEqual([1, 2]);
    expect(farrova?.before?.deliveredCost?.value).toBeCloseTo(25.25, 9); // packs/example/README.md
    expect(farrova?.after?.deliveredCost?.value).toBeCloseTo(26.35, 9);
    expect(farrova?.savedPerYear?.value).toBeCloseTo(-2000 * 1.1, 6);
    expect(farrova?.npvChange?.value).toBeCloseTo((farrova?.after?.npv.value ?? 0) - (farrova?.before?.npv.value ?? 0), 9);
    expect(compared.at(-1)?.reasons?.map(({ kind }) => kind)).toContain("legal");
    expect(unfoundedIn(compared, found.value.sources)).toEqual([]);
  });

  test("the other way round the losers win as much", async () => {
    const [there, back] = [await whatIf({ pack, scenarioId: "bridge-closed", brief }), await whatIf({ pack, scenarioId: "bridge-closed", otherId: "base", brief })];
    if (!there.ok || !back.ok) throw new Error("both can be compared");
    const lost = there.value.sites?.compared.find(({ site }) => site.id === "farrova-block");
    const won = back.value.sites?.compared.find(({ site }) => site.id === "farrova-block");
    expect(won?.change).toBe("gains");
    expect(won?.npvChange?.value).toBeCloseTo(-(lost?.npvChange?.value ?? NaN), 6);
    expect(won?.savedPerYear?.value).toBeCloseTo(-(lost?.savedPerYear?.value ?? NaN), 6);
  });
});

describe("what if, for given flows", () => {
  test("1,000 t a year from Farrova to Jorend pay 1.10 USD/t more in the six months without a pontoon", async () => {
    const found = await whatIf({ pack, scenarioId: "bridge-closed", flows: { file: "flows.csv", text: "from,to,goods,tonnes_per_year\nfarrova,jorend,grain,1000\n" } });
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    expect(found.value.flows?.savedPerYear.value).toBeCloseTo(-(1000 / 12) * 6 * 1.1, 6); // the pontoon, 15 May to 15 October, holds the 15th of the other six
    expect(found.value.ways).toBeUndefined();
    expect(unfoundedIn(found.value.flows, found.value.sources)).toEqual([]);
  });
});

describe("critical links", () => {
  test("of a brief are those of its first site: without the bridge Farrova's tonne goes by rail, 1.10 USD dearer", async () => {
    const brief = { file: "brief.yaml", text: readFileSync("packs/example/briefs/grain-january.yaml", "utf8") };
    const found = await critical({ pack, given: { brief } });
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    expect(found.value.site?.id).toBe("farrova-block");
    expect(found.value.flows).toEqual([{ from: "farrova", to: "jorend", goods: "grain", tonnesPerYear: 2000, months: [1] }]);
    const bridge = found.value.dearest.find(({ link }) => link === "dunmere--galenta--road");
    expect(bridge?.extraPerYear.value).toBeCloseTo(2000 * 1.1, 6);
    expect(unfoundedIn(found.value.dearest, found.value.sources)).toEqual([]);
  });

  test("a road without a second way is listed with its months", async () => {
    const found = await critical({ pack, given: { flows: { file: "flows.csv", text: "from,to,goods,tonnes_per_year\nmorvale,jorend,grain,120\n" } } });
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    expect(found.value.withoutSecondWay.links.map(({ link, strandedTonnesPerYear, noSecondWay }) => [link, strandedTonnesPerYear, noSecondWay[0]?.months.length])).toEqual([
      ["kestova--morvale--road", 120, 12], ["jorend--kestova--road", 20, 2], // in April and November the West Landing has neither ferry nor ice
    ]);
  });

  test("a site that is not ranked is a problem with the nearest that is", async () => {
    const brief = { file: "brief.yaml", text: readFileSync("packs/example/briefs/grain-january.yaml", "utf8") };
    expect(await critical({ pack, given: { brief, site: "belmora-blok" } })).toMatchObject({ ok: false, problems: [{ code: "name-unknown", data: { nearest: "belmora-block" } }] });
  });
});

describe("fields for the month slider", () => {
  test("have in each month and place what a route has", () => {
    const found = fields(pack, { place: "jorend", goods: "grain", direction: "to" });
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    const network = networkUnder(pack, {});
    if (!network.ok) throw new Error(JSON.stringify(network.problems));
    const { places, costUsdPerTonne, days } = found.value;
    expect(costUsdPerTonne.map((row) => row.length)).toEqual(Array.from({ length: 12 }, () => places.length));
    for (const month of [1, 4, 7]) {
      for (const [column, from] of places.entries()) {
        const route = findRoute(network.value, { from, to: "jorend", goods: "grain", month, minimise: "cost" });
        const hours = route.legs.reduce((sum, leg) => sum + leg.hours.value, 0);
        const nothing = route.reason !== undefined && route.reason !== "same-place";
        expect(costUsdPerTonne[month - 1]?.[column], `${from} ${month}`).toBe(nothing ? null : Math.round((route.costUsdPerTonne?.value ?? NaN) * 1e4) / 1e4);
        expect(days[month - 1]?.[column]).toBe(nothing ? null : Math.round((hours / 24) * 1e4) / 1e4);
      }
    }
  });

  test("names that are not known are told", () => {
    const found = fields(pack, { place: "jorand", goods: "gold", direction: "from", scenarioId: "flood" });
    expect(found.ok ? [] : found.problems.map(({ at }) => at.path ?? at.file)).toEqual(["place", "goods", "scenario"]);
  });
});
