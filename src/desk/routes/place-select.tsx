import { Select, type ComboboxItem, type OptionsFilter } from "@mantine/core";
import { useMemo } from "react";
import { usePack, useSettings } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { placeName } from "#desk/map/place-names.js";

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (placeId: string) => void;
}

/** A place of the network, found by any of its names in any language. */
export function PlaceSelect({ label, value, onChange }: Props) {
  const { t, language } = useLanguage();
  const [places, settings] = [usePack().data?.places, useSettings().data];
  const data = useMemo<ComboboxItem[]>(() => {
    if (places === undefined || settings === undefined) return [];
    return places.map((place) => ({ value: place.id, label: placeName(place, language, settings.office.map) })).toSorted((a, b) => a.label.localeCompare(b.label, language));
  }, [places, settings, language]);
  const filter = useMemo<OptionsFilter>(() => {
    const names = new Map((places ?? []).map(({ id, names: its, officialZh = "" }) => [id, folded([id, ...Object.values(its), officialZh].join("\n"))]));
    return ({ options, search, limit }) => options.filter((option) => "value" in option && (names.get(String(option.value)) ?? "").includes(folded(search))).slice(0, limit);
  }, [places]);
  return (
    <Select
      label={label}
      data={data}
      value={value ?? null}
      searchable
      allowDeselect={false}
      limit={60}
      filter={filter}
      nothingFoundMessage={t("desk.place.none")}
      onChange={(id) => id !== null && onChange(id)}
    />
  );
}

const folded = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll("ё", "е").trim();
