import type { Market, Pack } from "#model/pack.js";
import { costField, type CostField, type Network } from "#engine/network/network.js";

/** Least freight of one tonne and its days. */
export interface WayCost {
  readonly costUsdPerTonne: number;
  readonly days: number;
}

/** A way between a region's capital and a place with a market whose cost or time differs, in the months in which it differs in the same manner. */
export interface FieldDifference {
  readonly goods: string;
  readonly region: string;
  readonly direction: "to-market" | "from-market";
  readonly from: string; // place ids: the region's capital and the markets' place, or the other way round
  readonly to: string;
  readonly markets: readonly string[]; // ids
  readonly months: readonly number[];
  readonly before?: WayCost; // absent = no way
  readonly after?: WayCost;
}

export interface FieldComparison {
  readonly goods: readonly string[];
  /** How many month-by-month ways were compared. */
  readonly compared: number;
  readonly differences: readonly FieldDifference[];
}

/**
 * Goods that stand for the trade of a corridor: of each handling class, passengers apart, those that the most markets trade, at most four,
 * the most traded first; of equals those that stand first in the pack.
 */
export function mainGoods({ goods, markets }: Pick<Pack, "goods" | "markets">): string[] {
  const traded = goods.map(({ id, handling }) => ({ id, handling, count: markets.filter((market) => market.goods === id).length }));
  const best = new Map<string, (typeof traded)[number]>();
  for (const one of traded) {
    const held = best.get(one.handling);
    if (one.handling !== "passenger" && one.count > (held?.count ?? 0)) best.set(one.handling, one);
  }
  return [...best.values()].toSorted((a, b) => b.count - a.count).slice(0, 4).map(({ id }) => id);
}

/**
 * Compares the cheapest ways between each region's capital and each place with a market of the goods, month by month, in two networks:
 * to a market that buys them, from one that sells them.
 */
export function compareFields(pack: Pick<Pack, "regions" | "markets">, { goods, before, after }: { readonly goods: readonly string[]; readonly before: Network; readonly after: Network }): FieldComparison {
  const capitals = [...new Map(pack.regions.map(({ id, capital }) => [id, capital]))].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const ends = goods.flatMap((id) => endsOf(pack.markets.filter((market) => market.goods === id), id));
  const differences = ends.flatMap((end) => {
    const found = new Map<string, FieldDifference & { readonly months: number[] }>();
    for (let month = 1; month <= 12; month += 1) {
      const query = { place: end.place, direction: end.direction === "to-market" ? "to" : "from", goods: end.goods, month, minimise: "cost" } as const;
      const [was, is] = [costField(before, query), costField(after, query)];
      for (const [region, capital] of capitals) {
        const [then, now] = [wayIn(was, capital), wayIn(is, capital)];
        if (then?.costUsdPerTonne === now?.costUsdPerTonne && then?.days === now?.days) continue;
        const key = [region, then?.costUsdPerTonne, then?.days, now?.costUsdPerTonne, now?.days].join(" ");
        const known = found.get(key);
        if (known !== undefined) known.months.push(month);
        else {
          const [from, to] = end.direction === "to-market" ? [capital, end.place] : [end.place, capital];
          found.set(key, {
            goods: end.goods, region, direction: end.direction, from, to, markets: end.markets, months: [month],
            ...(then === undefined ? {} : { before: then }), ...(now === undefined ? {} : { after: now }),
          });
        }
      }
    }
    return [...found.values()];
  });
  return { goods, compared: ends.length * capitals.length * 12, differences };
}

interface End {
  readonly goods: string;
  readonly place: string;
  readonly direction: FieldDifference["direction"];
  readonly markets: readonly string[];
}

/** Places of the markets of some goods, those that buy before those that sell, by id. */
function endsOf(markets: readonly Market[], goods: string): End[] {
  return (["to-market", "from-market"] as const).flatMap((direction) => {
    const its = markets.filter(({ side }) => side === "both" || side === (direction === "to-market" ? "buys" : "sells"));
    return [...new Set(its.map(({ place }) => place))].toSorted().map((place) => ({ goods, place, direction, markets: its.filter((market) => market.place === place).map(({ id }) => id) }));
  });
}

function wayIn({ costUsdPerTonne, hours }: CostField, place: string): WayCost | undefined {
  const [cost, time] = [costUsdPerTonne[place], hours[place]];
  return cost === undefined || time === undefined ? undefined : { costUsdPerTonne: cost, days: time / 24 };
}
