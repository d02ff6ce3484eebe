import { Checkbox, SegmentedControl, Stack } from "@mantine/core";
import { useLanguage } from "#desk/language.jsx";
import type { RoutesAsked } from "./asked.js";
import { GoodsSelect } from "./goods-select.jsx";
import { MonthSlider } from "./month-slider.jsx";
import { PlaceSelect } from "./place-select.jsx";
import { ScenarioSelect } from "./scenario-select.jsx";
import type { RoutesSearch } from "./search.js";

interface Props {
  readonly asked: RoutesAsked;
  readonly onChange: (change: Partial<Record<keyof RoutesSearch, unknown>>) => void;
  readonly onMonth: (month: number) => void;
}

/** From, to, what, when, in which corridor. Every change is answered at once; there is nothing to send. */
export function RoutesForm({ asked, onChange, onMonth }: Props) {
  const { t } = useLanguage();
  return (
    <Stack gap="sm" component="form" aria-label={t("desk.routes.title")} onSubmit={(event) => event.preventDefault()}>
      <div className="desk-pair">
        <PlaceSelect label={t("desk.routes.from")} value={asked.from} onChange={(from) => onChange({ from })} />
        <PlaceSelect label={t("desk.routes.to")} value={asked.to} onChange={(to) => onChange({ to })} />
      </div>
      <div className="desk-pair">
        <GoodsSelect value={asked.goods} onChange={(goods) => onChange({ goods })} />
        <ScenarioSelect label={t("desk.brief.scenario")} value={asked.scenario} onChange={(scenario) => onChange({ scenario })} />
      </div>
      <MonthSlider month={asked.month} onMonth={onMonth} />
      {asked.view === "costs" ? null : (
        <div className="desk-pair">
          <SegmentedControl
            size="xs"
            aria-label={t("desk.minimise")}
            data={[{ value: "cost", label: t("desk.minimise.cost") }, { value: "time", label: t("desk.minimise.time") }]}
            value={asked.minimise}
            onChange={(minimise) => onChange({ minimise })}
          />
          <Checkbox label={t("desk.alternatives")} checked={asked.alternatives} onChange={(event) => onChange({ alternatives: event.currentTarget.checked })} />
        </div>
      )}
    </Stack>
  );
}
