import { NumberInput, SegmentedControl, Select, Stack } from "@mantine/core";
import type { PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { GoodsSelect } from "#desk/routes/goods-select.jsx";
import { MonthSlider } from "#desk/routes/month-slider.jsx";
import { useCostUnit } from "#desk/routes/use-cost-unit.js";
import { baseScenario, ScenarioSelect } from "#desk/routes/scenario-select.jsx";
import type { Change, WhatIfState } from "./asked.js";

interface Props {
  readonly state: WhatIfState;
  readonly pack: PackView;
  readonly onChange: (change: Change) => void;
  readonly onMonth: (month: number) => void;
}

/** Which two corridors are compared, and for what. */
export function WhatIfForm({ state, pack, onChange, onMonth }: Props) {
  const { t, nameOf, language } = useLanguage();
  const { amount } = useCostUnit(state.goods);
  return (
    <Stack gap="sm" component="form" aria-label={t("desk.what-if.title")} onSubmit={(event) => event.preventDefault()}>
      <ScenarioSelect label={t("desk.what-if.a")} value={state.a} onChange={(a) => onChange({ a: a ?? baseScenario })} />
      <ScenarioSelect label={t("desk.what-if.b")} value={state.b} onChange={(b) => onChange({ b: b ?? baseScenario })} />
      {pack.briefs.length === 0 ? null : (
        <SegmentedControl
          size="xs"
          aria-label={t("desk.what-if.for")}
          data={[{ value: "goods", label: t("desk.goods") }, { value: "brief", label: t("desk.start.brief") }]}
          value={state.brief === undefined ? "goods" : "brief"}
          onChange={(value) => onChange({ brief: value === "goods" ? undefined : pack.briefs[0]?.id })}
        />
      )}
      {state.brief !== undefined ? (
        <Select label={t("desk.start.brief")} data={pack.briefs.map(({ id, title }) => ({ value: id, label: nameOf(title) }))} value={state.brief} allowDeselect={false} searchable onChange={(brief) => onChange({ brief })} />
      ) : (
        <>
          <div className="desk-pair">
            <GoodsSelect value={state.goods} onChange={(goods) => onChange({ goods, place: undefined, direction: undefined })} />
            <NumberInput
              label={t(amount === "t" ? "desk.what-if.tonnes" : "desk.what-if.people")}
              min={1}
              allowDecimal={false}
              value={state.tonnes}
              thousandSeparator={language === "ru" ? " " : ","}
              onChange={(tonnes) => Number(tonnes) > 0 && onChange({ tonnes: Number(tonnes) })}
            />
          </div>
          <MonthSlider month={state.month} onMonth={onMonth} />
        </>
      )}
    </Stack>
  );
}
