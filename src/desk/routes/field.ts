import type { PackView } from "#desk/api.js";
import { colourOf, costClasses, type Classes } from "#desk/map/classes.js";
import type { MapPoint } from "#desk/map/corridor-map.jsx";
import type { Fields } from "./routes-api.js";

export type Measure = "cost" | "days";

/** Numbers of places by id; a place that is absent has no way. */
export type Values = Readonly<Record<string, number>>;

/** Delivered cost (USD/t) or days of every place in a month. */
export function valuesIn(fields: Fields, month: number, measure: Measure): Values {
  const row = (measure === "cost" ? fields.costUsdPerTonne : fields.days)[month - 1] ?? [];
  return Object.fromEntries(fields.places.flatMap((id, i) => {
    const value = row[i];
    return value === undefined || value === null ? [] : [[id, value]];
  }));
}

export const months: readonly number[] = Array.from({ length: 12 }, (_, i) => i + 1);

/** Classes over all twelve months of the corridor as it stands, so that a colour means the same in every month and scenario. */
export function classesOf(base: Fields, { measure, place }: { readonly measure: Measure; readonly place: string }): Classes {
  const values = months.flatMap((month) => Object.entries(valuesIn(base, month, measure)).filter(([id]) => id !== place).map(([, value]) => value));
  return costClasses(values);
}

const chosenRing = "#b45309";

/** Every place with the colour of its number; hollow where there is no way. */
export function fieldPoints(places: PackView["places"], values: Values, { classes, place, chosen }: { readonly classes: Classes; readonly place: string; readonly chosen: string }): MapPoint[] {
  return places.map(({ id, lon, lat }) => {
    const value = values[id];
    return { id, lon, lat, ...(value === undefined ? {} : { fill: colourOf(classes, value) }), ...(id === place ? { wide: true } : {}), ...(id === chosen ? { ring: chosenRing } : {}) };
  });
}
