import { npvOf, type Yearly } from "./discounting.js";
import type { Values } from "./inputs.js";
import { operate, sumByYear, type Operation } from "./operation.js";
import type { Plan, PlannedRegime } from "./plan.js";
import { taxesUnder, type Taxes } from "./taxes.js";

/** Lines that no activity writes: they follow from the way, the border and the law. Keys of words.csv. */
export const addedLines = [
  "finance.line.freight", "finance.line.duties", "finance.line.social-contributions", "finance.line.property-tax", "finance.line.profit-tax", "finance.line.benefit-cap",
] as const;
export type AddedLine = (typeof addedLines)[number];

/** Those of them that are taxes, and which. */
export const taxLines: ReadonlyMap<string, keyof Taxes["applied"]> = new Map<AddedLine, keyof Taxes["applied"]>([
  ["finance.line.social-contributions", "social"], ["finance.line.property-tax", "property"], ["finance.line.profit-tax", "profit"], ["finance.line.benefit-cap", "lost"],
]);

export interface CashFlow {
  readonly regime: PlannedRegime;
  readonly values: Values;
  readonly operation: Operation;
  readonly taxes: Taxes;
  /** Money in the brief's currency by year, in positive, out negative: the activity's lines by id, then the added lines. */
  readonly lines: ReadonlyMap<string, Yearly>;
  readonly net: Yearly; // the sum of the lines, in their order
  readonly npv: number; // the sum of the lines' present values, in their order
}

/**
 * The cash flow of a plan under a regime, for one set of values of its inputs.
 *
 * @throws {RangeError} where a number comes out that is not finite, naming its line
 */
export function cashFlowUnder(regime: PlannedRegime, plan: Plan, values: Values): CashFlow {
  const operation = operate(plan, values);
  const taxes = taxesUnder(regime, { plan, operation, values });
  const paid = (amounts: Yearly): Yearly => amounts.map((amount) => 0 - amount);
  const added: Readonly<Record<AddedLine, Yearly>> = {
    "finance.line.freight": sumByYear([...operation.freight.values()], plan.horizonYears),
    "finance.line.duties": sumByYear([...operation.duties.values()], plan.horizonYears),
    "finance.line.social-contributions": paid(taxes.social),
    "finance.line.property-tax": paid(taxes.property),
    "finance.line.profit-tax": paid(taxes.profit),
    "finance.line.benefit-cap": paid(taxes.lost),
  };
  const lines = new Map<string, Yearly>(operation.lines);
  for (const id of addedLines) if (id === "finance.line.profit-tax" || added[id].some((amount) => amount !== 0)) lines.set(id, added[id]);
  let npv = 0;
  for (const [id, amounts] of lines) {
    const value = npvOf(amounts, plan.discountRatePerYear);
    if (!Number.isFinite(value)) throw new RangeError(`line ${id} has a present value of ${value}; expected a finite number`);
    npv += value;
  }
  if (!Number.isFinite(npv)) throw new RangeError(`NPV is ${npv}; expected a finite number`);
  return { regime, values, operation, taxes, lines, net: sumByYear([...lines.values()], plan.horizonYears), npv };
}
