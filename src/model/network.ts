import { z } from "zod";
import type { Fact, IsoDate } from "./fact.js";
import type { Names } from "./names.js";

export const modes = ["road", "rail", "river", "sea", "air", "ferry", "pontoon", "ice", "cable-car", "pipeline"] as const;
export type Mode = (typeof modes)[number];

export const placeKinds = ["city", "town", "seaport", "river-port", "rail-station", "airport", "border-post", "mine", "gateway", "road-junction"] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Where a row's numbers come from; the same for all numbers of the row. */
export interface Provenance {
  readonly asOf: IsoDate;
  readonly confidence: "high" | "medium" | "low";
  readonly source?: string | undefined;
  readonly assumption?: string | undefined;
  readonly note?: string | undefined;
}

/** A node of the network. */
export interface NetworkPlace {
  readonly id: string;
  readonly names: Names; // zh in plain form
  readonly officialZh?: string | undefined; // the bracketed form a Chinese office must show
  readonly lon: number;
  readonly lat: number;
  readonly country: string; // ISO 3166-1 alpha-2
  readonly region?: string | undefined; // id in regions.csv
  readonly unLocode?: string | undefined;
  readonly kind: PlaceKind;
  readonly provenance: Provenance;
}

/** A stretch between two places, usable both ways. */
export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly mode: Mode;
  readonly gauge?: 1520 | 1435 | undefined; // mm; rail only
  readonly lengthKm: Fact;
  readonly season?: string | undefined; // id in seasons.csv; absent = all year
  readonly crossing?: string | undefined; // id in crossings.csv when the link passes the border there
  readonly status: "open" | "planned" | "closed";
  readonly opens?: IsoDate | undefined; // first day in use
  readonly closes?: IsoDate | undefined; // last day in use
}

/** A border-crossing point. Its link or links name it. */
export interface Crossing {
  readonly id: string;
  readonly placeA: string;
  readonly placeB: string;
  readonly names: Names;
  readonly mode: Mode;
  readonly lon: number;
  readonly lat: number;
  readonly status: "open" | "planned" | "closed";
  readonly gaugeBreak: boolean;
  readonly hours?: string | undefined; // as published
  readonly capacity?: string | undefined; // as published
  readonly provenance: Provenance;
}

/** One open period of a season. `year` absent = a typical year. Days are MM-DD; closes before opens wraps over New Year. */
export interface SeasonPeriod {
  readonly season: string;
  readonly year?: number | undefined; // the year in which the period opens, for a recorded one
  readonly opens: string; // MM-DD
  readonly closes: string; // MM-DD, the last open day
  readonly provenance: Provenance;
}

export const rateKinds = [
  "freight", // currency/(t·km)
  "boarding", // currency/t, once per uninterrupted run in a mode
  "speed", // km/h
  "handling", // currency/t, changing the mode at a place
  "handling-time", // h
  "gauge-break", // currency/t
  "gauge-break-time", // h
  "border-fee", // currency/t, or currency/vehicle spread over the payload
  "border-wait", // h, low and high = best and worst usual
  "toll", // currency/vehicle on a link or crossing
  "road-charge", // currency/km for a vehicle
  "payload", // t/vehicle
  "time-value", // currency/(t·h)
  "empty-return", // 1: share of the freight that an empty way back adds
] as const;
export type RateKind = (typeof rateKinds)[number];

/**
 * A price, speed or time. Where several fit, the narrowest scope wins (link, crossing, place, country, any),
 * then the one that names the goods, then the one that names the mode.
 */
export interface Rate {
  readonly id: string;
  readonly kind: RateKind;
  readonly mode?: Mode | undefined; // absent = any
  readonly scope: string; // `*`, `country:RU`, `crossing:ID`, `link:ID`, `place:ID`
  readonly goods?: string | undefined; // id in goods.yaml; absent = any
  readonly amount: Fact;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

/** Waiting at a crossing in a period: hours, both ends of it together. */
export interface WaitPeriod {
  readonly id: string;
  readonly crossing: string;
  readonly handling?: string | undefined; // handling class of goods; absent = any
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly months?: readonly number[] | undefined; // absent = all
  readonly p50: Fact; // h
  readonly p90: Fact; // h
  readonly n?: number | undefined; // observations behind it
}

/** What a crossing takes and when it works, in a period. */
export interface CrossingService {
  readonly id: string;
  readonly crossing: string;
  readonly handling?: string | undefined; // absent = all
  readonly accepts: boolean;
  readonly opensAt?: string | undefined; // HH:MM, local time
  readonly closesAt?: string | undefined;
  readonly days?: readonly number[] | undefined; // 1 = Monday
  readonly capacityPerDay?: Fact | undefined; // vehicle/day, t/day, person/day, train/day
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly provenance: Provenance;
}

/** A dated pause of a crossing, or of all (`*`). */
export interface Closure {
  readonly id: string;
  readonly crossing: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly why: Names;
  readonly provenance: Provenance;
}

/** A scheduled passenger service on a link. */
export interface PassengerService {
  readonly id: string;
  readonly link: string;
  readonly carries: "passengers";
  readonly perWeek?: Fact | undefined;
  readonly verified?: IsoDate | undefined; // when somebody last saw that it runs; absent = never
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly provenance: Provenance;
}

/** An exchange rate: one `base` is `rate` of `quote`; `rate.unit` is `QUOTE/BASE`, for example `RUB/USD`. */
export interface FxRate {
  readonly base: string;
  readonly quote: string;
  readonly rate: Fact;
  readonly date: IsoDate;
}

const linkEdit = z.strictObject({ link: z.string() });
const crossingEdit = z.strictObject({ crossing: z.string() });
const rateEdit = z.strictObject({ rate: z.string() });
const hours = z.number().min(0);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** One ordered change to a copy of the network; a change that changes nothing is a problem. */
export const changeSchema = z.union([
  z.strictObject({ close: z.union([linkEdit, crossingEdit]) }), // a crossing closes with all its links
  z.strictObject({ open: z.union([linkEdit, crossingEdit]) }), // planned, closed or seasonal becomes open all year
  z.strictObject({
    set: z.union([
      rateEdit.extend({ value: z.number(), assumption: z.string() }),
      linkEdit.extend({ length_km: z.number().positive(), assumption: z.string() }),
      /** An id in waits.csv; or of a crossing, then every wait there; or `*`, then every wait at every crossing. Hours. */
      z.strictObject({ wait: z.string(), p50: hours, p90: hours, assumption: z.string() }).refine(({ p50, p90 }) => p50 <= p90, { path: ["p90"], message: "p90 is at least p50" }),
      /** An id in crossing-service.csv, or `*` for every row; the capacity is in the row's unit. At least one thing is set. */
      z.strictObject({
        crossing_service: z.string(), accepts: z.boolean().optional(), opens_at: clock.optional(), closes_at: clock.optional(), days: z.array(z.number().int().min(1).max(7)).min(1).optional(),
        capacity_per_day: z.number().positive().optional(), assumption: z.string(),
      }),
    ]),
  }),
  z.strictObject({
    add: z.strictObject({
      link: z.string(), from: z.string(), to: z.string(), mode: z.enum(modes), length_km: z.number().positive(),
      gauge: z.union([z.literal(1520), z.literal(1435)]).optional(), season: z.string().optional(), crossing: z.string().optional(),
      source: z.string().optional(), assumption: z.string().optional(),
    }),
  }),
]);
export type Change = z.infer<typeof changeSchema>;
