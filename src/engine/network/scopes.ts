import type { GraphLink, Graph } from "./graph.js";
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
}

/** @see docs/method.md#network-rates */
export function scopesOf({ links, places }: Graph, book: RateBook): ScopesOfGraph {
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
  return {
    links: links.map((link) => chainOf(onLink(link))),
    places: places.map(({ id, country }) => chainOf([[], [], [`place:${id}`], [`country:${country}`], ["*"]])),
  };
}
