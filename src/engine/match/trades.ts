import type { IsoDate } from "#model/fact.js";
import type { Duty } from "#model/goods.js";
import type { FxRate, NetworkPlace } from "#model/network.js";
import type { Market } from "#model/pack.js";
import { byText } from "./rank.js";
import { dutiesBetween, usdPerTonne } from "./duties.js";
import type { Lane } from "./flows.js";
import type { Ways } from "./ways.js";

/** A lane as it runs from or to one site: the market chosen, the duties met, the months in which there is a way and those in which there is none. */
export interface Trade {
  readonly lane: Lane;
  readonly market: Market;
  readonly duties: readonly Duty[];
  readonly open: readonly number[];
  readonly closed: readonly number[];
}

export interface Terms {
  readonly ways: Ways;
  readonly places: ReadonlyMap<string, NetworkPlace>;
  readonly fx: readonly FxRate[];
  readonly asOf: IsoDate;
}

/**
 * The market that leaves most of one tonne's price after freight and duties (for an input: that asks least), among those that can be reached
 * in any of the lane's months; freight is the mean over these. Equal markets by id.
 *
 *     output: gain =   price - freight - duties
 *     input:  gain = -(price + freight + duties)
 *
 * @returns undefined where no market can be reached in any month
 * @see docs/method.md#flows
 */
export function tradeAt({ country, place }: { readonly country: string; readonly place: string }, lane: Lane, terms: Terms): Trade | undefined {
  const options = lane.markets.flatMap((market) => {
    const costs = new Map<number, number>();
    for (const month of lane.months) {
      const cost = terms.ways.costUsdPerTonne(place, { lane, market, month });
      if (cost !== undefined) costs.set(month, cost);
    }
    if (costs.size === 0) return [];
    const freight = [...costs.values()].reduce((sum, cost) => sum + cost, 0) / costs.size;
    const abroad = terms.places.get(market.place)?.country ?? country;
    const isOutput = lane.line.kind === "output";
    const duties = isOutput ? dutiesBetween(lane.goods, country, abroad) : dutiesBetween(lane.goods, abroad, country);
    const trade: Trade = { lane, market, duties, open: [...costs.keys()], closed: lane.months.filter((month) => !costs.has(month)) };
    return [{ trade, gain: gainUsdPerTonne(trade, freight, terms) }];
  });
  return options.toSorted((a, b) => b.gain - a.gain || byText(a.trade.market.id, b.trade.market.id))[0]?.trade;
}

/** What a market leaves of one tonne, to compare markets; the appraisal works the duties out year by year. */
function gainUsdPerTonne({ lane, market, duties }: Trade, freight: number, { fx, asOf }: Terms): number {
  const price = usdPerTonne(market.price, fx, asOf) ?? 0;
  const taken = duties
    .filter(({ from = asOf, to = asOf }) => from <= asOf && asOf <= to)
    .reduce((sum, { share, perTonne }) => sum + Math.max((share?.value ?? 0) * price, perTonne === undefined ? 0 : (usdPerTonne(perTonne, fx, asOf) ?? 0)), 0);
  return (lane.line.kind === "output" ? price : -price) - freight - taken;
}
