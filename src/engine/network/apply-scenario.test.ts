import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFigure } from "#model/fact.js";
import { changeSchema, type Change } from "#model/network.js";
import { anyPack, anyQuestion, runs } from "../../../test/network/random-network.js";
import { asOf, closure, crossing, fact, goods, link, monthsOpen, networkOf, samplePack, scenario, service, wait } from "../../../test/network/sample-network.js";
import { applyScenario } from "./apply-scenario.js";
import { buildNetwork, findRoute, type NetworkPack } from "./network.js";

const base = networkOf(samplePack);
const query = { from: "alba", to: "dusk", goods: "soy", month: 7, minimise: "cost" } as const;

function changed(pack: NetworkPack, ...changes: Change[]): NetworkPack {
  const result = applyScenario(pack, scenario(...changes), asOf);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.pack;
}

const faults = (...changes: Change[]): unknown[] => {
  const result = applyScenario(samplePack, scenario(...changes), asOf);
  return result.ok ? [] : result.problems.map(({ code, at, data }) => [code, at.path, data["id"]]);
};

/** The sample with a second bridge at `caro` of which nothing is built yet. */
const withPlans: NetworkPack = {
  ...samplePack,
  links: [...samplePack.links, link("bero road 3 caro", { id: "new-bridge-road", crossing: "new-bridge", status: "planned", opens: "2030-01-01" })],
  crossings: [...samplePack.crossings, crossing("new-bridge", { status: "planned" })],
};
const openMonthsOf = (pack: NetworkPack, id: string): number => monthsOpen(networkOf(pack), id).length;
const allYear = 12;

const waits: NetworkPack = {
  ...samplePack, waits: [wait("bridge 10 40", { id: "bridge-summer", months: [7], n: 12 }), wait("rail-border 5 9")],
  crossingServices: [service("bridge", { opensAt: "08:00", closesAt: "20:00", capacityPerDay: fact(50, "vehicle/day") }), service("rail-border")],
};

describe("a scenario", () => {
  test("that closes the bridge sends July's goods by rail, and January's still over the ice", () => {
    const network = networkOf(samplePack, scenario({ close: { crossing: "bridge" } }));
    expect(findRoute(network, query).legs.map(({ mode }) => mode)).toEqual(["rail", "rail", "rail"]);
    expect(findRoute(network, { ...query, month: 1 })).toEqual(findRoute(base, { ...query, month: 1 }));
  });

  test("closes a crossing with all its links, and one link alone", () => {
    expect(openMonthsOf(changed(samplePack, { close: { crossing: "bridge" } }), "bero--caro--road")).toBe(0);
    expect(openMonthsOf(changed(samplePack, { close: { link: "caro--dusk--road" } }), "caro--dusk--road")).toBe(0);
  });

  test("opens a seasonal link all year", () => {
    expect(openMonthsOf(changed(samplePack, { open: { link: "bero--caro--ice" } }), "bero--caro--ice")).toBe(allYear);
  });

  test.each<[string, Change[]]>([
    ["its link", [{ open: { link: "new-bridge-road" } }]],
    ["its crossing", [{ open: { crossing: "new-bridge" } }]],
    ["both", [{ open: { crossing: "new-bridge" } }, { open: { link: "new-bridge-road" } }]],
    ["both, the other way round", [{ open: { link: "new-bridge-road" } }, { open: { crossing: "new-bridge" } }]],
  ])("opens a planned bridge by naming %s", (_, changes) => {
    expect(openMonthsOf(changed(withPlans, ...changes), "new-bridge-road")).toBe(allYear);
  });

  test("leaves shut what it closes itself", () => {
    expect(openMonthsOf(changed(samplePack, { close: { crossing: "bridge" } }, { add: { link: "b2", from: "bero", to: "caro", mode: "road", length_km: 3, crossing: "bridge", assumption: "test" } }), "b2")).toBe(0);
    const closedLink = changed(withPlans, { open: { link: "new-bridge-road" } }, { close: { link: "new-bridge-road" } }, { open: { crossing: "new-bridge" } });
    expect(openMonthsOf(closedLink, "new-bridge-road")).toBe(0);
  });

  test("sets a rate and a length on the change's assumption, without the old bounds and source", () => {
    const pack = changed(samplePack, { set: { rate: "border-wait---*", value: 0, assumption: "no queue" } }, { set: { link: "caro--dusk--road", length_km: 150, assumption: "new road" } });
    expect(pack.rates.find(({ kind }) => kind === "border-wait")?.amount).toEqual({ value: 0, unit: "h", asOf, confidence: "low", assumption: "no queue" });
    expect(pack.links.find(({ id }) => id === "caro--dusk--road")?.lengthKm).toEqual({ value: 150, unit: "km", asOf, confidence: "low", assumption: "new road" });
    const route = findRoute(networkOf(pack), query);
    // 24 h · 0.01 and 50 km · 0.05 + 1 h · 0.01 less; no high value is left to wait for
    expect(route.costUsdPerTonne?.value).toBeCloseTo(21.0635 - 0.24 - 2.51, 9);
    expect(route.days?.p90.value).toBe(route.days?.p50.value);
  });

  const bridgeHours = (pack: NetworkPack, month: number): number => (findRoute(networkOf({ ...pack, goods: [goods("soy", ["road"])] }), { ...query, month }).legs[1]?.hours.value ?? NaN) - 0.1;

  test("sets a row of waits, which keeps its months and loses its observations", () => {
    const pack = changed(waits, { set: { wait: "bridge-summer", p50: 1, p90: 2, assumption: "rebuilt" } });
    expect(pack.waits?.[0]).toEqual({ id: "bridge-summer", crossing: "bridge", months: [7], n: undefined, p50: { value: 1, unit: "h", asOf, confidence: "low", assumption: "rebuilt" }, p90: { value: 2, unit: "h", asOf, confidence: "low", assumption: "rebuilt" } });
    expect([bridgeHours(pack, 7), bridgeHours(pack, 8)].map((hours) => Math.round(hours * 1e6) / 1e6)).toEqual([1, 24]);
  });

  test("sets every wait at a crossing by the crossing's name, whatever rows and rates say", () => {
    const pack = changed(waits, { set: { wait: "bridge", p50: 3, p90: 6, assumption: "rebuilt" } });
    expect([bridgeHours(pack, 7), bridgeHours(pack, 8)].map((hours) => Math.round(hours * 1e6) / 1e6)).toEqual([3, 3]);
    expect(pack.waits?.map(({ crossing: id }) => id)).toEqual(["rail-border", "bridge"]);
  });

  test("removes all waiting at once: every queue, and with the crossings open round the clock every wait for them to open", () => {
    const none = changed({ ...waits, crossingServices: [service("bridge", { opensAt: "10:00", closesAt: "14:00", days: [1, 2, 3] })] },
      { set: { wait: "*", p50: 0, p90: 0, assumption: "a bound" } }, { set: { crossing_service: "*", opens_at: "00:00", closes_at: "23:59", days: [1, 2, 3, 4, 5, 6, 7], assumption: "a bound" } });
    for (const goodsId of ["soy", "steel"]) {
      const { legs, days } = findRoute(networkOf(none), { ...query, goods: goodsId });
      const waited = legs.flatMap(({ hours }) => hours.from.filter(isFigure)).filter(({ label }) => /border-wait|opening-wait/.test(label ?? ""));
      expect(waited.map(({ value }) => value)).toEqual(waited.map(() => 0));
      expect(days?.p90.value).toBe(days?.p50.value);
    }
  });

  test("sets what a crossing takes, and when", () => {
    const pack = changed(waits, { set: { crossing_service: "bridge", accepts: false, capacity_per_day: 80, assumption: "test" } });
    expect(pack.crossingServices?.[0]).toEqual({
      id: "bridge", crossing: "bridge", accepts: false, opensAt: "08:00", closesAt: "20:00", days: undefined,
      capacityPerDay: { value: 80, unit: "vehicle/day", asOf, confidence: "low", assumption: "test" }, provenance: { asOf, confidence: "low", assumption: "test" },
    });
    expect(findRoute(networkOf(pack), query).legs.map(({ mode }) => mode)).toEqual(["rail", "rail", "rail"]);
  });

  test("adds a link that rests on its own source, its assumption, or the scenario's", () => {
    const add = { from: "alba", to: "dusk", mode: "road", length_km: 250 } as const;
    const pack = changed(samplePack, { add: { ...add, link: "a1", source: "plan" } }, { add: { ...add, link: "a2", assumption: "drawn by hand" } }, { add: { ...add, link: "a3" } });
    const [a1, a2, a3] = pack.links.slice(-3).map(({ lengthKm }) => lengthKm);
    expect([a1?.source, a2?.assumption, a3?.assumption]).toEqual(["plan", "drawn by hand", "made up for a test"]);
    expect(findRoute(networkOf(pack), query).legs).toHaveLength(1);
  });

  test("can change what it has added", () => {
    const pack = changed(samplePack, { add: { link: "x", from: "alba", to: "dusk", mode: "road", length_km: 250, assumption: "test" } }, { set: { link: "x", length_km: 90, assumption: "test" } }, { close: { link: "x" } });
    expect(pack.links.at(-1)).toMatchObject({ id: "x", status: "closed", lengthKm: { value: 90 } });
  });
});

describe("all problems with a scenario are reported at once", () => {
  test("ids that name nothing", () => {
    expect(faults(
      { close: { link: "nil" } }, { close: { crossing: "nil" } }, { open: { link: "nil" } }, { open: { crossing: "nil" } },
      { set: { rate: "nil", value: 1, assumption: "test" } }, { set: { link: "nil", length_km: 1, assumption: "test" } },
      { set: { wait: "nil", p50: 1, p90: 1, assumption: "test" } }, { set: { crossing_service: "nil", accepts: true, assumption: "test" } },
      { add: { link: "new", from: "nil-from", to: "nil-to", mode: "road", length_km: 1, crossing: "nil-crossing", season: "nil-season" } },
    )).toEqual([
      ["change-unknown", "changes[0].close", "nil"], ["change-unknown", "changes[1].close", "nil"], ["change-unknown", "changes[2].open", "nil"], ["change-unknown", "changes[3].open", "nil"],
      ["change-unknown", "changes[4].set", "nil"], ["change-unknown", "changes[5].set", "nil"], ["change-unknown", "changes[6].set", "nil"], ["change-unknown", "changes[7].set", "nil"],
      ["change-unknown", "changes[8].add", "nil-from"], ["change-unknown", "changes[8].add", "nil-to"], ["change-unknown", "changes[8].add", "nil-season"], ["change-unknown", "changes[8].add", "nil-crossing"],
    ]);
  });

  test("changes that change nothing, each in the state that the ones before it left", () => {
    expect(faults(
      { close: { crossing: "bridge" } }, { close: { crossing: "bridge" } },
      { open: { link: "caro--dusk--road" } }, { open: { crossing: "ice-road" } },
      { set: { rate: "border-wait---*", value: 24, assumption: "test" } }, { set: { link: "caro--dusk--road", length_km: 200, assumption: "test" } },
      { set: { wait: "*", p50: 1, p90: 2, assumption: "test" } }, { set: { wait: "bridge", p50: 1, p90: 2, assumption: "test" } }, { set: { wait: "bridge--scenario", p50: 1, p90: 2, assumption: "test" } },
    )).toEqual([
      ["change-no-effect", "changes[1].close", "bridge"], ["change-no-effect", "changes[2].open", "caro--dusk--road"], ["change-no-effect", "changes[3].open", "ice-road"],
      ["change-no-effect", "changes[4].set", "border-wait---*"], ["change-no-effect", "changes[5].set", "caro--dusk--road"],
      ["change-no-effect", "changes[7].set", "bridge"], ["change-no-effect", "changes[8].set", "bridge--scenario"],
    ]);
    expect(changeSchema.safeParse({ set: { wait: "bridge", p50: 3, p90: 2, assumption: "test" } }).success).toBe(false);
    const services = applyScenario(waits, scenario({ set: { crossing_service: "bridge", capacity_per_day: 50, assumption: "test" } }), asOf);
    expect(services).toMatchObject({ ok: false, problems: [{ code: "change-no-effect" }] });
  });

  test("an id that is taken, and a link without any origin", () => {
    const add = { from: "alba", to: "dusk", mode: "road", length_km: 1 } as const;
    expect(faults({ add: { ...add, link: "caro--dusk--road" } })).toEqual([["id-duplicate", "changes[0].add", "caro--dusk--road"]]);
    const result = applyScenario(samplePack, { ...scenario({ add: { ...add, link: "x" } }), assumption: undefined }, asOf);
    expect(result).toMatchObject({ ok: false, problems: [{ code: "source-missing" }] });
  });

  test("and none of them builds a network", () => {
    expect(buildNetwork(samplePack, { asOf, scenario: scenario({ close: { link: "nil" } }) })).toMatchObject({ ok: false, problems: [{ code: "change-unknown", at: { file: "scenarios/sample.yaml" } }] });
  });
});

describe("the base", () => {
  const id = fc.constantFrom("l0", "l1", "l2", "nil");
  const anyChange: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ close: fc.oneof(fc.record({ link: id }), fc.record({ crossing: fc.constantFrom("x0", "x1") })) }),
    fc.record({ open: fc.oneof(fc.record({ link: id }), fc.record({ crossing: fc.constantFrom("x0", "x1") })) }),
    fc.record({ set: fc.record({ link: id, length_km: fc.constantFrom(10, 99), assumption: fc.constant("test") }) }),
    fc.record({ set: fc.record({ rate: fc.constantFrom("fallback-freight", "r0"), value: fc.constantFrom(2, 9), assumption: fc.constant("test") }) }),
    fc.record({ set: fc.record({ wait: fc.constantFrom("w0", "x0", "*"), p50: fc.constant(1), p90: fc.constantFrom(1, 4), assumption: fc.constant("test") }) }),
    fc.record({ set: fc.record({ crossing_service: fc.constantFrom("s0", "*"), accepts: fc.boolean(), assumption: fc.constant("test") }) }),
    fc.record({ add: fc.record({ link: fc.constantFrom("new", "l0"), from: fc.constant("p0"), to: fc.constant("p3"), mode: fc.constant("road" as const), length_km: fc.constant(5), assumption: fc.constant("test") }) }),
  );

  test("is the same after any scenario: same checksum, same routes, not a byte of the pack changed", () => {
    fc.assert(fc.property(anyPack, fc.array(anyChange, { minLength: 1, maxLength: 5 }), anyQuestion, (pack, changes, question) => {
      for (const change of changes) changeSchema.parse(change);
      const network = networkOf(pack);
      const [text, route] = [JSON.stringify(pack), findRoute(network, question)];
      const built = buildNetwork(pack, { asOf, scenario: scenario(...changes) });
      if (built.ok) findRoute(built.value, question);
      expect(JSON.stringify(pack)).toBe(text);
      expect(networkOf(pack).checksum).toBe(network.checksum);
      expect(findRoute(network, question)).toEqual(route);
    }), runs);
  });

  test("differs in checksum from a copy in which any row of waits, services, pauses, passenger services or seasons is another", () => {
    const full: NetworkPack = { ...waits, closures: [closure("bridge", "2027-01-01", "2027-01-02")], services: [{ id: "s", link: "caro--dusk--road", carries: "passengers", provenance: { asOf, confidence: "high", source: "sample" } }] };
    for (const table of ["links", "seasons", "rates", "waits", "crossingServices", "closures", "services"] as const) {
      const [first, ...others] = full[table] ?? [];
      expect(networkOf({ ...full, [table]: [{ ...first, note: "corrected" }, ...others] }).checksum, table).not.toBe(networkOf(full).checksum);
      expect(networkOf({ ...full, [table]: full[table]?.toReversed() }).checksum, table).toBe(networkOf(full).checksum);
    }
  });

  test("differs from its changed copy in checksum", () => {
    expect(networkOf(samplePack, scenario({ close: { crossing: "bridge" } })).checksum).not.toBe(base.checksum);
    expect(networkOf(samplePack).checksum).toBe(base.checksum);
  });
});
