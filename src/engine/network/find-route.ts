import type { Leg, LeftOut, Route } from "#model/answer.js";
import { figure } from "#model/fact.js";
import type { Network } from "./build-network.js";
import { dutiesOwed } from "./duties.js";
import { costFigure, hoursFigure, slowTenthFacts } from "./figures.js";
import { breaksGauge } from "./layer.js";
import { leftOutOf } from "./left-out.js";
import { questionOf, serviceInForce, waitsOn, type DayQuery, type DayQuestion } from "./on-day.js";
import { costUnit, linkTerms, priceOf, secondsPerHour, transferTerms, unitsPerUsd, type Price } from "./price.js";
import { capacityNotes, whyShut } from "./route-notes.js";
import { seasonOnDay } from "./season.js";
import { quantileOfSum } from "./sum-of-waits.js";
import { isSpread } from "./wait.js";
import { differentWays, endsOf, findWay, type Ends } from "./way.js";

export interface RouteQuery extends DayQuery {
  readonly from: string;
  readonly to: string;
  /** Sent on one day; of passengers persons. A price does not depend on it, as vehicles are taken to be full; the capacity of crossings is compared with it. */
  readonly tonnes?: number | undefined;
}

const secondsPerDay = 24 * secondsPerHour;

/**
 * The cheapest or the fastest way of one tonne or person from place to place on a day or in a month, leg by leg, or the reason why there is none.
 *
 *     costUsdPerTonne = sum of the legs' costs
 *     days            = quantiles of (constant times + waits), the waits being independent distributions
 *
 * The way is the best one with every wait at its median.
 *
 * @throws {RangeError} on an unknown place or goods, and on a month or date that is none: callers look names up first, so this is our bug
 * @see docs/method.md#network-cost
 */
export function findRoute(network: Network, query: RouteQuery): Route {
  const ends = endsOf(network, query);
  const question = questionOf(network, query);
  if (ends[0] === ends[1]) return { ...routeOf(question, query, []), reason: "same-place" };
  const way = findWay(question, ends);
  return withLeftOut(way === undefined ? noRoute(question, query, ends) : routeOf(question, query, way.arcs), leftOutOf(question, ends, way?.deciding));
}

/**
 * Up to so many ways that differ in where they cross borders, best first, as `findRoute` gives them; without a way the one route that says why.
 *
 * @throws {RangeError} as `findRoute`, and on fewer than one alternative
 * @see docs/method.md#network-alternatives
 */
export function findAlternatives(network: Network, query: RouteQuery & { readonly alternatives: number }): readonly Route[] {
  const { alternatives, ...asked } = query;
  if (!(Number.isInteger(alternatives) && alternatives >= 1)) throw new RangeError(`alternatives is ${alternatives}; expected a whole number of at least 1`);
  const best = findRoute(network, asked);
  if (best.legs.length === 0 || alternatives === 1) return [best];
  const others = differentWays(network, asked, { ends: endsOf(network, query), count: alternatives }).slice(1);
  return [best, ...others.map(({ question, arcs }) => routeOf(question, asked, arcs))];
}

function withLeftOut(route: Route, leftOut: readonly LeftOut[]): Route {
  return leftOut.length === 0 ? route : { ...route, leftOut: [...leftOut] };
}

type Head = Pick<Route, "from" | "to" | "goods" | "month" | "date" | "tonnes" | "minimise">;

function headOf({ day }: DayQuestion, { from, to, goods, date, tonnes, minimise }: RouteQuery): Head {
  return { from, to, goods, month: Number(day.slice(5, 7)), ...(date === undefined ? {} : { date }), ...(tonnes === undefined ? {} : { tonnes }), minimise };
}

function routeOf(question: DayQuestion, query: RouteQuery, arcs: readonly number[]): Route {
  const steps = arcs.map((arc) => stepOf(question, query, arc));
  const legs = steps.map(({ leg }) => leg);
  const prices = steps.flatMap((step) => step.prices);
  const times = prices.flatMap((price) => price.times);
  const waits = times.flatMap(({ wait }) => (wait !== undefined && isSpread(wait) ? [wait] : []));
  const constant = times.reduce((sum, { amount, wait }) => (wait !== undefined && isSpread(wait) ? sum : sum + amount), 0);
  const restsOn = [...legs.map(({ hours }) => hours), ...times.flatMap(slowTenthFacts)];
  const days = (share: number, label: string) =>
    figure((constant + Math.round(quantileOfSum(waits, share) * secondsPerHour)) / secondsPerDay, "day", { method: "network-days", label, from: restsOn });
  const duties = dutiesOwed(question, query);
  const notes = [...duties.notes, ...capacityNotes(question, query.tonnes, arcs)];
  return {
    ...headOf(question, query),
    legs,
    days: { p50: days(0.5, "network.days-p50"), p90: days(0.9, "network.days-p90") },
    km: figure(legs.reduce((sum, { km }) => sum + km.value, 0), "km", { method: "network-km", label: "network.km", from: legs.map(({ km }) => km) }),
    costUsdPerTonne: figure(prices.reduce((sum, price) => sum + price.cost, 0) / unitsPerUsd, costUnit(question.tariff.payer), { method: "network-cost", label: "network.cost", from: legs.map((leg) => leg.costUsdPerTonne) }),
    ...(duties.lines.length === 0 ? {} : { duties: [...duties.lines] }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

interface Step {
  readonly leg: Leg;
  readonly prices: readonly Price[];
}

function stepOf(question: DayQuestion, { date }: RouteQuery, arc: number): Step {
  const { network, tariff: { payer, borderLinks } } = question;
  const { graph, scopes, seasons, linkSeason } = network;
  const [linkIndex, transferIndex] = [graph.arcLink[arc] ?? -1, graph.arcTransfer[arc] ?? -1];
  const [onLink, transfer] = [graph.links[linkIndex], graph.transfers[transferIndex]];
  if (onLink === undefined || transfer === undefined) throw new RangeError(`arc is ${arc}; expected one of the graph's`);
  const border = borderLinks.find(({ link }) => link === linkIndex);
  const { link, crossing } = onLink;
  const [termsOnLink, termsBefore] = [linkTerms(payer, onLink, scopes.links[linkIndex] ?? []), transferTerms(payer, transfer, scopes.places[transfer.place] ?? [])];
  if (termsOnLink === undefined || termsBefore === undefined) throw new RangeError(`arc ${arc} has no price; expected one that the search could use`);
  const atPlace = priceOf(termsBefore);
  const prices = [atPlace, priceOf(termsOnLink, { lengthKm: link.lengthKm, waits: border === undefined ? [] : waitsOn(question, border) })];
  const forward = transfer.place === onLink.from;
  const changesGauge = breaksGauge(link, crossing) || atPlace.times.some(({ kind }) => kind === "gauge-break-time");
  const season = seasons[linkSeason[linkIndex] ?? -1];
  const onDay = season === undefined || date === undefined ? undefined : seasonOnDay(season, question.day);
  return {
    prices,
    leg: {
      link: link.id,
      from: forward ? link.from : link.to,
      to: forward ? link.to : link.from,
      mode: link.mode,
      ...(link.crossing === undefined ? {} : { crossing: link.crossing }),
      km: link.lengthKm,
      hours: hoursFigure(prices, { method: "leg-hours", label: "network.leg-hours" }),
      costUsdPerTonne: costFigure(prices, { method: "leg-cost", label: "network.leg-cost", unit: costUnit(payer) }),
      ...(changesGauge ? { gaugeBreak: true } : {}),
      ...servedBy(question, linkIndex),
      ...(onDay === undefined ? {} : { season: onDay }),
    },
  };
}

function servedBy({ network, passenger, day }: DayQuestion, link: number): Pick<Leg, "verified" | "perWeek"> {
  const service = passenger ? serviceInForce(network.services?.get(link) ?? [], day) : undefined;
  return { ...(service?.verified === undefined ? {} : { verified: service.verified }), ...(service?.perWeek === undefined ? {} : { perWeek: service.perWeek }) };
}

/** `goods-not-carried` where no link at one of the two places takes the goods at any time; `closed-…` where there is a way in another month. */
function noRoute(question: DayQuestion, query: RouteQuery, ends: Ends): Route {
  const { network, tariff: { carries } } = question;
  const head = { ...headOf(question, query), legs: [] };
  const isServed = (place: number): boolean => network.graph.links.some(({ from, to }, index) => carries[index] === true && (from === place || to === place));
  if (!ends.every(isServed)) return { ...head, reason: "goods-not-carried" };
  const { date, ...rest } = query;
  const months = Array.from({ length: 12 }, (_, i) => i + 1);
  const otherwise = months.some((month) => findWay(questionOf(network, { ...rest, month }), ends) !== undefined);
  const notes = whyShut(question, ends);
  const reason = !otherwise ? "no-way" : date === undefined ? "closed-in-month" : "closed-on-date";
  return { ...head, reason, ...(notes.length === 0 ? {} : { notes: [...notes] }) };
}
