import { Button, Title } from "@mantine/core";
import type { Answer, RankedSite } from "#model/answer.js";
import type { Quantity } from "#model/fact.js";
import type { PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { CashFlowTable } from "./cash-flow-table.jsx";
import { EligibilityNote } from "./eligibility-note.jsx";
import { EvidenceBar } from "./evidence-bar.jsx";
import { FigureButton } from "./figure-button.jsx";
import { labeller } from "./labels.js";
import { NpvBand } from "./npv-band.jsx";
import { RouteTable } from "./route-table.jsx";

interface Props {
  readonly answer: Answer;
  readonly ranked: RankedSite;
  readonly pack: PackView;
  readonly scale: readonly [number, number];
  readonly onClose: () => void;
}

/** All that the answer knows of one site; every number opens. */
export function SiteSheet({ answer, ranked, pack, scale, onClose }: Props) {
  const { t, nameOf, format } = useLanguage();
  const labelOf = labeller(pack, answer.brief.activity, { t, nameOf });
  const figureName = (key: string, quantity: Quantity): string => labelOf(quantity.label ?? `match.figure.${key}`);
  const fundName = (id: string): string => {
    const fund = pack.funds.find((one) => one.id === id);
    return fund === undefined ? id : nameOf(fund.names);
  };
  return (
    <section aria-label={nameOf(ranked.site.name)}>
      <Button variant="subtle" size="xs" onClick={onClose}>{t("desk.back-to-answer")}</Button>
      <Title order={1} mt="xs">{nameOf(ranked.site.name)}</Title>
      <p className="desk-sub">{t("desk.rank-of", { rank: ranked.rank, count: answer.ranked.length })} · {t(`site-kind.${ranked.site.kind}`)}</p>

      <Title order={2} mt="md">{t("desk.npv")}</Title>
      <NpvBand npv={ranked.npv} scale={scale} currency={answer.currency} />
      <dl className="desk-facts">
        <div><dt>{t("desk.npv-low")}</dt><dd><FigureButton of={ranked.npv.p10} title={t("desk.npv-low")} /></dd></div>
        <div><dt>{t("desk.npv-base")}</dt><dd><FigureButton of={ranked.npv.p50} title={t("desk.npv-base")} /></dd></div>
        <div><dt>{t("desk.npv-high")}</dt><dd><FigureButton of={ranked.npv.p90} title={t("desk.npv-high")} /></dd></div>
        {ranked.irr === undefined ? null : <div><dt>{t("desk.irr")}</dt><dd><FigureButton of={ranked.irr} title={t("desk.irr")} text={format.share(ranked.irr.value, 1)} /></dd></div>}
      </dl>
      <p className="desk-sub">{t("desk.npv.band-note")}</p>
      <EvidenceBar evidence={ranked.evidence} />

      <Title order={2} mt="lg">{t("desk.law")}</Title>
      <EligibilityNote eligibility={ranked.eligibility} sources={answer.sources} />

      <Title order={2} mt="lg">{t("desk.payment")}</Title>
      <p style={{ margin: "0.3rem 0" }}>
        <span className="chip chip-plain">{t(`payment.${ranked.payment.status}`)}</span>{" "}
        <span className="desk-sub">{ranked.payment.says === undefined ? "" : nameOf(ranked.payment.says)} {t("desk.figure.as-of", { date: format.date(ranked.payment.asOf) })}</span>
      </p>
      {ranked.exposure === undefined ? null : <p className="desk-sub">{nameOf(ranked.exposure)}</p>}

      <Title order={2} mt="lg">{t("desk.regime")}</Title>
      <p style={{ margin: "0.3rem 0" }}>{nameOf(ranked.regime.names)}: <FigureButton of={ranked.regime.npvGain} title={t("desk.regime-gain")} /> <span className="desk-sub">{t("desk.regime-gain")}</span></p>

      <Title order={2} mt="lg">{t("desk.figures")}</Title>
      <dl className="desk-facts">
        {Object.entries(ranked.figures).map(([key, quantity]) => (
          <div key={key}><dt>{figureName(key, quantity)}</dt><dd><FigureButton of={quantity} title={figureName(key, quantity)} /></dd></div>
        ))}
      </dl>

      {ranked.route.legs.length === 0 && ranked.route.reason === undefined ? null : (
        <>
          <Title order={2} mt="lg">{t("desk.route")}</Title>
          {ranked.route.legs.length === 0 ? null : <p className="desk-sub">{t("desk.route-month", { month: format.month(ranked.route.month) })}</p>}
          <RouteTable route={ranked.route} pack={pack} />
        </>
      )}

      <Title order={2} mt="lg">{t("desk.cash-flow")}</Title>
      <CashFlowTable rows={ranked.cashFlow} currency={answer.currency} labelOf={labelOf} />

      {ranked.funds.length === 0 ? null : (
        <>
          <Title order={2} mt="lg">{t("desk.funds")}</Title>
          <p className="desk-sub">{t("desk.funds-note")}</p>
          <ul className="problem-list">{ranked.funds.map((id) => <li key={id}>{fundName(id)}</li>)}</ul>
        </>
      )}
    </section>
  );
}
