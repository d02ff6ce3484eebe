import type { z } from "zod";
import type { Activity } from "#model/activity.js";
import type { Agreement } from "#model/agreement.js";
import type { CalendarYear } from "#model/calendar.js";
import type { Expectation } from "#model/expectation.js";
import type { Goods } from "#model/goods.js";
import type { Closure, Crossing, CrossingService, FxRate, Link, NetworkPlace, PassengerService, Rate, SeasonPeriod, WaitPeriod } from "#model/network.js";
import type { Claim, PackWord, Market, Observation, Pack, PackHead, PaymentRow, Region } from "#model/pack.js";
import type { Problem } from "#model/problem.js";
import type { Procedure } from "#model/procedure.js";
import type { Fund, Regime } from "#model/regime.js";
import type { Rule } from "#model/rule.js";
import type { Scenario } from "#model/scenario.js";
import type { ScreeningList } from "#model/screening-list.js";
import type { Site } from "#model/site.js";
import type { Source } from "#model/source.js";
import type { Target } from "#model/target.js";
import type { VisaRule } from "#model/visa.js";
import { documentFormats, rowFormats, type Stem } from "./layout.js";
import type { Located } from "./located.js";
import { mergeRegions } from "./region-rows.js";
import { shapeProblems } from "./shape-problems.js";
import type { Table } from "./table.js";

/** The entries of a pack that have the right shape, each with the place it stands in. */
export interface PackParts {
  readonly head: readonly Located<PackHead>[];
  readonly sources: readonly Located<Source>[];
  readonly regions: readonly Region[];
  readonly places: readonly Located<NetworkPlace>[];
  readonly links: readonly Located<Link>[];
  readonly crossings: readonly Located<Crossing>[];
  readonly seasons: readonly Located<SeasonPeriod>[];
  readonly rates: readonly Located<Rate>[];
  readonly waits: readonly Located<WaitPeriod>[];
  readonly crossingServices: readonly Located<CrossingService>[];
  readonly closures: readonly Located<Closure>[];
  readonly services: readonly Located<PassengerService>[];
  readonly visas: readonly Located<VisaRule>[];
  readonly fx: readonly Located<FxRate>[];
  readonly expectations: readonly Located<Expectation>[];
  readonly goods: readonly Located<Goods>[];
  readonly markets: readonly Located<Market>[];
  readonly sites: readonly Located<Site>[];
  readonly activities: readonly Located<Activity>[];
  readonly rules: readonly Located<Rule>[];
  readonly regimes: readonly Located<Regime>[];
  readonly funds: readonly Located<Fund>[];
  readonly scenarios: readonly Located<Scenario>[];
  readonly claims: readonly Located<Claim>[];
  readonly words: readonly Located<PackWord>[];
  readonly observations: readonly Located<Observation>[];
  readonly targets: readonly Located<Target>[];
  readonly payments: readonly Located<PaymentRow>[];
  readonly agreements: readonly Located<Agreement>[];
  readonly procedures: readonly Located<Procedure>[];
  readonly calendars: readonly Located<readonly CalendarYear[]>[];
  readonly screeningLists: readonly Located<ScreeningList>[];
}

/** Checks the shape of every entry; one with problems is left out of the parts, the rest goes on. */
export function readParts(tables: Readonly<Record<Stem, Table>>): { readonly parts: PackParts; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const read = <T>(stem: Stem, schema: z.ZodType<T>): Located<T>[] => {
    const { located, problems: found } = readShapes(tables[stem], schema);
    problems.push(...found);
    return located;
  };
  const { pack, sources, visas, goods, sites, activities, rules, regimes, funds, scenarios, targets, agreements, procedures, calendars, lists, briefs, plans } = documentFormats;
  const regions = mergeRegions(read("regions", rowFormats.regions.schema));
  const parts: PackParts = {
    head: read("pack", pack.schema),
    sources: read("sources", sources.schema),
    regions: regions.regions,
    places: read("places", rowFormats.places.schema),
    links: read("links", rowFormats.links.schema),
    crossings: read("crossings", rowFormats.crossings.schema),
    seasons: read("seasons", rowFormats.seasons.schema),
    rates: read("rates", rowFormats.rates.schema),
    waits: read("waits", rowFormats.waits.schema),
    crossingServices: read("crossing-service", rowFormats["crossing-service"].schema),
    closures: read("closures", rowFormats.closures.schema),
    services: read("services", rowFormats.services.schema),
    visas: read("visas", visas.schema),
    fx: read("fx", rowFormats.fx.schema),
    expectations: read("expectations", rowFormats.expectations.schema),
    goods: read("goods", goods.schema),
    markets: read("markets", rowFormats.markets.schema),
    sites: read("sites", sites.schema).map(({ value: { properties, geometry }, entry }) => ({ value: { ...properties, lon: geometry.coordinates[0], lat: geometry.coordinates[1] }, entry })),
    activities: read("activities", activities.schema),
    rules: read("rules", rules.schema),
    regimes: read("regimes", regimes.schema),
    funds: read("funds", funds.schema),
    scenarios: read("scenarios", scenarios.schema),
    claims: read("claims", rowFormats.claims.schema),
    observations: read("indicators", rowFormats.indicators.schema),
    targets: read("targets", targets.schema),
    payments: read("payments", rowFormats.payments.schema),
    agreements: read("agreements", agreements.schema),
    procedures: read("procedures", procedures.schema),
    calendars: read("calendars", calendars.schema),
    screeningLists: read("lists", lists.schema),
    words: read("words", rowFormats.words.schema),
  };
  read("briefs", briefs.schema);
  read("plans", plans.schema);
  return { parts, problems: [...problems, ...regions.problems] };
}

/** Compiling a schema pays for itself from about so many entries on. */
const compileFrom = 200;

function readShapes<T>(table: Table, schema: z.ZodType<T>): { readonly located: Located<T>[]; readonly problems: readonly Problem[] } {
  const located: Located<T>[] = [];
  const problems: Problem[] = [];
  for (const entry of table.entries) {
    const result = schema.safeParse(entry.value, { jitless: table.entries.length < compileFrom });
    if (result.success) located.push({ value: result.data, entry });
    else problems.push(...shapeProblems(schema, entry, result.error.issues.filter(({ path: [column] }) => !table.absent.has(String(column)))));
  }
  return { located, problems };
}

/** The pack of checked parts. @throws {RangeError} without a head: only parts without problems make a pack */
export function packOf({ head: [head], sources, regions, calendars, ...parts }: PackParts): Pack {
  if (head === undefined) throw new RangeError("the parts of a pack have no pack.yaml; expected checked parts");
  const values = <T>(located: readonly Located<T>[]): readonly T[] => located.map(({ value }) => value);
  const byKey = <T>(located: readonly Located<T>[]): Readonly<Record<string, T>> => Object.fromEntries(located.map(({ value, entry }) => [String(entry.key), value]));
  return {
    head: head.value,
    sources: byKey(sources),
    regions,
    places: values(parts.places), crossings: values(parts.crossings), links: values(parts.links), seasons: values(parts.seasons), rates: values(parts.rates),
    fx: values(parts.fx), expectations: values(parts.expectations), goods: values(parts.goods), markets: values(parts.markets), sites: values(parts.sites), activities: values(parts.activities),
    rules: values(parts.rules), regimes: values(parts.regimes), funds: values(parts.funds), scenarios: values(parts.scenarios), claims: values(parts.claims),
    observations: values(parts.observations), payments: values(parts.payments),
    waits: values(parts.waits), crossingServices: values(parts.crossingServices), closures: values(parts.closures), services: values(parts.services),
    visas: values(parts.visas), targets: values(parts.targets), agreements: values(parts.agreements), procedures: values(parts.procedures),
    calendars: byKey(calendars), screeningLists: values(parts.screeningLists),
    words: Object.fromEntries(parts.words.map(({ value: { key, names } }) => [key, names])),
  };
}
