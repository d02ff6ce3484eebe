import { useMemo, type ReactNode } from "react";
import type { PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { ClassLegend } from "#desk/map/class-legend.jsx";
import { colourOf, differenceClasses } from "#desk/map/classes.js";
import type { MapField, MapPoint } from "#desk/map/corridor-map.jsx";
import { usePlaceNames } from "#desk/map/use-place-names.js";
import { valuesIn, type Measure } from "#desk/routes/field.js";
import { fieldHanded } from "#desk/routes/redraw-clock.js";
import type { Fields } from "#desk/routes/routes-api.js";
import { useCostUnit } from "#desk/routes/use-cost-unit.js";
import type { WhatIfState } from "./asked.js";
import { closesRing, differencePoints, opensRing, outcomeKey, outcomeOf, sameFill, scaleOfDifferences, sidesOf } from "./differences.js";
import type { WhatIf } from "./what-if-api.js";

interface Drawn {
  readonly field?: MapField;
  readonly legend?: ReactNode;
}

/** Places by what changes on the way to the chosen market: blue cheaper, orange dearer. */
export function useGoodsMap({ pack, market, month, goods, measure, fields }: { readonly pack: PackView; readonly market: WhatIfState["market"]; readonly month: number; readonly goods: string; readonly measure: Measure; readonly fields: { readonly a: Fields; readonly b: Fields } | undefined }): Drawn {
  const { t, format } = useLanguage();
  const nameOfPlace = usePlaceNames();
  const costUnit = useCostUnit(goods).cost;
  const unit = measure === "cost" ? costUnit : "day";
  const scale = useMemo(() => (fields === undefined ? undefined : scaleOfDifferences({ ...fields, measure })), [fields, measure]);
  const place = market?.place;
  const field = useMemo<MapField | undefined>(() => {
    if (fields === undefined || scale === undefined || place === undefined) return undefined;
    const [before, after] = [valuesIn(fields.a, month, measure), valuesIn(fields.b, month, measure)];
    const says = (id: string): string => {
      const outcome = outcomeOf(before[id], after[id]);
      return `${nameOfPlace(id)}: ${t(outcomeKey(outcome.kind, measure))}${"change" in outcome ? `, ${outcome.change > 0 ? "+" : ""}${format.quantity(outcome.change, unit, 2)}` : ""}`;
    };
    return { points: differencePoints(pack.places, { before, after, classes: scale.classes, place }), handed: fieldHanded, says };
  }, [pack, fields, scale, place, month, measure, unit, nameOfPlace, t, format]);
  if (field === undefined || scale === undefined || market === undefined) return {};
  const extras = [
    { words: t("desk.outcome.same"), fill: sameFill }, { words: t("desk.outcome.opens"), ring: opensRing },
    { words: t("desk.outcome.closes"), ring: closesRing }, { words: t("desk.outcome.no-way") },
  ];
  return { field, legend: <ClassLegend title={t(measure === "cost" ? "desk.what-if.legend" : "desk.what-if.legend-days", { market: t(`desk.what-if.${market.direction}`, { place: nameOfPlace(market.place) }), unit: format.unit(unit) })} {...scale} extras={extras} /> };
}

/** Sites by what changes in their NPV. */
export function useSitesMap(sites: WhatIf["sites"]): Drawn {
  const { t, format, language } = useLanguage();
  return useMemo<Drawn>(() => {
    if (sites === undefined) return {};
    const changes = sites.compared.flatMap(({ npvChange }) => (npvChange === undefined ? [] : [npvChange.value]));
    const classes = differenceClasses(changes);
    const points = sites.compared.map(({ site, change, npvChange }): MapPoint => ({
      id: site.id, lon: site.lon, lat: site.lat,
      ...(change === "enters" ? { ring: opensRing } : change === "drops-out" ? { ring: closesRing } : change === "left-out" ? {} : npvChange === undefined || npvChange.value === 0 ? { fill: sameFill } : { fill: colourOf(classes, -npvChange.value) }),
    }));
    const byId = new Map(sites.compared.map((one) => [one.site.id, one]));
    const says = (id: string): string => {
      const one = byId.get(id);
      if (one === undefined) return id;
      return `${one.site.name[language]}: ${t(`desk.change.${one.change}`)}${one.npvChange === undefined ? "" : `, ${format.quantity(one.npvChange.value, sites.currency)}`}`;
    };
    // Blue is good news in both maps: for a cost it means less, for NPV more.
    const flipped = { ...classes, colours: classes.colours.toReversed() };
    const extras = [
      { words: t("desk.change.same"), fill: sameFill }, { words: t("desk.change.enters"), ring: opensRing },
      { words: t("desk.change.drops-out"), ring: closesRing }, { words: t("desk.change.left-out") },
    ];
    return { field: { points, says }, legend: <ClassLegend title={t("desk.what-if.npv-change")} classes={flipped} write={(value) => format.quantity(value, sites.currency)} sides={sidesOf(changes)} extras={extras} /> };
  }, [sites, t, format, language]);
}
