import type { Problem } from "#model/problem.js";
import { parseCsv } from "./csv.js";
import { partEntry, rowEntry, valueAt } from "./entry.js";
import { documentFormats, rowFormats, type DocumentStem, type RowStem } from "./layout.js";
import { fileProblem, unknownData } from "./problem-data.js";
import type { TablePart } from "./table.js";
import { readYaml } from "./yaml-document.js";

interface TextFile {
  readonly file: string;
  readonly text: string;
}

/** The rows of a CSV file of a pack. */
export function readRows(stem: RowStem, text: TextFile): TablePart {
  return readColumns(rowFormats[stem].columns, text);
}

/** The rows of a CSV file with these columns. Problems: those of parseCsv, `file-empty`, and columns that are missing, unknown or there twice. */
export function readColumns(columns: ReadonlySet<string>, { file, text }: TextFile): TablePart {
  const { header, rows, damaged, whole, problems } = parseCsv(text, file);
  const headerProblem = (code: Problem["code"], column: string, data: Problem["data"]): Problem => ({ code, severity: "error", at: { file, row: 1, column }, data });
  const absent = [...columns].filter((column) => !header.includes(column));
  const misspelt = new Set<string>();
  const unknown = header.filter((column) => !columns.has(column)).map((column) => {
    const data = unknownData(column, absent);
    if (data.nearest !== undefined) misspelt.add(data.nearest);
    return headerProblem("csv-column-unknown", column, { column, ...data });
  });
  const twice = [...new Set(header.filter((column, i) => header.indexOf(column) !== i))].map((column) => headerProblem("key-duplicate", column, { key: column, first: 1 }));
  const missing = absent.filter((column) => !misspelt.has(column)).map((column) => headerProblem("csv-column-missing", column, { column }));
  return {
    entries: rows.map((row) => rowEntry(row, { file, header, columns })),
    absent: new Set(absent),
    mentioned: new Set(damaged.flatMap(({ cells }) => cells)),
    damaged: damaged.length,
    whole: whole && header.length > 0,
    problems: [...(header.length > 0 ? [...unknown, ...twice, ...missing] : whole ? [fileProblem("file-empty", file, { name: file })] : []), ...problems],
  };
}

/** The entries of a YAML or GeoJSON file. Problems: those of readYaml, and a document of another shape than its entries need. */
export function readDocument(stem: DocumentStem, { file, text }: TextFile): TablePart {
  const document = readYaml(text, file);
  const { whole, problems } = document;
  const part = { absent: new Set<string>(), mentioned: new Set<string>(), damaged: 0, whole, problems };
  if (!whole) return { ...part, entries: [] };
  const { entries: where } = documentFormats[stem];
  if (where === "whole") return { ...part, entries: [partEntry(document, [])] };
  const base = where === "features" ? ["features"] : [];
  const list = valueAt(document.value, base);
  const expected = where === "map" ? "object" : "array";
  const nothing = document.value === null; // a file of comments only
  const fits = typeof list === "object" && list !== null && Array.isArray(list) === (expected === "array");
  if (!nothing && !fits) return { ...part, entries: [], whole: false, problems: [...problems, { code: "value-type", severity: "error", at: document.at(base), data: { value: file, expected } }] };
  const keys = nothing ? [] : Array.isArray(list) ? [...list.keys()] : Object.keys(list as object);
  return { ...part, entries: keys.map((key) => partEntry(document, [...base, key])) };
}
