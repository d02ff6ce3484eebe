import type { Route } from "#model/answer.js";
import type { Market } from "#model/pack.js";
import { costField, findRoute, type Network } from "#engine/network/network.js";
import type { Lane } from "./flows.js";

/** Outputs go from a site's place to the market, inputs the other way. */
export interface Trip {
  readonly lane: Lane;
  readonly market: Market;
  readonly month: number;
}

/** Costs and routes of one answer: each cost field and each route is worked out once, however many sites ask. */
export interface Ways {
  /** Least freight of the lane's goods between a place and a market; undefined = no way in this month. For the sieve. */
  costUsdPerTonne(place: string, trip: Trip): number | undefined;
  /** The cheapest route, with its facts. For what remains. */
  route(place: string, trip: Trip): Route;
}

export function waysOf(network: Network): Ways {
  const fields = new Map<string, Readonly<Record<string, number>>>();
  const routes = new Map<string, Route>();
  return {
    costUsdPerTonne(place, { lane: { line, goods }, market, month }) {
      const direction = line.kind === "output" ? "to" : "from";
      const field = getOrMake(fields, [market.place, direction, goods.id, month].join(" "), () =>
        costField(network, { place: market.place, direction, goods: goods.id, month, minimise: "cost" }).costUsdPerTonne);
      return field[place];
    },
    route(place, { lane: { line, goods }, market, month }) {
      const [from, to] = line.kind === "output" ? [place, market.place] : [market.place, place];
      return getOrMake(routes, [from, to, goods.id, month].join(" "), () => findRoute(network, { from, to, goods: goods.id, month, minimise: "cost" }));
    },
  };
}

function getOrMake<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
