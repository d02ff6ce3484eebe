import { MultiSelect, NumberInput, Stack } from "@mantine/core";
import { useMemo } from "react";
import type { Brief } from "#model/brief.js";
import type { PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";

interface Props {
  readonly pack: PackView;
  readonly brief: Brief;
  readonly onChange: (brief: Brief) => void;
}

/** Conditions a site must meet; one that fails is left out with this as its reason. */
export function MustHaveFields({ pack, brief, onChange }: Props) {
  const { t, nameOf, language } = useLanguage();
  const set = (key: keyof Brief["mustHave"], value: string[] | number | undefined) => {
    const { [key]: _before, ...rest } = brief.mustHave;
    const empty = value === undefined || (Array.isArray(value) && value.length === 0);
    onChange({ ...brief, mustHave: empty ? rest : { ...rest, [key]: value } });
  };
  const amount = (value: string | number): number | undefined => (value === "" || Number(value) <= 0 ? undefined : Number(value));
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "code" });
    return [...new Set(pack.regions.map(({ country }) => country))].map((code) => ({ value: code, label: names.of(code) ?? code }));
  }, [pack, language]);
  return (
    <Stack gap="sm">
      <MultiSelect label={t("desk.brief.countries")} data={countries} value={brief.mustHave.countries ?? []} onChange={(value) => set("countries", value)} />
      <MultiSelect label={t("desk.brief.regions")} data={pack.regions.map(({ id, names }) => ({ value: id, label: nameOf(names) }))} value={brief.mustHave.regions ?? []} searchable onChange={(value) => set("regions", value)} />
      <NumberInput label={t("desk.brief.min-area")} min={0} value={brief.mustHave.minAreaHectares ?? ""} onChange={(value) => set("minAreaHectares", amount(value))} />
      <NumberInput label={t("desk.brief.max-days")} min={0} value={brief.mustHave.maxDays ?? ""} onChange={(value) => set("maxDays", amount(value))} />
      <NumberInput label={t("desk.brief.max-cost")} min={0} value={brief.mustHave.maxDeliveredCostUsdPerTonne ?? ""} onChange={(value) => set("maxDeliveredCostUsdPerTonne", amount(value))} />
    </Stack>
  );
}
