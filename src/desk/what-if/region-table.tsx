import type { PackView, Settings } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { usePlaceNames } from "#desk/map/use-place-names.js";
import { valuesIn } from "#desk/routes/field.js";
import type { Fields } from "#desk/routes/routes-api.js";
import type { CostUnit } from "#desk/routes/use-cost-unit.js";
import { WayFigureButton } from "#desk/routes/way-figure-button.jsx";
import type { WhatIfState } from "./asked.js";
import { outcomeKey, outcomeOf, type Outcome } from "./differences.js";
import { SavedButton } from "./saved-button.jsx";
import { yearlyChanges } from "./yearly-change.js";

interface Props {
  readonly a: Fields;
  readonly b: Fields;
  readonly state: WhatIfState & { readonly market: NonNullable<WhatIfState["market"]> };
  readonly pack: PackView;
  readonly settings: Settings;
  readonly unit: CostUnit;
}

const chips: Record<Outcome["kind"], string> = { cheaper: "chip-good", opens: "chip-good", dearer: "chip-bad", closes: "chip-bad", same: "chip-plain", "no-way": "chip-plain" };
const order: readonly Outcome["kind"][] = ["closes", "dearer", "opens", "cheaper", "same", "no-way"];

/** The map's twin: every region's capital, in the chosen month and over the year; those that lose first. */
export function RegionTable({ a, b, state, pack, settings, unit }: Props) {
  const { t, nameOf, format } = useLanguage();
  const nameOfPlace = usePlaceNames();
  const { market, month, goods, tonnes, measure } = state;
  const columnUnit = { unit: format.unit(measure === "cost" ? unit.cost : "day") };
  const [before, after] = [valuesIn(a, month, measure), valuesIn(b, month, measure)];
  const yearly = yearlyChanges(a, b);
  const rows = pack.regions.filter(({ capital }) => capital !== market.place).map(({ capital, names }) => ({
    capital, region: nameOf(names), outcome: outcomeOf(before[capital], after[capital]), year: yearly.get(capital),
    way: market.direction === "to" ? { from: capital, to: market.place, goods } : { from: market.place, to: capital, goods },
  }));
  const changeOf = ({ outcome }: (typeof rows)[number]): number => ("change" in outcome ? outcome.change : 0);
  const sorted = rows.toSorted((x, y) => order.indexOf(x.outcome.kind) - order.indexOf(y.outcome.kind) || changeOf(y) - changeOf(x));
  const shown = (value: number | undefined, scenario: string, row: (typeof rows)[number]) =>
    value === undefined ? t("desk.none") : <WayFigureButton asked={{ ...row.way, month, minimise: "cost", scenario }} measure={measure} text={format.number(value, 2)} title={`${nameOfPlace(row.way.from)} – ${nameOfPlace(row.way.to)}`} />;
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={t("desk.what-if.table")}>
      <table className="band-table field-table">
        <thead>
          <tr>
            <th scope="col">{t("desk.field.place")}</th><th scope="col">{t("desk.what-if.outcome")}</th>
            <th scope="col" className="number">{t("desk.what-if.in-a", columnUnit)}</th><th scope="col" className="number">{t("desk.what-if.in-b", columnUnit)}</th>
            <th scope="col" className="number">{t("desk.what-if.change", columnUnit)}</th><th scope="col" className="number">{t("desk.what-if.saved")}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => {
            const { capital, outcome, year } = row;
            const name = nameOfPlace(capital);
            return (
              <tr key={capital} data-outcome={outcome.kind}>
                <th scope="row">
                  {name}
                  <div className="desk-sub">{row.region}</div>
                  {year === undefined || year.opened.length === 0 ? null : <div className="desk-sub">{t("desk.what-if.months-opened", { count: year.opened.length })}</div>}
                  {year === undefined || year.closed.length === 0 ? null : <div className="desk-sub">{t("desk.what-if.months-closed", { count: year.closed.length })}</div>}
                </th>
                <td><span className={`chip ${chips[outcome.kind]}`}>{t(outcomeKey(outcome.kind, measure))}</span></td>
                <td className="number">{shown(before[capital], state.a, row)}</td>
                <td className="number">{shown(after[capital], state.b, row)}</td>
                <td className="number">{"change" in outcome ? `${outcome.change > 0 ? "+" : ""}${format.number(outcome.change, 2)}` : ""}</td>
                <td className="number">
                  {year === undefined || year.savedUsdPerTonne === 0 ? "" : <SavedButton way={row.way} scenarios={[state.a, state.b]} change={year} tonnes={tonnes} unit={unit} asOf={settings.pack.edition} title={t("desk.what-if.saved-on", { place: name })} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
