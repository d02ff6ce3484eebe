import { Title } from "@mantine/core";
import type { LeftOut } from "#model/answer.js";
import type { PackView } from "#desk/api.js";
import { FigureButton } from "#desk/answer/figure-button.jsx";
import { useLanguage } from "#desk/language.jsx";
import { usePlaceNames } from "#desk/map/use-place-names.js";

/** Services that a better way would use, were they known to run. */
export function LeftOutList({ leftOut, pack }: { readonly leftOut: readonly LeftOut[]; readonly pack: PackView }) {
  const { t, format } = useLanguage();
  const nameOfPlace = usePlaceNames();
  const nameOfLink = (id: string): string => {
    const link = pack.links.find((one) => one.id === id);
    return link === undefined ? id : `${nameOfPlace(link.from)} – ${nameOfPlace(link.to)} (${t(`mode.${link.mode}`)})`;
  };
  return (
    <>
      <Title order={2} mt="lg">{t("desk.left-out")}</Title>
      <p className="desk-sub">{t("desk.left-out.note")}</p>
      <ul className="desk-list">
        {leftOut.map(({ link, reason, service, perWeek }) => (
          <li key={`${link} ${service ?? ""}`}>
            {nameOfLink(link)}: {t(`desk.left-out.${reason}`)}
            {perWeek === undefined ? null : <span className="desk-sub"> {t("desk.service.per-week")}: <FigureButton of={perWeek} title={t("desk.service.per-week")} text={format.number(perWeek.value)} /></span>}
          </li>
        ))}
      </ul>
    </>
  );
}
