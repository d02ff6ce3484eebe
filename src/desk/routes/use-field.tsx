import { useMemo, type ReactNode } from "react";
import type { PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { ClassLegend } from "#desk/map/class-legend.jsx";
import type { MapField } from "#desk/map/corridor-map.jsx";
import { usePlaceNames } from "#desk/map/use-place-names.js";
import type { RoutesAsked } from "./asked.js";
import { classesOf, fieldPoints, valuesIn } from "./field.js";
import { fieldHanded } from "./redraw-clock.js";
import type { Fields } from "./routes-api.js";
import { useCostUnit } from "./use-cost-unit.js";

interface Input {
  readonly pack: PackView;
  readonly asked: RoutesAsked;
  readonly fields: Fields | undefined;
  /** Of the corridor as it stands: its numbers set the classes. */
  readonly base: Fields | undefined;
}

/** The delivered-cost field as the map draws it, and its legend; nothing while the way is shown or the numbers are on their way. */
export function useField({ pack, asked: { view, from, to, goods, month, measure }, fields, base }: Input): { readonly field?: MapField; readonly legend?: ReactNode } {
  const { t, format } = useLanguage();
  const nameOfPlace = usePlaceNames();
  const unit = useCostUnit(goods).cost;
  const classes = useMemo(() => (base === undefined ? undefined : classesOf(base, { measure, place: to })), [base, measure, to]);
  const points = useMemo(() => {
    if (fields === undefined || classes === undefined) return undefined;
    return fieldPoints(pack.places, valuesIn(fields, month, measure), { classes, place: to, chosen: from });
  }, [pack, fields, classes, month, measure, from, to]);
  const field = useMemo<MapField | undefined>(() => {
    if (points === undefined || fields === undefined) return undefined;
    const says = (id: string): string => {
      const value = valuesIn(fields, month, measure)[id];
      return `${nameOfPlace(id)}: ${value === undefined ? t("route-reason.no-way") : measure === "cost" ? format.quantity(value, unit) : format.quantity(value, "day", 1)}`;
    };
    return { points, handed: fieldHanded, says };
  }, [points, fields, month, measure, unit, nameOfPlace, t, format]);
  if (view !== "costs" || field === undefined || classes === undefined) return {};
  const hollow = { words: t("desk.legend.no-way") };
  return { field, legend: <ClassLegend title={t(`desk.field.${measure}`, { place: nameOfPlace(to), unit: format.unit(unit) })} classes={classes} extras={[hollow]} /> };
}
