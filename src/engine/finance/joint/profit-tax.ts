import type { Yearly } from "#engine/finance/discounting.js";

/** What profit tax is taken on, by year. */
export interface ProfitTax {
  readonly taxable: Yearly; // profit after depreciation and all other taxes, before interest and losses brought forward; negative = a loss
  readonly ratePerYear: Yearly;
}

/**
 * Profit tax by year with interest and fees deducted and losses carried forward without limit.
 *
 *     result(t) = taxable(t) - deducted(t),    tax(t) = rate(t) · max(0, result(t) - losses(t - 1)),    losses(t) = max(0, losses(t - 1) - result(t))
 *
 * @see docs/method.md#tax-with-interest
 */
export function profitTax({ taxable, ratePerYear }: ProfitTax, deducted: Yearly = []): Yearly {
  let losses = 0;
  return taxable.map((amount, year) => {
    const result = amount - (deducted[year] ?? 0);
    const base = Math.max(0, result - losses);
    losses = Math.max(0, losses - result);
    return base * (ratePerYear[year] ?? 0);
  });
}
