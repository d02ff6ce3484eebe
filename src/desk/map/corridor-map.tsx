import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { Map as MapView, Marker, NavigationControl, Popup, setWorkerUrl, type GeoJSONSource } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import type { Route } from "#model/answer.js";
import type { PackView, Settings } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { mapColours } from "./colours.js";
import { crossingPoints, linkLines, mapStyle, placePoints } from "./layers.js";
import { markElement } from "./mark-sign.jsx";
import { boundsOf, routeLines, routeMarks } from "./route-drawing.js";

setWorkerUrl(workerUrl);

export interface MapSite {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly place: string; // network place through which it is reached
  readonly name: string;
  readonly state: "site" | "excluded" | "context";
  readonly rank?: number; // numbered mark for the ranked few
}

/** A place or site with the colour of its number; hollow where it has none. */
export interface MapPoint {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly fill?: string; // absent = hollow
  readonly ring?: string; // colour of the outline; absent = the map's own
  readonly wide?: boolean; // the one that the others are measured to or from
}

/** Numbers of places on the map. `handed` is called when the map has been given them; what it returns, when they are drawn. */
export interface MapField {
  readonly points: readonly MapPoint[];
  readonly handed?: () => () => void;
  /** What a point is and its number, for who points at it. */
  readonly says: (id: string) => string;
}

export interface CorridorMapProps {
  readonly settings: Settings;
  readonly pack: PackView;
  readonly basemap: GeoJSON.FeatureCollection;
  readonly sites?: readonly MapSite[];
  readonly selected?: string | undefined;
  readonly route?: Route | undefined;
  /** Other ways, drawn faintly under the route. */
  readonly others?: readonly Route[] | undefined;
  readonly field?: MapField | undefined;
  readonly onSelect?: (siteId: string) => void;
  /** A point of the field was chosen. */
  readonly onPoint?: (id: string) => void;
}

const noRoutes: readonly Route[] = [];
const noSites: readonly MapSite[] = [];

/** The corridor, drawn from our own basemap; its list twin is beside it, so nothing is on the map only. */
export default function CorridorMap({ settings, pack, basemap, sites = noSites, selected, route, others = noRoutes, field, onSelect, onPoint }: CorridorMapProps) {
  const { language, t, nameOf } = useLanguage();
  const canvas = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapView>();
  const select = useRef(onSelect);
  select.current = onSelect;
  const shown = useRef(field);
  shown.current = field;
  const point = useRef(onPoint);
  point.current = onPoint;

  useEffect(() => {
    if (canvas.current === null) return undefined;
    const [west, south, east, north] = settings.pack.bounds;
    const view = new MapView({
      container: canvas.current,
      style: mapStyle({ basemap, colours: mapColours(), settings: settings.office.map }),
      bounds: startBounds(pack) ?? [west, south, east, north],
      fitBoundsOptions: { padding: 24 },
      maxBounds: [west - 6, south - 6, east + 6, north + 4],
      renderWorldCopies: false,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      locale: { "Map.Title": t("desk.map.title"), "NavigationControl.ZoomIn": t("desk.map.zoom-in"), "NavigationControl.ZoomOut": t("desk.map.zoom-out") },
    });
    view.addControl(new NavigationControl({ showCompass: false }), "top-right");
    view.touchZoomRotate.disableRotation();
    view.on("click", "sites", (event) => {
      const id: unknown = event.features?.[0]?.properties["id"];
      if (typeof id === "string") select.current?.(id);
    });
    view.on("mouseenter", "sites", () => { view.getCanvas().style.cursor = "pointer"; });
    view.on("mouseleave", "sites", () => { view.getCanvas().style.cursor = ""; });
    const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 10, className: "desk-popup" });
    view.on("mousemove", "field", (event) => {
      const feature = event.features?.[0];
      const id: unknown = feature?.properties["id"];
      if (typeof id !== "string" || shown.current === undefined || feature?.geometry.type !== "Point") return;
      view.getCanvas().style.cursor = point.current === undefined ? "" : "pointer";
      popup.setLngLat(feature.geometry.coordinates as [number, number]).setText(shown.current.says(id)).addTo(view);
    });
    view.on("mouseleave", "field", () => {
      view.getCanvas().style.cursor = "";
      popup.remove();
    });
    view.on("click", "field", (event) => {
      const id: unknown = event.features?.[0]?.properties["id"];
      if (typeof id === "string") point.current?.(id);
    });
    view.on("load", () => {
      setMap(view);
    });
    view.on("movestart", () => { canvas.current?.removeAttribute("data-idle"); });
    view.on("idle", () => { canvas.current?.setAttribute("data-idle", "true"); });
    return () => {
      setMap(undefined);
      view.remove();
    };
  }, [basemap, pack, settings, t]);

  useEffect(() => {
    if (map === undefined) return;
    setData(map, "links", linkLines(pack));
    setData(map, "places", placePoints(pack, language, settings.office.map));
    setData(map, "crossings", crossingPoints(pack.crossings, language));
  }, [map, pack, language, settings]);

  useEffect(() => {
    if (map === undefined) return undefined;
    setData(map, "sites", {
      type: "FeatureCollection",
      features: sites.filter((site) => site.rank === undefined).map((site) => ({ type: "Feature", geometry: { type: "Point", coordinates: [site.lon, site.lat] }, properties: { id: site.id, state: site.state } })),
    });
    const marks = sites.filter((site) => site.rank !== undefined).map((site) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "desk-site-mark";
      button.dataset["selected"] = String(site.id === selected);
      button.textContent = String(site.rank);
      button.setAttribute("aria-label", `${site.rank}. ${site.name}`);
      button.addEventListener("click", () => select.current?.(site.id));
      return new Marker({ element: button }).setLngLat([site.lon, site.lat]).addTo(map);
    });
    return () => { for (const mark of marks) mark.remove(); };
  }, [map, sites, selected]);

  useEffect(() => {
    if (map === undefined) return undefined;
    const site = sites.find(({ id }) => id === selected);
    const gate = pack.places.find(({ id }) => id === site?.place);
    const legs = routeLines(route, pack);
    const access = site === undefined || gate === undefined || legs.length === 0 ? [] : [{ type: "Feature" as const, geometry: { type: "LineString" as const, coordinates: [[site.lon, site.lat], [gate.lon, gate.lat]] }, properties: { mode: "road" } }];
    setData(map, "route", { type: "FeatureCollection", features: [...others.flatMap((other) => routeLines(other, pack, true)), ...access, ...legs] });
    canvas.current?.setAttribute("data-legs", (route?.legs ?? []).map(({ mode }) => mode).join(" "));
    const bounds = boundsOf([...access, ...legs].flatMap((feature) => feature.geometry.coordinates as [number, number][]));
    if (bounds !== undefined) map.fitBounds(bounds, { padding: 60, maxZoom: 7, duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 500 });
    const marks = routeMarks(route, pack).map((mark) => {
      const names = pack.crossings.find(({ id }) => id === mark.crossing)?.names;
      const words = [t(`desk.map.${mark.kind}`), ...(names === undefined ? [] : [nameOf(names)]), t(`mode.${mark.mode}`)].join(", ");
      return new Marker({ element: markElement(mark, words) }).setLngLat([mark.lon, mark.lat]).addTo(map);
    });
    return () => { for (const mark of marks) mark.remove(); };
  }, [map, pack, sites, route, others, selected, t, nameOf]);

  useEffect(() => {
    if (map === undefined) return;
    const { points = [], handed } = field ?? {};
    setData(map, "field", {
      type: "FeatureCollection",
      features: points.map(({ id, lon, lat, fill, ring, wide }) => ({
        type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] },
        properties: { id, fill: fill ?? "rgba(0,0,0,0)", ring: ring ?? "", hollow: fill === undefined, wide: wide === true },
      })),
    });
    const drawn = handed?.();
    if (drawn !== undefined) void map.once("idle", drawn);
  }, [map, field]);

  const hasField = field !== undefined;
  useEffect(() => {
    const bounds = startBounds(pack);
    if (map !== undefined && hasField && bounds !== undefined) map.fitBounds(bounds, { padding: 24, duration: 0 });
  }, [map, pack, hasField]);

  return <div ref={canvas} className="desk-map-canvas" role="region" aria-label={t("desk.map.title")} />;
}

function setData(map: MapView, source: string, data: GeoJSON.FeatureCollection): void {
  const found = map.getSource<GeoJSONSource>(source);
  if (found === undefined) throw new Error(`map has no source ${source}`);
  map.getContainer().removeAttribute("data-idle");
  void found.setData(data);
}

/** The places along the border: where the corridor's life is, so the start view is not mostly tundra. */
function startBounds(pack: PackView): [number, number, number, number] | undefined {
  if (pack.crossings.length === 0) return undefined;
  const lons = pack.crossings.map(({ lon }) => lon);
  const lats = pack.crossings.map(({ lat }) => lat);
  return [Math.min(...lons) - 3, Math.min(...lats) - 3.5, Math.max(...lons) + 4, Math.max(...lats) + 1.5];
}
