import type { Expectation, ExpectedQuantity } from "#model/expectation.js";
import { checked, type InputTable, type Term } from "./inputs.js";

/** What an amount of money is: a price, which inflation moves, or a sum written in a law, which only exchange rates move. */
export type AmountKind = "price" | "law";

/** By what an amount is multiplied in one calendar year. Years with the same key have the same factor. */
export interface Growth {
  readonly key: string;
  readonly term: Term;
}

/** @returns undefined where the amount stays as it is @throws {RangeError} where expectations are known but not this one (ask `gapsOf` first) */
export type GrowthIn = (year: number, amount: { readonly currency: string; readonly kind: AmountKind }) => Growth | undefined;

/** The expectation that counts for a currency in a year: the first listed one that covers it. */
export function expectationFor(expectations: readonly Expectation[], { currency, quantity, year }: { readonly currency: string; readonly quantity: ExpectedQuantity; readonly year: number }): Expectation | undefined {
  return expectations.find((row) => row.currency === currency && row.quantity === quantity && row.fromYear <= year && year <= (row.toYear ?? Infinity));
}

/**
 * Growth of amounts of any currency, shown in another one.
 *
 *     price, same currency:              1 + inflation
 *     price, purchasing-power parity:    1 + inflation of the currency shown, whatever the other's
 *     price, an appreciation is stated:  usd(own) / usd(shown),   usd(c) = (1 + inflation(c)) · (1 + appreciation(c)), or 1 + inflation(USD) under parity
 *     a sum in a law:                    the same / (1 + inflation of its currency)
 *
 * where `usd(shown)` leaves the inflation of the currency shown out: what is bought with it is not its own price. Without expectations nothing grows.
 *
 * @see docs/method.md#price-growth
 */
export function growthInto(shown: string, expectations: readonly Expectation[], table: InputTable): GrowthIn {
  const rate = (currency: string, quantity: ExpectedQuantity, year: number): Growth | undefined => {
    const row = expectationFor(expectations, { currency, quantity, year });
    if (row === undefined) return undefined;
    const key = `finance.input.${quantity}:${currency}/${row.fromYear}`;
    return { key, term: checked(table.term(key, row.rate), (value) => value > -1, `${key}: expected more than -1, found`) };
  };
  const inflation = (currency: string, year: number): Growth => {
    const found = rate(currency, "inflation", year);
    if (found === undefined) throw new RangeError(`no expected inflation of ${currency} in ${year}`);
    return found;
  };
  return (year, { currency, kind }) => {
    if (expectations.length === 0 || (currency === shown && kind === "law")) return undefined;
    if (currency === shown) return ratio([inflation(currency, year)], []);
    const [own, other] = [rate(currency, "appreciation", year), rate(shown, "appreciation", year)];
    const price: readonly [Growth[], Growth[]] = own === undefined && other === undefined
      ? [[inflation(shown, year)], []]
      : [
          [...(own === undefined ? [inflation("USD", year)] : [inflation(currency, year), own]), ...(other === undefined ? [inflation(shown, year)] : [])],
          other === undefined ? [inflation("USD", year)] : [other],
        ];
    return kind === "price" ? ratio(...price) : ratio(price[0], [...price[1], inflation(currency, year)]);
  };
}

/** Product of (1 + rate) of the first over that of the second. */
function ratio(over: readonly Growth[], under: readonly Growth[]): Growth {
  const reads = [...new Set([...over, ...under].flatMap(({ term }) => term.reads))].toSorted((a, b) => a - b);
  return {
    key: `${over.map(({ key }) => key).join("·")}/${under.map(({ key }) => key).join("·")}`,
    term: {
      reads,
      of(values) {
        let factor = 1;
        for (const { term } of over) factor *= 1 + term.of(values);
        for (const { term } of under) factor /= 1 + term.of(values);
        return factor;
      },
    },
  };
}
