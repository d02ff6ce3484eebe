import { Group, SegmentedControl, Select, Slider, Text } from "@mantine/core";
import { useId, useMemo } from "react";
import type { Brief } from "#model/brief.js";
import { countryNames } from "#desk/country-names.js";
import { useLanguage } from "#desk/language.jsx";

interface Props {
  readonly brief: Brief;
  readonly onChange: (brief: Brief) => void;
}

/** Who invests: nationality, person or company, foreign share, foreign crew. */
export function InvestorFields({ brief, onChange }: Props) {
  const { t, language, format } = useLanguage();
  const ids = useId();
  const { investor } = brief;
  const change = (part: Partial<Brief["investor"]>) => onChange({ ...brief, investor: { ...investor, ...part } });
  const countries = useMemo(() => {
    const known = countryNames(language);
    const mine = investor.nationality;
    return known.some(({ value }) => value === mine) ? known : [{ value: mine, label: mine }, ...known];
  }, [language, investor.nationality]);
  return (
    <fieldset className="desk-fieldset">
      <legend>{t("desk.brief.investor")}</legend>
      <Group grow align="end" gap="sm">
        <Select label={t("desk.brief.nationality")} data={countries} value={investor.nationality} searchable allowDeselect={false} onChange={(code) => code !== null && change({ nationality: code })} />
        <SegmentedControl
          aria-label={t("desk.brief.entity")}
          value={investor.entity}
          onChange={(entity) => change({ entity: entity === "person" ? "person" : "company" })}
          data={[{ value: "company", label: t("desk.brief.company") }, { value: "person", label: t("desk.brief.person") }]}
        />
      </Group>
      <Text size="sm" mt="sm" id={`${ids}-share`}>{t("desk.brief.foreign-share", { share: format.share(investor.foreignShare) })}</Text>
      <Slider aria-labelledby={`${ids}-share`} thumbProps={{ "aria-labelledby": `${ids}-share` }} min={0} max={100} step={1} label={null} value={Math.round(investor.foreignShare * 100)} onChange={(value) => change({ foreignShare: value / 100 })} />
      <Text size="sm" mt="sm" id={`${ids}-crew`}>{t("desk.brief.crew-share", { share: format.share(investor.crewForeignShare) })}</Text>
      <Slider aria-labelledby={`${ids}-crew`} thumbProps={{ "aria-labelledby": `${ids}-crew` }} min={0} max={100} step={1} label={null} value={Math.round(investor.crewForeignShare * 100)} onChange={(value) => change({ crewForeignShare: value / 100 })} />
    </fieldset>
  );
}
