import { useCallback } from "react";
import type { RouteNote } from "#model/answer.js";
import { usePack } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { usePlaceNames } from "#desk/map/use-place-names.js";

/** A note on a way in one sentence: what is shut and why, or what to know. */
export function useNoteWords(): (note: RouteNote) => string {
  const { t, nameOf, language, format } = useLanguage();
  const pack = usePack().data;
  const nameOfPlace = usePlaceNames();
  return useCallback(({ code, link: linkId, crossing: crossingId, country, direction, why, until, figure }) => {
    const [link, crossing] = [pack?.links.find(({ id }) => id === linkId), pack?.crossings.find(({ id }) => id === crossingId)];
    const where = crossing !== undefined ? nameOf(crossing.names) : link === undefined ? "" : `${nameOfPlace(link.from)} – ${nameOfPlace(link.to)} (${t(`mode.${link.mode}`)})`;
    return t(`cli.route-note.${code}`, {
      where, country: country === undefined ? "" : (new Intl.DisplayNames([language], { type: "region" }).of(country) ?? country), direction: direction ?? "",
      why: why === undefined ? "none" : nameOf(why), until: until === undefined ? "none" : format.date(until), amount: figure === undefined ? "" : format.quantity(figure.value, figure.unit),
    });
  }, [pack, t, nameOf, language, format, nameOfPlace]);
}
