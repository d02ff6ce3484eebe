import { isoDateSchema } from "#model/fact.js";
import type { Problem } from "#model/problem.js";
import { textAt } from "./entry.js";
import type { Stem } from "./layout.js";
import type { PackParts } from "./read-pack.js";
import type { Table } from "./table.js";

/**
 * What cannot be of a crossing's times: a wait that nine in ten exceed less often than half do (`range-order`), a capacity without its unit, one end
 * of the opening hours without the other, hours that end as they begin, and recorded seasons on a 29 February that their year has not.
 */
export function checkCrossings(tables: Readonly<Record<Stem, Table>>, { waits, seasons }: PackParts): Problem[] {
  return [
    ...waits.flatMap(({ value: { p50, p90 }, entry }): Problem[] =>
      p50.value <= p90.value ? [] : [{ code: "range-order", severity: "error", at: entry.at(["p90"]), data: { low: p50.value, value: "–", high: p90.value } }]),
    ...serviceProblems(tables["crossing-service"]),
    ...seasons.flatMap(({ value: { year, opens, closes }, entry }): Problem[] => {
      if (year === undefined) return [];
      const days = [["opens", `${year}-${opens}`], ["closes", `${closes < opens ? year + 1 : year}-${closes}`]] as const;
      return days.filter(([, day]) => !isoDateSchema.safeParse(day).success).map(([column, day]) => ({ code: "value-date", severity: "error", at: entry.at([column]), data: { value: day } }));
    }),
  ];
}

function serviceProblems({ entries, absent }: Table): Problem[] {
  return entries.flatMap((entry): Problem[] => {
    const missing = (code: "unit-missing" | "value-missing", column: string): Problem[] => (absent.has(column) ? [] : [{ code, severity: "error", at: entry.at([column]), data: { key: column } }]);
    const [opens, closes] = [textAt(entry, "opens_at"), textAt(entry, "closes_at")];
    return [
      ...(textAt(entry, "capacity_per_day") !== undefined && textAt(entry, "unit") === undefined ? missing("unit-missing", "unit") : []),
      ...((opens === undefined) === (closes === undefined) ? [] : missing("value-missing", opens === undefined ? "opens_at" : "closes_at")),
      ...(opens === undefined || opens !== closes ? [] : [{ code: "value-range" as const, severity: "error" as const, at: entry.at(["closes_at"]), data: { value: closes, range: `≠ ${opens}` } }]),
    ];
  });
}
