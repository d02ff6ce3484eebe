import type { Answer, Route } from "#model/answer.js";
import type { IsoDate } from "#model/fact.js";
import type { Pack } from "#model/pack.js";
import type { Checked } from "#model/problem.js";
import { citeSources, sourceIdsIn } from "#engine/match/sources.js";
import { buildNetwork, findAlternatives, type Network, type RouteQuery } from "#engine/network/network.js";
import { withOverlaid } from "./answer.js";
import { findGoods, findPlace } from "./find-named.js";
import { calendarsOf, dayOfMonth, nextOpenDay, type Calendar } from "./open-times.js";
import { baseScenario, openPack, scenarioOf, type PackGiven } from "./open-pack.js";
import { preparePack, problemsOf, type PackChanges } from "./prepare-pack.js";

export type RouteRequest = PackGiven & PackChanges & {
  readonly from: string; // id or any name
  readonly to: string;
  readonly goods: string;
  readonly month?: number | undefined; // absent, and without a date = the month of the as-of date
  readonly date?: IsoDate | undefined; // the day of travel; it goes before a month
  readonly tonnes?: number | undefined;
  readonly minimise: "cost" | "time";
  readonly alternatives?: number | undefined; // up to so many ways that differ in where they cross borders; absent = one
  readonly includeUnverified?: boolean | undefined;
  readonly scenarioId?: string | undefined;
};

/** A route with everything needed to read it alone. */
export type RouteAnswer = Route & Pick<Answer, "pack" | "asOf" | "scenario" | "sources" | "overlaid"> & {
  /** Other ways that cross elsewhere, dearer (or slower) first to last; absent where none were asked for. */
  readonly alternatives?: readonly Route[];
  /** For a day, and for a month without a way: when one can cross where the best ways of the coming year do; absent where that does not change. */
  readonly calendars?: readonly Calendar[];
  /** Without a way: the next day on which there is one; absent where there is none within a year. */
  readonly opensAgain?: IsoDate;
};

/** The cheapest or fastest way between two places; every name that is not known is reported, with the nearest one that is. */
export async function route(request: RouteRequest): Promise<Checked<RouteAnswer>> {
  const opened = await openPack(request);
  if (!opened.ok) return opened;
  const { places, goods: allGoods } = opened.value;
  const [from, to] = [findPlace(request.from, places, { file: "route", path: "from" }), findPlace(request.to, places, { file: "route", path: "to" })];
  const goods = findGoods(request.goods, allGoods, { file: "route", path: "goods" });
  const scenario = scenarioOf(opened.value, request.scenarioId);
  const prepared = preparePack(opened.value, request, scenario.ok ? scenario.value : undefined);
  if (!prepared.ok || !from.ok || !to.ok || !goods.ok || !scenario.ok) return { ok: false, problems: problemsOf([prepared, from, to, goods, scenario]) };
  const { pack, asOf } = prepared.value;
  const network = buildNetwork(pack, { asOf, scenario: scenario.value });
  if (!network.ok) return network;
  const { date, month, tonnes, minimise, includeUnverified } = request;
  const when = date === undefined ? { month: month ?? Number(asOf.slice(5, 7)) } : { date };
  const found = ways(network.value, { from: from.value.id, to: to.value.id, goods: goods.value.id, tonnes, minimise, includeUnverified, ...when }, { alternatives: request.alternatives ?? (goods.value.handling === "passenger" ? passengerWays : undefined), asOf });
  const document = {
    pack: { id: pack.head.id, edition: pack.head.edition }, asOf, scenario: scenario.value?.id ?? baseScenario,
    ...found, sources: citeSources([...sourceIdsIn(found), ...sourcesBeside(found, pack)], pack.sources),
  };
  return { ok: true, warnings: [...opened.warnings, ...network.warnings], value: withOverlaid(document, prepared.value) };
}

/** A traveller compares air, rail and road; goods take the best way unless more are asked for. */
const passengerWays = 8;

type Ways = Omit<RouteAnswer, "pack" | "asOf" | "scenario" | "sources" | "overlaid">;

function ways(network: Network, query: RouteQuery, { alternatives, asOf }: { readonly alternatives: number | undefined; readonly asOf: IsoDate }): Ways {
  const [best, ...others] = findAlternatives(network, { ...query, alternatives: alternatives ?? 1 });
  if (best === undefined) throw new RangeError("no route came back; expected at least one, with its reason where there is no way");
  const found = { ...best, ...(alternatives === undefined ? {} : { alternatives: others }) };
  const closed = best.reason === "closed-on-date" || best.reason === "closed-in-month";
  const date = query.date ?? (closed ? dayOfMonth(best.month, asOf) : undefined);
  if (date === undefined) return found;
  const onDay = { ...query, month: undefined, date };
  const calendars = calendarsOf(network, onDay);
  const opensAgain = closed ? nextOpenDay(network, onDay) : undefined;
  return { ...found, ...(calendars.length === 0 ? {} : { calendars }), ...(opensAgain === undefined ? {} : { opensAgain }) };
}

/** Sources of what is named in passing: services left out, and the seasons of the legs and the calendars. */
function sourcesBeside({ leftOut = [], legs, calendars = [] }: Ways, { services = [], seasons }: Pick<Pack, "services" | "seasons">): string[] {
  const unseen = new Set(leftOut.map(({ service }) => service));
  const named = new Set([...legs, ...calendars.flatMap(({ spans }) => spans)].map(({ season }) => season?.season));
  const rows = [...services.filter(({ id }) => unseen.has(id)), ...seasons.filter(({ season }) => named.has(season))];
  return rows.flatMap(({ provenance: { source } }) => source ?? []);
}
