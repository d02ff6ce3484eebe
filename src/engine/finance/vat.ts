import type { Yearly } from "./discounting.js";
import type { Values } from "./inputs.js";
import { everyYear } from "./every-year.js";
import type { Operation } from "./operation.js";
import type { Plan, PlannedRegime } from "./plan.js";

/** Value-added tax paid and paid back. */
export interface VatRefunds {
  readonly shown: Yearly; // by year as shown: what is paid, less what of earlier years comes back; what is owed at the end comes back in the last row
  readonly worth: number; // present value; never above 0
  readonly lagYears: number;
}

/**
 * Value-added tax that we pay beyond what customers pay us waits with the treasury: paid when its year's money moves, back after the days of refund.
 *
 *     present value = Σ owed(t) · (discount(t + days / 365) - discount(t))
 *
 * The fewest days among the standard regime and those held count.
 *
 * @see docs/method.md#vat
 */
export function vatRefunds(regime: PlannedRegime, { plan, operation, values }: { readonly plan: Plan; readonly operation: Operation; readonly values: Values }): VatRefunds {
  const { vat, horizonYears, ratePerYear, yearEnd } = { ...plan, ratePerYear: plan.discountRatePerYear };
  const shown = everyYear(0, horizonYears);
  const measure = operation.measures[yearEnd];
  if (vat === undefined || measure === undefined) return { shown, worth: 0, lagYears: 0 };
  const lagYears = lagOf(regime, { usual: vat.refundDays.of(values), values });
  const later = (1 + ratePerYear) ** -lagYears;
  let worth = 0;
  for (let year = 0; year <= horizonYears; year += 1) {
    const owed = operation.vatOwed[year] ?? 0;
    if (owed === 0) continue;
    const thinner = plan.isReal ? shrinkage(measure.shown, year) ** lagYears : 1; // of money between payment and refund
    const row = lagYears === 0 ? year : Math.min(year + 1, horizonYears);
    shown[year] = (shown[year] ?? 0) - owed * (measure.shown[year] ?? 1);
    shown[row] = (shown[row] ?? 0) + owed * (measure.shown[year] ?? 1) * thinner;
    worth += owed * (measure.discount[year] ?? 0) * (later * thinner - 1);
  }
  return { shown, worth, lagYears };
}

function lagOf({ members }: PlannedRegime, { usual, values }: { readonly usual: number; readonly values: Values }): number {
  let days = usual;
  for (const { vatRefundDays } of members) if (vatRefundDays !== undefined) days = Math.min(days, vatRefundDays.of(values));
  return days / 365;
}

/** What is left, in money of the start date, of one unit of a year's money a year later; of the last year, as in the year before. */
export function shrinkage(shown: Yearly, year: number): number {
  const from = year + 1 < shown.length ? year : year - 1;
  return (shown[from + 1] ?? 1) / (shown[from] ?? 1);
}
