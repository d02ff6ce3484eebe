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
