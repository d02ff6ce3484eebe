import type { SeasonEdge, SeasonOnDay } from "#model/answer.js";
import type { IsoDate } from "#model/fact.js";
import type { SeasonPeriod } from "#model/network.js";
import { dayInYear } from "./days.js";

/** Days before each month of a year with 29 February, so that every MM-DD has its number. */
const daysBefore = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335];
const daysOfYear = 366;

/**
 * A season, its periods sorted out. Its year begins in the middle of its longest closed time, so that a winter is one year.
 *
 * @see docs/method.md#network-open
 */
export interface Season {
  readonly id: string;
  readonly usual: readonly SeasonPeriod[]; // of a typical year; where there is none, of the latest recorded one
  readonly recorded: ReadonlyMap<number, readonly SeasonPeriod[]>; // by the season's year
  readonly turn: number; // number of the day on which its year begins
}

/** The seasons by id. */
export function seasonsOf(periods: readonly SeasonPeriod[]): ReadonlyMap<string, Season> {
  const bySeason = new Map<string, SeasonPeriod[]>();
  for (const period of periods) {
    const its = bySeason.get(period.season);
    if (its === undefined) bySeason.set(period.season, [period]);
    else its.push(period);
  }
  return new Map([...bySeason].map(([id, its]) => [id, seasonOf(id, its)]));
}

function seasonOf(id: string, periods: readonly SeasonPeriod[]): Season {
  const typical = periods.filter(({ year }) => year === undefined);
  const latest = Math.max(...periods.map(({ year }) => year ?? -Infinity));
  const usual = typical.length > 0 ? typical : periods.filter(({ year }) => year === latest);
  const turn = turnOfYear(usual);
  const recorded = new Map<number, SeasonPeriod[]>();
  for (const period of periods) {
    if (period.year === undefined) continue;
    const year = yearAt(turn, period.year, period.opens);
    recorded.set(year, [...(recorded.get(year) ?? []), period]);
  }
  return { id, usual, recorded, turn };
}

/** Whether a day lies in an open period: of the season's year in which it falls, if anything is recorded for that; else of the usual year. */
export function isInSeason(season: Season, day: IsoDate): boolean {
  return periodOn(season, day) !== undefined;
}

/** The open time in which a day falls, with what other years were like where its own is not recorded; undefined where the day is not in season, or the season is the whole year. */
export function seasonOnDay(season: Season, day: IsoDate): SeasonOnDay | undefined {
  const period = periodOn(season, day);
  if (period === undefined || numberOf(period.opens) === (numberOf(period.closes) % daysOfYear) + 1) return undefined;
  const [year, monthDay] = [Number(day.slice(0, 4)), day.slice(5)];
  const wraps = period.opens > period.closes;
  const span = {
    season: season.id,
    from: dayInYear(wraps && monthDay < period.opens ? year - 1 : year, period.opens, "03-01"),
    to: dayInYear(wraps && monthDay > period.closes ? year + 1 : year, period.closes, "02-28"),
  };
  if (period.year !== undefined && season.recorded.get(yearAt(season.turn, year, monthDay))?.includes(period) === true) return { ...span, basis: "recorded" };
  const [opens, closes] = [edgeOf(season, period, { day, edge: "opens" }), edgeOf(season, period, { day, edge: "closes" })];
  return { ...span, basis: "usual", ...(opens === undefined ? {} : { opens }), ...(closes === undefined ? {} : { closes }) };
}

function periodOn({ turn, recorded, usual }: Season, day: IsoDate): SeasonPeriod | undefined {
  const monthDay = day.slice(5);
  return (recorded.get(yearAt(turn, Number(day.slice(0, 4)), monthDay)) ?? usual).find(({ opens, closes }) =>
    opens <= closes ? opens <= monthDay && monthDay <= closes : opens <= monthDay || monthDay <= closes);
}

/**
 * One end of a usual period in the recorded years, put into the season's year of a day. An end that is the usual one to the day does not count:
 * rows of which only the other end was recorded repeat it.
 */
function edgeOf({ turn, recorded }: Season, usual: SeasonPeriod, { day, edge }: { readonly day: IsoDate; readonly edge: "opens" | "closes" }): SeasonEdge | undefined {
  const place = (monthDay: string): number => (numberOf(monthDay) - turn + daysOfYear) % daysOfYear; // days since the season's year began
  const [from, to] = [place(usual.opens), place(usual.closes)];
  const known = [...recorded.values()].flatMap((periods): number[] => {
    const its = periods.filter(({ opens, closes }) => place(opens) <= to && from <= place(closes));
    if (its.length === 0) return [];
    const found = edge === "opens" ? Math.min(...its.map(({ opens }) => place(opens))) : Math.max(...its.map(({ closes }) => place(closes)));
    return found === place(usual[edge]) ? [] : [found];
  }).toSorted((a, b) => a - b);
  const [earliest, latest] = [known[0], known.at(-1)];
  if (earliest === undefined || latest === undefined) return undefined;
  const median = Math.floor(((known[Math.floor((known.length - 1) / 2)] ?? 0) + (known[Math.floor(known.length / 2)] ?? 0)) / 2);
  const year = yearAt(turn, Number(day.slice(0, 4)), day.slice(5));
  const dated = (at: number): IsoDate => {
    const number = ((turn - 1 + at) % daysOfYear) + 1;
    return dayInYear(number < turn ? year + 1 : year, monthDayOf(number), edge === "opens" ? "03-01" : "02-28");
  };
  return { earliest: dated(earliest), median: dated(median), latest: dated(latest), n: known.length };
}

function yearAt(turn: number, year: number, monthDay: string): number {
  return numberOf(monthDay) < turn ? year - 1 : year;
}

/** Number of the day in the middle of the longest closed time; 1 January is 1. */
function turnOfYear(periods: readonly SeasonPeriod[]): number {
  const spans = periods.map(({ opens, closes }) => ({ opens: numberOf(opens), closes: numberOf(closes) })).toSorted((a, b) => a.opens - b.opens);
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

function numberOf(monthDay: string): number {
  return (daysBefore[Number(monthDay.slice(0, 2)) - 1] ?? 0) + Number(monthDay.slice(3));
}

function monthDayOf(number: number): string {
  const month = daysBefore.findLastIndex((before) => before < number);
  return `${String(month + 1).padStart(2, "0")}-${String(number - (daysBefore[month] ?? 0)).padStart(2, "0")}`;
}
