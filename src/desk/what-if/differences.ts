import type { PackView } from "#desk/api.js";
import { colourOf, differenceClasses, noticed, type Classes } from "#desk/map/classes.js";
import type { MapPoint } from "#desk/map/corridor-map.jsx";
import { months, valuesIn, type Measure, type Values } from "#desk/routes/field.js";
import type { Fields } from "#desk/routes/routes-api.js";
import type { FieldDifference } from "./what-if-api.js";

/** What happens to a place's way from A to B. */
export type Outcome =
  | { readonly kind: "cheaper" | "dearer"; readonly change: number } // USD/t, or days: then faster and slower
  | { readonly kind: "same" | "opens" | "closes" | "no-way" };

export const opensRing = "#08519c";
export const closesRing = "#9c3d00";

/** A difference below half a cent, or below seven minutes, is none. */
export function outcomeOf(before: number | undefined, after: number | undefined): Outcome {
  if (before === undefined) return { kind: after === undefined ? "no-way" : "opens" };
  if (after === undefined) return { kind: "closes" };
  const change = after - before;
  if (Math.abs(change) < noticed) return { kind: "same" };
  return { kind: change < 0 ? "cheaper" : "dearer", change };
}

/** Classes over all twelve months, so that a colour means the same in each, and whether any place gets cheaper or dearer. */
export function scaleOfDifferences({ a, b, measure }: { readonly a: Fields; readonly b: Fields; readonly measure: Measure }): { readonly classes: Classes; readonly sides: { readonly below: boolean; readonly above: boolean } } {
  const changes = months.flatMap((month) => {
    const [before, after] = [valuesIn(a, month, measure), valuesIn(b, month, measure)];
    return Object.entries(before).flatMap(([id, cost]) => {
      const later = after[id];
      return later === undefined ? [] : [later - cost];
    });
  });
  return { classes: differenceClasses(changes), sides: sidesOf(changes) };
}

export const sidesOf = (changes: readonly number[]): { readonly below: boolean; readonly above: boolean } =>
  ({ below: changes.some((change) => change <= -noticed), above: changes.some((change) => change >= noticed) });

const plain = "#d4d4d4";

/** Every place with the colour of its change; a ring alone where a way opens or closes. */
export function differencePoints(places: PackView["places"], { before, after, classes, place }: { readonly before: Values; readonly after: Values; readonly classes: Classes; readonly place: string }): MapPoint[] {
  return places.map(({ id, lon, lat }) => {
    const outcome = outcomeOf(before[id], after[id]);
    const point = { id, lon, lat, ...(id === place ? { wide: true } : {}) };
    switch (outcome.kind) {
      case "cheaper": case "dearer": return { ...point, fill: colourOf(classes, outcome.change) };
      case "same": return { ...point, fill: plain };
      case "opens": return { ...point, ring: opensRing };
      case "closes": return { ...point, ring: closesRing };
      case "no-way": return point;
    }
  });
}

export const sameFill = plain;

/** Words of an outcome: of a cost cheaper or dearer, of days faster or slower. */
export function outcomeKey(kind: Outcome["kind"], measure: Measure): string {
  const ofDays: Partial<Record<Outcome["kind"], string>> = { cheaper: "faster", dearer: "slower" };
  return `desk.outcome.${(measure === "days" ? ofDays[kind] : undefined) ?? kind}`;
}

/** How many places win, lose, gain or lose their way. */
export function tally(places: PackView["places"], before: Values, after: Values): Readonly<Record<Outcome["kind"], number>> {
  const counts = { cheaper: 0, dearer: 0, same: 0, opens: 0, closes: 0, "no-way": 0 };
  for (const { id } of places) counts[outcomeOf(before[id], after[id]).kind] += 1;
  return counts;
}

/** A market whose ways differ: how many regions are touched, the greatest fall and rise of cost, months in which a region's way opens or closes. */
export interface TouchedMarket {
  readonly place: string;
  readonly direction: "to" | "from";
  readonly regions: number;
  readonly fall: number; // USD/t, at most 0
  readonly rise: number; // USD/t, at least 0
  readonly opened: number; // region-months
  readonly closed: number;
}

/** Markets with any difference, the most touched first. */
export function touchedMarkets(differences: readonly FieldDifference[]): TouchedMarket[] {
  const groups = new Map<string, FieldDifference[]>();
  for (const difference of differences) {
    const { direction, from, to } = difference;
    const key = direction === "to-market" ? `to ${to}` : `from ${from}`;
    groups.set(key, [...(groups.get(key) ?? []), difference]);
  }
  const weight = ({ fall, rise, regions, opened, closed }: TouchedMarket): number => regions * 1e3 + opened + closed + rise - fall;
  return [...groups.values()].flatMap((its): TouchedMarket[] => {
    const [first] = its;
    if (first === undefined) return [];
    const changes = its.flatMap(({ before, after }) => (before === undefined || after === undefined ? [] : [after.costUsdPerTonne - before.costUsdPerTonne]));
    const monthsWhere = (is: (one: FieldDifference) => boolean): number => its.filter(is).reduce((sum, one) => sum + one.months.length, 0);
    return [{
      ...(first.direction === "to-market" ? { place: first.to, direction: "to" as const } : { place: first.from, direction: "from" as const }),
      regions: new Set(its.map(({ region }) => region)).size, fall: Math.min(0, ...changes), rise: Math.max(0, ...changes),
      opened: monthsWhere(({ before }) => before === undefined), closed: monthsWhere(({ after }) => after === undefined),
    }];
  }).toSorted((a, b) => weight(b) - weight(a) || (a.place < b.place ? -1 : 1));
}
