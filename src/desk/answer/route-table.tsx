import type { Route } from "#model/answer.js";
import type { PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { usePlaceNames } from "#desk/map/use-place-names.js";
import { FigureButton } from "./figure-button.jsx";
import { LegNotes } from "./leg-notes.jsx";

/** The way leg by leg; length, hours and cost of each open into their facts. */
export function RouteTable({ route, pack }: { readonly route: Route; readonly pack: PackView }) {
  const { t, format } = useLanguage();
  const nameOfPlace = usePlaceNames();
  if (route.legs.length === 0) return <p className="desk-sub">{t(`route-reason.${route.reason ?? "no-way"}`)}</p>;
  const costUnit = format.unit(route.costUsdPerTonne?.unit ?? "USD/t");
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={t("desk.route")}>
      <table className="band-table">
        <thead>
          <tr><th>{t("desk.route.leg")}</th><th>{t("desk.route.mode")}</th><th className="number">{t("desk.route.km")}</th><th className="number">{t("desk.route.hours")}</th><th className="number">{costUnit}</th></tr>
        </thead>
        <tbody>
          {route.legs.map((leg, i) => {
            const title = `${nameOfPlace(leg.from)} – ${nameOfPlace(leg.to)}`;
            return (
              <tr key={i}>
                <td>{title}<LegNotes leg={leg} pack={pack} /></td>
                <td>{t(`mode.${leg.mode}`)}</td>
                <td className="number"><FigureButton of={leg.km} title={title} text={format.number(leg.km.value, 0)} /></td>
                <td className="number"><FigureButton of={leg.hours} title={title} text={format.number(leg.hours.value, 1)} /></td>
                <td className="number"><FigureButton of={leg.costUsdPerTonne} title={title} text={format.number(leg.costUsdPerTonne.value, 2)} /></td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>{t("desk.route.total")}</th>
            <td className="number">{route.km === undefined ? "" : <FigureButton of={route.km} title={t("desk.route.km")} text={format.number(route.km.value, 0)} />}</td>
            <td className="number">{route.days === undefined ? "" : <FigureButton of={route.days.p50} title={t("desk.route.days")} text={format.quantity(route.days.p50.value, "day", 1)} />}</td>
            <td className="number">{route.costUsdPerTonne === undefined ? "" : <FigureButton of={route.costUsdPerTonne} title={t("desk.route.cost-total")} text={format.number(route.costUsdPerTonne.value, 2)} />}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
