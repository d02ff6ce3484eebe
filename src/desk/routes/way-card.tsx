import type { Route } from "#model/answer.js";
import { FigureButton } from "#desk/answer/figure-button.jsx";
import { useLanguage } from "#desk/language.jsx";
import { DaysBar } from "./days-bar.jsx";

interface Props {
  readonly route: Route;
  readonly mostDays: number;
  /** Heads the card; of several ways what tells them apart. */
  readonly title?: string;
  readonly chosen?: boolean;
  readonly onChoose?: () => void;
}

/** A way in five seconds: what it costs, how long it takes as a rule and at worst, how far it is. */
export function WayCard({ route, mostDays, title, chosen = false, onChoose }: Props) {
  const { t, format } = useLanguage();
  const { days, km, costUsdPerTonne: cost } = route;
  return (
    <article className="desk-card" data-active={chosen}>
      {title === undefined ? null : onChoose === undefined ? <h3 className="desk-card-title">{title}</h3> : (
        <h3 className="desk-card-title"><button type="button" className="figure-button" aria-pressed={chosen} onClick={onChoose}>{title}</button></h3>
      )}
      <dl className="desk-facts desk-facts-narrow">
        <div><dt>{t("desk.route.cost-total")}</dt><dd>{cost === undefined ? t("desk.none") : <FigureButton of={cost} title={t("desk.route.cost-total")} />}</dd></div>
        <div><dt>{t("desk.days.p50")}</dt><dd>{days === undefined ? t("desk.none") : <FigureButton of={days.p50} title={t("desk.days.p50")} digits={1} />}</dd></div>
        <div><dt>{t("desk.days.p90")}</dt><dd>{days === undefined ? t("desk.none") : <FigureButton of={days.p90} title={t("desk.days.p90")} digits={1} />}</dd></div>
        <div><dt>{t("desk.route.length")}</dt><dd>{km === undefined ? t("desk.none") : <FigureButton of={km} title={t("desk.route.length")} text={format.quantity(km.value, "km", 0)} />}</dd></div>
      </dl>
      {days === undefined ? null : <div style={{ marginTop: "0.5rem" }}><DaysBar days={days} most={mostDays} /></div>}
    </article>
  );
}
