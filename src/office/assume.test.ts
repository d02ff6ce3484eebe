import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { assumptionsSchema, type Assumptions } from "#model/assumptions.js";
import { answerSchema } from "#model/answer.js";
import type { WaitPeriod } from "#model/network.js";
import type { Pack } from "#model/pack.js";
import { answer } from "./answer.js";
import { assume } from "./assume.js";
import { openPack } from "./open-pack.js";

const example = "packs/example";
let pack: Pack;
beforeAll(async () => {
  const opened = await openPack({ packDir: example, today: "2026-11-24" });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  pack = opened.value;
});

const asOf = "2026-11-24";
const given = (parts: object): Assumptions => assumptionsSchema.parse({ why: "a test", ...parts });

describe("assumptions laid over a pack", () => {
  test("a number becomes an assumption of the asker, in the pack's unit, as of the day asked; the pack stays as it was", () => {
    const before = JSON.stringify(pack);
    const { pack: changed, overlaid } = assume(pack, given({ rates: { "rail-freight": { value: 0.05, low: 0.04, high: 0.06 } } }), asOf);
    const expected = { value: 0.05, low: 0.04, high: 0.06, unit: "USD/(t·km)", asOf, confidence: "low", assumption: "your assumption: a test" };
    expect(changed.rates.find(({ id }) => id === "rail-freight")?.amount).toEqual(expected);
    expect(overlaid).toEqual([{ at: "rates.rail-freight", before: pack.rates.find(({ id }) => id === "rail-freight")?.amount, after: expected }]);
    expect(JSON.stringify(pack)).toBe(before);
  });

  test("what the pack derives from it follows: the ferry costs twice the ice road, the pontoon as much", () => {
    const { pack: changed, overlaid } = assume(pack, given({ rates: { "ice-freight": 0.3 } }), asOf);
    const amounts = ["ice-freight", "ferry-freight", "pontoon-freight"].map((id) => changed.rates.find((rate) => rate.id === id)?.amount);
    expect(amounts.map((amount) => amount?.value)).toEqual([0.3, 0.6, 0.3]);
    expect(amounts[1]).toMatchObject({ formula: "ice-freight * 2", assumption: "follows your assumption: a test" });
    expect(overlaid.map(({ at, follows }) => [at, follows])).toEqual([["rates.ice-freight", undefined], ["rates.ferry-freight", "ice-freight * 2"], ["rates.pontoon-freight", "ice-freight"]]);
  });

  test("unless it is assumed itself", () => {
    const { pack: changed } = assume(pack, given({ rates: { "ice-freight": 0.3, "ferry-freight": 0.5 } }), asOf);
    expect(changed.rates.find(({ id }) => id === "ferry-freight")?.amount).toMatchObject({ value: 0.5, assumption: "your assumption: a test" });
  });

  test("through a chain, and across files: a parameter follows a rate, another follows it, whatever stands first", () => {
    const [farm] = pack.activities.filter(({ id }) => id === "grain-farm");
    if (farm === undefined) throw new Error("packs/example has no grain-farm");
    const { seed, fuel, ...parameters } = farm.parameters;
    if (seed === undefined || fuel === undefined) throw new Error("grain-farm has no seed or fuel");
    const linked = { ...farm, parameters: { ...parameters, fuel, seed: { ...seed, value: 4, formula: "rail-freight * 100" } } }; // fieldCost = seed + fuel stands before seed
    const { pack: changed, overlaid } = assume({ ...pack, activities: [linked] }, given({ rates: { "rail-freight": 0.05 } }), asOf);
    expect(changed.activities[0]?.parameters).toMatchObject({ seed: { value: 5 }, fieldCost: { value: 15 } });
    expect(overlaid.map(({ at }) => at)).toEqual(["rates.rail-freight", "parameters.grain-farm.seed", "parameters.grain-farm.fieldCost"]);
  });

  test("a site's fact and its access, an exchange rate, and every wait at a crossing", () => {
    const { pack: changed, overlaid } = assume(pack, given({ sites: { "farrova-block": { areaHectares: 800, accessKm: 4 } }, fx: { "XAX/USD": 11 }, waits: { "velune-bridge": { p50: 1, p90: 3 } } }), asOf);
    const site = changed.sites.find(({ id }) => id === "farrova-block");
    expect([site?.facts["areaHectares"]?.value, site?.accessKm.value]).toEqual([800, 4]);
    expect(changed.fx.filter(({ quote }) => quote === "XAX")).toMatchObject([{ base: "USD", date: asOf, rate: { value: 11, unit: "XAX/USD", assumption: "your assumption: a test" } }]);
    const atBridge = (of: Pack): WaitPeriod[] => (of.waits ?? []).filter(({ crossing }) => crossing === "velune-bridge");
    expect(atBridge(changed).map(({ id }) => id)).toEqual([...atBridge(pack).map(({ id }) => id), "assumed:velune-bridge"]);
    expect(new Set(atBridge(changed).map(({ p50, p90, n }) => [p50.value, p90.value, n].join()))).toEqual(new Set(["1,3,"]));
    expect(overlaid.map(({ at }) => at)).toEqual(["sites.farrova-block.accessKm", "sites.farrova-block.areaHectares", "fx.XAX/USD", "waits.velune-bridge.p50", "waits.velune-bridge.p90"]);
  });

  test("a number that is what the pack has already is not listed", () => {
    expect(assume(pack, given({ rates: { "rail-freight": 0.04 } }), asOf).overlaid).toEqual([]);
  });

  test("what the pack does not have throws, as the loader has checked the names", () => {
    expect(() => assume(pack, given({ rates: { "no-such": 1 } }), asOf)).toThrow("rates.no-such");
  });
});

describe("an answer under assumptions", () => {
  test("rests on them and says so: roads in the north dearer by a tenth make Farrova's tonne 0.75 USD dearer", async () => {
    const file = `${example}/briefs/grain-january.yaml`;
    const asked = { pack, briefText: readFileSync(file, "utf8"), file };
    const plain = await answer(asked);
    const assumed = await answer({ ...asked, assume: { file: "mine.yaml", text: "why: a dear winter\nrates: {road-freight-north: 1.1}" } });
    if (!plain.ok || !assumed.ok) throw new Error("both have answers");
    const cost = ({ ranked }: typeof plain.value): number => ranked.find(({ site }) => site.id === "farrova-block")?.figures["deliveredCost"]?.value ?? NaN;
    expect(cost(assumed.value) - cost(plain.value)).toBeCloseTo(0.01 * (60 + 5 + 10), 9); // a tenth of 0.10 USD on 60 km to the bridge, the bridge's 5 km and 10 km of access
    expect("overlaid" in plain.value).toBe(false);
    expect(answerSchema.parse(assumed.value).overlaid).toMatchObject([{ at: "rates.road-freight-north", before: { value: 1, source: "example-tariffs" }, after: { value: 1.1 } }]);
    expect(Object.keys(assumed.value.sources)).toContain("example-tariffs");
    expect(JSON.stringify(assumed.value.ranked)).toContain("your assumption: a dear winter");
  });

  test("problems of the assumptions and of the brief are told together", async () => {
    const asked = await answer({ pack, briefText: "activity: moon-base", file: "brief.yaml", assume: { file: "mine.yaml", text: "why: x\nrates: {no-such: 1}" } });
    expect(asked.ok ? [] : [...new Set(asked.problems.map(({ at }) => at.file))]).toEqual(["mine.yaml", "brief.yaml"]);
  });
});
