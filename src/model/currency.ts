import type { Fact, IsoDate } from "./fact.js";
import type { FxRate } from "./network.js";

/** One conversion on the way from one currency to another: multiply by the fact's value, or divide by it. */
export interface CurrencyStep {
  readonly fact: Fact; // QUOTE/BASE
  readonly divide: boolean;
}

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly asOf: IsoDate;
}

/**
 * The shortest chain of the pack's pairs from one currency to another. A pair serves in both directions.
 *
 * Of several rates of a pair the newest dated on or before `asOf` is taken; a pair that has none so old gives its oldest one, whose own date
 * stays visible in the fact. Between chains of the same length the order of the file decides.
 *
 * @returns no step where both are the same currency; undefined where no chain of pairs joins the two
 * @throws {RangeError} on a rate that is not a finite number above 0: packs are checked on load, so this is our bug
 */
export function currencySteps(fx: readonly FxRate[], { from, to, asOf }: Pair): readonly CurrencyStep[] | undefined {
  const rates = ratesInUse(fx, asOf);
  const chains = new Map<string, readonly CurrencyStep[]>([[from, []]]);
  for (const [currency, chain] of chains) {
    if (currency === to) return chain;
    for (const { base, quote, rate } of rates) {
      const next = base === currency ? quote : quote === currency ? base : undefined;
      if (next !== undefined && !chains.has(next)) chains.set(next, [...chain, { fact: rate, divide: base !== currency }]);
    }
  }
  return undefined;
}

/**
 * What one unit of `from` is in `to`: the product along `currencySteps`, and the exchange-rate facts it rests on.
 *
 * @returns undefined where no chain of pairs joins the two
 * @throws {RangeError} as `currencySteps`
 */
export function currencyRate(fx: readonly FxRate[], pair: Pair): { readonly rate: number; readonly facts: readonly Fact[] } | undefined {
  const steps = currencySteps(fx, pair);
  if (steps === undefined) return undefined;
  return {
    rate: steps.reduce((rate, { fact, divide }) => (divide ? rate / fact.value : rate * fact.value), 1),
    facts: steps.map(({ fact }) => fact),
  };
}

/** One rate for each pair of currencies, whichever way round it is written. */
function ratesInUse(fx: readonly FxRate[], asOf: IsoDate): readonly FxRate[] {
  const chosen = new Map<string, FxRate>();
  for (const row of fx) {
    const { value } = row.rate;
    if (!(value > 0 && value < Infinity)) throw new RangeError(`exchange rate ${row.base}/${row.quote} is ${value}; expected a finite number above 0`);
    const pair = [row.base, row.quote].toSorted().join("/");
    const held = chosen.get(pair);
    if (held === undefined || isBetter(row.date, held.date, asOf)) chosen.set(pair, row);
  }
  return [...chosen.values()];
}

/** Known by `asOf` before not yet known; among the known the newest, among the others the oldest. */
function isBetter(date: IsoDate, than: IsoDate, asOf: IsoDate): boolean {
  if (date <= asOf) return than > asOf || date > than;
  return than > asOf && date < than;
}
