import { Anchor } from "@mantine/core";
import type { PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { usePlaceNames } from "#desk/map/use-place-names.js";
import type { RoutesAsked } from "./asked.js";
import { months, valuesIn } from "./field.js";
import type { Fields } from "./routes-api.js";
import { useCostUnit } from "./use-cost-unit.js";
import { WayFigureButton } from "./way-figure-button.jsx";

interface Props {
  readonly fields: Fields;
  readonly pack: PackView;
  readonly asked: RoutesAsked;
  readonly onChoose: (placeId: string) => void;
}

/** The map's twin: the chosen place and every region's capital, month by month. The numbers of the chosen month open. */
export function FieldTable({ fields, pack, asked, onChoose }: Props) {
  const { t, nameOf, format } = useLanguage();
  const nameOfPlace = usePlaceNames();
  const { from, to, goods, measure, scenario } = asked;
  const unit = useCostUnit(goods).cost;
  const title = t(`desk.field.${measure}`, { place: nameOfPlace(to), unit: format.unit(unit) });
  const capitals = pack.regions.map(({ capital, names }) => ({ place: capital, region: nameOf(names) }));
  const rows = [...(capitals.some(({ place }) => place === from) ? [] : [{ place: from, region: undefined }]), ...capitals].filter(({ place }) => place !== to);
  const byMonth = months.map((month) => valuesIn(fields, month, measure));
  const shown = (value: number | undefined): string => (value === undefined ? t("desk.none") : format.number(value, measure === "days" ? 1 : 0));
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={title}>
      <table className="band-table field-table month-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t("desk.field.place")}</th>
            {months.map((month) => <th key={month} scope="col" className="number" data-chosen={month === asked.month} {...(month === asked.month ? { "aria-current": "true" as const } : {})}>{format.monthShort(month)}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ place, region }) => (
            <tr key={place} data-chosen={place === from}>
              <th scope="row">
                <Anchor component="button" type="button" ta="left" fz="inherit" onClick={() => onChoose(place)}>{nameOfPlace(place)}</Anchor>
                {region === undefined ? null : <div className="desk-sub">{region}</div>}
              </th>
              {months.map((month, i) => {
                const value = byMonth[i]?.[place];
                return (
                  <td key={month} className="number" data-chosen={month === asked.month}>
                    {value === undefined || month !== asked.month ? shown(value) : (
                      <WayFigureButton asked={{ from: place, to, goods, month, minimise: "cost", scenario }} measure={measure} text={shown(value)} title={`${nameOfPlace(place)} – ${nameOfPlace(to)}`} />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
