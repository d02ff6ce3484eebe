import type { IsoDate } from "#model/fact.js";

/**
 * The first day of a year of the cash flow: year 1 begins on the day of residency, year 2 a year later.
 * 29 February stays written so in every year, which keeps the order of dates right.
 */
export function firstDayOf(year: number, startDate: IsoDate): IsoDate {
  return `${String(Number(startDate.slice(0, 4)) + year - 1).padStart(4, "0")}${startDate.slice(4)}`;
}

/** Whether something with a first and a last day holds on a day, both included. */
export function holdsOn(day: IsoDate, { from, to }: { readonly from?: IsoDate | undefined; readonly to?: IsoDate | undefined }): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

/** A day as a number of years: 2026-01-01 is 2026, 2026-07-02 a little under 2026.5. Every year is taken as 365 days long. */
export function yearTime(date: IsoDate): number {
  return Number(date.slice(0, 4)) + ((daysBefore[Number(date.slice(5, 7)) - 1] ?? 0) + Number(date.slice(8, 10)) - 1) / 365;
}

/** How far into a year that begins at `start` (as a number of years) the 15th of a calendar month lies: 0 to below 1. */
export function monthShare(month: number, start: number): number {
  const share = ((daysBefore[month - 1] ?? 0) + 14) / 365 - (start % 1);
  return share < 0 ? share + 1 : share;
}
