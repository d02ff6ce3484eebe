import type { Route } from "#model/answer.js";
import { figure, type Figure } from "#model/fact.js";
import { distinctFacts } from "#engine/finance/distinct-facts.js";
import type { Access } from "#engine/network/network.js";
import type { Trade } from "./trades.js";
import type { Ways } from "./ways.js";

/** How the goods of a trade travel: each different way once, what it costs in the mean, how long the slowest month takes. */
export interface Journey {
  readonly trade: Trade;
  readonly routes: readonly Route[];
  readonly freightUsdPerTonne: Figure;
  readonly access: Access;
  readonly worst: { readonly route: Route; readonly days: Figure };
}

/**
 * Freight of one tonne between site and market: the mean over the open months, and the road between the site and its place.
 *
 *     freight = Σ over different ways (months of the way / open months · cost of the way) + access
 *     days    = the slowest way's days + access hours / 24
 *
 * @see docs/method.md#freight
 */
export function journeyOf(trade: Trade, place: string, { ways, access }: { readonly ways: Ways; readonly access: Access }): Journey {
  const { lane, market, open } = trade;
  const routes = differentWays(open.map((month) => ways.route(place, { lane, market, month })));
  const shares = routes.flatMap(({ months = [], costUsdPerTonne }): Figure[] => {
    if (costUsdPerTonne === undefined || costUsdPerTonne.from.length === 0) return []; // the market is at the site's own place
    if (months.length === open.length) return [costUsdPerTonne];
    return [figure((costUsdPerTonne.value * months.length) / open.length, "USD/t", { method: "freight", label: "match.figure.months-share", from: [costUsdPerTonne] })];
  });
  const from = [...shares, access.costUsdPerTonne];
  const timed = routes.map((route) => ({ route, days: daysOf(route, access) })).toSorted((a, b) => b.days.value - a.days.value || a.route.month - b.route.month);
  const [worst] = timed;
  if (worst === undefined) throw new RangeError(`trade of ${lane.goods.id} with ${market.id} has no open month; expected at least one`);
  return {
    trade,
    routes,
    access,
    freightUsdPerTonne: figure(from.reduce((sum, { value }) => sum + value, 0), "USD/t", { method: "freight", label: "match.figure.freight", from }),
    worst,
  };
}

/** Routes over the same links at the same cost are one way; it keeps its first month and lists all. */
function differentWays(routes: readonly Route[]): readonly Route[] {
  const byWay = new Map<string, { readonly route: Route; readonly months: number[] }>();
  for (const route of routes) {
    const way = [route.costUsdPerTonne?.value, route.days?.p90.value, ...route.legs.map(({ link }) => link)].join(" ");
    const known = byWay.get(way);
    if (known === undefined) byWay.set(way, { route, months: [route.month] });
    else known.months.push(route.month);
  }
  return [...byWay.values()].map(({ route, months }) => ({ ...route, months }));
}

/** A route as it stands in an answer: its totals show the facts at their ends only, as its legs stand beside them in full; without legs they rest on nothing and are left out. */
export function shownRoute({ days, km, costUsdPerTonne, ...head }: Route): Route {
  if (head.legs.length === 0 || days === undefined || km === undefined || costUsdPerTonne === undefined) return head;
  const ends = (whole: Figure): Figure => ({ ...whole, from: distinctFacts([whole]) });
  return { ...head, days: { p50: ends(days.p50), p90: ends(days.p90) }, km: ends(km), costUsdPerTonne: ends(costUsdPerTonne) };
}

function daysOf({ days }: Route, access: Access): Figure {
  const onTheWay = days === undefined || days.p50.from.length === 0 ? [] : [days.p50];
  const value = onTheWay.reduce((sum, { value: p50 }) => sum + p50, 0) + access.hours.value / 24;
  return figure(value, "day", { method: "worst-month-days", label: "match.figure.worst-month-days", from: [...onTheWay, access.hours] });
}
