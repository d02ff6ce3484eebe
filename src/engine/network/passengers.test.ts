import { describe, expect, test } from "vitest";
import { routeSchema } from "#model/answer.js";
import type { PassengerService } from "#model/network.js";
import { asOf, crossing, fact, goods, link, networkOf, place, rate, samplePack, scenario, service, wait } from "../../../test/network/sample-network.js";
import { findAccess, findAlternatives, findRoute, type NetworkPack, type RouteQuery } from "./network.js";

const flies = (id: string, more: Partial<PassengerService> = {}): PassengerService => ({ id, link: id, carries: "passengers", provenance: { asOf, confidence: "medium", source: "sample" }, ...more });

/** Alba and dusk by road over the bridge, by a verified flight from bero and by one from alba that nobody has seen. */
const pack: NetworkPack = {
  ...samplePack,
  places: [...samplePack.places, place("faro", "AA")],
  links: [
    link("alba road 100 bero"), link("bero road 5 caro", { crossing: "bridge" }), link("caro road 200 dusk"),
    link("bero air 180 dusk"), link("alba air 250 dusk"), link("alba air 90 faro"), link("bero rail 100 faro", { gauge: 1520 }),
  ],
  crossings: [crossing("bridge")],
  rates: [
    ...samplePack.rates,
    rate("freight road * 0.05 USD/(person·km)", { id: "p1" }), rate("freight rail * 0.04 USD/(person·km)", { id: "p2" }), rate("freight air * 0.2 USD/(person·km)", { id: "p3" }),
    rate("speed air * 500 km/h"), rate("boarding air * 30 USD/person"), rate("toll - crossing:bridge 2 USD/person", { id: "p4" }),
    rate("time-value - * 4 USD/(person·h)", { id: "p5" }), rate("border-wait - * 2 h", { id: "p6", goods: "people" }), rate("handling-time - * 1 h", { id: "p7", goods: "people" }),
  ],
  goods: [goods("people", ["road", "rail", "air"], { handling: "passenger" }), goods("soy", ["road"])],
  services: [flies("bero--dusk--air", { perWeek: fact(2, "1/week"), verified: "2026-02-03" }), flies("alba--dusk--air", { perWeek: fact(1, "1/week") })],
};
const ask = (more: Partial<RouteQuery> = {}): RouteQuery => ({ from: "alba", to: "dusk", goods: "people", date: "2027-07-14", minimise: "time", ...more });

describe("a passenger", () => {
  test("pays by the person, neither the lorry's toll nor its fees nor its queue: 305 km · 0.05 + 2 + (6.1 + 2) h · 4", () => {
    const route = findRoute(networkOf({ ...pack, links: pack.links.filter(({ mode }) => mode !== "air") }), ask());
    expect(route.costUsdPerTonne).toMatchObject({ value: 15.25 + 2 + 32.4, unit: "USD/person" });
    expect(route.legs.map(({ costUsdPerTonne }) => costUsdPerTonne.unit)).toEqual(["USD/person", "USD/person", "USD/person"]);
    expect(routeSchema.safeParse(route).error).toBeUndefined();
  });

  test("does not change what goods pay", () => {
    expect(findRoute(networkOf(pack), ask({ goods: "soy", minimise: "cost" })).costUsdPerTonne).toMatchObject({ value: 21.0635, unit: "USD/t" });
    expect(findAccess(networkOf(pack), { place: "alba", goods: "people", lengthKm: fact(30, "km") })?.costUsdPerTonne).toMatchObject({ value: 30 * 0.05 + 0.6 * 4, unit: "USD/person" });
  });

  test("waits as a row for passengers says", () => {
    const waited = { ...pack, links: pack.links.filter(({ mode }) => mode !== "air"), waits: [wait("bridge 9 30"), wait("bridge 0.5 1", { id: "p", handling: "passenger" })] };
    expect(findRoute(networkOf(waited), ask()).legs[1]?.hours.value).toBeCloseTo(0.6, 9);
  });

  test("is one too many where a crossing takes fewer in a day", () => {
    const full = { ...pack, crossingServices: [service("bridge", { capacityPerDay: fact(40, "vehicle/day") }), service("bridge", { id: "p", handling: "passenger", capacityPerDay: fact(100, "person/day") })], services: [] };
    const byRoad = { ...full, links: full.links.filter(({ mode }) => mode !== "air") };
    expect(findRoute(networkOf(byRoad), ask({ tonnes: 101 })).notes).toMatchObject([{ code: "capacity-exceeded", figure: { value: 100, unit: "person/day" } }]);
    expect(findRoute(networkOf(byRoad), ask({ tonnes: 100 })).notes).toBeUndefined();
  });
});

describe("a flight that nobody is known to have seen", () => {
  test("is left out and listed; the one that was seen is shown with its day and how often it flies", () => {
    const { legs, leftOut } = findRoute(networkOf(pack), ask());
    expect(legs.map(({ mode, verified, perWeek }) => [mode, verified, perWeek?.value])).toEqual([["road", undefined, undefined], ["air", "2026-02-03", 2]]);
    expect(leftOut).toEqual([{ link: "alba--dusk--air", reason: "unverified", service: "alba--dusk--air", perWeek: fact(1, "1/week") }]);
  });

  test("is taken on demand, and where a scenario opens it", () => {
    expect(findRoute(networkOf(pack), ask({ includeUnverified: true })).legs.map(({ link: id }) => id)).toEqual(["alba--dusk--air"]);
    expect(findRoute(networkOf(pack), ask({ includeUnverified: true }))).not.toHaveProperty("leftOut");
    const planned = { ...pack, links: pack.links.map((row) => (row.id === "alba--dusk--air" ? { ...row, status: "planned" as const } : row)) };
    expect(findRoute(networkOf(planned, scenario({ open: { link: "alba--dusk--air" } })), ask()).legs.map(({ link: id }) => id)).toEqual(["alba--dusk--air"]);
  });

  test("is not listed where it would be no better", () => {
    expect(findRoute(networkOf(pack), ask({ minimise: "cost" })).leftOut?.map(({ link: id }) => id)).toEqual(undefined);
  });

  test("or of which no service is known at all, is left out too; a train or a road needs none", () => {
    expect(findRoute(networkOf(pack), ask({ to: "faro" }))).toMatchObject({ legs: [{ mode: "road" }, { mode: "rail" }], leftOut: [{ link: "alba--faro--air", reason: "no-service" }, { link: "alba--dusk--air" }] });
    expect(findRoute(networkOf({ ...pack, services: [] }), ask({ to: "faro" })).legs.map(({ mode }) => mode)).toEqual(["air"]);
  });

  test("that does not fly on the day is no way, seen or not", () => {
    const summer = { ...pack, services: [flies("bero--dusk--air", { verified: "2026-02-03", from: "2027-08-01" }), flies("alba--dusk--air", { verified: "2026-02-03", to: "2027-07-13" })] };
    expect(findRoute(networkOf(summer), ask({ includeUnverified: true })).legs.map(({ mode }) => mode)).toEqual(["road", "road", "road"]);
  });

  test("stands for a crossing among the alternatives: by air, and over the bridge", () => {
    const ways = findAlternatives(networkOf(pack), { ...ask(), alternatives: 5 });
    expect(ways.map(({ legs }) => legs.map(({ mode }) => mode).join())).toEqual(["road,air", "road,road,road"]);
    expect(ways.map(({ leftOut }) => leftOut?.length)).toEqual([1, undefined]);
  });
});
