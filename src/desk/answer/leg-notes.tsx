import type { Leg } from "#model/answer.js";
import type { PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { FigureButton } from "./figure-button.jsx";
import { seasonWords } from "./season-words.js";

/** What else there is to a leg: the crossing, the change of gauge, the season, the service that runs on it. */
export function LegNotes({ leg, pack }: { readonly leg: Leg; readonly pack: PackView }) {
  const { t, nameOf, format } = useLanguage();
  const { crossing: crossingId, gaugeBreak, season, perWeek, verified } = leg;
  const crossing = pack.crossings.find(({ id }) => id === crossingId);
  const lines = [
    ...(crossing === undefined ? [] : [t("desk.route.crossing", { name: nameOf(crossing.names) })]),
    ...(gaugeBreak === true ? [t("desk.map.gauge-break")] : []),
    ...(season === undefined ? [] : [seasonWords(season, t, format)]),
    ...(verified === undefined ? [] : [t("desk.service.verified", { date: format.date(verified) })]),
  ];
  return (
    <>
      {lines.map((line) => <div key={line} className="desk-sub">{line}</div>)}
      {perWeek === undefined ? null : <div className="desk-sub">{t("desk.service.per-week")}: <FigureButton of={perWeek} title={t("desk.service.per-week")} text={format.number(perWeek.value)} /></div>}
    </>
  );
}
