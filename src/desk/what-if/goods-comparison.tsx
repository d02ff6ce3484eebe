import { Title } from "@mantine/core";
import type { PackView, Settings } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { usePlaceNames } from "#desk/map/use-place-names.js";
import { valuesIn } from "#desk/routes/field.js";
import { MeasureChoice } from "#desk/routes/measure-choice.jsx";
import type { Fields } from "#desk/routes/routes-api.js";
import { useCostUnit } from "#desk/routes/use-cost-unit.js";
import { Waiting } from "#desk/waiting.jsx";
import type { Change, WhatIfState } from "./asked.js";
import { tally, touchedMarkets } from "./differences.js";
import { MarketList } from "./market-list.jsx";
import { RegionTable } from "./region-table.jsx";
import type { FieldDifference } from "./what-if-api.js";

interface Props {
  readonly state: WhatIfState;
  readonly differences: readonly FieldDifference[];
  readonly fields: { readonly a: Fields; readonly b: Fields } | undefined;
  readonly pack: PackView;
  readonly settings: Settings;
  readonly onChange: (change: Change) => void;
}

/** For goods: which markets are touched, and for the chosen one every region before and after. */
export function GoodsComparison({ state, differences, fields, pack, settings, onChange }: Props) {
  const { t, format } = useLanguage();
  const nameOfPlace = usePlaceNames();
  const unit = useCostUnit(state.goods);
  const markets = touchedMarkets(differences);
  const { market, month, measure } = state;
  if (market === undefined) return <p role="status"><strong>{t("desk.what-if.none")}</strong></p>;
  const counts = fields === undefined ? undefined : tally(pack.places, valuesIn(fields.a, month, measure), valuesIn(fields.b, month, measure));
  return (
    <>
      <Title order={2} mt="lg" mb={4}>{t("desk.what-if.markets")}</Title>
      {markets.length === 0 ? <p role="status">{t("desk.what-if.none")}</p> : <MarketList markets={markets} chosen={market} unit={unit} onChoose={({ place, direction }) => onChange({ place, direction })} />}
      <Title order={2} mt="lg" mb={4}>{t("desk.what-if.market-month", { market: t(`desk.what-if.${market.direction}`, { place: nameOfPlace(market.place) }), month: format.month(month) })}</Title>
      <MeasureChoice measure={measure} onChange={(next) => onChange({ measure: next })} />
      {counts === undefined || fields === undefined ? <Waiting /> : (
        <>
          <p className="desk-sub" role="status">{t(measure === "cost" ? "desk.what-if.tally" : "desk.what-if.tally-days", { cheaper: counts.cheaper, dearer: counts.dearer, opens: counts.opens, closes: counts.closes })}</p>
          <RegionTable a={fields.a} b={fields.b} state={{ ...state, market }} pack={pack} settings={settings} unit={unit} />
          <p className="desk-sub">{t("desk.what-if.saved-note", { amount: format.quantity(state.tonnes, unit.amount) })}</p>
        </>
      )}
    </>
  );
}
