import type { IsoDate } from "#model/fact.js";
import type { Problem } from "#model/problem.js";
import { textAt, type Entry } from "./entry.js";
import type { Known } from "./known.js";
import { isRowStem, stems, type Stem } from "./layout.js";
import { unknownData } from "./problem-data.js";
import { sourceIds } from "./record-rows.js";
import type { Table } from "./table.js";
import type { Path } from "./yaml-document.js";

interface Use {
  readonly id: string;
  readonly entry: Entry;
  readonly path: Path;
}

type Tables = Readonly<Record<Stem, Table>>;

/** Every place where a pack rests on a source: the key `source` wherever it stands, and the sources of claims. */
function usesOf(tables: Tables): Use[] {
  return stems.flatMap((stem) =>
    stem === "sources" ? [] : tables[stem].entries.flatMap((entry) => [
      ...entry.objects().flatMap(({ path, object }) => (typeof object["source"] === "string" ? [{ id: object["source"], entry, path: [...path, "source"] }] : [])),
      ...(stem === "claims" ? sourceIds(textAt(entry, "sources")).map((id) => ({ id, entry, path: ["sources"] })) : []),
    ]));
}

/** Sources that are named and not there, and sources on which nothing rests. */
export function checkSources(tables: Tables, known: Known): Problem[] {
  const uses = usesOf(tables);
  return [...unknownSources(uses, known), ...unusedSources(uses, tables)];
}

/** One problem a missing source, however many facts rest on it: where it is named first, and how often. */
function unknownSources(uses: readonly Use[], known: Known): Problem[] {
  const missing = new Map<string, Use[]>();
  for (const use of uses) if (!known.has("sources", use.id)) missing.set(use.id, [...(missing.get(use.id) ?? []), use]);
  return [...missing].flatMap(([source, same]) =>
    same.slice(0, 1).map(({ entry, path }): Problem => ({ code: "source-unknown", severity: "error", at: entry.at(path), data: { source, uses: same.length, ...unknownData(source, known.ids("sources")) } })));
}

/** Says nothing while some file cannot be read: what it rests on is not known. */
function unusedSources(uses: readonly Use[], tables: Tables): Problem[] {
  if (stems.some((stem) => !tables[stem].whole || tables[stem].absent.has("source") || tables[stem].absent.has("sources"))) return [];
  const used = new Set(uses.map(({ id }) => id));
  const mentioned = (id: string): boolean => stems.some((stem) => [...tables[stem].mentioned].some((cell) => sourceIds(cell).includes(id)));
  return tables.sources.entries.filter(({ key }) => !used.has(String(key)) && !mentioned(String(key))).map((entry) => warning(entry, "source-unused", { source: String(entry.key) }));
}

/** Sources that should have been looked at again: accessed + recheckAfterDays lies before `today`. */
export function checkStaleSources(sources: Table, today: IsoDate): Problem[] {
  return sources.entries.flatMap((entry) => {
    const accessed = textAt(entry, "accessed");
    const days = (entry.value as { readonly recheckAfterDays?: unknown } | null)?.recheckAfterDays;
    if (accessed === undefined || typeof days !== "number") return [];
    const overdue = (Date.parse(today) - Date.parse(accessed)) / 86_400_000 - days;
    return overdue > 0 ? [warning(entry, "source-stale", { source: String(entry.key), accessed, overdue })] : [];
  });
}

function warning(entry: Entry, code: Problem["code"], data: Problem["data"]): Problem {
  return { code, severity: "warning", at: entry.at([], "key"), data };
}

/** Keys that make an object one which must say what it rests on. */
const restsOn: Partial<Record<Stem, (path: Path, object: Readonly<Record<string, unknown>>) => boolean>> = {
  scenarios: (path, object) => path.length === 0 || isFact(object), // an added link rests on its own source or on the scenario's
  sites: (path, object) => (path.length === 1 && path[0] === "properties") || isFact(object),
};

/** A number in YAML or GeoJSON that is given as a fact; recognised by its keys, so that a fact with another mistake is one as well. */
export function isFact(object: Readonly<Record<string, unknown>>): boolean {
  return "value" in object && ("unit" in object || "asOf" in object || "confidence" in object);
}

/** Rows and facts that rest on nothing (`source-missing`), or on a source and an assumption at the same time (`source-and-assumption`). */
export function checkProvenance({ stem, entries, absent }: Table): Problem[] {
  if (stem === "sources" || stem === "claims" || stem === "briefs" || stem === "words" || absent.has("source") || absent.has("assumption")) return [];
  return entries.flatMap((entry) =>
    entry.objects().flatMap(({ path, object }): Problem[] => {
      if (!isRowStem(stem) && !(restsOn[stem] ?? ((_, fact) => isFact(fact)))(path, object)) return [];
      const [source, assumption] = [object["source"], object["assumption"]];
      if ((source === undefined) !== (assumption === undefined)) return [];
      const code = source === undefined ? "source-missing" : "source-and-assumption";
      return [{ code, severity: "error", at: entry.at([...path, "source"]), data: { source: typeof source === "string" ? source : "" } }];
    }));
}
