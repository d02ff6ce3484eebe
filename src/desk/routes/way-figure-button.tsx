import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Route } from "#model/answer.js";
import { figure, type Figure } from "#model/fact.js";
import { useFigures } from "#desk/answer/figure-drawer.jsx";
import { useLanguage } from "#desk/language.jsx";
import type { Measure } from "./field.js";
import { routeQuery, type RouteAsked } from "./routes-api.js";

interface Props {
  readonly asked: RouteAsked;
  readonly measure: Measure;
  readonly text: string;
  readonly title: string;
}

/** The days of a field: every wait at its median. The median of the whole way is not their sum and stands with the way. */
function timeOf({ legs }: Route): Figure {
  return figure(legs.reduce((sum, { hours }) => sum + hours.value, 0) / 24, "day", { method: "network-days", label: "network.hours-total", from: legs.map(({ hours }) => hours) });
}

/** A number of a field; opens into the way behind it, which is asked for only then. */
export function WayFigureButton({ asked, measure, text, title }: Props) {
  const { t, language } = useLanguage();
  const open = useFigures();
  const queries = useQueryClient();
  const [failed, setFailed] = useState(false);
  const show = async (): Promise<void> => {
    try {
      const found = await queries.fetchQuery(routeQuery(asked, language));
      const quantity = measure === "cost" ? found.costUsdPerTonne : timeOf(found);
      if (quantity !== undefined) open({ quantity, title, sources: found.sources });
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
