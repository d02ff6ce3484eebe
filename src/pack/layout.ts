import { z } from "zod";
import { activitySchema } from "#model/activity.js";
import { agreementSchema } from "#model/agreement.js";
import { briefSchema } from "#model/brief.js";
import { calendarSchema } from "#model/calendar.js";
import { financingPlanSchema } from "#model/financing-plan.js";
import { goodsSchema } from "#model/goods.js";
import { packHeadSchema } from "#model/pack.js";
import { procedureSchema } from "#model/procedure.js";
import { fundSchema, regimeSchema } from "#model/regime.js";
import { ruleSchema } from "#model/rule.js";
import { scenarioSchema } from "#model/scenario.js";
import { screeningListSchema } from "#model/screening-list.js";
import { siteSchema } from "#model/site.js";
import { sourceSchema } from "#model/source.js";
import { targetSchema } from "#model/target.js";
import { visaRuleSchema } from "#model/visa.js";
import { closureRow, crossingServiceRow, serviceRow, waitRow } from "./crossing-rows.js";
import { crossingRow, linkRow, placeRow, seasonRow } from "./network-rows.js";
import { expectationRow, fxRow, marketRow, rateRow } from "./price-rows.js";
import { claimRow, observationRow, packWordRow, paymentRow } from "./record-rows.js";
import { regionRow } from "./region-rows.js";

/** A point of sites.geojson: its properties are the site. */
const siteFeatureSchema = z.looseObject({
  type: z.literal("Feature"),
  geometry: z.strictObject({ type: z.literal("Point"), coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]) }),
  properties: siteSchema,
});

/** The CSV files of a pack, and how a row of each is read. */
export const rowFormats = {
  regions: regionRow,
  places: placeRow,
  links: linkRow,
  crossings: crossingRow,
  seasons: seasonRow,
  rates: rateRow,
  waits: waitRow,
  "crossing-service": crossingServiceRow,
  closures: closureRow,
  services: serviceRow,
  fx: fxRow,
  expectations: expectationRow,
  markets: marketRow,
  claims: claimRow,
  payments: paymentRow,
  indicators: observationRow,
  words: packWordRow,
} as const;

/** The YAML and GeoJSON files of a pack: the schema of one entry, and where the entries stand in the document. */
export const documentFormats = {
  pack: { schema: packHeadSchema, entries: "whole" },
  sources: { schema: sourceSchema, entries: "map" },
  visas: { schema: visaRuleSchema, entries: "list" },
  goods: { schema: goodsSchema, entries: "list" },
  sites: { schema: siteFeatureSchema, entries: "features" },
  activities: { schema: activitySchema, entries: "whole" },
  rules: { schema: ruleSchema, entries: "list" },
  regimes: { schema: regimeSchema, entries: "list" },
  funds: { schema: fundSchema, entries: "list" },
  scenarios: { schema: scenarioSchema, entries: "whole" },
  targets: { schema: targetSchema, entries: "list" },
  agreements: { schema: agreementSchema, entries: "list" },
  procedures: { schema: procedureSchema, entries: "list" },
  calendars: { schema: calendarSchema, entries: "map" },
  lists: { schema: screeningListSchema, entries: "list" },
  briefs: { schema: briefSchema, entries: "whole" },
  plans: { schema: financingPlanSchema, entries: "whole" },
} as const;

export type RowStem = keyof typeof rowFormats;
export type DocumentStem = keyof typeof documentFormats;

/** What a pack is made of: the names of its files and folders without their endings. */
export type Stem = RowStem | DocumentStem;

/** In the order of docs/pack.md; problems come in this order. */
export const stems = [
  "pack", "sources", "regions", "places", "links", "crossings", "seasons", "rates", "waits", "crossing-service", "closures", "services", "visas", "fx", "expectations", "goods", "markets", "sites", "activities", "rules", "regimes",
  "funds", "scenarios", "claims", "indicators", "targets", "payments", "agreements", "procedures", "calendars", "lists", "briefs", "plans", "words",
] as const satisfies readonly Stem[];

/** Where each stem's files lie; a name that ends with `/` is a folder of files. */
export const fileOf: Readonly<Record<Stem, string>> = {
  pack: "pack.yaml", sources: "sources.yaml", regions: "regions.csv", places: "places.csv", links: "links.csv", crossings: "crossings.csv",
  seasons: "seasons.csv", rates: "rates.csv", waits: "waits.csv", "crossing-service": "crossing-service.csv", closures: "closures.csv",
  services: "services.csv", visas: "visas.yaml", fx: "fx.csv", expectations: "expectations.csv", goods: "goods.yaml", markets: "markets.csv", sites: "sites.geojson", activities: "activities/",
  rules: "rules.yaml", regimes: "regimes.yaml", funds: "funds.yaml", scenarios: "scenarios/", claims: "claims.csv", indicators: "indicators/",
  targets: "targets.yaml", payments: "payments.csv", agreements: "agreements.yaml", procedures: "procedures.yaml", calendars: "calendars.yaml", lists: "lists.yaml", briefs: "briefs/", plans: "plans/", words: "words.csv",
};

export const requiredStems: readonly Stem[] = ["pack", "sources", "places", "links"];

export function isRowStem(stem: Stem): stem is RowStem {
  return Object.hasOwn(rowFormats, stem);
}

export function isStem(name: string): name is Stem {
  return Object.hasOwn(fileOf, name);
}
