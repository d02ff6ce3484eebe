import { Title } from "@mantine/core";
import { FigureButton } from "#desk/answer/figure-button.jsx";
import { useLanguage } from "#desk/language.jsx";
import type { SiteComparison, SiteStanding, WhatIf } from "./what-if-api.js";

const chips: Record<SiteComparison["change"], string> = {
  enters: "chip-good", gains: "chip-good", "drops-out": "chip-bad", loses: "chip-bad", moves: "chip-warn", same: "chip-plain", "left-out": "chip-plain",
};

/** For a brief: sites that drop out or become feasible, those that lose and win, each number with its tree. */
export function SitesComparison({ sites }: { readonly sites: NonNullable<WhatIf["sites"]> }) {
  const { t, nameOf, format } = useLanguage();
  const count = (change: SiteComparison["change"]): number => sites.compared.filter((one) => one.change === change).length;
  const changed = sites.compared.filter(({ change }) => change !== "same" && change !== "left-out");
  const days = (standing: SiteStanding | undefined) => (standing?.days === undefined ? t("desk.none") : <FigureButton of={standing.days.p50} title={t("desk.worst-days")} text={format.number(standing.days.p50.value, 1)} />);
  return (
    <>
      <dl className="desk-facts">
        {(["drops-out", "loses", "moves", "gains", "enters", "same", "left-out"] as const).map((change) => <div key={change}><dt>{t(`desk.change.${change}`)}</dt><dd>{count(change)}</dd></div>)}
      </dl>
      <Title order={2} mt="lg" mb={4}>{t("desk.what-if.sites")}</Title>
      {changed.length === 0 ? <p role="status"><strong>{t("desk.what-if.none")}</strong></p> : (
        <div className="table-scroll" tabIndex={0} role="group" aria-label={t("desk.what-if.sites")}>
          <table className="band-table field-table">
            <thead>
              <tr>
                <th scope="col">{t("desk.site")}</th><th scope="col">{t("desk.what-if.outcome")}</th><th scope="col" className="number">{t("desk.rank")}</th>
                <th scope="col" className="number">{t("desk.what-if.npv-change")}</th><th scope="col" className="number">{t("desk.what-if.saved")}</th><th scope="col" className="number">{t("desk.what-if.days")}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map(({ site, change, before, after, npvChange, savedPerYear, reasons = [] }) => (
                <tr key={site.id} data-outcome={change}>
                  <th scope="row">
                    {nameOf(site.name)}
                    {change === "drops-out" ? reasons.map((reason) => <div key={reason.code} className="desk-sub">{nameOf(reason.says)}</div>) : null}
                  </th>
                  <td><span className={`chip ${chips[change]}`}>{t(`desk.change.${change}`)}</span></td>
                  <td className="number">{before?.rank ?? t("desk.none")} → {after?.rank ?? t("desk.none")}</td>
                  <td className="number">
                    {npvChange !== undefined ? <FigureButton of={npvChange} title={t("desk.what-if.npv-change")} /> : <NpvOf standing={after ?? before} />}
                  </td>
                  <td className="number">{savedPerYear === undefined ? t("desk.none") : <FigureButton of={savedPerYear} title={t("desk.what-if.saved")} text={format.quantity(savedPerYear.value, "USD")} />}</td>
                  <td className="number">{days(before)} → {days(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="desk-sub">{t("desk.what-if.sites-note")}</p>
    </>
  );
}

/** Of a site that is ranked in one corridor only: its NPV there. */
function NpvOf({ standing }: { readonly standing: SiteStanding | undefined }) {
  const { t } = useLanguage();
  return standing === undefined ? <>{t("desk.none")}</> : <><span className="desk-sub">{t("desk.npv")}</span> <FigureButton of={standing.npv} title={t("desk.npv")} /></>;
}
