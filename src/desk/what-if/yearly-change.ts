import { months, valuesIn } from "#desk/routes/field.js";
import type { Fields } from "#desk/routes/routes-api.js";

/** What a year's change is for one place. */
export interface YearlyChange {
  readonly both: readonly number[]; // months with a way in both corridors
  readonly opened: readonly number[]; // with a way only in B
  readonly closed: readonly number[]; // with a way only in A
  /** On one tonne a year, spread evenly over twelve months; below 0 = it costs more. Months without both ways have no price and are not in it. */
  readonly savedUsdPerTonne: number;
}

/**
 * The change of every place over the year.
 *
 *     saved = Σ over months with a way in both: 1/12 · (cost in A - cost in B)
 */
export function yearlyChanges(a: Fields, b: Fields): ReadonlyMap<string, YearlyChange> {
  const costs = months.map((month) => ({ month, before: valuesIn(a, month, "cost"), after: valuesIn(b, month, "cost") }));
  const places = [...new Set([...a.places, ...b.places])];
  return new Map(places.map((id) => {
    const where = (had: boolean, has: boolean): number[] => costs.filter(({ before, after }) => (before[id] !== undefined) === had && (after[id] !== undefined) === has).map(({ month }) => month);
    const saved = costs.reduce((sum, { before, after }) => {
      const [was, is] = [before[id], after[id]];
      return was === undefined || is === undefined ? sum : sum + (was - is);
    }, 0);
    return [id, { both: where(true, true), opened: where(false, true), closed: where(true, false), savedUsdPerTonne: saved / months.length }];
  }));
}
