import type { Place, Problem } from "#model/problem.js";
import { matchesIn, type Entry } from "./entry.js";
import { idOf, uniqueNameOf, type Identity } from "./identity.js";
import type { Stem } from "./layout.js";
import type { Table } from "./table.js";
import type { Path } from "./yaml-document.js";

const idForm = /^[a-z0-9]+(?:--?[a-z0-9]+)*$/;

/** Ids of parts inside one entry, unlike within it. */
const innerIds: Partial<Record<Stem, readonly string[]>> = {
  pack: ["offices.*.id"], activities: ["lines.*.id", "hazards.*.id", "demand.parts.*.id"], regimes: ["clauses.*.id"], agreements: ["commitments.*.id"], procedures: ["steps.*.id"],
};

/** Ids of another form than lower case letters, digits and dashes (`id-form`), and ids of one file that stand twice (`id-duplicate`). */
export function checkIds({ stem, entries }: Table): Problem[] {
  const seen = new Set<string>();
  const names = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const [own, unique] = [idOf(stem, entry), uniqueNameOf(stem, entry)];
    const problems = own === undefined || seen.has(own.id) || idForm.test(own.id) ? [] : [formProblem(entry, own.path, own.id)];
    if (own !== undefined) seen.add(own.id);
    const first = unique === undefined ? undefined : names.get(unique.id);
    if (unique !== undefined && first !== undefined) problems.push(duplicateProblem(entry, unique, first.at(unique.path)));
    if (unique !== undefined && first === undefined) names.set(unique.id, entry);
    return [...problems, ...innerProblems(stem, entry)];
  });
}

function innerProblems(stem: Stem, entry: Entry): Problem[] {
  return (innerIds[stem] ?? []).flatMap((pattern) => innerProblemsAt(pattern, entry));
}

function innerProblemsAt(pattern: string, entry: Entry): Problem[] {
  const first = new Map<string, Path>();
  return matchesIn(entry.value, pattern).flatMap(({ path, value }) => {
    if (typeof value !== "string") return [];
    const known = first.get(value);
    if (known !== undefined) return [duplicateProblem(entry, { id: value, path }, entry.at(known))];
    first.set(value, path);
    return idForm.test(value) ? [] : [formProblem(entry, path, value)];
  });
}

function formProblem(entry: Entry, path: Path, id: string): Problem {
  return { code: "id-form", severity: "error", at: entry.at(path, path.length === 0 ? "key" : "value"), data: { id } };
}

/** The problem of an id that stood before. Also for a scenario that adds a link the pack has. */
export function duplicateProblem(entry: Entry, { id, path }: Identity, { file, row }: Place): Problem {
  return { code: "id-duplicate", severity: "error", at: entry.at(path), data: { id, first: row === undefined ? file : `${file}:${row}` } };
}
