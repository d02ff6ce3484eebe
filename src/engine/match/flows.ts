import type { Activity, ActivityLine } from "#model/activity.js";
import type { Brief } from "#model/brief.js";
import type { Goods } from "#model/goods.js";
import type { Market, Pack } from "#model/pack.js";
import { byText } from "./rank.js";

export type GoodsLine = Extract<ActivityLine, { readonly kind: "input" | "output" }>;

/** Goods of one line of the activity on their way to, or from, one of some markets. */
export interface Lane {
  readonly line: GoodsLine;
  readonly goods: Goods;
  readonly markets: readonly Market[]; // the one that the brief names, else every market that trades the goods
  readonly months: readonly number[]; // months in which they move, ascending
  readonly share: number; // of the line's tonnes
}

export const allMonths: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/**
 * What moves: for each of the activity's goods the brief's flows, or, where it names none, one lane open to every market that trades them
 * (to none, where no market does). Flows without a share divide evenly what the others leave.
 *
 * @throws {RangeError} on a flow of goods that the activity does not move, or to a market that does not trade them on the needed side:
 * briefs are checked on load, so this is our bug
 * @see docs/method.md#flows
 */
export function lanesOf({ activity, brief, pack }: { readonly activity: Activity; readonly brief: Brief; readonly pack: Pick<Pack, "goods" | "markets"> }): Lane[] {
  const lines = activity.lines.filter((line): line is GoodsLine => line.kind === "input" || line.kind === "output");
  const lost = brief.flows.find((flow) => !lines.some((line) => line.goods === flow.goods));
  if (lost !== undefined) throw new RangeError(`a flow carries ${lost.goods}; expected goods of ${activity.id}`);
  return lines.flatMap((line): Lane[] => {
    const goods = pack.goods.find(({ id }) => id === line.goods);
    if (goods === undefined) throw new RangeError(`line ${line.id} of ${activity.id} moves ${line.goods}; expected goods of the pack`);
    const trading = pack.markets.filter((market) => market.goods === line.goods && trades(market, line)).toSorted((a, b) => byText(a.id, b.id));
    const wanted = brief.flows.filter((flow) => flow.goods === line.goods);
    if (wanted.length === 0) return [{ line, goods, markets: trading, months: allMonths, share: 1 }];
    const unshared = wanted.filter(({ share }) => share === undefined).length;
    const rest = 1 - wanted.reduce((sum, { share = 0 }) => sum + share, 0);
    return wanted.map((flow) => {
      const markets = trading.filter(({ id }) => id === flow.market);
      if (markets.length === 0) throw new RangeError(`a flow of ${line.goods} names market ${flow.market}; expected one that trades them as ${line.kind}`);
      return { line, goods, markets, months: [...new Set(flow.months ?? allMonths)].toSorted((a, b) => a - b), share: flow.share ?? rest / unshared };
    });
  });
}

/** Whether a market takes an output, or has an input to sell. */
function trades(market: Market, line: GoodsLine): boolean {
  return market.side === "both" || market.side === (line.kind === "output" ? "buys" : "sells");
}
