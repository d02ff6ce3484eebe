import type { Problem } from "#model/problem.js";
import { textAt } from "./entry.js";
import { fileOf, isStem, stems, type Stem } from "./layout.js";
import { unknownData } from "./problem-data.js";
import type { PackParts } from "./read-pack.js";
import type { Table } from "./table.js";

/** How many entries each stem has, damaged rows included; of regions, whose rows add up, how many regions. */
export function countsOf(tables: Readonly<Record<Stem, Table>>): Readonly<Record<Stem, number>> {
  const count = ({ stem, entries, damaged }: Table): number => (stem === "regions" ? new Set(entries.map((entry) => textAt(entry, "id"))).size : entries.length) + damaged;
  return Object.fromEntries(stems.map((stem) => [stem, count(tables[stem])])) as Record<Stem, number>;
}

/** Counts outside what pack.yaml expects: too few is an error, too many a warning; and expectations of files that no pack has. */
export function checkCounts(tables: Readonly<Record<Stem, Table>>, { head: [head] }: PackParts): Problem[] {
  const counts = countsOf(tables);
  return Object.entries(head?.value.expect ?? {}).flatMap(([name, { min, max }]): Problem[] => {
    if (head === undefined) return [];
    const problem = (code: Problem["code"], severity: Problem["severity"], data: Problem["data"]): Problem[] => [{ code, severity, at: head.entry.at(["expect", name], "key"), data }];
    if (!isStem(name)) return problem("key-unknown", "error", { key: name, ...unknownData(name, stems) });
    const data = { name: fileOf[name], count: counts[name] };
    if (counts[name] < min && tables[name].whole) return problem("count-low", "error", { ...data, min });
    return max !== undefined && counts[name] > max ? problem("count-high", "warning", { ...data, max }) : [];
  });
}
