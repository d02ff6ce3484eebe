import type { PlannedDuty, PlannedGoods } from "./plan.js";

/** A duty with its numbers worked out. */
export interface DutyValues {
  readonly duty: PlannedDuty;
  readonly share: number;
  readonly floor: number; // money/t at the exchange rate of the as-of date
  readonly floorLevel: readonly number[] | undefined; // how exchange rates move it, by year
}

/**
 * Export and import duties that we bear on one tonne, in a year.
 *
 *     duty          = max(share · customs value, floor)
 *     output:         customs value = price / (1 + Σ import shares)     the price at the market has import duty in it
 *     input, export:  customs value = price
 *     input, import:  customs value = price + freight
 *
 * @see docs/method.md#duties
 */
export function dutiesPerTonne(all: readonly DutyValues[], { kind, year, price, freight }: { readonly kind: PlannedGoods["kind"]; readonly year: number; readonly price: number; readonly freight: number }): number {
  let importShares = 0;
  for (const { duty, share } of all) if (duty.inForce[year] === true && duty.direction === "import") importShares += share;
  let sum = 0;
  for (const { duty, share, floor, floorLevel } of all) {
    if (duty.inForce[year] !== true) continue;
    const customsValue = kind === "output" ? price / (1 + importShares) : duty.direction === "import" ? price + freight : price;
    sum += Math.max(share * customsValue, floor * (floorLevel?.[year] ?? 1));
  }
  return sum;
}
