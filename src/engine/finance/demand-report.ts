import type { RankedSite } from "#model/answer.js";
import { figure, type Fact, type Quantity } from "#model/fact.js";
import { cashFlowUnder, type CashFlow } from "./cash-flow.js";
import { guestsIf } from "./demand.js";
import { distinctFacts } from "./distinct-facts.js";
import type { Plan } from "./plan.js";

/** Of each foreign nationality among the guests: whether it needs a visa, as far as known on the as-of date. */
export function demandStates({ guests }: Plan): NonNullable<RankedSite["demand"]> {
  return guests.filter(({ foreign }) => foreign).map(({ nationality, now: { status, rule } }) => ({
    nationality, status,
    ...(rule === undefined ? {} : { says: rule.says, citation: rule.citation, source: rule.source }),
  }));
}

/**
 * NPV if all foreign guests needed a visa, and if none did, under the same regime; absent where no guests are foreign.
 *
 * @see docs/method.md#demand
 */
export function demandFigures({ regime, values }: CashFlow, { plan, discountRate }: { readonly plan: Plan; readonly discountRate: Fact }): Readonly<Record<string, Quantity>> {
  const foreign = plan.guests.filter((one) => one.foreign);
  if (foreign.length === 0) return {};
  const reads = [...new Set(foreign.flatMap(({ share, withVisa }) => [...share.reads, ...withVisa.reads]))].toSorted((a, b) => a - b);
  const facts = distinctFacts(reads.flatMap((position) => plan.inputs[position]?.facts ?? []));
  const npvIf = (need: "all" | "none", label: string): Quantity =>
    figure(cashFlowUnder(regime, { ...plan, guests: guestsIf(plan.guests, need) }, values).npv, plan.currency, { method: "demand", label, from: [...facts, discountRate] });
  return { npvWithVisa: npvIf("all", "finance.figure.npv-with-visa"), npvWithoutVisa: npvIf("none", "finance.figure.npv-without-visa") };
}
