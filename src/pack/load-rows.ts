import type { Checked, Problem } from "#model/problem.js";
import { byPlace } from "./by-place.js";
import type { Entry } from "./entry.js";
import type { Located } from "./located.js";
import { onePerId } from "./one-per-id.js";
import { readColumns } from "./read-table.js";
import type { RowFormat } from "./row-format.js";
import { shapeProblems } from "./shape-problems.js";

/**
 * The rows of a CSV file that is no part of a pack, or every problem with it, each with row and column: of the file, of the shape of each row,
 * and what `check` finds in a row as it is written, whether its shape is right or not.
 */
export function loadRows<T>(format: RowFormat<T>, given: { readonly text: string; readonly file: string }, check: (row: Entry) => readonly Problem[]): Checked<readonly Located<T>[]> {
  const { entries, absent, problems } = readColumns(format.columns, given);
  const rows = entries.map((entry) => ({ entry, shape: format.schema.safeParse(entry.value) }));
  const found = [...problems, ...rows.flatMap(({ entry, shape }): readonly Problem[] => [
    ...(shape.success ? [] : shapeProblems(format.schema, entry, shape.error.issues.filter(({ path: [column] }) => !absent.has(String(column))))),
    ...check(entry),
  ])];
  if (found.length > 0) return { ok: false, problems: onePerId(found.toSorted(byPlace)) };
  return { ok: true, value: rows.flatMap(({ entry, shape }) => (shape.success ? [{ value: shape.data, entry }] : [])), warnings: [] };
}
