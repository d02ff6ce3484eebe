import { placeIndexOf, type Network } from "./build-network.js";
import { metricOf, questionOf, type DayQuery } from "./on-day.js";
import { secondsPerHour, unitsPerUsd } from "./price.js";
import { search } from "./search.js";
import { arrivalsAt, bestArrival } from "./way.js";

export interface FieldQuery extends DayQuery {
  readonly place: string;
  readonly direction: "from" | "to";
}

/** By place id; a place that is absent has no way. */
export interface CostField {
  readonly costUsdPerTonne: Readonly<Record<string, number>>; // of passengers USD/person
  readonly hours: Readonly<Record<string, number>>; // every wait at its median
}

/**
 * What the best way costs and takes between one place and every other: the sums over the legs that `findRoute` gives for each of them.
 *
 * @throws {RangeError} on an unknown place or goods, and on a month or date that is none: callers look names up first, so this is our bug
 * @see docs/method.md#network-field
 */
export function costField(network: Network, query: FieldQuery): CostField {
  const { graph } = network;
  const centre = placeIndexOf(network, query.place);
  const metric = metricOf(questionOf(network, query));
  const outward = query.direction === "from";
  const labels = outward ? search(graph.forward, metric, [centre]) : search(graph.backward, metric, arrivalsAt(network, centre));
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
