import type { IsoDate } from "#model/fact.js";
import { costField, crossingCalendar, findRoute, type CalendarSpan, type Network, type RouteQuery } from "#engine/network/network.js";

/** When one can cross between two places that face each other, from a day on for a year. */
export interface Calendar {
  readonly places: readonly [string, string];
  readonly spans: readonly CalendarSpan[];
}

const daysOfYear = 365;

/** A day so many days later. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day for which a month is asked: its 15th, this year or, where the month has passed, the next; as the network engine takes it. */
export function dayOfMonth(month: number, asOf: IsoDate): IsoDate {
  const year = Number(asOf.slice(0, 4)) + (month < Number(asOf.slice(5, 7)) ? 1 : 0);
  return `${year}-${String(month).padStart(2, "0")}-15`;
}

/**
 * Calendars of the places at which the best ways of the coming year cross borders, for a year from the day asked; those that are open in the same way
 * on all its days are left out, as there is nothing to say of them.
 */
export function calendarsOf(network: Network, query: RouteQuery & { readonly date: IsoDate }): readonly Calendar[] {
  const days = Array.from({ length: 12 }, (_, i) => addDays(query.date, Math.round((i * daysOfYear) / 12)));
  const pairs = new Map<string, readonly [string, string]>();
  for (const date of days) {
    for (const { from, to, crossing } of findRoute(network, { ...query, date }).legs) {
      const [a, b] = from < to ? [from, to] : [to, from];
      if (crossing !== undefined) pairs.set(`${a} ${b}`, [a, b]);
    }
  }
  return [...pairs.values()].map((places): Calendar => ({
    places, spans: crossingCalendar(network, { places, goods: query.goods, from: query.date, to: addDays(query.date, daysOfYear - 1), includeUnverified: query.includeUnverified }),
  })).filter(({ spans }) => spans.length > 1);
}

/** The first day after the one asked, within a year, on which there is a way; undefined where there is none. */
export function nextOpenDay(network: Network, { from, to, ...query }: RouteQuery & { readonly date: IsoDate }): IsoDate | undefined {
  for (let day = 1; day <= daysOfYear; day += 1) {
    const date = addDays(query.date, day);
    const { goods, minimise, includeUnverified } = query;
    if (costField(network, { place: to, direction: "to", goods, minimise, includeUnverified, date }).costUsdPerTonne[from] !== undefined) return date;
  }
  return undefined;
}
