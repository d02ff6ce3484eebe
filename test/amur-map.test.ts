import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Pack } from "#model/pack.js";
import { loadPack } from "#pack/load.js";
import { root } from "./processes.js";

const dir = join(root, "packs/amur");
let pack: Pack;

beforeAll(async () => {
  const loaded = await loadPack(dir, { today: "2026-11-24" });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  pack = loaded.value;
});

/** Every position of a geometry, however deep. */
function positions(coordinates: unknown): [number, number][] {
  if (!Array.isArray(coordinates)) return [];
  return typeof coordinates[0] === "number" ? [coordinates as [number, number]] : coordinates.flatMap(positions);
}

interface Basemap {
  readonly features: readonly { readonly properties: { readonly layer: string }; readonly geometry: { readonly type: string; readonly coordinates: unknown } }[];
}
const basemap = (): Basemap => JSON.parse(readFileSync(join(dir, "basemap.geojson"), "utf8")) as Basemap;

describe("the map of packs/amur", () => {
  test("ships no geometry outside the corridor's bounds", () => {
    const [west, south, east, north] = pack.head.bounds;
    const outside = basemap().features.flatMap(({ geometry }) => positions(geometry.coordinates)).filter(([lon, lat]) => lon < west || lon > east || lat < south || lat > north);
    expect(outside).toEqual([]);
    for (const { id, lon, lat } of pack.sites) expect(lon >= west && lon <= east && lat >= south && lat <= north, id).toBe(true);
  });

  test("knows layers only: no country is a feature, so none can be outlined or filled", () => {
    expect([...new Set(basemap().features.map(({ properties }) => properties.layer))].toSorted()).toEqual(["boundary", "disputed", "lake", "land", "river"]);
    for (const { properties } of basemap().features) expect(Object.keys(properties).filter((key) => /country|iso|adm/i.test(key))).toEqual([]);
  });

  test("has the names that each office must show: brackets for a Chinese office, plain ones for a Russian", () => {
    const official = new Map(pack.places.map(({ id, names, officialZh }) => [id, [names.zh, officialZh]]));
    expect(official.get("vladivostok")).toEqual(["符拉迪沃斯托克", "符拉迪沃斯托克（海参崴）"]);
    expect(official.get("khabarovsk")).toEqual(["哈巴罗夫斯克", "哈巴罗夫斯克（伯力）"]);
    expect(official.get("blagoveshchensk")).toEqual(["布拉戈维申斯克", "布拉戈维申斯克（海兰泡）"]);
    expect(pack.regions.find(({ id }) => id === "sakhalin")?.officialZh).toContain("库页岛");
    const settings = new Map(pack.head.offices.map(({ country, map }) => [country, map]));
    expect(settings.get("CN")?.officialZhNames).toBe(true);
    expect(settings.get("RU")?.officialZhNames).toBe(false);
  });
});
