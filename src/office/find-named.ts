import type { NetworkPlace } from "#model/network.js";
import type { Checked, Place } from "#model/problem.js";
import type { Goods } from "#model/goods.js";
import { unknownName } from "./open-pack.js";

/**
 * A place by its id or any of its names, in any language, capitals or not.
 *
 * @returns a problem with the nearest known name where none fits
 */
export function findPlace(text: string, places: readonly NetworkPlace[], at: Place): Checked<NetworkPlace> {
  return findNamed(text, places.map((place) => ({ thing: place, names: [place.id, ...Object.values(place.names), ...(place.officialZh === undefined ? [] : [place.officialZh])] })), at);
}

/** Goods by their id or any of their names, like `findPlace`; or by how the name begins (`soy`): of several the shortest id, as derived goods are longer. */
export function findGoods(text: string, goods: readonly Goods[], at: Place): Checked<Goods> {
  const all = goods.map((one) => ({ thing: one, names: [one.id, ...Object.values(one.names)] }));
  const found = findNamed(text, all, at);
  if (found.ok || folded(text) === "") return found;
  const [begun] = all.filter(({ names }) => names.some((name) => folded(name).startsWith(folded(text)))).toSorted((a, b) => a.thing.id.length - b.thing.id.length || (a.thing.id < b.thing.id ? -1 : 1));
  return begun === undefined ? found : { ok: true, value: begun.thing, warnings: [] };
}

interface Named<T> {
  readonly thing: T;
  readonly names: readonly string[]; // the id first
}

function findNamed<T>(text: string, all: readonly Named<T>[], at: Place): Checked<T> {
  const asked = folded(text);
  const found = all.find(({ names: [id] }) => id === text) ?? all.find(({ names }) => names.some((name) => folded(name) === asked));
  if (found !== undefined) return { ok: true, value: found.thing, warnings: [] };
  const spelled = new Map(all.flatMap(({ names }) => names.map((name) => [folded(name), name] as const)));
  const data = unknownName(asked, spelled.keys());
  const nearest = spelled.get(String(data["nearest"]));
  return { ok: false, problems: [{ code: "name-unknown", severity: "error", at, data: { ...data, value: text, ...(nearest === undefined ? {} : { nearest }) } }] };
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("ё", "е").trim();
}
