import { useLanguage } from "#desk/language.jsx";
import { usePlaceNames } from "#desk/map/use-place-names.js";
import type { CostUnit } from "#desk/routes/use-cost-unit.js";
import type { TouchedMarket } from "./differences.js";

interface Props {
  readonly markets: readonly TouchedMarket[];
  readonly chosen: Pick<TouchedMarket, "place" | "direction"> | undefined;
  readonly unit: CostUnit;
  readonly onChoose: (market: TouchedMarket) => void;
}

/** Every market whose ways differ, the most touched first; the chosen one is on the map. */
export function MarketList({ markets, chosen, unit, onChoose }: Props) {
  const { t, format } = useLanguage();
  const nameOfPlace = usePlaceNames();
  return (
    <div className="table-scroll market-list" tabIndex={0} role="group" aria-label={t("desk.what-if.markets")}>
      <table className="band-table field-table">
        <thead>
          <tr>
            <th scope="col">{t("desk.what-if.market")}</th><th scope="col" className="number">{t("desk.what-if.regions")}</th>
            <th scope="col" className="number">{t("desk.what-if.fall", { unit: format.unit(unit.cost) })}</th><th scope="col" className="number">{t("desk.what-if.rise", { unit: format.unit(unit.cost) })}</th>
            <th scope="col" className="number">{t("desk.what-if.opened")}</th><th scope="col" className="number">{t("desk.what-if.closed")}</th>
          </tr>
        </thead>
        <tbody>
          {markets.map((market) => {
            const isChosen = market.place === chosen?.place && market.direction === chosen.direction;
            return (
              <tr key={`${market.direction} ${market.place}`} data-chosen={isChosen}>
                <th scope="row"><button type="button" className="figure-button" aria-pressed={isChosen} onClick={() => onChoose(market)}>{t(`desk.what-if.${market.direction}`, { place: nameOfPlace(market.place) })}</button></th>
                <td className="number">{market.regions}</td>
                <td className="number">{market.fall === 0 ? "" : format.number(market.fall, 2)}</td>
                <td className="number">{market.rise === 0 ? "" : `+${format.number(market.rise, 2)}`}</td>
                <td className="number">{market.opened === 0 ? "" : market.opened}</td>
                <td className="number">{market.closed === 0 ? "" : market.closed}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
