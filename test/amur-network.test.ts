import { beforeAll, describe, expect, test } from "vitest";
import { leavesOf } from "#model/fact.js";
import type { Pack } from "#model/pack.js";
import { buildNetwork, costField, crossingCalendar, findAlternatives, findRoute, type Network, type NetworkPack } from "#engine/network/network.js";
import { loadPack } from "#pack/load.js";

/** The corridor network on packs/amur: what the border does over a year. */
let pack: Pack;
let base: Network;
beforeAll(async () => {
  const loaded = await loadPack("packs/amur", { today: "2026-11-24" });
  if (!loaded.ok) throw new Error(`packs/amur does not load: ${JSON.stringify(loaded.problems.slice(0, 5))}`);
  pack = loaded.value;
  base = networkUnder();
});

function networkUnder(scenario?: string, changed: NetworkPack = pack): Network {
  const built = buildNetwork(changed, { asOf: "2026-11-24", scenario: pack.scenarios.find(({ id }) => id === scenario) });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.value;
}

const heihe = (from: string, to: string, goods = "soybeans") => crossingCalendar(base, { places: ["blagoveshchensk", "heihe"], goods, from, to });

describe("across the Amur at Blagoveshchensk", () => {
  test("goods go by river, not at all, over the pontoon, not at all, with the recorded dates of the winter of 2025", () => {
    expect(heihe("2024-10-01", "2025-09-30").map(({ from, mode = "nothing", season }) => [from, mode, season?.basis])).toEqual([
      ["2024-10-01", "river", "recorded"], ["2024-10-28", "nothing", undefined], ["2025-01-14", "pontoon", "recorded"], ["2025-01-28", "nothing", undefined],
      ["2025-02-01", "pontoon", "recorded"], ["2025-04-17", "nothing", undefined], ["2025-05-01", "river", "usual"],
    ]);
  });

  test("the winter of 2027 is not recorded: the usual dates stand, with earliest, median and latest of the recorded years", () => {
    const pontoon = heihe("2027-01-01", "2027-04-30").filter(({ mode }) => mode === "pontoon");
    for (const { season } of pontoon) {
      expect(season?.basis).toBe("usual");
      for (const edge of [season?.opens, season?.closes]) {
        expect(edge?.n).toBeGreaterThanOrEqual(3);
        expect([edge?.earliest, edge?.median, edge?.latest]).toEqual([edge?.earliest, edge?.median, edge?.latest].toSorted((a = "", b = "") => (a < b ? -1 : 1)));
      }
    }
    expect(heihe("2027-02-05", "2027-02-05")[0]?.shut).toEqual(expect.arrayContaining([expect.objectContaining({ code: "closed-pause", link: "blagoveshchensk--heihe--pontoon", until: "2027-02-08" })]));
  });

  test("people cross between the seasons by hovercraft, which takes no goods", () => {
    expect(heihe("2026-12-01", "2026-12-01", "passengers")[0]?.mode).toBe("ferry");
    expect(heihe("2026-12-01", "2026-12-01")[0]?.shut).toEqual(expect.arrayContaining([expect.objectContaining({ code: "goods-refused", link: "blagoveshchensk--heihe--ferry" })]));
  });

  test("without the bridge soy for Harbin goes by pontoon in January and by river in July, and between them by another crossing", () => {
    const network = networkUnder("heihe-bridge-closed");
    const crossed = ["2026-01-20", "2026-04-20", "2026-07-15", "2026-11-20"].map((date) => {
      const leg = findRoute(network, { from: "blagoveshchensk", to: "harbin", goods: "soybeans", date, minimise: "cost" }).legs.find(({ crossing }) => crossing !== undefined);
      return [leg?.mode, leg?.crossing === "blagoveshchensk-heihe-river"];
    });
    expect(crossed).toEqual([["pontoon", true], ["rail", false], ["river", true], ["rail", false]]);
  });

  test("straight across nothing goes on 20 April, with the reason of each way", () => {
    const straight = pack.links.filter((row) => [row.from, row.to].every((place) => ["blagoveshchensk", "heihe"].includes(place)));
    const { reason, legs: { length }, notes = [] } = findRoute(networkUnder(undefined, { ...pack, links: straight, services: [] }), { from: "blagoveshchensk", to: "heihe", goods: "soybeans", date: "2026-04-20", minimise: "cost" });
    expect([reason, length]).toEqual(["closed-on-date", 0]);
    expect(notes.map(({ code, link }) => [code, link?.split("--").at(-1)])).toEqual(expect.arrayContaining([["closed-season", "river"], ["closed-season", "pontoon"]]));
  });
});

describe("soy from Blagoveshchensk to Harbin", () => {
  const ask = { from: "blagoveshchensk", to: "harbin", goods: "soybeans", date: "2026-12-15", minimise: "cost" } as const;

  test("has five ways that cross elsewhere, each dearer than the one before", () => {
    const routes = findAlternatives(base, { ...ask, alternatives: 5 });
    expect(new Set(routes.map(({ legs }) => legs.map(({ crossing }) => crossing).join(""))).size).toBe(5);
    const costs = routes.map(({ costUsdPerTonne }) => costUsdPerTonne?.value ?? NaN);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
  });

  test("owes 20 % of its value on leaving Russia, at 31,500 RUB/t the floor of 100 USD, inside the quota nothing", () => {
    const duty = (network: Network) => findRoute(network, ask).duties?.find(({ country }) => country === "RU");
    expect(duty(base)).toMatchObject({ direction: "export", usdPerTonne: { value: 0.2 * 545 }, lowUsdPerTonne: { value: 0 } });
    const cheap = pack.goods.map((one) => (one.id === "soybeans" && one.valuePerTonne !== undefined ? { ...one, valuePerTonne: { ...one.valuePerTonne, value: 31_500, unit: "RUB/t" } } : one));
    expect(duty(networkUnder(undefined, { ...pack, goods: cheap }))?.usdPerTonne.value).toBe(100);
  });

  test("is said to be too much for the bridge when more comes in a day than its post takes in lorries of 20 t", () => {
    const over = findAlternatives(base, { ...ask, tonnes: 20_000, alternatives: 2 }).flatMap(({ notes = [] }) => notes);
    expect(over).toMatchObject([{ code: "capacity-exceeded", crossing: "kanikurgan-heihe-bridge", figure: { value: 862 * 20, unit: "t/day" } }]);
  });
});

describe("people from Harbin to Vladivostok", () => {
  const ask = { from: "harbin", to: "vladivostok", goods: "passengers", date: "2026-12-15" } as const;

  test("fly where time counts, on a flight with the day on which it was seen, and go by road or rail where money does", () => {
    const [fastest, cheapest] = (["time", "cost"] as const).map((minimise) => findRoute(base, { ...ask, minimise }));
    expect(fastest?.legs.find(({ mode }) => mode === "air")).toMatchObject({ verified: "2026-02-03", perWeek: { value: 2 } });
    expect(cheapest?.legs.map(({ mode }) => mode)).not.toContain("air");
    expect(cheapest?.costUsdPerTonne?.unit).toBe("USD/person");
    const modes = findAlternatives(base, { ...ask, minimise: "cost", alternatives: 8 }).map(({ legs }) => legs.find(({ verified }) => verified !== undefined)?.mode);
    expect(modes).toEqual(expect.arrayContaining(["road", "rail", "air"]));
  });

  test("to Khabarovsk are told which unverified flights were left out, and none that were seen", () => {
    const { leftOut = [] } = findRoute(base, { ...ask, to: "khabarovsk", minimise: "time" });
    const seen = new Set((pack.services ?? []).filter(({ verified }) => verified !== undefined).map(({ link }) => link));
    expect(leftOut.map(({ link }) => link)).toContain("airport-vvo--airport-khv--air");
    for (const { link } of leftOut) expect(seen.has(link)).toBe(false);
  });
});

describe("scenarios", () => {
  test("all build, each another network than the base, which stays as it was", () => {
    for (const { id } of pack.scenarios) expect(networkUnder(id).checksum, id).not.toBe(base.checksum);
    expect(networkUnder().checksum).toBe(base.checksum);
  });

  test("without waiting nothing is dearer, something is cheaper, and every way takes what it takes", () => {
    const none = networkUnder("waiting-removed");
    const query = { place: "harbin", direction: "to", goods: "soybeans", month: 1, minimise: "cost" } as const;
    const [before, after] = [costField(base, query).costUsdPerTonne, costField(none, query).costUsdPerTonne];
    let cheaper = 0;
    for (const [place, cost] of Object.entries(before)) {
      expect(after[place], place).toBeLessThanOrEqual(cost);
      if ((after[place] ?? cost) < cost) cheaper++;
    }
    expect(cheaper).toBeGreaterThan(50);
    const { days } = findRoute(none, { from: "blagoveshchensk", to: "harbin", goods: "soybeans", month: 1, minimise: "cost" });
    expect(days?.p90.value).toBe(days?.p50.value);
  });
});

describe("lengths", () => {
  test.each([["belogorsk", "blagoveshchensk", "rail"], ["heihe", "harbin", "rail"], ["heihe", "dalian", "road"]] as const)("of %s - %s by %s have a source or an assumption and a confidence on every link", (from, to, mode) => {
    const network = networkUnder(undefined, { ...pack, links: pack.links.filter((row) => row.mode === mode) });
    const { km, legs } = findRoute(network, { from, to, goods: "containers", month: 7, minimise: "cost" });
    expect(legs.length).toBeGreaterThan(0);
    expect(km?.value).toBeCloseTo(legs.reduce((sum, leg) => sum + leg.km.value, 0), 9);
    for (const { source, assumption, confidence } of km === undefined ? [] : leavesOf(km)) expect([(source ?? assumption) !== undefined, confidence !== undefined]).toEqual([true, true]);
    console.log(`${from} - ${to} by ${mode}: ${km?.value ?? "no way"} km over ${legs.length} links, ${legs.map(({ km: { confidence, source } }) => `${confidence}${source === undefined ? " (assumed)" : ""}`).join(", ")}`);
  });
});
