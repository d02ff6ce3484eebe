import { placeIndexOf, withClosed, type Network } from "./build-network.js";
import { metricOf, questionOf, type DayQuery, type DayQuestion } from "./on-day.js";
import { compareLabels, search, type Labels, type Metric } from "./search.js";

/** Places by index. */
export type Ends = readonly [start: number, end: number];

/** The best way between two places: its arcs in the order of travel, and the weights that it was found with. */
export interface Way {
  readonly arcs: readonly number[];
  readonly deciding: number;
  readonly metric: Metric;
}

/** @throws {RangeError} on an unknown place */
export function endsOf(network: Network, { from, to }: { readonly from: string; readonly to: string }): Ends {
  return [placeIndexOf(network, from), placeIndexOf(network, to)];
}

/** Undefined where there is no way on the day. */
export function findWay(question: DayQuestion, [start, end]: Ends): Way | undefined {
  const { network } = question;
  const metric = metricOf(question);
  const labels = search(network.graph.forward, metric, [start]);
  const arrival = bestArrival(network, labels, end);
  if (arrival === undefined) return undefined;
  const arcs: number[] = [];
  for (let node = arrival, arc = labels.arc[node] ?? -1; arc !== -1; arc = labels.arc[node] ?? -1) {
    arcs.push(arc);
    node = labels.node[node] ?? -1;
  }
  return { arcs: arcs.reverse(), deciding: labels.deciding[arrival] ?? Infinity, metric };
}

/** The best of a place's arrival nodes, of equal ones that with the smaller last arc; undefined where none can be reached. */
export function bestArrival({ graph: { firstArrival } }: Network, labels: Labels, place: number): number | undefined {
  const first = firstArrival[place] ?? 0;
  let best: number | undefined;
  for (let node = first; node < (firstArrival[place + 1] ?? first); node++) {
    if (labels.deciding[node] === Infinity) continue;
    if (best === undefined || (compareLabels(labels, node, best) || (labels.arc[node] ?? 0) - (labels.arc[best] ?? 0)) < 0) best = node;
  }
  return best;
}

/** The arrival nodes of a place. */
export function arrivalsAt({ graph: { firstArrival } }: Network, place: number): readonly number[] {
  const first = firstArrival[place] ?? 0;
  return Array.from({ length: (firstArrival[place + 1] ?? first) - first }, (_, i) => first + i);
}

/**
 * Best ways that differ in where they cross borders, best first: the k-th is the best of all ways that avoid, of every better one, at least one of its crossings.
 *
 * The best way is found; then, with each of its crossings closed in turn, the next ones, and so on from each of these. A way that uses all crossings
 * of a better one and others beside is no alternative to it. Where a link passes a border and names no crossing (a flight, a ship) it stands for one.
 *
 * @see docs/method.md#network-alternatives
 */
export function differentWays(network: Network, query: DayQuery, { ends, count }: { readonly ends: Ends; readonly count: number }): readonly (Way & { readonly question: DayQuestion })[] {
  const found: (Way & { readonly question: DayQuestion })[] = [];
  const listed = new Set<string>();
  const tried = new Set<string>();
  const open: { readonly way: Way; readonly question: DayQuestion; readonly avoided: readonly string[] }[] = [];
  const look = (avoided: readonly string[]): void => {
    const key = avoided.join(" ");
    if (tried.has(key)) return;
    tried.add(key);
    const question = questionOf(withClosed(network, linksOf(network, avoided)), query);
    const way = findWay(question, ends);
    if (way !== undefined) open.push({ way, question, avoided });
  };
  look([]);
  while (open.length > 0 && found.length < count) {
    let first = 0;
    for (const [i, { way }] of open.entries()) if (isBetter(way, open[first]?.way ?? way)) first = i;
    const [best] = open.splice(first, 1);
    if (best === undefined) break;
    const borders = bordersOn(network, best.way.arcs);
    const set = borders.join(" ");
    if (!listed.has(set)) found.push({ ...best.way, question: best.question });
    listed.add(set);
    for (const border of borders) look([...best.avoided, border].toSorted());
  }
  return found;
}

function isBetter(a: Way, b: Way): boolean {
  const [besideA, besideB] = [a, b].map(({ arcs, metric }) => arcs.reduce((sum, arc) => sum + (metric.beside[arc] ?? 0), 0));
  return (a.deciding - b.deciding || (besideA ?? 0) - (besideB ?? 0) || a.arcs.length - b.arcs.length || compareReversed(a.arcs, b.arcs)) < 0;
}

function compareReversed(a: readonly number[], b: readonly number[]): number {
  for (let i = 1; i <= a.length; i++) {
    const difference = (a.at(-i) ?? 0) - (b.at(-i) ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The crossings of a way, each once, sorted; of a link that passes a border without one `link:ID`. */
function bordersOn({ graph: { arcLink, links, places } }: Network, arcs: readonly number[]): readonly string[] {
  const borders = arcs.flatMap((arc): string[] => {
    const onLink = links[arcLink[arc] ?? -1];
    if (onLink === undefined) return [];
    if (onLink.crossing !== undefined) return [onLink.crossing.id];
    return places[onLink.from]?.country === places[onLink.to]?.country ? [] : [`link:${onLink.link.id}`];
  });
  return [...new Set(borders)].toSorted();
}

function linksOf({ graph: { links } }: Network, borders: readonly string[]): readonly string[] {
  if (borders.length === 0) return [];
  const wanted = new Set(borders);
  return links.flatMap(({ link, crossing }) => (wanted.has(crossing?.id ?? `link:${link.id}`) ? [link.id] : []));
}
