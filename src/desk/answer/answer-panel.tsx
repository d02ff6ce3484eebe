import { Alert, Anchor, Title } from "@mantine/core";
import type { Answer } from "#model/answer.js";
import type { PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { EvidenceBar } from "./evidence-bar.jsx";
import { ExcludedList } from "./excluded-list.jsx";
import { FigureButton } from "./figure-button.jsx";
import { RankedCard } from "./ranked-card.jsx";

interface Props {
  readonly answer: Answer;
  readonly pack: PackView;
  readonly scale: readonly [number, number];
  readonly onOpen: (siteId: string) => void;
}

/** At most five recommended, the rest behind them, then every site left out with its reason. */
export function AnswerPanel({ answer, pack, scale, onOpen }: Props) {
  const { t, nameOf } = useLanguage();
  const regionName = (id: string): string => {
    const region = pack.regions.find((one) => one.id === id);
    return region === undefined ? id : nameOf(region.names);
  };
  const recommended = answer.ranked.filter((ranked) => ranked.recommended);
  // Where none is recommended the best five still stand first: a reader wants to see how far they fall short.
  const first = recommended.length > 0 ? recommended : answer.ranked.slice(0, 5);
  const others = answer.ranked.filter((ranked) => !first.includes(ranked));
  return (
    <>
      <Title order={2} mt="lg" mb="xs">{recommended.length === 0 ? t("desk.answer.none-recommended") : t("desk.answer.recommended", { count: recommended.length })}</Title>
      {recommended.length === 0 && first.length > 0 ? <p className="desk-sub">{t("desk.answer.best-of-rest", { count: first.length })}</p> : null}
      {first.map((ranked) => (
        <RankedCard key={ranked.site.id} ranked={ranked} currency={answer.currency} scale={scale} regionName={regionName(ranked.site.region)} onOpen={() => onOpen(ranked.site.id)} />
      ))}

      {answer.ranked.length === 0 ? null : (
        <>
          <Title order={2} mt="lg" mb={4}>{t("desk.evidence")}</Title>
          <EvidenceBar evidence={answer.evidence} />
        </>
      )}

      {others.length === 0 ? null : (
        <>
          <Title order={2} mt="lg" mb={4}>{t("desk.answer.others", { count: others.length })}</Title>
          <div className="table-scroll" tabIndex={0} role="group" aria-label={t("desk.answer.others", { count: others.length })}>
            <table className="band-table">
              <thead>
                <tr><th className="number">{t("desk.rank")}</th><th>{t("desk.site")}</th><th className="number">{t("desk.npv")}</th><th className="number">{t("desk.delivered-cost")}</th></tr>
              </thead>
              <tbody>
                {others.map((ranked) => {
                  const delivered = ranked.figures["deliveredCost"];
                  return (
                    <tr key={ranked.site.id}>
                      <td className="number">{ranked.rank}</td>
                      <td><Anchor component="button" type="button" ta="left" onClick={() => onOpen(ranked.site.id)}>{nameOf(ranked.site.name)}</Anchor><div className="desk-sub">{regionName(ranked.site.region)}</div></td>
                      <td className="number"><FigureButton of={ranked.npv.p50} title={t("desk.npv")} /></td>
                      <td className="number">{delivered === undefined ? "" : <FigureButton of={delivered} title={t("desk.delivered-cost")} />}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </>
      )}

      <Title order={2} mt="lg" mb={4}>{t("desk.excluded.title", { count: answer.excluded.length })}</Title>
      <ExcludedList answer={answer} />

      <Alert mt="lg" color="gray" title={t("desk.notices")}>
        <ul className="problem-list">{answer.notices.map((notice, i) => <li key={i}>{nameOf(notice)}</li>)}</ul>
      </Alert>
    </>
  );
}
