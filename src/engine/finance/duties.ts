import type { PlannedFlow, PlannedGoods } from "./plan.js";
import type { Values } from "./inputs.js";

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
export function dutiesPerTonne({ kind, flow, year }: { readonly kind: PlannedGoods["kind"]; readonly flow: PlannedFlow; readonly year: number }, values: Values): number {
  const due = flow.duties.filter(({ inForce }) => inForce[year]);
  if (due.length === 0) return 0;
  const price = flow.price.of(values);
  const importShares = due.reduce((sum, { direction, share }) => (direction === "import" ? sum + (share?.of(values) ?? 0) : sum), 0);
  return due.reduce((sum, { direction, share, perTonne }) => {
    const customsValue = kind === "output" ? price / (1 + importShares) : direction === "import" ? price + flow.freight.of(values) : price;
    return sum + Math.max((share?.of(values) ?? 0) * customsValue, perTonne?.of(values) ?? 0);
  }, 0);
}
