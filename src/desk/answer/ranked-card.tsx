import { Anchor } from "@mantine/core";
import type { RankedSite } from "#model/answer.js";
import { useLanguage } from "#desk/language.jsx";
import { EligibilityChip } from "./eligibility-note.jsx";
import { FigureButton } from "./figure-button.jsx";
import { NpvBand } from "./npv-band.jsx";

interface Props {
  readonly ranked: RankedSite;
  readonly currency: string;
  readonly scale: readonly [number, number];
  readonly regionName: string;
  readonly onOpen: () => void;
}

/** One recommended site: what it returns, what it costs to deliver, what the law says, in five seconds. */
export function RankedCard({ ranked, currency, scale, regionName, onOpen }: Props) {
  const { t, nameOf } = useLanguage();
  const delivered = ranked.figures["deliveredCost"];
  const days = ranked.figures["worstMonthDays"];
  return (
    <article className="desk-card" aria-label={`${ranked.rank}. ${nameOf(ranked.site.name)}`}>
      <div style={{ display: "flex", gap: "0.7rem", alignItems: "start" }}>
        <span className="desk-rank" data-quiet={!ranked.recommended} aria-hidden="true">{ranked.rank}</span>
        <div style={{ flex: 1, minWidth: 0 }}>
          <h3 style={{ margin: 0, fontSize: "1rem" }}>
            <Anchor component="button" type="button" ta="left" fw={650} onClick={onOpen}>{nameOf(ranked.site.name)}</Anchor>
          </h3>
          <div className="desk-sub">{regionName} · {t(`site-kind.${ranked.site.kind}`)}</div>
        </div>
        <EligibilityChip eligibility={ranked.eligibility} />
      </div>
      <dl className="desk-facts">
        <div><dt>{t("desk.npv")}</dt><dd><FigureButton of={ranked.npv.p50} title={t("desk.npv")} /></dd></div>
        <div><dt>{t("desk.delivered-cost")}</dt><dd>{delivered === undefined ? t("desk.none") : <FigureButton of={delivered} title={t("desk.delivered-cost")} />}</dd></div>
        <div><dt>{t("desk.worst-days")}</dt><dd>{days === undefined ? t("desk.none") : <FigureButton of={days} title={t("desk.worst-days")} digits={1} />}</dd></div>
        <div><dt>{t("desk.regime")}</dt><dd>{nameOf(ranked.regime.names)}</dd></div>
      </dl>
      <div style={{ marginTop: "0.5rem" }}><NpvBand npv={ranked.npv} scale={scale} currency={currency} /></div>
    </article>
  );
}
