import { bestArrival } from "./find-route.js";
import { metricOf, placeIndexOf, type Network } from "./build-network.js";
import { secondsPerHour, unitsPerUsd } from "./price.js";
import { search } from "./search.js";

export interface FieldQuery {
  readonly place: string;
  readonly direction: "from" | "to";
  readonly goods: string;
  readonly month: number;
  readonly minimise: "cost" | "time";
}

/** By place id; a place that is absent has no way. */
export interface CostField {
  readonly costUsdPerTonne: Readonly<Record<string, number>>;
  readonly hours: Readonly<Record<string, number>>;
}

/**
 * What the best way costs and takes between one place and every other: the totals that `findRoute` gives for each of them.
 *
 * @throws {RangeError} on an unknown place or goods, or a month that is none: callers look names up first, so this is our bug
 * @see docs/method.md#network-field
 */
export function costField(network: Network, query: FieldQuery): CostField {
  const { graph } = network;
  const centre = placeIndexOf(network, query.place);
  const metric = metricOf(network, query);
  const outward = query.direction === "from";
  const arrivals = Array.from({ length: (graph.firstArrival[centre + 1] ?? 0) - (graph.firstArrival[centre] ?? 0) }, (_, i) => (graph.firstArrival[centre] ?? 0) + i);
  const labels = outward ? search(graph.forward, metric, [centre]) : search(graph.backward, metric, arrivals);
  const costUsdPerTonne: Record<string, number> = {};
  const hours: Record<string, number> = {};
  for (const [place, { id }] of graph.places.entries()) {
    const node = outward ? bestArrival(network, labels, place) : place;
    const [deciding, beside] = place === centre ? [0, 0] : node === undefined ? [Infinity, Infinity] : [labels.deciding[node] ?? Infinity, labels.beside[node] ?? Infinity];
    if (deciding === Infinity) continue;
    const [cost, seconds] = query.minimise === "cost" ? [deciding, beside] : [beside, deciding];
    costUsdPerTonne[id] = cost / unitsPerUsd;
    hours[id] = seconds / secondsPerHour;
  }
  return { costUsdPerTonne, hours };
}
