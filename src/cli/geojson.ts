import type { Answer, Route } from "#model/answer.js";
import type { Pack } from "#model/pack.js";

interface Feature {
  readonly type: "Feature";
  readonly geometry: { readonly type: "Point"; readonly coordinates: readonly number[] } | { readonly type: "LineString"; readonly coordinates: readonly (readonly number[])[] };
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface FeatureCollection {
  readonly type: "FeatureCollection";
  readonly features: readonly Feature[];
}

/** Ranked sites as points and the legs of their routes as lines (RFC 7946, WGS 84). Lines are drawn straight from place to place. */
export function answerGeoJson({ ranked, currency }: Answer, pack: Pack): FeatureCollection {
  const sites = ranked.map(({ rank, recommended, site, npv, eligibility, figures }): Feature => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [site.lon, site.lat] },
    properties: {
      feature: "site", id: site.id, rank, recommended, name: site.name, kind: site.kind, currency, npvLow: npv.p10.value, npvBase: npv.p50.value, npvHigh: npv.p90.value,
      deliveredCostUsdPerTonne: figures["deliveredCost"]?.value, worstMonthDays: figures["worstMonthDays"]?.value, eligibility: eligibility.status,
    },
  }));
  const legs = ranked.flatMap(({ site, routes }) => routes.flatMap((route) => legFeatures(route, pack).map((leg) => ({ ...leg, properties: { ...leg.properties, site: site.id } }))));
  return { type: "FeatureCollection", features: [...sites, ...legs] };
}

/** The legs of one route. */
export function routeGeoJson(route: Route, pack: Pack): FeatureCollection {
  return { type: "FeatureCollection", features: legFeatures(route, pack) };
}

function legFeatures({ legs, goods, month, months = [month] }: Route, { places }: Pack): Feature[] {
  const points = new Map(places.map(({ id, lon, lat }) => [id, [lon, lat]]));
  return legs.map(({ link, from, to, mode, km, hours, costUsdPerTonne }) => ({
    type: "Feature",
    geometry: { type: "LineString", coordinates: [from, to].map((id) => points.get(id) ?? []) },
    properties: { feature: "leg", link, from, to, mode, goods, months, km: km.value, hours: hours.value, costUsdPerTonne: costUsdPerTonne.value },
  }));
}
