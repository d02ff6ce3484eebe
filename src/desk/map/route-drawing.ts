import type { Route } from "#model/answer.js";
import type { Mode } from "#model/network.js";
import type { PackView } from "#desk/api.js";

type Point = [number, number];

/** Something on the way that costs time and money without covering distance. */
export interface RouteMark {
  readonly kind: "gauge-break" | "crossing";
  readonly lon: number;
  readonly lat: number;
  readonly mode: Mode; // of the leg
  /** Of a crossing: its id. */
  readonly crossing?: string;
}

const placesOf = (pack: PackView): ReadonlyMap<string, Point> => new Map(pack.places.map((place) => [place.id, [place.lon, place.lat]]));

/** A route's legs as straight lines between their places, each with its mode; `faint` for a way that is only compared. */
export function routeLines(route: Route | undefined, pack: PackView, faint = false): GeoJSON.Feature<GeoJSON.LineString>[] {
  const at = placesOf(pack);
  return (route?.legs ?? []).flatMap((leg) => {
    const [from, to] = [at.get(leg.from), at.get(leg.to)];
    return from === undefined || to === undefined ? [] : [{ type: "Feature" as const, geometry: { type: "LineString" as const, coordinates: [from, to] }, properties: { mode: faint ? "faint" : leg.mode } }];
  });
}

/** Where the goods change the gauge and where they pass the border; a crossing that does both has one mark, that of the gauge. */
export function routeMarks(route: Route | undefined, pack: PackView): RouteMark[] {
  const at = placesOf(pack);
  return (route?.legs ?? []).flatMap((leg): RouteMark[] => {
    const crossing = pack.crossings.find(({ id }) => id === leg.crossing);
    if (crossing !== undefined) return [{ kind: leg.gaugeBreak === true ? "gauge-break" : "crossing", lon: crossing.lon, lat: crossing.lat, mode: leg.mode, crossing: crossing.id }];
    const start = at.get(leg.from);
    return leg.gaugeBreak === true && start !== undefined ? [{ kind: "gauge-break", lon: start[0], lat: start[1], mode: leg.mode }] : [];
  });
}

/** West, south, east, north of all points; undefined where there are fewer than two. */
export function boundsOf(points: readonly Point[]): [number, number, number, number] | undefined {
  if (points.length < 2) return undefined;
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
