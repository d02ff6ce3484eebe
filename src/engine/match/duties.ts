import { currencyRate } from "#model/currency.js";
import type { Fact, IsoDate } from "#model/fact.js";
import type { Duty, Goods } from "#model/goods.js";
import type { FxRate } from "#model/network.js";
import { currencyOf } from "#model/unit.js";

/**
 * Duties that goods meet between two countries, in the order in which they are met: export duty of the one, import duty of the other.
 * Countries only passed through levy none (customs transit), and nothing is due inside one country.
 *
 * @see docs/method.md#duties-met
 */
export function dutiesBetween(goods: Goods, from: string, to: string): readonly Duty[] {
  if (from === to) return [];
  const levied = (country: string, direction: Duty["direction"]): readonly Duty[] => goods.duties.filter((duty) => duty.country === country && duty.direction === direction);
  return [...levied(from, "export"), ...levied(to, "import")];
}

/** An amount of money per tonne in USD; undefined without an exchange rate. */
export function usdPerTonne(amount: Fact, fx: readonly FxRate[], asOf: IsoDate): number | undefined {
  const currency = currencyOf(amount.unit);
  const rate = currency === undefined ? undefined : currencyRate(fx, { from: currency, to: "USD", asOf });
  return rate === undefined ? undefined : amount.value * rate.rate;
}
