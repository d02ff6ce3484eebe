import type { RankedSite } from "#model/answer.js";
import { useLanguage } from "#desk/language.jsx";

interface Props {
  readonly rows: RankedSite["cashFlow"];
  readonly currency: string;
  readonly labelOf: (line: string) => string;
}

/** Year by year, line by line, in thousands of the answer's currency; each column sums to its net. */
export function CashFlowTable({ rows, currency, labelOf }: Props) {
  const { t, format } = useLanguage();
  const lines = [...new Set(rows.flatMap((row) => Object.keys(row.lines)))];
  const thousands = (value: number | undefined): string => (value === undefined || value === 0 ? "" : format.number(value / 1000, 0));
  return (
    <>
      <p className="desk-sub">{t("desk.cash-flow-unit", { unit: format.unit(currency) })}</p>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t("desk.cash-flow")}>
        <table className="band-table">
          <thead>
            <tr><th>{t("desk.year")}</th>{rows.map((row) => <th key={row.year} className="number">{row.year}</th>)}</tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line}><th scope="row">{labelOf(line)}</th>{rows.map((row) => <td key={row.year} className="number">{thousands(row.lines[line])}</td>)}</tr>
            ))}
          </tbody>
          <tfoot>
            <tr><th scope="row">{t("desk.net")}</th>{rows.map((row) => <td key={row.year} className="number"><strong>{thousands(row.net)}</strong></td>)}</tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
