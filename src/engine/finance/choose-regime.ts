import { cashFlowUnder, type CashFlow } from "./cash-flow.js";
import type { Values } from "./inputs.js";
import type { Plan, PlannedRegime } from "./plan.js";

/** Cash flows under the regimes that can be had, the most gainful first; equal ones in the order of the regimes. */
export interface RegimeChoice {
  readonly best: CashFlow;
  readonly standard: CashFlow;
  readonly runnerUp?: CashFlow | undefined;
}

/**
 * The regime, or the regimes held together, with the highest NPV among those whose least capex this investment reaches. The standard regime
 * asks for none. A combination that leaves no more than a part of it is not counted.
 *
 * @see docs/method.md#regime-choice
 */
export function chooseRegime(plan: Plan, values: Values): RegimeChoice {
  const standard = cashFlowUnder(plan.standard, plan, values);
  const others = plan.regimes
    .filter((regime) => regime !== plan.standard && isReached(regime, standard))
    .map((regime) => cashFlowUnder(regime, plan, values));
  const useful = others.filter(({ regime, npv }) => !others.some((part) => isPartOf(part.regime, regime) && part.npv >= npv));
  const [best = standard, runnerUp] = [standard, ...useful].toSorted((a, b) => b.npv - a.npv);
  return { best, standard, runnerUp };
}

/** Whether an investment is large enough for a regime. */
export function isReached({ members }: PlannedRegime, { operation: { capex }, values }: CashFlow): boolean {
  return members.every(({ minCapex }) => capex >= (minCapex?.of(values) ?? 0));
}

function isPartOf(part: PlannedRegime, whole: PlannedRegime): boolean {
  return part.members.length < whole.members.length && part.members.every((member) => whole.members.includes(member));
}
