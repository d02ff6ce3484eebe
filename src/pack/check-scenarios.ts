import type { Problem } from "#model/problem.js";
import { duplicateProblem } from "./check-ids.js";
import { danglingId } from "./check-references.js";
import { matchesIn, textAt, type Entry } from "./entry.js";
import { idOf } from "./identity.js";
import type { Known } from "./known.js";
import type { Stem } from "./layout.js";
import type { Table } from "./table.js";
import type { Path } from "./yaml-document.js";

/** What each change names. */
const names: readonly (readonly [pattern: string, to: Stem])[] = [
  ["changes.*.close.link", "links"], ["changes.*.close.crossing", "crossings"], ["changes.*.open.link", "links"], ["changes.*.open.crossing", "crossings"],
  ["changes.*.set.rate", "rates"], ["changes.*.set.link", "links"],
  ["changes.*.add.from", "places"], ["changes.*.add.to", "places"], ["changes.*.add.season", "seasons"], ["changes.*.add.crossing", "crossings"],
];

/** Changes that name what neither the pack nor an earlier change of the same scenario has, and added links that the pack has. */
export function checkScenarios({ scenarios, links }: Readonly<Record<Stem, Table>>, known: Known): Problem[] {
  return scenarios.entries.flatMap((entry) => {
    const added = matchesIn(entry.value, "changes.*.add.link").flatMap(({ path, value }) => (typeof value === "string" ? [{ path, id: value }] : []));
    const addedBefore = (id: string, path: Path): boolean => added.some((link) => link.id === id && Number(link.path[1]) < Number(path[1]));
    return [
      ...names.flatMap(([pattern, to]) =>
        matchesIn(entry.value, pattern).flatMap(({ path, value }) => (typeof value !== "string" || (to === "links" && addedBefore(value, path)) ? [] : danglingId({ entry, path, id: value, to }, known)))),
      ...added.flatMap(({ path, id }, i) => {
        const first = placeOfLink(links.entries, id) ?? added.slice(0, i).flatMap((link) => (link.id === id ? [entry.at(link.path)] : []))[0];
        return first === undefined ? [] : [duplicateProblem(entry, { id, path }, first)];
      }),
    ];
  });
}

function placeOfLink(links: readonly Entry[], id: string): Problem["at"] | undefined {
  const link = links.find((entry) => textAt(entry, "id") === id);
  return link?.at(idOf("links", link)?.path ?? []);
}
