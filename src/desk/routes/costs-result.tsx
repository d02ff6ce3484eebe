import { Button, Title } from "@mantine/core";
import type { PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { usePlaceNames } from "#desk/map/use-place-names.js";
import type { RoutesAsked } from "./asked.js";
import { valuesIn } from "./field.js";
import { FieldTable } from "./field-table.jsx";
import { MeasureChoice } from "./measure-choice.jsx";
import type { RoutesSearch } from "./search.js";
import type { Fields } from "./routes-api.js";
import { useCostUnit } from "./use-cost-unit.js";

interface Props {
  readonly fields: Fields;
  readonly pack: PackView;
  readonly asked: RoutesAsked;
  readonly onChange: (change: Partial<Record<keyof RoutesSearch, unknown>>) => void;
}

/** The delivered-cost field in words: the chosen place, and the map's twin as a table. */
export function CostsResult({ fields, pack, asked, onChange }: Props) {
  const { t, format } = useLanguage();
  const nameOfPlace = usePlaceNames();
  const { from, to, month } = asked;
  const unit = useCostUnit(asked.goods).cost;
  const [cost, days] = [valuesIn(fields, month, "cost")[from], valuesIn(fields, month, "days")[from]];
  return (
    <>
      <MeasureChoice measure={asked.measure} onChange={(measure) => onChange({ measure })} />
      <div className="desk-card" style={{ marginTop: "0.75rem" }} role="status">
        <strong>{t("desk.field.way-month", { from: nameOfPlace(from), to: nameOfPlace(to), month: format.month(month) })}</strong>
        <div>
          {cost === undefined || days === undefined ? t("route-reason.no-way") : t("desk.field.cost-and-days", { cost: format.quantity(cost, unit), days: format.quantity(days, "day", 1) })}
        </div>
        <Button mt="xs" size="xs" variant="light" onClick={() => onChange({ view: "way" })}>{t("desk.field.show-way")}</Button>
      </div>
      <Title order={2} mt="lg" mb={4}>{t("desk.field.table")}</Title>
      <p className="desk-sub">{t("desk.field.note")}</p>
      <FieldTable fields={fields} pack={pack} asked={asked} onChoose={(place) => onChange({ from: place })} />
    </>
  );
}
