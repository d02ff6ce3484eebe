import type { Pack } from "#model/pack.js";
import { costField, type Network } from "#engine/network/network.js";

/** Least freight of one tonne and its days. */
export interface WayCost {
  readonly costUsdPerTonne: number;
  readonly days: number;
}

/** A way from a region's capital to a place with a market whose cost or time differs, in the months in which it differs in the same manner. */
export interface FieldDifference {
  readonly region: string;
  readonly from: string; // place: the region's capital
  readonly to: string; // place of a market or of several
  readonly months: readonly number[];
  readonly before?: WayCost; // absent = no way
  readonly after?: WayCost;
}

/** Compares the cheapest ways from each region's capital to each place with a market, month by month, in two networks. */
export function compareFields(pack: Pick<Pack, "regions" | "markets">, { goods, before, after }: { readonly goods: string; readonly before: Network; readonly after: Network }): { readonly compared: number; readonly differences: FieldDifference[] } {
  const ends = [...new Set(pack.markets.map(({ place }) => place))].toSorted();
  const starts = [...new Map(pack.regions.map(({ id, capital }) => [id, capital]))].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const differences = new Map<string, FieldDifference & { readonly months: number[] }>();
  for (const to of ends) {
    for (let month = 1; month <= 12; month += 1) {
      const query = { place: to, direction: "to", goods, month, minimise: "cost" } as const;
      const [was, is] = [costField(before, query), costField(after, query)];
      for (const [region, from] of starts) {
        const [then, now] = [wayIn(was, from), wayIn(is, from)];
        const key = JSON.stringify([region, to, then, now]);
        const known = differences.get(key);
        if (JSON.stringify(then) === JSON.stringify(now)) continue;
        if (known === undefined) differences.set(key, { region, from, to, months: [month], ...(then === undefined ? {} : { before: then }), ...(now === undefined ? {} : { after: now }) });
        else known.months.push(month);
      }
    }
  }
  return { compared: ends.length * starts.length * 12, differences: [...differences.values()] };
}

type Field = ReturnType<typeof costField>;

function wayIn({ costUsdPerTonne, hours }: Field, place: string): WayCost | undefined {
  const [cost, time] = [costUsdPerTonne[place], hours[place]];
  return cost === undefined || time === undefined ? undefined : { costUsdPerTonne: cost, days: time / 24 };
}
