import type { PackHead } from "#model/pack.js";
import type { Problem } from "#model/problem.js";
import { greatCircleKm } from "./great-circle.js";
import type { PackParts } from "./read-pack.js";

type Bounds = PackHead["bounds"];

const ratios = { least: 0.95, most: 3 } as const; // below 1 for rounding and for the points' own error
const nearKm = 3; // ends nearer than this: the points' error is as large as the distance

/** Bounds that are not west, south, east, north; and points outside them. A far place beyond them is a gateway, or does not belong here. */
export function checkBounds({ head: [head], places, crossings, sites }: PackParts): Problem[] {
  if (head === undefined) return [];
  const { bounds } = head.value;
  const [west, , east] = bounds;
  if (!isInOrder(bounds)) {
    return [{ code: "bounds-order", severity: "error", at: head.entry.at(["bounds"]), data: { bounds: bounds.join(", ") } }];
  }
  const near = places.filter(({ value }) => value.kind !== "gateway");
  return [
    ...[...near, ...crossings].flatMap(({ value, entry }) => outside(bounds, value) ? [outsideProblem(entry.at([value.lon < west || value.lon > east ? "lon" : "lat"]), { bounds, ...value })] : []),
    ...sites.flatMap(({ value, entry }) => (outside(bounds, value) ? [outsideProblem(entry.at(["geometry", "coordinates"]), { bounds, ...value })] : [])),
  ];
}

function isInOrder([west, south, east, north]: Bounds): boolean {
  return west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90;
}

interface Point {
  readonly lon: number;
  readonly lat: number;
}

function outside([west, south, east, north]: Bounds, { lon, lat }: Point): boolean {
  return lon < west || lon > east || lat < south || lat > north;
}

function outsideProblem(at: Problem["at"], { bounds, id, lon, lat }: Point & { readonly bounds: Bounds; readonly id: string }): Problem {
  return { code: "outside-bounds", severity: "error", at, data: { id, lon, lat, bounds: bounds.join(", ") } };
}

/** Links whose length cannot be right: less than 0.95 or more than 3 times the great circle between their ends. */
export function checkLengths({ places, links }: PackParts): Problem[] {
  const placeOf = new Map(places.map(({ value }) => [value.id, value]));
  return links.flatMap(({ value: link, entry }): Problem[] => {
    const [from, to] = [placeOf.get(link.from), placeOf.get(link.to)];
    if (from === undefined || to === undefined) return [];
    const straightKm = greatCircleKm(from, to);
    const ratio = link.lengthKm.value / straightKm;
    if (straightKm < nearKm || (ratio >= ratios.least && ratio <= ratios.most)) return [];
    const data = { lengthKm: link.lengthKm.value, straightKm: round(straightKm), ratio: round(ratio), ...ratios };
    return [{ code: "length-ratio", severity: "error", at: entry.at(["length_km"]), data }];
  });
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

/** Features of the map that leave the bounds: one problem a feature, with its first stray point. */
export function checkBasemap(basemap: { readonly file: string; readonly value: unknown } | undefined, { head: [head] }: PackParts): Problem[] {
  const features = (basemap?.value as { readonly features?: unknown } | null | undefined)?.features;
  if (basemap === undefined || head === undefined || !isInOrder(head.value.bounds)) return [];
  if (!Array.isArray(features)) return [{ code: "value-type", severity: "error", at: { file: basemap.file, path: "features" }, data: { value: basemap.file, expected: "array" } }];
  return features.flatMap((feature: unknown, i): Problem[] => {
    const stray = firstStray((feature as { readonly geometry?: { readonly coordinates?: unknown } } | null)?.geometry?.coordinates, head.value.bounds);
    return stray === undefined ? [] : [outsideProblem({ file: basemap.file, path: `features[${i}]` }, { bounds: head.value.bounds, id: `features[${i}]`, ...stray })];
  });
}

/** Written for speed: a map has tens of thousands of points, no deeper than a polygon among several. */
function firstStray(coordinates: unknown, bounds: Bounds, depth = 4): Point | undefined {
  if (!Array.isArray(coordinates) || depth === 0) return undefined;
  const lon: unknown = coordinates[0];
  const lat: unknown = coordinates[1];
  if (typeof lon === "number" && typeof lat === "number") return lon < bounds[0] || lon > bounds[2] || lat < bounds[1] || lat > bounds[3] ? { lon, lat } : undefined;
  for (const part of coordinates) {
    const stray = firstStray(part, bounds, depth - 1);
    if (stray !== undefined) return stray;
  }
  return undefined;
}
