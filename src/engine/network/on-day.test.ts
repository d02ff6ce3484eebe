import { describe, expect, test } from "vitest";
import { isFigure, leavesOf } from "#model/fact.js";
import type { NetworkPack } from "./network.js";
import { closure, fact, goods, link, networkOf, rate, samplePack, scenario, service, wait } from "../../../test/network/sample-network.js";
import { findRoute, type RouteQuery } from "./network.js";

const ask = (more: Partial<RouteQuery> = {}): RouteQuery => ({ from: "alba", to: "dusk", goods: "soy", date: "2027-07-14", minimise: "cost", ...more }); // a Wednesday
const byRoad: NetworkPack = { ...samplePack, goods: [goods("soy", ["road", "ice"])] };
const modes = (pack: NetworkPack, more: Partial<RouteQuery> = {}): readonly string[] => findRoute(networkOf(pack), ask(more)).legs.map(({ mode }) => mode);
const borderHours = (pack: NetworkPack, more: Partial<RouteQuery> = {}): number => (findRoute(networkOf(pack), ask(more)).legs.find(({ crossing }) => crossing !== undefined)?.hours.value ?? NaN) - 0.1; // 5 km at 50 km/h

describe("a day is asked for", () => {
  test("or a month, exactly one of them, and a day that there is", () => {
    const network = networkOf(samplePack);
    for (const wrong of [{ month: 7 }, { date: undefined }, { date: "2027-02-30" }, { date: undefined, month: 0 }]) expect(() => findRoute(network, ask(wrong))).toThrow(RangeError);
    const { date, month } = findRoute(network, ask());
    expect([date, month]).toEqual(["2027-07-14", 7]);
  });

  test("and a month is its 15th, in whatever year that lies", () => {
    const network = networkOf({ ...samplePack, waits: [wait("bridge 5 5", { from: "2027-07-15", to: "2027-07-15" })] });
    expect(findRoute(network, ask({ date: undefined, month: 7 })).legs).toEqual(findRoute(network, ask({ date: "2027-07-15" })).legs);
    expect(findRoute(network, ask({ date: undefined, month: 7 })).legs).not.toEqual(findRoute(network, ask()).legs);
  });
});

describe("what is open on a day", () => {
  test("is a link between its first and its last day", () => {
    const pack = { ...byRoad, links: [...samplePack.links, link("alba road 1 dusk", { id: "new", opens: "2027-07-14", closes: "2027-07-20" })] };
    expect(["2027-07-13", "2027-07-14", "2027-07-20", "2027-07-21"].map((date) => modes(pack, { date }).length)).toEqual([3, 1, 1, 3]);
  });

  test("is the ice while it lasts, by the day", () => {
    expect(["2026-12-19", "2026-12-20", "2027-03-20", "2027-03-21"].map((date) => modes(byRoad, { date })[1])).toEqual(["road", "ice", "ice", "road"]);
  });

  test("is no crossing that pauses, and none at all where all pause", () => {
    const pack = { ...samplePack, closures: [closure("bridge", "2027-07-10", "2027-07-14")] };
    expect([modes(pack), modes(pack, { date: "2027-07-15" })]).toEqual([["rail", "rail", "rail"], ["road", "road", "road"]]);
    const all = findRoute(networkOf({ ...samplePack, closures: [closure("*", "2027-07-10", "2027-07-14")] }), ask());
    expect(all).toMatchObject({ reason: "closed-on-date", legs: [], notes: [{ code: "closed-season", link: "bero--caro--ice" }, { code: "closed-pause", crossing: "bridge", until: "2027-07-14", why: { en: "flood" } }, { code: "closed-pause", crossing: "rail-border" }] });
  });

  test("is said of all links of a way where one more would not do", () => {
    const twoGaps = { ...byRoad, links: [link("alba road 9 bero", { season: "ice" }), link("bero road 9 dusk", { opens: "2027-08-01" })] };
    expect(findRoute(networkOf(twoGaps), ask())).toMatchObject({ reason: "no-way", notes: [{ code: "closed-season", link: "alba--bero--road" }, { code: "closed-period", link: "bero--dusk--road" }] });
  });

  test("is no crossing that does not take the goods; the row that names their handling wins, then the later one", () => {
    const pack: NetworkPack = { ...byRoad, crossingServices: [service("bridge", { accepts: false }), service("bridge", { id: "b2", handling: "bulk-grain" }), service("bridge", { id: "b3", handling: "bulk-grain", accepts: false, from: "2027-08-01" })] };
    expect([modes(pack).length, modes(pack, { date: "2027-08-01" }).length]).toEqual([3, 0]);
    const timber = { ...pack, goods: [goods("soy", ["road", "ice"], { handling: "timber" })] };
    expect(findRoute(networkOf(timber), ask())).toMatchObject({ reason: "closed-on-date", notes: [{ code: "closed-season", link: "bero--caro--ice" }, { code: "goods-refused", link: "bero--caro--road" }] });
    expect(findRoute(networkOf({ ...timber, links: timber.links.filter(({ mode }) => mode !== "ice") }), ask()).reason).toBe("no-way");
  });
});

describe("the wait at a crossing", () => {
  const rows: NetworkPack = {
    ...byRoad,
    waits: [
      wait("bridge 30 60", { id: "old", to: "2026-12-31" }), wait("bridge 10 40", { id: "usual", from: "2027-01-01" }), wait("bridge 50 90", { id: "august", months: [8] }),
      wait("bridge 2 8", { id: "fish", handling: "reefer" }), wait("bridge 4 8", { id: "fish-september", handling: "reefer", months: [9] }),
    ],
  };
  const fish = { ...rows, goods: [goods("soy", ["road"], { handling: "reefer" })] };

  test.each<[string, NetworkPack, string, number]>([
    ["is that of its period", rows, "2027-07-14", 10],
    ["is that of the one before", { ...rows, goods: [goods("soy", ["road"])] }, "2026-12-31", 30],
    ["is that of the month, before that of any", rows, "2027-08-14", 50],
    ["is that of the goods' handling, before that of the month", fish, "2027-08-14", 2],
    ["is that of handling and month before either", fish, "2027-09-14", 4],
    ["is that of the rates where no row holds", { ...byRoad, waits: [wait("bridge 1 2", { to: "2026-12-31" }), wait("ice-road 3 4")] }, "2027-07-14", 24],
  ])("%s", (_, pack, date, hours) => {
    expect(borderHours(pack, { date })).toBeCloseTo(hours, 9);
  });

  test("decides the way at its median, and its time is paid for", () => {
    const jam = { ...samplePack, waits: [wait("bridge 1000 1000"), wait("rail-border 1 1")] };
    expect(modes(jam)).toEqual(["rail", "rail", "rail"]);
    const { legs } = findRoute(networkOf(byRoad), ask());
    const { legs: waited } = findRoute(networkOf({ ...byRoad, waits: [wait("bridge 124 124")] }), ask());
    expect((waited[1]?.costUsdPerTonne.value ?? 0) - (legs[1]?.costUsdPerTonne.value ?? 0)).toBeCloseTo(1, 9); // 100 h · 0.01
  });

  test("needs no rate where a row holds always, and one where it does not", () => {
    const without = { ...byRoad, links: byRoad.links.filter(({ mode }) => mode === "road"), rates: byRoad.rates.filter(({ kind }) => kind !== "border-wait") };
    expect(borderHours({ ...without, waits: [wait("bridge 7 9")] })).toBeCloseTo(7, 9);
    expect(() => networkOf({ ...without, waits: [wait("bridge 7 9", { months: [7] })] })).toThrow("border-wait");
  });
});

describe("a crossing that is shut at night", () => {
  const shutAtNight = (more: object): NetworkPack => ({ ...byRoad, waits: [wait("bridge 10 10")], crossingServices: [service("bridge", { opensAt: "10:00", closesAt: "14:00", ...more })] });

  test("makes half of all wait 20 - 12 hours more, which decide and are paid for", () => {
    expect(borderHours(shutAtNight({}))).toBeCloseTo(18, 9);
    const border = findRoute(networkOf(shutAtNight({})), ask()).legs[1];
    expect(border?.hours.from.filter(isFigure).map(({ label, value }) => [label, value])).toEqual([["network.part.travel-time", 0.1], ["network.part.border-wait", 10], ["network.part.opening-wait", 8]]);
    expect(border === undefined ? [] : leavesOf(border.hours).filter(({ label }) => label === "network.opening-hours")).toMatchObject([{ value: 4, unit: "h/day", source: "sample" }]);
  });

  test("and on Sundays is asked about by the day: on a Sunday one waits for Monday", () => {
    const weekdays = shutAtNight({ days: [1, 2, 3, 4, 5, 6] });
    expect(borderHours(weekdays, { date: "2027-07-11" })).toBeCloseTo(10 + 22, 9); // from Sunday noon to Monday 10 h
    expect(borderHours(weekdays, { date: "2027-07-14" })).toBeCloseTo(10 + 8, 9);
  });

  test("keeps its hours for goods whose own row does not state any", () => {
    const pack = shutAtNight({});
    expect(borderHours({ ...pack, crossingServices: [...(pack.crossingServices ?? []), service("bridge", { id: "grain", handling: "bulk-grain" })] })).toBeCloseTo(18, 9);
    expect(borderHours({ ...pack, crossingServices: [...(pack.crossingServices ?? []), service("bridge", { id: "grain", handling: "bulk-grain", opensAt: "00:00", closesAt: "23:59" })] })).toBeCloseTo(10, 9);
  });
});

describe("the days of a way", () => {
  test("are its constant times and quantiles of its wait where there is one", () => {
    const { days, legs } = findRoute(networkOf({ ...byRoad, waits: [wait("bridge 10 40")] }), ask());
    expect(legs.reduce((sum, { hours }) => sum + hours.value, 0)).toBeCloseTo(6.1 + 10, 9);
    expect([(days?.p50.value ?? 0) * 24, (days?.p90.value ?? 0) * 24].map((hours) => Math.round(hours * 1e3) / 1e3)).toEqual([16.1, 46.1]);
    expect(days === undefined ? [] : leavesOf(days.p90).filter(({ unit }) => unit === "h").map(({ value, label }) => [value, label])).toEqual([[10, "network.wait-p50"], [40, "network.wait-p90"]]);
  });

  test("of two waits are not the sum of their slow tenths: both seldom fall together", () => {
    const twice: NetworkPack = {
      ...byRoad, waits: [wait("bridge 10 40"), wait("second 10 40")],
      links: [link("alba road 100 bero"), link("bero road 5 caro", { crossing: "bridge" }), link("caro road 200 dusk", { crossing: "second" })],
      crossings: [...samplePack.crossings, { ...(samplePack.crossings[0] ?? { id: "" }), id: "second" } as NetworkPack["crossings"][number]],
    };
    const { days } = findRoute(networkOf(twice), ask());
    expect((days?.p50.value ?? 0) * 24 - 6.1).toBeGreaterThan(20);
    expect((days?.p90.value ?? 0) * 24 - 6.1).toBeLessThan(80);
    expect((days?.p90.value ?? 0) * 24 - 6.1).toBeGreaterThan(50);
  });
});

describe("more goods than a crossing takes in a day", () => {
  const limited = (value: number, unit: string): NetworkPack => ({ ...byRoad, crossingServices: [service("bridge", { capacityPerDay: fact(value, unit) })] });

  test.each<[number, string, number, number | undefined]>([
    [50, "vehicle/day", 1_000, undefined], [50, "vehicle/day", 1_001, 1_000], // 50 lorries of 20 t
    [900, "t/day", 1_000, 900], [3, "train/day", 1_000_000, undefined], // what a train carries is not known
  ])("%d %s against %d t", (value, unit, tonnes, capacity) => {
    const { notes = [], costUsdPerTonne } = findRoute(networkOf(limited(value, unit)), ask({ tonnes }));
    expect(notes.map(({ code, crossing, figure }) => [code, crossing, figure?.value])).toEqual(capacity === undefined ? [] : [["capacity-exceeded", "bridge", capacity]]);
    expect(costUsdPerTonne?.value).toBe(21.0635);
  });

  test("a scenario can give it more", () => {
    const more = scenario({ set: { crossing_service: "bridge", capacity_per_day: 100, assumption: "more lanes" } });
    expect(findRoute(networkOf(limited(50, "vehicle/day"), more), ask({ tonnes: 1_500 })).notes).toBeUndefined();
  });
});

describe("a seasonal leg asked about by the day", () => {
  test("says in which open time the day falls, and that it is the usual one", () => {
    const { legs } = findRoute(networkOf(byRoad), ask({ date: "2027-01-20" }));
    expect(legs.map(({ season }) => season)).toEqual([undefined, { season: "ice", basis: "usual", from: "2026-12-20", to: "2027-03-20" }, undefined]);
    expect(findRoute(networkOf(byRoad), ask({ date: undefined, month: 1 })).legs[1]).not.toHaveProperty("season");
  });

  test("the gauge is marked where it changes", () => {
    expect(findRoute(networkOf(samplePack), ask({ goods: "steel" })).legs.map(({ gaugeBreak }) => gaugeBreak)).toEqual([undefined, true, undefined]);
    const atYard = { ...samplePack, links: [link("alba rail 100 bero", { gauge: 1520 }), link("bero rail 100 dusk", { gauge: 1435 })], rates: [...samplePack.rates, rate("gauge-break-time rail place:bero 0 h")] };
    expect(findRoute(networkOf(atYard), ask({ goods: "steel" })).legs.map(({ gaugeBreak }) => gaugeBreak)).toEqual([undefined, true]);
  });
});
