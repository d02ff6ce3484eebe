import { Title } from "@mantine/core";
import type { DutyLine } from "#model/answer.js";
import { FigureButton } from "#desk/answer/figure-button.jsx";
import { useLanguage } from "#desk/language.jsx";

/** What the goods owe at each border; a line of its own, no part of the way's cost. */
export function DutyLines({ duties }: { readonly duties: readonly DutyLine[] }) {
  const { t, language } = useLanguage();
  const country = (code: string): string => new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
  return (
    <>
      <Title order={2} mt="lg">{t("desk.duties")}</Title>
      <p className="desk-sub">{t("desk.duties.note")}</p>
      <ul className="desk-list">
        {duties.map(({ country: code, direction, usdPerTonne, lowUsdPerTonne, citation }) => {
          const title = t(`desk.duties.${direction}`, { country: country(code) });
          return (
            <li key={`${code} ${direction}`}>
              {title}: <FigureButton of={usdPerTonne} title={title} />
              {lowUsdPerTonne === undefined ? null : <span className="desk-sub"> {t("desk.duties.low")} <FigureButton of={lowUsdPerTonne} title={title} /></span>}
              {citation === undefined ? null : <div className="desk-sub">{citation}</div>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
