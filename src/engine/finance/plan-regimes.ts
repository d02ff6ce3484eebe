import type { Regime } from "#model/regime.js";
import type { PlannedClause, PlannedMember, PlannedVat } from "./plan.js";
import { startDateOf } from "./question.js";
import { daysTerm, inForce, money, nonNegative, shareTerm, type Context } from "./terms.js";

export function plannedMember(regime: Regime, context: Context): PlannedMember {
  const { id, entry: { minCapex }, benefitCap, vatRefundDays } = regime;
  const clauses = regime.clauses.map((clause): PlannedClause => ({ clause, rate: shareTerm(`finance.input.${clause.tax === "vat" ? "vat" : "tax"}-rate:${id}/${clause.id}`, clause.rate, context), inForce: inForce(clause, context) }));
  const on = (tax: PlannedClause["clause"]["tax"]): readonly PlannedClause[] => clauses.filter(({ clause }) => clause.tax === tax);
  return {
    regime,
    clauses: { "profit-tax": on("profit-tax"), "social-contributions": on("social-contributions"), "property-tax": on("property-tax"), "vat": on("vat") },
    minCapex: minCapex && money(context.table.term(`finance.input.entry-capex:${id}`, minCapex), { unit: minCapex.unit, per: [], what: `${id} entry` }, context),
    cap: benefitCap && startDateOf(context.question) >= benefitCap.from
      ? { share: nonNegative(`finance.input.benefit-cap:${id}`, benefitCap.shareOfCapex, context), freeYears: benefitCap.freeYears }
      : undefined,
    vatRefundDays: vatRefundDays && daysTerm(`finance.input.vat-refund-days:${id}`, vatRefundDays, context),
  };
}

/** Every set of regimes that may be held at once: each alone, in order, then those of which any two may be combined, smaller sets first. */
export function regimeSets(members: readonly PlannedMember[]): readonly (readonly PlannedMember[])[] {
  const sets: PlannedMember[][] = members.map((member) => [member]);
  for (const set of sets) {
    const last = members.findLastIndex((member) => set.includes(member));
    for (const next of members.slice(last + 1)) if (set.every((one) => mayCombine(one.regime, next.regime))) sets.push([...set, next]);
  }
  return sets;
}

function mayCombine(a: Regime, b: Regime): boolean {
  return (a.combinesWith?.includes(b.id) ?? false) || (b.combinesWith?.includes(a.id) ?? false);
}

/** Value-added tax is worked out where the standard regime has its rate in every year and says how long refunds take; else it is taken as neutral. */
export function vatOf(standard: PlannedMember, { years }: Context): PlannedVat | undefined {
  const rates = years.map((year) => standard.clauses.vat.find(({ inForce: holds }) => holds[Math.max(year, 1)])?.rate);
  const known = rates.filter((rate) => rate !== undefined);
  return standard.vatRefundDays === undefined || known.length < rates.length ? undefined : { rates: known, refundDays: standard.vatRefundDays };
}
