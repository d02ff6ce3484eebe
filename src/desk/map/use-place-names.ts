import { useCallback } from "react";
import { usePack, useSettings } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { placeName } from "./place-names.js";

/** Names of places by their ids, as this office writes them. */
export function usePlaceNames(): (placeId: string) => string {
  const { language, nameOf } = useLanguage();
  const [pack, settings] = [usePack().data, useSettings().data];
  return useCallback((placeId) => {
    const place = pack?.places.find(({ id }) => id === placeId);
    if (place === undefined) return placeId;
    return settings === undefined ? nameOf(place.names) : placeName(place, language, settings.office.map);
  }, [pack, settings, language, nameOf]);
}
