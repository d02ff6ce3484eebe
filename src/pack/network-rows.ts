import { z } from "zod";
import { modes, placeKinds, type Crossing, type Link, type NetworkPlace, type SeasonPeriod } from "#model/network.js";
import { date, monthDay, numeric, rowFact, sourcedRowFormat, text } from "./row-format.js";

export const latitude = numeric(z.number().min(-90).max(90));
export const longitude = numeric(z.number().min(-180).max(180));
const country = z.string().regex(/^[A-Z]{2}$/);
const status = z.enum(["open", "planned", "closed"]);
const year = numeric(z.number().int().min(1900).max(2200));

/** places.csv */
export const placeRow = sourcedRowFormat(
  {
    id: text, name_en: text, name_zh: text, name_zh_official: text.optional(), name_ru: text, lat: latitude, lon: longitude, country,
    region: text.optional(), un_locode: z.string().regex(/^[A-Z]{2}[A-Z2-9]{3}$/).optional(), kind: z.enum(placeKinds),
  },
  (row, provenance): NetworkPlace => ({
    id: row.id, names: { en: row.name_en, zh: row.name_zh, ru: row.name_ru }, officialZh: row.name_zh_official, lon: row.lon, lat: row.lat,
    country: row.country, region: row.region, unLocode: row.un_locode, kind: row.kind, provenance,
  }),
);

const gauge = z.enum(["1520", "1435"]).transform((mm) => (mm === "1520" ? 1520 : 1435));

/** links.csv */
export const linkRow = sourcedRowFormat(
  {
    id: text, from: text, to: text, mode: z.enum(modes), gauge: gauge.optional(), length_km: numeric(z.number().positive()),
    season: text.optional(), crossing: text.optional(), status, opens: date.optional(), closes: date.optional(),
  },
  (row, provenance): Link => ({
    id: row.id, from: row.from, to: row.to, mode: row.mode, gauge: row.gauge, lengthKm: rowFact(provenance, { value: row.length_km, unit: "km" }),
    season: row.season, crossing: row.crossing, status: row.status, opens: row.opens, closes: row.closes,
  }),
);

/** crossings.csv */
export const crossingRow = sourcedRowFormat(
  {
    id: text, place_a: text, place_b: text, name_en: text, name_zh: text, name_ru: text, mode: z.enum(modes), lat: latitude, lon: longitude, status,
    gauge_break: z.enum(["yes", "no"]), hours: text.optional(), capacity: text.optional(),
  },
  (row, provenance): Crossing => ({
    id: row.id, placeA: row.place_a, placeB: row.place_b, names: { en: row.name_en, zh: row.name_zh, ru: row.name_ru }, mode: row.mode, lon: row.lon, lat: row.lat,
    status: row.status, gaugeBreak: row.gauge_break === "yes", hours: row.hours, capacity: row.capacity, provenance,
  }),
);

/** seasons.csv */
export const seasonRow = sourcedRowFormat(
  { season: text, year: year.optional(), opens: monthDay, closes: monthDay },
  (row, provenance): SeasonPeriod => ({ season: row.season, year: row.year, opens: row.opens, closes: row.closes, provenance }),
);
