import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Language } from "#model/names.js";
import type { CrossingView, LinkView, PackView, PlaceView, Settings } from "#desk/api.js";
import { modeStyles, type MapColours } from "./colours.js";
import { placeName } from "./place-names.js";

/** Zoom from which a kind of place is named; big cities first, stations and posts late. */
const labelFromZoom: Record<PlaceView["kind"], number> = {
  city: 3, seaport: 5.5, town: 6, "border-post": 7, "river-port": 6.5, airport: 7.5, "rail-station": 7, mine: 6, gateway: 3, "road-junction": 8,
};

type Lines = GeoJSON.FeatureCollection<GeoJSON.LineString>;
type Points = GeoJSON.FeatureCollection<GeoJSON.Point>;

/** Every land and river link as a straight line between its places, for the shape of the network; sea and air lines would cross land. */
export function linkLines(pack: PackView): Lines {
  const at = new Map(pack.places.map((place) => [place.id, [place.lon, place.lat]]));
  const line = (link: LinkView): Lines["features"] => {
    const [from, to] = [at.get(link.from), at.get(link.to)];
    if (from === undefined || to === undefined || link.mode === "air" || link.mode === "sea") return [];
    return [{ type: "Feature", geometry: { type: "LineString", coordinates: [from, to] }, properties: { mode: link.mode, status: link.status } }];
  };
  return { type: "FeatureCollection", features: pack.links.flatMap(line) };
}

export function placePoints(pack: PackView, language: Language, map: Settings["office"]["map"]): Points {
  const capitals = new Set(pack.regions.map(({ capital }) => capital));
  return {
    type: "FeatureCollection",
    features: pack.places.map((place) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [place.lon, place.lat] },
      properties: { name: placeName(place, language, map), kind: place.kind, zoom: labelFromZoom[place.kind], order: capitals.has(place.id) ? 0 : labelFromZoom[place.kind] },
    })),
  };
}

export function crossingPoints(crossings: readonly CrossingView[], language: Language): Points {
  return {
    type: "FeatureCollection",
    features: crossings.map((crossing) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [crossing.lon, crossing.lat] },
      properties: { name: crossing.names[language], status: crossing.status },
    })),
  };
}

const emptyLines: Lines = { type: "FeatureCollection", features: [] };
const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({ type: "FeatureCollection", features });

/** The whole style: paper land, water, faint network, crossings, labels; boundary and disputed layer as the office's settings say. */
export function mapStyle({ basemap, colours, settings }: { readonly basemap: GeoJSON.FeatureCollection; readonly colours: MapColours; readonly settings: Settings["office"]["map"] }): StyleSpecification {
  const of = (layer: string): GeoJSON.FeatureCollection => collection(basemap.features.filter((feature) => feature.properties?.["layer"] === layer));
  const geojson = (data: GeoJSON.FeatureCollection) => ({ type: "geojson" as const, data });
  const layers: LayerSpecification[] = [
    { id: "water", type: "background", paint: { "background-color": colours.water } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": colours.land } },
    { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": colours.water } },
    { id: "rivers", type: "line", source: "rivers", paint: { "line-color": colours.river, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.6, 8, 2.2] } },
    ...(settings.disputedNote
      ? [{ id: "disputed", type: "fill", source: "disputed", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colours.border, "fill-opacity": 0.25 } } satisfies LayerSpecification,
         { id: "disputed-lines", type: "line", source: "disputed", paint: { "line-color": colours.border, "line-width": 1, "line-dasharray": [1, 2] } } satisfies LayerSpecification]
      : []),
    ...(settings.boundary === "indicative"
      ? [{ id: "boundary", type: "line", source: "boundary", paint: { "line-color": colours.border, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 1.2, 8, 2.4], "line-dasharray": [0.6, 1.6], "line-opacity": 0.9 } } satisfies LayerSpecification]
      : []),
    { id: "links-water", type: "line", source: "links", filter: ["in", ["get", "mode"], ["literal", ["river", "ferry", "pontoon", "ice"]]], paint: { "line-color": colours.sea, "line-width": 0.8, "line-dasharray": [3, 3] } },
    { id: "links-road", type: "line", source: "links", filter: ["==", ["get", "mode"], "road"], paint: { "line-color": colours.road, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.7, 8, 1.6] } },
    { id: "links-rail", type: "line", source: "links", filter: ["==", ["get", "mode"], "rail"], paint: { "line-color": colours.rail, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.8, 8, 1.8], "line-dasharray": [4, 1.5] } },
    { id: "route-faint", type: "line", source: "route", filter: ["==", ["get", "mode"], "faint"], paint: { "line-color": colours.label, "line-width": 1.8, "line-opacity": 0.4, "line-dasharray": [1, 1.5] } },
    ...Object.entries(modeStyles).map(([mode, style]) => ({
      id: `route-${mode}`, type: "line" as const, source: "route", filter: ["==", ["get", "mode"], mode] as ["==", ["get", string], string],
      layout: { "line-cap": "butt" as const, "line-join": "round" as const },
      paint: { "line-color": style.colour, "line-width": 4, ...(style.dash === undefined ? {} : { "line-dasharray": [...style.dash] }) },
    })),
    { id: "crossings", type: "circle", source: "crossings", minzoom: 4.5, paint: { "circle-radius": ["interpolate", ["linear"], ["zoom"], 4.5, 2.5, 9, 5], "circle-color": ["match", ["get", "status"], "open", "#ffffff", "planned", "#fde68a", "#d4d4d8"], "circle-stroke-color": colours.border, "circle-stroke-width": 1.5 } },
    { id: "sites", type: "circle", source: "sites", paint: { "circle-radius": ["interpolate", ["linear"], ["zoom"], 3, 3.5, 8, 7], "circle-color": ["match", ["get", "state"], "excluded", "#9ca3af", "context", "#d6d3d1", "#0b6e72"], "circle-stroke-color": "#ffffff", "circle-stroke-width": 1.2 } },
    { id: "places", type: "circle", source: "places", filter: ["<=", ["get", "zoom"], ["zoom"]], paint: { "circle-radius": 1.8, "circle-color": colours.label } },
    { id: "field", type: "circle", source: "field", layout: { "circle-sort-key": ["case", ["get", "hollow"], 0, 1] },
      paint: {
        "circle-color": ["to-color", ["get", "fill"]],
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 3, ["case", ["get", "wide"], 7, ["get", "hollow"], 2.5, 4], 8, ["case", ["get", "wide"], 13, ["get", "hollow"], 6, 9]],
        "circle-stroke-color": ["case", ["!=", ["get", "ring"], ""], ["to-color", ["get", "ring"], colours.label], colours.label],
        "circle-stroke-width": ["case", ["get", "wide"], 2.5, ["!=", ["get", "ring"], ""], 2, 0.9],
      } },
    { id: "place-names", type: "symbol", source: "places", filter: ["<=", ["get", "zoom"], ["zoom"]],
      layout: { "text-field": ["get", "name"], "text-font": ["Noto Sans Variable", "Noto Sans SC Variable"], "text-size": ["interpolate", ["linear"], ["zoom"], 3, ["case", ["==", ["get", "order"], 0], 12, 10.5], 8, ["case", ["==", ["get", "order"], 0], 16, 13.5]], "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.5, "text-justify": "auto", "text-max-width": 9, "symbol-sort-key": ["get", "order"], "text-padding": 4 },
      paint: { "text-color": colours.label, "text-halo-color": colours.halo, "text-halo-width": 1.4 } },
    { id: "crossing-names", type: "symbol", source: "crossings", minzoom: 7.5,
      layout: { "text-field": ["get", "name"], "text-font": ["Noto Sans Variable", "Noto Sans SC Variable"], "text-size": 11, "text-variable-anchor": ["top", "bottom"], "text-radial-offset": 0.8, "text-max-width": 10 },
      paint: { "text-color": colours.border, "text-halo-color": colours.halo, "text-halo-width": 1.2 } },
  ];
  return {
    version: 8,
    sources: {
      land: geojson(of("land")), lakes: geojson(of("lake")), rivers: geojson(of("river")), boundary: geojson(of("boundary")), disputed: geojson(of("disputed")),
      links: geojson(emptyLines), places: geojson(collection([])), crossings: geojson(collection([])), sites: geojson(collection([])), field: geojson(collection([])), route: geojson(emptyLines),
    },
    layers,
  };
}
