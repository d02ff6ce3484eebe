import type { RankedSite } from "#model/answer.js";
import { figure, type Fact, type Figure } from "#model/fact.js";
import { languages, type Names } from "#model/names.js";
import { cashFlowUnder, type CashFlow } from "./cash-flow.js";
import { isReached, type RegimeChoice } from "./choose-regime.js";
import { explainerOf, type Explainer } from "./explain.js";
import type { Plan, PlannedMember, PlannedRegime } from "./plan.js";
import { held } from "./plan-of.js";
import type { AppraisalQuestion } from "./question.js";

interface Setting {
  readonly plan: Plan;
  readonly discountRate: Fact;
  readonly question: AppraisalQuestion;
}

/**
 * The regime that is held: what it leaves more than the standard one, what each of its clauses is worth, the second best,
 * and what announced regimes would leave instead.
 *
 * @see docs/method.md#regime-choice
 */
export function regimeReport({ best, standard, runnerUp }: RegimeChoice, { explained, usual }: Readonly<Record<"explained" | "usual", Explainer>>, setting: Setting): RankedSite["regime"] {
  const { plan, question } = setting;
  const [first, ...others] = best.regime.members;
  if (first === undefined) throw new RangeError("a regime is held by nobody; expected at least one member");
  const announced = announcedRegimes(question, best, setting);
  const clauses = best === standard ? [] : clauseWorths(best, setting);
  return {
    id: first.regime.id,
    names: namesOf(best.regime),
    npvGain: figure(explained.taxes.value - usual.taxes.value, plan.currency, { method: "regime-choice", label: "finance.figure.regime-gain", from: [explained.taxes, usual.taxes] }),
    ...(runnerUp === undefined ? {} : { runnerUp: runnerUp.regime.id }),
    ...(others.length === 0 ? {} : { combined: others.map(({ regime: { id, names } }) => ({ id, names })) }),
    ...(clauses.length === 0 ? {} : { clauses }),
    ...(announced.length === 0 ? {} : { announced }),
  };
}

/** The names of regimes held together, joined. */
export function namesOf({ members }: PlannedRegime): Names {
  const joined = (language: (typeof languages)[number]): string => members.map(({ regime }) => regime.names[language]).join(" + ");
  return { en: joined("en"), zh: joined("zh"), ru: joined("ru") };
}

/** NPV less the NPV without the clause; all else, the cap too, worked out anew. */
function clauseWorths(best: CashFlow, { plan, discountRate }: Setting): { id: string; npv: Figure }[] {
  return best.regime.members.flatMap((member) => [
    ...member.regime.clauses.filter(({ tax }) => tax !== "vat").map(({ id, tax, rate }) => ({ id: `${member.regime.id}/${id}`, rate, label: `finance.tax.${tax}`, without: withoutClause(member, id) })),
    ...(member.regime.vatRefundDays === undefined || plan.vat === undefined ? [] : [{ id: `${member.regime.id}/vat-refund`, rate: member.regime.vatRefundDays, label: "finance.line.vat", without: { ...member, vatRefundDays: undefined } }]),
  ].map(({ id, rate, label, without }) => {
    const { npv } = cashFlowUnder(held(best.regime.members.map((one) => (one === member ? without : one))), plan, best.values);
    return { id, npv: figure(best.npv - npv, plan.currency, { method: "regime-choice", label, from: [{ ...rate, label: rate.label ?? "finance.input.tax-rate" }, discountRate] }) };
  }));
}

function withoutClause(member: PlannedMember, id: string): PlannedMember {
  const clauses = Object.fromEntries(Object.entries(member.clauses).map(([tax, all]) => [tax, all.filter(({ clause }) => clause.id !== id)])) as unknown as PlannedMember["clauses"];
  return { ...member, clauses };
}

/** Announced regimes; with NPV where their rates are known and the investment is large enough. */
function announcedRegimes({ announced = [] }: AppraisalQuestion, best: CashFlow, { plan, discountRate }: Setting): { id: string; names: Names; npv?: Figure }[] {
  return announced.map(({ id, names }) => {
    const planned = plan.announced.find((one) => one.id === id);
    if (planned === undefined || !isReached(planned, best)) return { id, names };
    const explained = explainerOf(cashFlowUnder(planned, plan, best.values), { plan, discountRate, show: "everything" });
    return { id, names, npv: figure(explained.npv.value, plan.currency, { method: "regime-choice", label: "finance.figure.npv", from: [explained.taxes, discountRate] }) };
  });
}
