import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Answer } from "#model/answer.js";
import { figure, type Fact, type Figure, type IsoDate } from "#model/fact.js";
import { useFigures } from "#desk/answer/figure-drawer.jsx";
import { useLanguage } from "#desk/language.jsx";
import type { CostUnit } from "#desk/routes/use-cost-unit.js";
import { routeQuery, type RouteAsked } from "#desk/routes/routes-api.js";
import type { YearlyChange } from "./yearly-change.js";

interface Props {
  readonly way: Pick<RouteAsked, "from" | "to" | "goods">;
  readonly scenarios: readonly [before: string, after: string];
  readonly change: YearlyChange;
  readonly tonnes: number;
  readonly unit: CostUnit;
  readonly asOf: IsoDate;
  readonly title: string;
}

/** What a change saves a year on the reader's tonnes; opens into the ways of every month before and after, asked for only then. */
export function SavedButton({ way, scenarios: [before, after], change: { both, savedUsdPerTonne }, tonnes, unit, asOf, title }: Props) {
  const { t, language, format } = useLanguage();
  const open = useFigures();
  const queries = useQueryClient();
  const [failed, setFailed] = useState(false);
  const value = savedUsdPerTonne * tonnes;
  const text = format.quantity(value, "USD");

  const meanCost = async (scenario: string, label: string): Promise<{ readonly figure: Figure; readonly sources: Answer["sources"] }> => {
    const ways = await Promise.all(both.map((month) => queries.fetchQuery(routeQuery({ ...way, month, minimise: "cost", scenario }, language))));
    const costs = ways.flatMap(({ costUsdPerTonne }) => (costUsdPerTonne === undefined ? [] : [costUsdPerTonne]));
    const mean = costs.reduce((sum, cost) => sum + cost.value, 0) / costs.length;
    return { figure: figure(mean, unit.cost, { method: "value-of-a-change", label, from: costs }), sources: Object.assign({}, ...ways.map(({ sources }) => sources)) as Answer["sources"] };
  };
  const show = async (): Promise<void> => {
    try {
      const [was, is] = await Promise.all([meanCost(before, "what-if.cost-before"), meanCost(after, "what-if.cost-after")]);
      const flow: Fact = { value: tonnes, unit: `${unit.amount}/year`, asOf, confidence: "low", assumption: t("desk.what-if.tonnes-assumed"), label: "what-if.tonnes" };
      const share: Fact = { value: both.length / 12, unit: "1", asOf, confidence: "high", assumption: t("desk.what-if.share-assumed", { months: both.length }), label: "what-if.months-share" };
      open({ quantity: figure(value, "USD/year", { method: "value-of-a-change", label: "what-if.saved", from: [flow, share, was.figure, is.figure] }), title, sources: { ...was.sources, ...is.sources } });
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <button type="button" className="figure-button" title={t("desk.figure.open")} aria-label={`${title}: ${text}. ${t("desk.figure.open")}`} onClick={() => void show()}>{text}</button>
      {failed ? <div role="alert" className="desk-sub">{t("desk.failure.unreachable")}</div> : null}
    </>
  );
}
