import { Button, Title } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useAnswer, usePack } from "#desk/api.js";
import { AnswerPanel } from "#desk/answer/answer-panel.jsx";
import { FigureProvider } from "#desk/answer/figure-drawer.jsx";
import { labeller } from "#desk/answer/labels.js";
import { SiteSheet } from "#desk/answer/site-sheet.jsx";
import { FailureNote } from "#desk/failure-note.jsx";
import { useLanguage } from "#desk/language.jsx";
import type { MapSite } from "#desk/map/corridor-map.jsx";
import { MapPane } from "#desk/map/map-pane.jsx";
import { Waiting } from "#desk/waiting.jsx";

const route = getRouteApi("/answers/$answerId");

/** An answer at its own address: reopened by link, the same bytes each time. */
export function AnswerPage() {
  const { answerId } = route.useParams();
  const { site } = route.useSearch();
  const navigate = route.useNavigate();
  const { t, nameOf, language, format } = useLanguage();
  const stored = useAnswer(answerId);
  const pack = usePack();
  const answer = stored.data?.answer;

  const sites = useMemo<MapSite[]>(() => {
    if (answer === undefined) return [];
    return [
      ...answer.excluded.map(({ site: head }) => ({ id: head.id, lon: head.lon, lat: head.lat, place: head.place, name: head.name[language], state: "excluded" as const })),
      ...answer.ranked.map(({ site: head, rank, recommended }) => ({ id: head.id, lon: head.lon, lat: head.lat, place: head.place, name: head.name[language], state: "site" as const, ...(recommended ? { rank } : {}) })),
    ];
  }, [answer, language]);
  const scale = useMemo<[number, number]>(() => {
    const values = (answer?.ranked ?? []).flatMap(({ npv }) => [npv.p10.value, npv.p90.value]);
    return values.length === 0 ? [0, 1] : [Math.min(0, ...values), Math.max(0, ...values)];
  }, [answer]);

  const open = (siteId: string | undefined) => void navigate({ search: siteId === undefined ? {} : { site: siteId } });
  const shown = answer?.ranked.find((ranked) => ranked.site.id === site);

  return (
    <div className="desk-split">
      <div className="desk-panel">
        {stored.error !== null ? <FailureNote failure={stored.error} /> : null}
        {pack.error !== null ? <FailureNote failure={pack.error} /> : null}
        {answer === undefined || pack.data === undefined ? (
          stored.isPending || pack.isPending ? <Waiting /> : null
        ) : (
          <FigureProvider sources={answer.sources} labelOf={labeller(pack.data, answer.brief.activity, { t, nameOf })}>
            {shown === undefined ? (
              <>
                <Title order={1}>{t("desk.answer.title")}</Title>
                <p className="desk-sub" style={{ margin: "0.3rem 0 0.6rem" }}>
                  {t("desk.answer.line", {
                    activity: nameOf(pack.data.activities.find(({ id }) => id === answer.brief.activity)?.names ?? { en: answer.brief.activity, zh: answer.brief.activity, ru: answer.brief.activity }),
                    nationality: new Intl.DisplayNames([language], { type: "region" }).of(answer.brief.investor.nationality) ?? answer.brief.investor.nationality,
                    date: format.date(answer.asOf),
                    scenario: answer.scenario,
                  })}
                </p>
                <Button variant="light" size="xs" renderRoot={(props: Record<string, unknown>) => <Link to="/" search={{ from: answerId }} {...props} />}>{t("desk.answer.change")}</Button>
                <AnswerPanel answer={answer} pack={pack.data} scale={scale} onOpen={open} />
              </>
            ) : (
              <SiteSheet answer={answer} ranked={shown} pack={pack.data} scale={scale} onClose={() => open(undefined)} />
            )}
          </FigureProvider>
        )}
      </div>
      <MapPane second sites={sites} selected={site ?? answer?.ranked[0]?.site.id} route={(shown ?? answer?.ranked[0])?.route} onSelect={(id) => answer?.ranked.some((ranked) => ranked.site.id === id) === true && open(id)} />
    </div>
  );
}
