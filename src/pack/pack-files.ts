import { promises } from "node:fs";
import { join } from "node:path";
import type { Problem } from "#model/problem.js";
import { fileOf, isRowStem, requiredStems, stems, type Stem } from "./layout.js";
import { readDocument, readRows } from "./read-table.js";
import { joinedTables, lostTable, type Table, type TablePart } from "./table.js";
import { fileProblem, unknownData } from "./problem-data.js";
import { readYaml } from "./yaml-document.js";

export interface PackFiles {
  readonly tables: Readonly<Record<Stem, Table>>;
  readonly basemap: { readonly file: string; readonly value: unknown } | undefined;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

type Text = { readonly file: string; readonly text: string } | { readonly file: string; readonly problem: Problem };

const basemapFile = "basemap.geojson";
const others = new Set([basemapFile, "briefings"]); // known, and not read as facts

/** Reads every file of a pack at the same time. Files are named in problems as they are inside the pack's folder. */
export async function readPackFiles(dir: string): Promise<PackFiles> {
  const names = await listFolder(dir);
  const [read, basemap] = await Promise.all([Promise.all(stems.map((stem) => readStem(dir, stem))), readBasemap(dir)]);
  const problems = [...read.flatMap((stem) => stem.problems), ...(basemap?.problem === undefined ? [] : [basemap.problem])];
  return {
    tables: Object.fromEntries(read.map(({ table }) => [table.stem, table])) as Record<Stem, Table>,
    basemap: basemap?.problem === undefined ? basemap : undefined,
    problems: names === undefined ? [fileProblem("file-missing", dir, { name: dir })] : problems,
    warnings: [...strangers(names ?? []), ...read.flatMap((stem) => stem.warnings)],
  };
}

async function readStem(dir: string, stem: Stem): Promise<{ readonly table: Table; readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] }> {
  const ending = isRowStem(stem) ? ".csv" : ".yaml";
  const isFolder = fileOf[stem].endsWith("/");
  const names = isFolder ? ((await listFolder(join(dir, fileOf[stem]))) ?? []) : [];
  const files = isFolder ? names.filter((name) => name.endsWith(ending)).map((name) => fileOf[stem] + name) : [fileOf[stem]];
  const texts = await Promise.all(files.map((file) => readText(dir, file)));
  const parts = texts.flatMap((text): TablePart[] => {
    if (text === undefined) return requiredStems.includes(stem) ? [lostTable(fileProblem("file-missing", fileOf[stem], { name: fileOf[stem] }))] : [];
    if ("problem" in text) return [lostTable(text.problem)];
    return [isRowStem(stem) ? readRows(stem, text) : readDocument(stem, text)];
  });
  const { problems, ...table } = joinedTables(parts);
  const unread = names.filter((name) => facts.test(name) && !name.endsWith(ending)).map((name) => stranger(fileOf[stem] + name, []));
  return { table: { ...table, stem }, problems, warnings: unread };
}

/** The map is large and made by machine: it is read without lines. */
async function readBasemap(dir: string): Promise<{ readonly file: string; readonly value: unknown; readonly problem?: Problem } | undefined> {
  const text = await readText(dir, basemapFile);
  if (text === undefined) return undefined;
  if ("problem" in text) return { file: basemapFile, value: undefined, problem: text.problem };
  try {
    return { file: basemapFile, value: JSON.parse(text.text) };
  } catch {
    return { file: basemapFile, value: undefined, problem: readYaml(text.text, basemapFile).problems[0] ?? fileProblem("json-syntax", basemapFile, { reason: "NOT_JSON" }) };
  }
}

const facts = /^[^.].*\.(csv|ya?ml|json|geojson)$/;

/** Files that look like facts, and folders with nearly the name of one, that a pack does not have: a misspelt name would otherwise be an empty list. */
function strangers(names: readonly string[]): Problem[] {
  const known = Object.values(fileOf).map((name) => name.replace(/\/$/, ""));
  const unknown = names.filter((name) => !known.includes(name) && !others.has(name));
  return unknown.filter((name) => facts.test(name) || (!name.includes(".") && unknownData(name, known).suggestions > 0)).map((name) => stranger(name, known));
}

function stranger(name: string, known: readonly string[]): Problem {
  return { code: "file-unknown", severity: "warning", at: { file: name }, data: { name, ...unknownData(name, known) } };
}

async function readText(dir: string, file: string): Promise<Text | undefined> {
  try {
    const bytes = await promises.readFile(join(dir, file));
    return { file, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (failure) {
    const code = failure instanceof Error && "code" in failure ? String(failure.code) : "UNKNOWN";
    return code === "ENOENT" ? undefined : { file, problem: fileProblem("file-unreadable", file, { name: file, reason: code === "ERR_ENCODING_INVALID_ENCODED_DATA" ? "not UTF-8" : code }) };
  }
}

async function listFolder(dir: string): Promise<readonly string[] | undefined> {
  try {
    return (await promises.readdir(dir)).toSorted();
  } catch {
    return undefined;
  }
}

