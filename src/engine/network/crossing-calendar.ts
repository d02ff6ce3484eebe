import type { RouteNote, SeasonOnDay } from "#model/answer.js";
import type { IsoDate } from "#model/fact.js";
import type { Mode } from "#model/network.js";
import { placeIndexOf, type Network } from "./build-network.js";
import { dateOf, dayNumber } from "./days.js";
import { metricOf, questionOf, type DayQuestion } from "./on-day.js";
import { noteOf } from "./route-notes.js";
import { seasonOnDay } from "./season.js";
import { noWay } from "./search.js";

/** A way across: a link between the two places. */
export interface WayAcross {
  readonly link: string;
  readonly mode: Mode;
  readonly crossing: string | undefined;
}

/** Days on which the same ways across are open. */
export interface CalendarSpan {
  readonly from: IsoDate;
  readonly to: IsoDate; // the last day
  readonly link: string | undefined; // of the cheapest way that is open; undefined = none is
  readonly mode: Mode | undefined;
  readonly crossing: string | undefined;
  /** The other ways that are open, the cheapest first. */
  readonly also: readonly WayAcross[];
  /** Of a seasonal way: its open time in this year, and what other years were like where this one is not recorded. */
  readonly season?: SeasonOnDay;
  /** Why each way that is not open is shut on the first day; those closed for good or only planned are left out. */
  readonly shut: readonly RouteNote[];
}

/**
 * Which way straight across between two places is open when, day by day: river, nothing, pontoon, nothing. Places may stand in either order.
 *
 * @throws {RangeError} on an unknown place or goods, on days that are none, and on `from` after `to`: callers check what they are asked, so this is our bug
 * @see docs/method.md#network-calendar
 */
export function crossingCalendar(network: Network, query: { readonly places: readonly [string, string]; readonly goods: string; readonly from: IsoDate; readonly to: IsoDate; readonly includeUnverified?: boolean | undefined }): readonly CalendarSpan[] {
  const [a, b] = query.places.map((id) => placeIndexOf(network, id));
  const [first, last] = [dayNumber(query.from), dayNumber(query.to)];
  if (first > last) throw new RangeError(`from is ${query.from} and to is ${query.to}; expected from to be no later`);
  const ask = (date: IsoDate): DayQuestion => questionOf(network, { date, goods: query.goods, minimise: "cost", includeUnverified: query.includeUnverified });
  const { carries } = ask(query.from).tariff;
  const across = network.graph.links.flatMap(({ from, to }, link) => (carries[link] === true && ((from === a && to === b) || (from === b && to === a)) ? [link] : []));
  const spans: { readonly state: string; readonly from: IsoDate; readonly to: IsoDate; readonly question: DayQuestion }[] = [];
  for (let number = first; number <= last; number++) {
    const day = dateOf(number);
    const question = ask(day);
    const state = across.filter((link) => question.shutBy(link) === undefined).join(" ");
    const before = spans.at(-1);
    if (before?.state === state) spans[spans.length - 1] = { ...before, to: day };
    else spans.push({ state, from: day, to: day, question });
  }
  return spans.map((span) => spanOf(span, across));
}

function spanOf({ from, to, question }: { readonly from: IsoDate; readonly to: IsoDate; readonly question: DayQuestion }, across: readonly number[]): CalendarSpan {
  const { network, shutBy } = question;
  const open = across.filter((link) => shutBy(link) === undefined);
  const price = open.length > 1 ? pricesOf(question) : new Map<number, number>();
  const [best, ...others] = open.toSorted((x, y) => (price.get(x) ?? 0) - (price.get(y) ?? 0) || x - y);
  const season = best === undefined ? undefined : network.seasons[network.linkSeason[best] ?? -1];
  const onDay = season === undefined ? undefined : seasonOnDay(season, from);
  const cheapest = best === undefined ? undefined : wayAcross(network, best);
  return {
    from, to, link: cheapest?.link, mode: cheapest?.mode, crossing: cheapest?.crossing,
    also: others.map((link) => wayAcross(network, link)),
    ...(onDay === undefined ? {} : { season: onDay }),
    shut: across.flatMap((link) => noteOf(question, link, { code: shutBy(link), day: from }) ?? []),
  };
}

/** The least that each open link costs to whoever starts there. */
function pricesOf(question: DayQuestion): ReadonlyMap<number, number> {
  const { arcLink, arcTransfer, transfers } = question.network.graph;
  const { deciding } = metricOf(question);
  const prices = new Map<number, number>();
  for (const [arc, link] of arcLink.entries()) {
    const price = transfers[arcTransfer[arc] ?? -1]?.before === undefined ? (deciding[arc] ?? noWay) : noWay;
    prices.set(link, Math.min(price, prices.get(link) ?? noWay));
  }
  return prices;
}

function wayAcross({ graph: { links } }: Network, index: number): WayAcross {
  const row = links[index]?.link;
  if (row === undefined) throw new RangeError(`link is ${index}; expected one of the graph's`);
  return { link: row.id, mode: row.mode, crossing: row.crossing };
}
