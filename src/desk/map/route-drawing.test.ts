import { describe, expect, test } from "vitest";
import type { Leg, Route } from "#model/answer.js";
import type { PackView } from "#desk/api.js";
import { boundsOf, routeLines, routeMarks } from "./route-drawing.js";

const names = (text: string) => ({ en: text, zh: text, ru: text });
const pack = {
  places: [["a", 127, 50], ["b", 128, 50], ["c", 128, 46]].map(([id, lon, lat]) => ({ id: String(id), names: names(String(id)), lon: Number(lon), lat: Number(lat), country: "CN", kind: "city" })),
  crossings: [{ id: "bridge", names: names("bridge"), mode: "rail", lon: 127.5, lat: 50.2, status: "open" }],
} as unknown as PackView;
const figure = { value: 1, unit: "h", method: "m", from: [] };
const leg = (parts: Partial<Leg>): Leg => ({ link: "l", from: "a", to: "b", mode: "rail", km: { value: 1, unit: "km", asOf: "2026-01-01", confidence: "low", assumption: "made up" }, hours: figure, costUsdPerTonne: figure, ...parts });
const route = (legs: Leg[]): Route => ({ from: "a", to: "c", goods: "soy", month: 1, minimise: "cost", legs });

describe("a route on the map", () => {
  test("is a straight line for every leg, with its mode; a compared way is faint", () => {
    const way = route([leg({ mode: "pontoon" }), leg({ from: "b", to: "c" })]);
    expect(routeLines(way, pack).map(({ geometry, properties }) => [properties?.["mode"], geometry.coordinates])).toEqual([["pontoon", [[127, 50], [128, 50]]], ["rail", [[128, 50], [128, 46]]]]);
    expect(routeLines(way, pack, true).map(({ properties }) => properties?.["mode"])).toEqual(["faint", "faint"]);
    expect(routeLines(undefined, pack)).toEqual([]);
  });

  test("has a sign where it passes the border, and another where the gauge changes; both at once are one sign", () => {
    expect(routeMarks(route([leg({ crossing: "bridge" })]), pack)).toEqual([{ kind: "crossing", lon: 127.5, lat: 50.2, mode: "rail", crossing: "bridge" }]);
    expect(routeMarks(route([leg({ crossing: "bridge", gaugeBreak: true })]), pack)).toEqual([{ kind: "gauge-break", lon: 127.5, lat: 50.2, mode: "rail", crossing: "bridge" }]);
    expect(routeMarks(route([leg({}), leg({ from: "b", to: "c", gaugeBreak: true })]), pack)).toEqual([{ kind: "gauge-break", lon: 128, lat: 50, mode: "rail" }]);
  });

  test("fits into its bounds; a point alone has none", () => {
    expect(boundsOf([[127, 50], [128, 46]])).toEqual([127, 46, 128, 50]);
    expect(boundsOf([[127, 50]])).toBeUndefined();
  });
});
