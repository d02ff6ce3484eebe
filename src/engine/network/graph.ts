import type { Crossing, Link, NetworkPlace } from "#model/network.js";
import { breaksGauge, layers, passagesOf, type Layer, type Passage } from "./layer.js";

/** A link with the places and the crossing that it names. */
export interface GraphLink {
  readonly link: Link;
  readonly from: number; // index in `places`
  readonly to: number;
  readonly crossing?: Crossing | undefined;
  readonly passages: readonly Passage[];
  readonly kind: string; // links of one kind are priced by the same kinds of rates
}

/** What is done with the goods at a place before they move on: nothing, loading at the start of the way, a change of mode or of gauge. */
export interface Transfer {
  readonly place: number;
  readonly before: Layer | undefined; // undefined = the way starts here
  readonly after: Layer;
  readonly kind: number; // the same for the same layers
}

/** Arcs at each node: those of node n are arcs[first[n] .. first[n + 1] - 1], ascending; `next` leads from an arc to the node at its far end. */
export interface Adjacency {
  readonly first: Uint32Array;
  readonly arcs: Uint32Array;
  readonly next: Uint32Array;
}

/**
 * The topology, the same for all goods, months and criteria; links that are closed or only planned are in it.
 *
 * Node p < places.length is the departure from place p. The other nodes are arrivals: goods in place p in one layer;
 * those of place p are firstArrival[p] .. firstArrival[p + 1] - 1. An arc is a transfer at a place and the link after it,
 * so the arcs of a way are its legs one for one, and two transfers can never follow each other.
 *
 * Places, links and arcs are in the order of their ids, so the order of a pack's rows changes nothing.
 */
export interface Graph {
  readonly places: readonly NetworkPlace[];
  readonly placeIndex: ReadonlyMap<string, number>;
  readonly links: readonly GraphLink[];
  readonly transfers: readonly Transfer[];
  readonly firstArrival: Uint32Array;
  readonly nodes: number;
  readonly arcLink: Uint32Array; // index in `links`
  readonly arcTransfer: Uint32Array; // index in `transfers`
  readonly forward: Adjacency;
  readonly backward: Adjacency;
}

interface Arc {
  readonly tail: number;
  readonly head: number;
  readonly link: number;
  readonly transfer: number;
}

/** @throws {RangeError} on an id that names nothing: packs are checked on load, so this is our bug */
export function buildGraph(pack: { readonly places: readonly NetworkPlace[]; readonly links: readonly Link[]; readonly crossings: readonly Crossing[] }): Graph {
  const places = pack.places.toSorted(byId);
  const placeIndex = new Map(places.map(({ id }, index) => [id, index]));
  const crossings = new Map(pack.crossings.map((crossing) => [crossing.id, crossing]));
  const links = pack.links.toSorted(byId).map((link): GraphLink => {
    const crossing = link.crossing === undefined ? undefined : named(crossings, link.crossing, link);
    return { link, from: named(placeIndex, link.from, link), to: named(placeIndex, link.to, link), crossing, passages: passagesOf(link, crossing), kind: `${link.mode} ${crossing !== undefined} ${breaksGauge(link, crossing)}` };
  });
  const layersAt = arrivalLayers(places.length, links);
  const firstArrival = new Uint32Array(places.length + 1);
  firstArrival[0] = places.length;
  for (const [place, here] of layersAt.entries()) firstArrival[place + 1] = (firstArrival[place] ?? 0) + here.length;
  const arrival = (place: number, layer: Layer): number => (firstArrival[place] ?? 0) + (layersAt[place] ?? []).indexOf(layer);

  const transfers: Transfer[] = [];
  const transferIndex = new Map<number, number>();
  const transferOf = (transfer: Omit<Transfer, "kind">): number => {
    const kind = (transfer.before === undefined ? 15 : layers.indexOf(transfer.before)) * 16 + layers.indexOf(transfer.after);
    const key = transfer.place * 256 + kind;
    const known = transferIndex.get(key);
    if (known !== undefined) return known;
    transferIndex.set(key, transfers.length);
    return transfers.push({ ...transfer, kind }) - 1;
  };
  const arcs: Arc[] = [];
  for (const [index, { from, to, passages }] of links.entries()) {
    for (const [tail, head] of [[from, to], [to, from]] as const) {
      for (const { setsOut, arrives } of passages) {
        const end = { head: arrival(head, arrives), link: index };
        arcs.push({ ...end, tail, transfer: transferOf({ place: tail, before: undefined, after: setsOut }) });
        for (const before of layersAt[tail] ?? []) arcs.push({ ...end, tail: arrival(tail, before), transfer: transferOf({ place: tail, before, after: setsOut }) });
      }
    }
  }
  const nodes = firstArrival[places.length] ?? 0;
  const [tails, heads] = [arcs.map(({ tail }) => tail), arcs.map(({ head }) => head)];
  return {
    places, placeIndex, links, transfers, firstArrival, nodes,
    arcLink: Uint32Array.from(arcs, ({ link }) => link),
    arcTransfer: Uint32Array.from(arcs, ({ transfer }) => transfer),
    forward: adjacency(nodes, tails, heads),
    backward: adjacency(nodes, heads, tails),
  };
}

/** In which layers goods can arrive at each place, in the order of `layers`. */
function arrivalLayers(places: number, links: readonly GraphLink[]): readonly (readonly Layer[])[] {
  const found = Array.from({ length: places }, () => new Set<Layer>());
  for (const { from, to, passages } of links) {
    for (const { arrives } of passages) {
      found[from]?.add(arrives);
      found[to]?.add(arrives);
    }
  }
  return found.map((here) => layers.filter((layer) => here.has(layer)));
}

/** Counting sort of the arcs by the node they are found at. */
function adjacency(nodes: number, at: readonly number[], next: readonly number[]): Adjacency {
  const first = new Uint32Array(nodes + 1);
  for (const node of at) first[node + 1] = (first[node + 1] ?? 0) + 1;
  for (let node = 0; node < nodes; node++) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0);
  const arcs = new Uint32Array(at.length);
  const free = first.slice();
  for (const [arc, node] of at.entries()) {
    const slot = free[node] ?? 0;
    arcs[slot] = arc;
    free[node] = slot + 1;
  }
  return { first, arcs, next: Uint32Array.from(next) };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function named<T>(known: ReadonlyMap<string, T>, id: string, link: Link): T {
  const found = known.get(id);
  if (found === undefined) throw new RangeError(`link ${link.id} names ${id}; expected an id of the pack`);
  return found;
}
