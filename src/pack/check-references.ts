import type { Problem } from "#model/problem.js";
import { matchesIn, textAt, type Entry } from "./entry.js";
import { closedLists, type ClosedList, type Known } from "./known.js";
import { fileOf, isStem, type Stem } from "./layout.js";
import { shown, unknownData } from "./problem-data.js";
import type { Path } from "./yaml-document.js";

/** Which entries name which: the values that a pattern reaches are ids of the stem, or words of the closed list, at the end. */
const references: Partial<Record<Stem, readonly (readonly [pattern: string, to: Stem | ClosedList])[]>> = {
  pack: [["offices.*.place", "places"]],
  regions: [["capital", "places"]],
  places: [["region", "regions"]],
  links: [["from", "places"], ["to", "places"], ["season", "seasons"], ["crossing", "crossings"]],
  crossings: [["place_a", "places"], ["place_b", "places"]],
  rates: [["goods", "goods"]],
  waits: [["crossing", "crossings"]],
  "crossing-service": [["crossing", "crossings"]],
  closures: [["crossing", "crossings"]],
  services: [["link", "links"]],
  markets: [["place", "places"], ["goods", "goods"]],
  sites: [
    ["properties.region", "regions"], ["properties.place", "places"], ["properties.activities.*", "activities"], ["properties.regimes.*", "regimes"],
    ["properties.rights.*", "rights"],
  ],
  activities: [["rights.*", "rights"], ["acts.*", "acts"], ["lines.*.goods", "goods"]],
  rules: [["activities.*", "activities"], ["sectors.*", "sectors"], ["overrides.*", "rules"]],
  regimes: [["excludedActivities.*", "activities"], ["combinesWith.*", "regimes"]],
  funds: [["sectors.*", "sectors"], ["candidates.*", "funds"]],
  targets: [["indicator", "indicators"]],
  procedures: [["for.activities.*", "activities"]],
  briefs: [
    ["activity", "activities"], ["flows.*.goods", "goods"], ["flows.*.market", "markets"], ["right", "rights"], ["mustHave.regions.*", "regions"],
    ["scenario", "scenarios"],
  ],
  plans: [["sources.*.fund", "funds"], ["sources.*.confirmedBy.fund", "funds"]],
};

/** Names that stand for no entry: every sector, every crossing, and the network as it is. */
const wildcards: Readonly<Record<string, string>> = { "funds sectors.*": "*", "closures crossing": "*", "briefs scenario": "base" };

/** Ids that nothing declares: `id-dangling`; words that a closed list lacks: `value-unknown`. */
export function checkReferences(stem: Stem, entries: readonly Entry[], known: Known): Problem[] {
  return entries.flatMap((entry) => [
    ...(references[stem] ?? []).flatMap(([pattern, to]) =>
      matchesIn(entry.value, pattern).flatMap(({ path, value }) =>
        typeof value !== "string" || value === wildcards[`${stem} ${pattern}`] ? [] : isStem(to) ? danglingId({ entry, path, id: value, to }, known) : unknownWord({ entry, path, word: value, to }))),
    ...(stem === "rates" ? scopeProblems(entry, known) : []),
  ]);
}

/** The problem of an id that no entry of a stem has. */
export function danglingId({ entry, path, id, to }: { readonly entry: Entry; readonly path: Path; readonly id: string; readonly to: Stem }, known: Known): Problem[] {
  if (known.has(to, id)) return [];
  return [{ code: "id-dangling", severity: "error", at: entry.at(path), data: { id, expectedIn: fileOf[to], ...unknownData(id, known.ids(to)) } }];
}

function unknownWord({ entry, path, word, to }: { readonly entry: Entry; readonly path: Path; readonly word: string; readonly to: ClosedList }): Problem[] {
  const list: readonly string[] = closedLists[to];
  if (list.includes(word)) return [];
  return [{ code: "value-unknown", severity: "error", at: entry.at(path), data: { value: shown(word), expected: list.join(", "), ...unknownData(word, list) } }];
}

const scopes = { place: "places", link: "links", crossing: "crossings" } as const;

/** A rate's scope `place:ID` names a place, and so on. */
function scopeProblems(entry: Entry, known: Known): Problem[] {
  const [, kind, id] = /^(place|link|crossing):(.+)$/.exec(textAt(entry, "scope") ?? "") ?? [];
  if (id === undefined) return [];
  return danglingId({ entry, path: ["scope"], id, to: scopes[kind as keyof typeof scopes] }, known);
}
