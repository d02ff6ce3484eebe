import type { Graph, GraphLink, Transfer } from "./graph.js";
import type { RateBook } from "./rate-book.js";

/**
 * Names of all scopes that contain a link or place, narrowest level first: link, crossing, places, countries, any.
 * Names on one level are equally narrow; the first of them wins where nothing else decides.
 * Names for which the pack has no rate are left out, and equal chains are one object.
 */
export type Scopes = readonly (readonly string[])[];

export interface ScopesOfGraph {
  readonly links: readonly Scopes[]; // per link of the graph
  readonly places: readonly Scopes[]; // per place of the graph
  readonly linkClasses: Classes<GraphLink>; // links that are priced by the same rates
  readonly transferClasses: Classes<Transfer>;
}

/** Things that are alike: the class of each, and of each class the first thing with its scopes. */
export interface Classes<T> {
  readonly of: Uint32Array;
  readonly firsts: readonly { readonly thing: T; readonly scopes: Scopes }[];
}

/** @see docs/method.md#network-rates */
export function scopesOf({ links, places, transfers }: Graph, book: RateBook): ScopesOfGraph {
  const used = new Set([...book.values()].flatMap((byScope) => [...byScope.keys()]));
  const chains = new Map<string, Scopes>();
  const chainOf = (levels: Scopes): Scopes => {
    const chain = levels.map((names) => names.filter((name, i) => used.has(name) && names.indexOf(name) === i));
    const key = chain.map((names) => names.join(" ")).join("|");
    const known = chains.get(key) ?? chain;
    chains.set(key, known);
    return known;
  };
  /** Places are in the order of their ids, so the end with the smaller index is the one whose id sorts first. */
  const onLink = ({ link, crossing, from, to }: GraphLink): Scopes => {
    const ends = [Math.min(from, to), Math.max(from, to)].flatMap((index) => places[index] ?? []);
    return [[`link:${link.id}`], crossing === undefined ? [] : [`crossing:${crossing.id}`], ends.map(({ id }) => `place:${id}`), ends.map(({ country }) => `country:${country}`), ["*"]];
  };
  const linkScopes = links.map((link) => chainOf(onLink(link)));
  const placeScopes = places.map(({ id, country }) => chainOf([[], [], [`place:${id}`], [`country:${country}`], ["*"]]));
  return {
    links: linkScopes,
    places: placeScopes,
    linkClasses: classesOf(links, (_, i) => linkScopes[i] ?? []),
    transferClasses: classesOf(transfers, ({ place }) => placeScopes[place] ?? []),
  };
}

function classesOf<T extends { readonly kind: string | number }>(things: readonly T[], scopesAt: (thing: T, index: number) => Scopes): Classes<T> {
  const known = new Map<Scopes, Map<string | number, number>>();
  const firsts: { readonly thing: T; readonly scopes: Scopes }[] = [];
  const of = new Uint32Array(things.length);
  for (const [i, thing] of things.entries()) {
    const scopes = scopesAt(thing, i);
    const byKind = known.get(scopes) ?? new Map<string | number, number>();
    known.set(scopes, byKind);
    const index = byKind.get(thing.kind) ?? firsts.push({ thing, scopes }) - 1;
    byKind.set(thing.kind, index);
    of[i] = index;
  }
  return { of, firsts };
}
