import { z } from "zod";
import type { Activity } from "./activity.js";
import type { Agreement } from "./agreement.js";
import type { CalendarYear } from "./calendar.js";
import type { Expectation } from "./expectation.js";
import { isoDateSchema, type Fact, type IsoDate } from "./fact.js";
import type { Goods } from "./goods.js";
import { namesSchema, type Names } from "./names.js";
import type { Closure, Crossing, CrossingService, FxRate, Link, NetworkPlace, PassengerService, Provenance, Rate, SeasonPeriod, WaitPeriod } from "./network.js";
import type { Procedure } from "./procedure.js";
import type { Fund, Regime } from "./regime.js";
import type { Rule } from "./rule.js";
import type { Scenario } from "./scenario.js";
import type { ScreeningList } from "./screening-list.js";
import type { Site } from "./site.js";
import type { Source } from "./source.js";
import type { Target } from "./target.js";
import type { VisaRule } from "./visa.js";

/** How an office draws its map: the office's own choice, not the product's. */
export const mapSettingsSchema = z.strictObject({
  officialZhNames: z.boolean(), // show 符拉迪沃斯托克（海参崴） instead of the plain name
  boundary: z.enum(["none", "indicative"]),
  disputedNote: z.boolean(), // draw the disputed islands' layer with its note
  approvalNumber: z.string().optional(), // map-approval number shown on the map
  notice: namesSchema,
});

export const officeSchema = z.strictObject({
  id: z.string(),
  country: z.string().length(2),
  names: namesSchema,
  place: z.string(),
  language: z.enum(["en", "zh", "ru"]),
  map: mapSettingsSchema,
});
export type Office = z.infer<typeof officeSchema>;

const expectation = z.strictObject({ min: z.number().int().min(0), max: z.number().int().min(1).optional() });

/** pack.yaml */
export const packHeadSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  names: namesSchema,
  edition: isoDateSchema,
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]), // west, south, east, north in degrees, WGS 84
  priceYear: z.number().int(),
  currencies: z.array(z.string().length(3)).min(1),
  licence: z.string(),
  invented: z.boolean().default(false), // true: no place of this pack exists
  offices: z.array(officeSchema).min(1),
  expect: z.record(z.string(), expectation).default({}),
});
export type PackHead = z.infer<typeof packHeadSchema>;

export interface Region {
  readonly id: string;
  readonly iso: string; // ISO 3166-2
  readonly country: string;
  readonly names: Names;
  readonly officialZh?: string | undefined;
  readonly capital: string; // place id
  readonly areaKm2?: Fact | undefined;
  readonly population?: Fact | undefined;
  readonly grp?: Fact | undefined;
  readonly arableHectares?: Fact | undefined;
  readonly fallowHectares?: Fact | undefined;
  readonly resources?: string | undefined;
}

/** A place where goods are sold or bought, and the price there. */
export interface Market {
  readonly id: string;
  readonly names: Names;
  readonly place: string;
  readonly goods: string;
  readonly side: "sells" | "buys" | "both"; // seen from the market: `buys` takes our output
  readonly price: Fact; // currency/t
}

/** A published sentence and what we found when we checked it. */
export interface Claim {
  readonly id: string;
  readonly quote: string;
  readonly verdict: "confirmed" | "imprecise" | "contradicted" | "cannot-be-checked";
  readonly evidence: string;
  readonly betterStatement: string;
  readonly sources: readonly string[];
  readonly confidence: "high" | "medium" | "low";
}

/** One number of a series. */
export interface Observation {
  readonly indicator: string;
  readonly period: string;
  readonly value: Fact;
}

/** Whether money can move: by currency, class of bank and date. No bank is ever named as open. */
export interface PaymentRow {
  readonly currency: string;
  readonly bankClass: string;
  readonly status: "doubtful" | "closed" | "unknown";
  readonly says: Names;
  readonly provenance: Provenance;
  readonly date: IsoDate;
}

/** One of the pack's own names: of a parameter of its activities, of a fact of its sites. */
export interface PackWord {
  readonly key: string;
  readonly names: Names;
}

/** Everything a corridor knows, checked and linked. Arrays keep the files' order. */
export interface Pack {
  readonly head: PackHead;
  readonly sources: Readonly<Record<string, Source>>;
  readonly regions: readonly Region[];
  readonly places: readonly NetworkPlace[];
  readonly crossings: readonly Crossing[];
  readonly links: readonly Link[];
  readonly seasons: readonly SeasonPeriod[];
  readonly rates: readonly Rate[];
  readonly fx: readonly FxRate[];
  readonly goods: readonly Goods[];
  readonly markets: readonly Market[];
  readonly sites: readonly Site[];
  readonly activities: readonly Activity[];
  readonly rules: readonly Rule[];
  readonly regimes: readonly Regime[];
  readonly funds: readonly Fund[];
  readonly scenarios: readonly Scenario[];
  readonly claims: readonly Claim[];
  readonly observations: readonly Observation[];
  readonly payments: readonly PaymentRow[];
  readonly waits?: readonly WaitPeriod[];
  readonly crossingServices?: readonly CrossingService[];
  readonly closures?: readonly Closure[];
  readonly services?: readonly PassengerService[];
  readonly visas?: readonly VisaRule[];
  readonly targets?: readonly Target[];
  readonly agreements?: readonly Agreement[];
  readonly procedures?: readonly Procedure[];
  /** By country code. */
  readonly calendars?: Readonly<Record<string, readonly CalendarYear[]>>;
  readonly screeningLists?: readonly ScreeningList[];
  readonly expectations?: readonly Expectation[];
  readonly words?: Readonly<Record<string, Names>>;
}
