import type { Language } from "#model/names.js";
import type { PlaceView, Settings } from "#desk/api.js";

/** A place's name as this office writes it: a Chinese office shows the bracketed form that its rules ask for. */
export function placeName(place: Pick<PlaceView, "names" | "officialZh">, language: Language, map: Settings["office"]["map"]): string {
  return language === "zh" && map.officialZhNames && place.officialZh !== undefined && place.officialZh !== "" ? place.officialZh : place.names[language];
}
