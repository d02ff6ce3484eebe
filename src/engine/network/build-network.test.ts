import { describe, expect, test } from "vitest";
import { languages } from "#model/names.js";
import type { RateKind } from "#model/network.js";
import { translator } from "#words/words.js";
import { asOf, fact, goods, link, networkOf, rate, samplePack, scenario } from "../../../test/network/sample-network.js";
import { buildNetwork, findAccess, findRoute, type NetworkPack } from "./network.js";

const without = (kind: RateKind): NetworkPack => ({ ...samplePack, rates: samplePack.rates.filter((row) => row.kind !== kind) });
const query = { from: "alba", to: "dusk", goods: "soy", month: 7, minimise: "cost" } as const;

describe("a network is refused", () => {
  test.each<RateKind>(["handling", "handling-time", "gauge-break", "gauge-break-time", "border-fee", "border-wait", "payload", "time-value"])("where a needed %s rate is missing, once for each mode and kind of goods", (kind) => {
    const built = buildNetwork(without(kind), { asOf });
    if (built.ok) throw new Error("expected problems");
    expect(new Set(built.problems.map(({ code, severity, at }) => `${code} ${severity} ${at.file} ${at.path ?? ""}`))).toEqual(new Set(["value-missing error rates.csv rates"]));
    expect(new Set(built.problems.map(({ data }) => data["kind"]))).toEqual(new Set([kind]));
    const named = built.problems.map(({ data }) => `${data["mode"]} ${data["goods"]}`);
    expect(new Set(named).size).toBe(named.length);
  });

  test("with all its problems at once", () => {
    const built = buildNetwork({ ...without("handling"), fx: [], rates: [...without("handling").rates, { ...rate("boarding road * 1 USD/t"), amount: fact(-1, "USD/t") }] }, { asOf });
    if (built.ok) throw new Error("expected problems");
    expect(new Set(built.problems.map(({ code }) => code))).toEqual(new Set(["currency-without-rate", "value-negative", "value-missing"]));
  });
});

describe("every problem", () => {
  const add = { from: "alba", to: "dusk", mode: "road", length_km: 1 } as const;
  const bad = [
    buildNetwork(without("handling"), { asOf }),
    buildNetwork({ ...samplePack, fx: [] }, { asOf }),
    buildNetwork({ ...samplePack, rates: [...samplePack.rates, rate("toll - * -1 USD/t"), rate("speed road * 0 km/h"), rate("freight road * 1 USD/t")] }, { asOf }),
    buildNetwork({ ...samplePack, links: [link("alba road 1e9 bero")] }, { asOf }),
    buildNetwork(samplePack, { asOf, scenario: scenario({ close: { link: "nil" } }, { open: { link: "caro--dusk--road" } }, { add: { ...add, link: "caro--dusk--road" } }) }),
    buildNetwork(samplePack, { asOf, scenario: { ...scenario({ add: { ...add, link: "x" } }), assumption: undefined } }),
  ].flatMap((built) => (built.ok ? [] : built.problems));

  test("has a sentence in each language, with the data that it needs", () => {
    expect([...new Set(bad.map(({ code }) => code))].toSorted()).toEqual([
      "change-no-effect", "change-unknown", "currency-without-rate", "id-duplicate", "source-missing", "unit-unfit", "value-missing", "value-negative", "value-range",
    ]);
    for (const { code, data } of bad) for (const language of languages) expect(translator(language)(`problem.${code}`, data)).not.toBe("");
  });
});

describe("a network is built", () => {
  test.each<RateKind>(["toll", "road-charge", "boarding"])("without %s, which then is not paid", (kind) => {
    const route = findRoute(networkOf(without(kind)), query);
    expect(JSON.stringify(route)).not.toContain(`network.part.${kind}`);
    expect(route.legs).not.toEqual([]);
  });

  test.each<RateKind>(["freight", "speed"])("without %s for a mode, whose links these goods then cannot use: a warning says which", (kind) => {
    const pack = { ...samplePack, rates: samplePack.rates.filter((row) => row.kind !== kind || row.mode === "rail"), goods: [goods("soy", ["road", "rail"])] };
    const rails = kind === "speed" ? { ...pack, rates: [...pack.rates, rate("speed rail * 40 km/h")] } : pack;
    const built = buildNetwork(rails, { asOf });
    if (!built.ok) throw new Error(JSON.stringify(built.problems));
    expect(built.warnings).toMatchObject([{ code: "value-missing", severity: "warning", data: { kind, mode: "road", goods: "soy" } }]);
    expect(findRoute(built.value, query).legs.map(({ mode }) => mode)).toEqual(["rail", "rail", "rail"]);
  });

  test("without rates for what its goods never do", () => {
    const road = { ...samplePack, links: [link("alba road 100 bero")], goods: [goods("soy", ["road"])], rates: samplePack.rates.filter(({ kind }) => ["freight", "speed", "time-value", "payload", "road-charge"].includes(kind)) };
    expect(buildNetwork(road, { asOf })).toMatchObject({ ok: true, warnings: [] });
    const besideRail = { ...road, links: [link("alba road 100 bero"), link("bero rail 100 caro", { gauge: 1520 }), link("bero rail 100 alba", { gauge: 1435 })] };
    expect(buildNetwork(besideRail, { asOf })).toMatchObject({ ok: true, warnings: [] });
  });

  test("so that goods named by a rate pay it, and others do not", () => {
    const pack = { ...samplePack, goods: [goods("soy", ["road"]), goods("oil", ["road"])], rates: [...samplePack.rates, rate("freight road * 1 USD/(t·km)", { id: "oil", goods: "oil" })] };
    const network = networkOf(pack);
    expect(findRoute(network, query).legs[0]?.costUsdPerTonne.value).toBe(5.27);
    expect(findRoute(network, { ...query, goods: "oil" }).legs[0]?.costUsdPerTonne.value).toBe(100.27);
  });

  test("as of a day: a rate that begins later is not yet paid", () => {
    const pack = { ...samplePack, goods: [goods("soy", ["road"])], rates: [...samplePack.rates, rate("freight road * 1 USD/(t·km)", { id: "later", from: "2027-01-01" })] };
    expect(findRoute(networkOf(pack), query).costUsdPerTonne?.value).toBe(21.0635);
    const later = buildNetwork(pack, { asOf: "2027-01-01" });
    expect(later.ok && findRoute(later.value, query).legs[0]?.costUsdPerTonne.value).toBe(100.27);
  });

  test("on a dangling id is our bug: packs are checked on load", () => {
    expect(() => buildNetwork({ ...samplePack, links: [link("alba road 1 nowhere")] }, { asOf })).toThrow("nowhere");
  });
});

describe("the road between a site and its place", () => {
  test("costs 30 km · (0.05 + 4 / 80 / 20) and 30 / 50 h · 0.01, nothing for loading", () => {
    const access = findAccess(networkOf(samplePack), { place: "alba", goods: "soy", lengthKm: fact(30, "km") });
    expect(access?.costUsdPerTonne.value).toBe(1.5 + 0.075 + 0.006);
    expect(access?.hours.value).toBe(0.6);
  });

  test("costs nothing where the site lies at the place", () => {
    expect(findAccess(networkOf(samplePack), { place: "alba", goods: "soy", lengthKm: fact(0, "km") })?.costUsdPerTonne.value).toBe(0);
  });

  test("is unknown where no road rates are", () => {
    const rail = { ...samplePack, goods: [goods("steel", ["rail"])], rates: samplePack.rates.filter(({ mode }) => mode !== "road") };
    expect(findAccess(networkOf(rail), { place: "alba", goods: "steel", lengthKm: fact(30, "km") })).toBeUndefined();
  });
});
