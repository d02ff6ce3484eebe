import type { Leg, Route } from "#model/answer.js";
import { figure, type Figure } from "#model/fact.js";
import { costFigure, highSeconds, hoursFigure } from "./figures.js";
import { metricOf, placeIndexOf, tariffOf, type Network } from "./build-network.js";
import { priceLink, priceTransfer, secondsPerHour, unitsPerUsd, type Price } from "./price.js";
import { compareLabels, search, type Labels } from "./search.js";
import type { Tariff } from "./tariff.js";

export interface RouteQuery {
  readonly from: string;
  readonly to: string;
  readonly goods: string;
  readonly month: number;
  /** Carried into the answer; a price per tonne does not depend on it, as vehicles are taken to be full. */
  readonly tonnes?: number | undefined;
  readonly minimise: "cost" | "time";
}

const secondsPerDay = 24 * secondsPerHour;

/**
 * The cheapest or the fastest way of one tonne from place to place in a month, leg by leg, or the reason why there is none.
 *
 *     costUsdPerTonne = sum of the legs' costs,  days.p50 = sum of the legs' hours / 24
 *
 * Until waiting times are distributions, p90 is the same way with every wait at its high value where that is known.
 *
 * @throws {RangeError} on an unknown place or goods, or a month that is none: callers look names up first, so this is our bug
 * @see docs/method.md#network-cost
 */
export function findRoute(network: Network, query: RouteQuery): Route {
  const { from, to, goods, month, tonnes, minimise } = query;
  const head = { from, to, goods, month, ...(tonnes === undefined ? {} : { tonnes }), minimise };
  const [start, end] = [placeIndexOf(network, from), placeIndexOf(network, to)];
  const arcs = start === end ? [] : wayBetween(network, query, [start, end]);
  if (arcs === undefined) return { ...head, legs: [], reason: whyNoWay(network, query, [start, end]) };
  const tariff = tariffOf(network, goods);
  const steps = arcs.map((arc) => stepOf(network, tariff, arc));
  const legs = steps.map(({ leg }) => leg);
  const prices = steps.flatMap((step) => step.prices);
  const [cost, seconds, high] = [prices.reduce((sum, price) => sum + price.cost, 0), prices.reduce((sum, price) => sum + price.seconds, 0), highSeconds(prices)];
  return {
    ...head,
    legs,
    ...(start === end ? { reason: "same-place" as const } : {}),
    days: {
      p50: figure(seconds / secondsPerDay, "day", { method: "network-days", label: "network.days-p50", from: legs.map(({ hours }) => hours) }),
      p90: figure(high / secondsPerDay, "day", { method: "network-days", label: "network.days-p90", from: steps.map(({ highHours }) => highHours) }),
    },
    km: figure(legs.reduce((sum, { km }) => sum + km.value, 0), "km", { method: "network-km", label: "network.km", from: legs.map(({ km }) => km) }),
    costUsdPerTonne: figure(cost / unitsPerUsd, "USD/t", { method: "network-cost", label: "network.cost", from: legs.map((leg) => leg.costUsdPerTonne) }),
  };
}

/** The arcs of the best way, in the order of travel; undefined where there is none. */
function wayBetween(network: Network, query: Pick<RouteQuery, "goods" | "month" | "minimise">, [start, end]: readonly [number, number]): readonly number[] | undefined {
  const labels = search(network.graph.forward, metricOf(network, query), [start]);
  let node = bestArrival(network, labels, end);
  if (node === undefined) return undefined;
  const arcs: number[] = [];
  for (let arc = labels.arc[node] ?? -1; arc !== -1; arc = labels.arc[node] ?? -1) {
    arcs.push(arc);
    node = labels.node[node] ?? -1;
  }
  return arcs.reverse();
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

interface Step {
  readonly leg: Leg;
  readonly prices: readonly Price[];
  readonly highHours: Figure;
}

function stepOf({ graph, scopes }: Network, { payer }: Tariff, arc: number): Step {
  const [linkIndex, transferIndex] = [graph.arcLink[arc] ?? -1, graph.arcTransfer[arc] ?? -1];
  const [onLink, transfer] = [graph.links[linkIndex], graph.transfers[transferIndex]];
  if (onLink === undefined || transfer === undefined) throw new RangeError(`arc is ${arc}; expected one of the graph's`);
  const linkPrice = priceLink(payer, onLink, scopes.links[linkIndex] ?? []);
  const transferPrice = priceTransfer(payer, transfer, scopes.places[transfer.place] ?? []);
  if (linkPrice === undefined || transferPrice === undefined) throw new RangeError(`arc ${arc} has no price; expected one that the search could use`);
  const prices = [transferPrice, linkPrice];
  const { link } = onLink;
  const forward = transfer.place === onLink.from;
  const hours = hoursFigure(prices, { method: "leg-hours", label: "network.leg-hours" });
  const leg: Leg = {
    link: link.id,
    from: forward ? link.from : link.to,
    to: forward ? link.to : link.from,
    mode: link.mode,
    ...(link.crossing === undefined ? {} : { crossing: link.crossing }),
    km: link.lengthKm,
    hours,
    costUsdPerTonne: costFigure(prices, { method: "leg-cost", label: "network.leg-cost" }),
  };
  const waitsLonger = highSeconds(prices) > linkPrice.seconds + transferPrice.seconds;
  return { leg, prices, highHours: waitsLonger ? hoursFigure(prices, { method: "leg-hours", label: "network.leg-hours-high", high: true }) : hours };
}

/** `goods-not-carried` where no link at one of the two places takes the goods at any time; `closed-in-month` where there is a way in another month. */
function whyNoWay(network: Network, { goods, minimise }: RouteQuery, ends: readonly [number, number]): "goods-not-carried" | "closed-in-month" | "no-way" {
  const { carries } = tariffOf(network, goods);
  const isServed = (place: number): boolean => network.graph.links.some(({ from, to }, index) => carries[index] === true && (from === place || to === place));
  if (!ends.every(isServed)) return "goods-not-carried";
  const months = Array.from({ length: 12 }, (_, i) => i + 1);
  return months.some((month) => wayBetween(network, { goods, month, minimise }, ends) !== undefined) ? "closed-in-month" : "no-way";
}
