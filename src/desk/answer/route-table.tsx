import type { Route } from "#model/answer.js";
import type { PackView } from "#desk/api.js";
import { useSettings } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { placeName } from "#desk/map/place-names.js";
import { FigureButton } from "./figure-button.jsx";

/** The way leg by leg; length, hours and cost of each open into their facts. */
export function RouteTable({ route, pack }: { readonly route: Route; readonly pack: PackView }) {
  const { t, language, nameOf, format } = useLanguage();
  const settings = useSettings().data;
  const nameOfPlace = (id: string): string => {
    const place = pack.places.find((one) => one.id === id);
    if (place === undefined) return id;
    return settings === undefined ? nameOf(place.names) : placeName(place, language, settings.office.map);
  };
  if (route.legs.length === 0) return <p className="desk-sub">{t(`route-reason.${route.reason ?? "no-way"}`)}</p>;
  const crossingName = (id: string): string => {
    const crossing = pack.crossings.find((one) => one.id === id);
    return crossing === undefined ? id : nameOf(crossing.names);
  };
  return (
    <>
      <p className="desk-sub">{t("desk.route-month", { month: format.month(route.month) })}</p>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t("desk.route")}>
        <table className="band-table">
          <thead>
            <tr><th>{t("desk.route.leg")}</th><th>{t("desk.route.mode")}</th><th className="number">{t("desk.route.km")}</th><th className="number">{t("desk.route.hours")}</th><th className="number">{t("desk.route.cost")}</th></tr>
          </thead>
          <tbody>
            {route.legs.map((leg, i) => {
              const title = `${nameOfPlace(leg.from)} – ${nameOfPlace(leg.to)}`;
              return (
                <tr key={i}>
                  <td>{title}{leg.crossing === undefined ? null : <div className="desk-sub">{t("desk.route.crossing", { name: crossingName(leg.crossing) })}</div>}</td>
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
              <td className="number">{route.costUsdPerTonne === undefined ? "" : <FigureButton of={route.costUsdPerTonne} title={t("desk.route.cost")} text={format.number(route.costUsdPerTonne.value, 2)} />}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
