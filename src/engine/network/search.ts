import type { Adjacency } from "./graph.js";
import { nodeHeap } from "./heap.js";

/** The weight of an arc that cannot be used. */
export const noWay = Infinity;

/** Other weights are integers from 0 up to, not including, this one; sums of fewer than 2^20 of them are exact. */
export const weightLimit = 2 ** 33;

/** The two weights of every arc: the one that decides and the one carried beside it. An arc is unusable where `deciding` is `noWay`. */
export interface Metric {
  readonly deciding: Float64Array;
  readonly beside: Float64Array;
}

/** The best label of every node. Infinity = no way. */
export interface Labels {
  readonly deciding: Float64Array;
  readonly beside: Float64Array;
  readonly legs: Uint32Array;
  readonly arc: Int32Array; // the arc over which the label came; -1 at a source
  readonly node: Int32Array; // the node from which it came; -1 at a source
}

/**
 * Cheapest ways from any of the sources to every node: Dijkstra's algorithm with a binary heap.
 *
 * Labels are ordered by the deciding sum, then the sum beside it, then the number of legs; among arcs that give the same label
 * the one with the smallest index wins. As every arc adds a leg, that choice does not depend on the order in which nodes are settled.
 *
 * @param adjacency the graph's `forward`, or its `backward` to search against the direction of travel
 * @throws {RangeError} on so many nodes that a sum of weights could be inexact
 * @see docs/method.md#network-search
 */
export function search(adjacency: Adjacency, metric: Metric, sources: Iterable<number>): Labels {
  const nodes = adjacency.first.length - 1;
  if (nodes >= 2 ** 20) throw new RangeError(`the graph has ${nodes} nodes; expected fewer than 2^20`);
  const deciding = new Float64Array(nodes).fill(Infinity);
  const beside = new Float64Array(nodes).fill(Infinity);
  const legs = new Uint32Array(nodes);
  const arc = new Int32Array(nodes).fill(-1);
  const node = new Int32Array(nodes).fill(-1);
  const labels = { deciding, beside, legs, arc, node };
  const heap = nodeHeap(nodes, (a, b) => (compareLabels(labels, a, b) || a - b) < 0);
  for (const source of sources) {
    deciding[source] = beside[source] = 0;
    heap.push(source);
  }
  const { first, arcs, next } = adjacency;
  for (let here = heap.pop(); here !== undefined; here = heap.pop()) {
    const [hereDeciding, hereBeside, hereLegs] = [deciding[here] ?? 0, beside[here] ?? 0, (legs[here] ?? 0) + 1];
    const end = first[here + 1] ?? 0;
    for (let slot = first[here] ?? 0; slot < end; slot++) {
      const via = arcs[slot] ?? 0;
      const weight = metric.deciding[via] ?? noWay;
      if (weight === noWay) continue;
      const there = next[via] ?? 0;
      const newDeciding = hereDeciding + weight;
      const newBeside = hereBeside + (metric.beside[via] ?? 0);
      const better = newDeciding - (deciding[there] ?? 0) || newBeside - (beside[there] ?? 0) || hereLegs - (legs[there] ?? 0) || via - (arc[there] ?? 0);
      if (!(better < 0)) continue;
      deciding[there] = newDeciding;
      beside[there] = newBeside;
      legs[there] = hereLegs;
      arc[there] = via;
      node[there] = here;
      heap.push(there);
    }
  }
  return labels;
}

/** Below 0 where node a has the better label, 0 where the labels are equal; nodes without a way come last. */
export function compareLabels({ deciding, beside, legs }: Labels, a: number, b: number): number {
  const [decidingA, decidingB] = [deciding[a] ?? Infinity, deciding[b] ?? Infinity];
  if (decidingA !== decidingB) return decidingA < decidingB ? -1 : 1;
  if (decidingA === Infinity) return 0;
  return (beside[a] ?? 0) - (beside[b] ?? 0) || (legs[a] ?? 0) - (legs[b] ?? 0);
}
