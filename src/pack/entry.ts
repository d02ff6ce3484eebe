import type { Place } from "#model/problem.js";
import type { CsvRow } from "./csv.js";
import { lazily } from "./lazily.js";
import type { Path, YamlDocument } from "./yaml-document.js";

/** One thing that a pack states, as written: a row of a CSV file, or a part of a YAML document. */
export interface Entry {
  readonly value: unknown;
  readonly key?: string | number | undefined; // under which it stands in its document
  /** Every object inside it, itself first, with the path to it. */
  objects(): readonly Found[];
  at(path: Path, part?: "value" | "key"): Place;
}

/** A row as an object of its cells, empty ones undefined; columns that the file should not have are left out. */
export function rowEntry(row: CsvRow, { file, header, columns }: { readonly file: string; readonly header: readonly string[]; readonly columns: ReadonlySet<string> }): Entry {
  const value: Record<string, string | undefined> = {}; // all rows have the same keys: so they are quick to read
  for (const [i, column] of header.entries()) if (columns.has(column)) value[column] = (row.cells[i] === "" ? undefined : row.cells[i]) ?? value[column];
  return {
    value,
    objects: () => [{ path: [], object: value }],
    at: ([column]) => ({ file, row: row.line, ...(column !== undefined && { column: String(column) }) }),
  };
}

/** The part of a document at a path. */
export function partEntry(document: YamlDocument, base: Path): Entry {
  const value = valueAt(document.value, base);
  return { value, key: base.at(-1), objects: lazily(() => objectsIn(value)), at: (path, part) => document.at([...base, ...path], part) };
}

/** The value at a path, undefined where there is none. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}

/** The text at a path, undefined where there is none or it is no text. */
export function textAt(entry: Entry, ...path: Path): string | undefined {
  const value = valueAt(entry.value, path);
  return typeof value === "string" ? value : undefined;
}

export interface Found {
  readonly path: Path;
  readonly object: Readonly<Record<string, unknown>>;
}

function objectsIn(value: unknown): readonly Found[] {
  const found: Found[] = [];
  const collect = (part: unknown, path: Path): void => {
    if (typeof part !== "object" || part === null) return;
    if (!Array.isArray(part)) found.push({ path, object: part as Found["object"] });
    for (const [key, item] of Array.isArray(part) ? part.entries() : Object.entries(part)) if (typeof item === "object") collect(item, [...path, key]);
  };
  collect(value, []);
  return found;
}

/** Every value that a pattern reaches: keys joined by dots, `*` for each item of a list or map: `lines.*.goods`. */
export function matchesIn(value: unknown, pattern: string): { readonly path: Path; readonly value: unknown }[] {
  if (!pattern.includes(".")) {
    const own = valueAt(value, [pattern]);
    return own === undefined ? [] : [{ path: [pattern], value: own }];
  }
  let found: { readonly path: Path; readonly value: unknown }[] = [{ path: [], value }];
  for (const step of pattern.split(".")) {
    found = found.flatMap((match) => (step === "*" ? itemsOf(match.value) : [{ step, value: valueAt(match.value, [step]) }]).map((child) => ({ path: [...match.path, child.step], value: child.value })));
  }
  return found.filter((match) => match.value !== undefined);
}

function itemsOf(value: unknown): { readonly step: string | number; readonly value: unknown }[] {
  if (Array.isArray(value)) return value.map((item: unknown, step) => ({ step, value: item }));
  return typeof value === "object" && value !== null ? Object.entries(value).map(([step, item]) => ({ step, value: item as unknown })) : [];
}
