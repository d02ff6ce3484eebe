import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { Map as MapView, Marker, NavigationControl, setWorkerUrl, type GeoJSONSource } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import type { Route } from "#model/answer.js";
import type { PackView, Settings } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { mapColours } from "./colours.js";
import { crossingPoints, linkLines, mapStyle, placePoints } from "./layers.js";

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

export interface CorridorMapProps {
  readonly settings: Settings;
  readonly pack: PackView;
  readonly basemap: GeoJSON.FeatureCollection;
  readonly sites: readonly MapSite[];
  readonly selected?: string | undefined;
  readonly route?: Route | undefined;
  readonly onSelect: (siteId: string) => void;
}

/** The corridor, drawn from our own basemap; its list twin is beside it, so nothing is on the map only. */
export default function CorridorMap({ settings, pack, basemap, sites, selected, route, onSelect }: CorridorMapProps) {
  const { language, t } = useLanguage();
  const canvas = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapView>();
  const select = useRef(onSelect);
  select.current = onSelect;

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
      if (typeof id === "string") select.current(id);
    });
    view.on("mouseenter", "sites", () => { view.getCanvas().style.cursor = "pointer"; });
    view.on("mouseleave", "sites", () => { view.getCanvas().style.cursor = ""; });
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
      button.addEventListener("click", () => select.current(site.id));
      return new Marker({ element: button }).setLngLat([site.lon, site.lat]).addTo(map);
    });
    return () => { for (const mark of marks) mark.remove(); };
  }, [map, sites, selected]);

  useEffect(() => {
    if (map === undefined) return;
    const at = new Map(pack.places.map((place) => [place.id, [place.lon, place.lat] as [number, number]]));
    const site = sites.find(({ id }) => id === selected);
    const legs = (route?.legs ?? []).flatMap((leg) => {
      const [from, to] = [at.get(leg.from), at.get(leg.to)];
      return from === undefined || to === undefined ? [] : [{ type: "Feature" as const, geometry: { type: "LineString" as const, coordinates: [from, to] }, properties: { mode: leg.mode } }];
    });
    const gate = at.get(site?.place ?? "");
    const access = site === undefined || gate === undefined || legs.length === 0 ? [] : [{ type: "Feature" as const, geometry: { type: "LineString" as const, coordinates: [[site.lon, site.lat], gate] }, properties: { mode: "road" } }];
    setData(map, "route", { type: "FeatureCollection", features: [...access, ...legs] });
    const points = [...access, ...legs].flatMap((feature) => feature.geometry.coordinates as [number, number][]);
    if (points.length > 1) {
      const lons = points.map(([lon]) => lon);
      const lats = points.map(([, lat]) => lat);
      map.fitBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], { padding: 60, maxZoom: 7, duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 500 });
    }
  }, [map, pack, sites, route, selected]);

  return <div ref={canvas} className="desk-map-canvas" role="region" aria-label={t("desk.map.title")} />;
}

function setData(map: MapView, source: string, data: GeoJSON.FeatureCollection): void {
  const found = map.getSource<GeoJSONSource>(source);
  if (found === undefined) throw new Error(`map has no source ${source}`);
  void found.setData(data);
}

/** The places along the border: where the corridor's life is, so the start view is not mostly tundra. */
function startBounds(pack: PackView): [number, number, number, number] | undefined {
  if (pack.crossings.length === 0) return undefined;
  const lons = pack.crossings.map(({ lon }) => lon);
  const lats = pack.crossings.map(({ lat }) => lat);
  return [Math.min(...lons) - 3, Math.min(...lats) - 3.5, Math.max(...lons) + 4, Math.max(...lats) + 1.5];
}
