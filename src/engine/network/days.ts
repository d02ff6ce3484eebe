import type { IsoDate } from "#model/fact.js";

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

/**
 * Number of a day in the Gregorian calendar; 1 January of year 1, a Monday, is day 1.
 *
 * @throws {RangeError} on what is not a day `YYYY-MM-DD` of the calendar: dates are checked on the way in, so this is our bug
 */
export function dayNumber(date: IsoDate): number {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []).map(Number);
  const leap = Number(isLeap(year));
  const before = daysBefore[month - 1];
  const length = (daysBefore[month] ?? 365) - (before ?? 0) + (month === 2 ? leap : 0);
  if (before === undefined || day < 1 || day > length) throw new RangeError(`date is ${date}; expected a day YYYY-MM-DD of the calendar`);
  return daysBeforeYear(year) + before + (month > 2 ? leap : 0) + day;
}

/** The day of that number. */
export function dateOf(number: number): IsoDate {
  let year = Math.floor(number / 365.2425) + 1;
  while (daysBeforeYear(year) >= number) year--;
  while (daysBeforeYear(year + 1) < number) year++;
  const leap = Number(isLeap(year));
  const day = number - daysBeforeYear(year); // 1 to 366
  const starts = daysBefore.map((days, i) => days + (i > 1 ? leap : 0));
  const month = starts.findLastIndex((start) => start < day);
  return isoDate(year, `${two(month + 1)}-${two(day - (starts[month] ?? 0))}`);
}

/** 1 = Monday. */
export function weekdayOf(date: IsoDate): number {
  return ((dayNumber(date) - 1) % 7) + 1;
}

/** A day `MM-DD` of a year; 29 February of a year that has none is the day that `instead` names. */
export function dayInYear(year: number, monthDay: string, instead: "02-28" | "03-01"): IsoDate {
  return isoDate(year, monthDay === "02-29" && !isLeap(year) ? instead : monthDay);
}

/**
 * The day for which a month is asked: its 15th, in the as-of year for the as-of month and those after it, else in the next year.
 *
 * @see docs/method.md#network-open
 */
export function dayOfMonth(month: number, asOf: IsoDate): IsoDate {
  return isoDate(Number(asOf.slice(0, 4)) + (month < Number(asOf.slice(5, 7)) ? 1 : 0), `${two(month)}-15`);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysBeforeYear(year: number): number {
  const y = year - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
}

function isoDate(year: number, monthDay: string): IsoDate {
  return `${String(year).padStart(4, "0")}-${monthDay}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
