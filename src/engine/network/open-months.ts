import type { IsoDate } from "#model/fact.js";
import type { SeasonPeriod } from "#model/network.js";
import type { GraphLink } from "./graph.js";

const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysOfYear = 366; // with 29 February, so that every MM-DD has its number

/**
 * The day for which a month is asked: its 15th, in the as-of year for the as-of month and those after it, else in the next year.
 *
 * @see docs/method.md#network-open
 */
export function dayOfMonth(month: number, asOf: IsoDate): IsoDate {
  const year = Number(asOf.slice(0, 4)) + (month < Number(asOf.slice(5, 7)) ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-15`;
}

/** A bit for each month that fits: bit m - 1 for month m. */
function monthsWhere(asOf: IsoDate, fits: (day: IsoDate) => boolean): number {
  let bits = 0;
  for (let month = 1; month <= 12; month++) if (fits(dayOfMonth(month, asOf))) bits |= 1 << (month - 1);
  return bits;
}

/** The months in which each season is open, as bits. */
export function monthsOfSeasons(periods: readonly SeasonPeriod[], asOf: IsoDate): ReadonlyMap<string, number> {
  const bySeason = new Map<string, SeasonPeriod[]>();
  for (const period of periods) bySeason.set(period.season, [...(bySeason.get(period.season) ?? []), period]);
  return new Map([...bySeason].map(([season, its]) => [season, monthsWhere(asOf, (day) => isInSeason(its, day))]));
}

/**
 * In which months a link is open, as bits: its status and that of its crossing are open, the day lies within `opens` and `closes`, and in its season.
 *
 * @throws {RangeError} on a season without periods: packs are checked on load, so this is our bug
 */
export function openMonths({ link, crossing }: GraphLink, { inSeason, asOf }: { readonly inSeason: ReadonlyMap<string, number>; readonly asOf: IsoDate }): number {
  const { season, opens, closes } = link;
  const months = season === undefined ? 0xfff : inSeason.get(season);
  if (months === undefined) throw new RangeError(`link ${link.id} names season ${season ?? ""}; expected one of the pack`);
  if (link.status !== "open" || (crossing !== undefined && crossing.status !== "open")) return 0;
  if (opens === undefined && closes === undefined) return months;
  return months & monthsWhere(asOf, (day) => (opens === undefined || day >= opens) && (closes === undefined || day <= closes));
}

/**
 * Whether a day lies in one of a season's open periods. A season's year begins in the middle of its longest closed time, so a winter is one year.
 * Where periods are recorded for the year in which the day falls, these decide; else the typical ones; where there are none, the latest recorded year's.
 */
export function isInSeason(periods: readonly SeasonPeriod[], day: IsoDate): boolean {
  const typical = periods.filter(({ year }) => year === undefined);
  const latest = Math.max(...periods.map(({ year }) => year ?? -Infinity));
  const usual = typical.length > 0 ? typical : periods.filter(({ year }) => year === latest);
  const turn = turnOfYear(usual);
  const seasonYear = (year: number, monthDay: string): number => (dayNumber(monthDay) < turn ? year - 1 : year);
  const wanted = seasonYear(Number(day.slice(0, 4)), day.slice(5));
  const recorded = periods.filter(({ year, opens }) => year !== undefined && seasonYear(year, opens) === wanted);
  const monthDay = day.slice(5);
  return (recorded.length > 0 ? recorded : usual).some(({ opens, closes }) =>
    opens <= closes ? opens <= monthDay && monthDay <= closes : opens <= monthDay || monthDay <= closes);
}

/** Number of the day in the middle of the longest closed time; 1 January is 1. */
function turnOfYear(periods: readonly SeasonPeriod[]): number {
  const spans = periods.map(({ opens, closes }) => ({ opens: dayNumber(opens), closes: dayNumber(closes) })).toSorted((a, b) => a.opens - b.opens);
  let longest = -1;
  let turn = 1;
  for (const [i, { closes }] of spans.entries()) {
    const next = spans[(i + 1) % spans.length]?.opens ?? 1;
    const closed = (next - closes - 1 + 2 * daysOfYear) % daysOfYear;
    if (closed <= longest) continue;
    longest = closed;
    turn = ((closes + Math.floor(closed / 2)) % daysOfYear) + 1;
  }
  return turn;
}

function dayNumber(monthDay: string): number {
  return days.slice(0, Number(monthDay.slice(0, 2)) - 1).reduce((sum, length) => sum + length, Number(monthDay.slice(3)));
}
