import { cashFlowUnder, type CashFlow } from "./cash-flow.js";
import type { Values } from "./inputs.js";
import type { Plan } from "./plan.js";

/** Cash flows under the regimes that can be had, the most gainful first; equal ones in the order of the regimes. */
export interface RegimeChoice {
  readonly best: CashFlow;
  readonly standard: CashFlow;
  readonly runnerUp?: CashFlow | undefined;
}

/**
 * The regime with the highest NPV among those whose least capex this investment reaches. The standard regime asks for none.
 *
 * @see docs/method.md#regime-choice
 */
export function chooseRegime(plan: Plan, values: Values): RegimeChoice {
  const standard = cashFlowUnder(plan.standard, plan, values);
  const others = plan.regimes
    .filter((regime) => regime !== plan.standard && standard.operation.capex >= (regime.minCapex?.of(values) ?? 0))
    .map((regime) => cashFlowUnder(regime, plan, values));
  const [best = standard, runnerUp] = [standard, ...others].toSorted((a, b) => b.npv - a.npv);
  return { best, standard, runnerUp };
}
