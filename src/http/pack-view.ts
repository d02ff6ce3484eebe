import type { Activity } from "#model/activity.js";
import { languages } from "#model/names.js";
import { acts, rights } from "#model/rule.js";
import type { OfficeService } from "#office/service.js";

const activityView = ({ id, names, isic, sector, siteKinds, rights, scale, horizonYears, lines }: Activity) => ({
  id, names, isic, sector, siteKinds, rights, scale, horizonYears,
  lines: lines.map((line) => ({ id: line.id, names: line.names, kind: line.kind, ...("goods" in line ? { goods: line.goods } : {}) })),
});

/** GET /api/settings: which office this is and how it draws its map. */
export function settingsView({ office, pack }: OfficeService) {
  const { id, names, edition, bounds, currencies, priceYear, invented, licence } = pack.head;
  return { office, pack: { id, names, edition, bounds, currencies, priceYear, invented, licence }, languages };
}

/** GET /api/pack: what a form and a map need to know of the corridor. */
export function packView({ pack, briefs }: OfficeService) {
  return {
    regions: pack.regions.map(({ id, iso, names, officialZh, country, capital }) => ({ id, iso, names, officialZh, country, capital })),
    places: pack.places.map(({ id, names, officialZh, lon, lat, country, region, kind }) => ({ id, names, officialZh, lon, lat, country, region, kind })),
    links: pack.links.map(({ id, from, to, mode, status, season, crossing }) => ({ id, from, to, mode, status, season, crossing })),
    crossings: pack.crossings.map(({ id, names, mode, lon, lat, status, placeA, placeB }) => ({ id, names, mode, lon, lat, status, placeA, placeB })),
    goods: pack.goods.map(({ id, names, hs, handling }) => ({ id, names, hs, handling })),
    markets: pack.markets.map(({ id, names, place, goods, side }) => ({ id, names, place, goods, side })),
    activities: pack.activities.map(activityView),
    scenarios: pack.scenarios.map(({ id, names, status }) => ({ id, names, status })),
    rights, acts, // what the pack's rules speak of
    briefs,
    funds: pack.funds.map(({ id, names }) => ({ id, names })),
    words: pack.words ?? {},
  };
}

/** GET /api/sites: every site as a GeoJSON point. */
export function sitesView({ pack }: OfficeService) {
  return {
    type: "FeatureCollection",
    features: pack.sites.map(({ lon, lat, ...properties }) => ({ type: "Feature", id: properties.id, geometry: { type: "Point", coordinates: [lon, lat] }, properties })),
  };
}
