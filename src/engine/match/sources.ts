import type { Answer } from "#model/answer.js";
import type { Source } from "#model/source.js";
import { byText } from "./rank.js";

/**
 * Ids of every source named anywhere in a document: under a key `source`, at any depth, each once, in order of appearance.
 * Figures share branches, so each object is walked once.
 */
export function sourceIdsIn(document: unknown): string[] {
  const ids = new Set<string>();
  const seen = new Set<object>();
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    for (const [key, value] of Object.entries(node)) {
      if (key === "source" && typeof value === "string") ids.add(value);
      else walk(value);
    }
  };
  walk(document);
  return [...ids];
}

/**
 * What an answer says of the sources it rests on, by id.
 *
 * @throws {RangeError} on an id that the pack does not have: packs are checked on load, so this is our bug
 */
export function citeSources(ids: Iterable<string>, sources: Readonly<Record<string, Source>>): Answer["sources"] {
  return Object.fromEntries([...new Set(ids)].toSorted(byText).map((id) => {
    const source = sources[id];
    if (source === undefined) throw new RangeError(`source ${id} is cited; expected one of the pack's sources`);
    const { title, publisher, url, accessed } = source;
    return [id, url === undefined ? { title, publisher: publisher.name, accessed } : { title, publisher: publisher.name, url, accessed }];
  }));
}
