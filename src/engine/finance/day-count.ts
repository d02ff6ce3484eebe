import type { IsoDate } from "#model/fact.js";

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

/**
 * Number of a day in the Gregorian calendar, counted from 1 January of year 1 (day 1), so that two of them differ by the days between.
 *
 *     day = 365·y + ⌊y/4⌋ - ⌊y/100⌋ + ⌊y/400⌋ + days of the months before + day of the month,   y = year - 1
 *
 * and a day more after February of a leap year.
 *
 * @throws {RangeError} on what is not a day `YYYY-MM-DD` of the calendar
 */
export function dayNumber(date: IsoDate): number {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []).map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const before = daysBefore[month - 1];
  const after = daysBefore[month] ?? 365;
  if (before === undefined || day < 1 || day > after - before + Number(isLeap && month === 2)) throw new RangeError(`"${date}" is not a day of the calendar`);
  const y = year - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + before + Number(isLeap && month > 2) + day;
}
