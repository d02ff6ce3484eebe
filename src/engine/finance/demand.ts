import type { IsoDate } from "#model/fact.js";
import type { VisaRule } from "#model/visa.js";
import { firstDayOf, holdsOn } from "./calendar.js";
import { everyYear } from "./every-year.js";
import type { Values } from "./inputs.js";
import type { PlannedGuests, VisaState } from "./plan.js";
import { checkAffected } from "./plan-lines.js";
import { startDateOf } from "./question.js";
import { shareFormula, type Context } from "./terms.js";

/** Which statement counts where several hold on a day: a waiver that is in doubt is in doubt even where other visas can be had. */
const precedence: readonly VisaRule["status"][] = ["visa-free", "unknown", "group-visa-free", "e-visa", "visa"];

/** Whether tourists of a nationality need a visa on a day. Nothing said is `unknown`. */
export function visaStateOn(day: IsoDate, visas: readonly VisaRule[], { nationality, country }: { readonly nationality: string; readonly country: string }): VisaState {
  if (nationality === country) return { status: "visa-free" };
  const rules = visas.filter((rule) => rule.nationality === nationality && rule.country === country && (rule.purpose === "any" || rule.purpose === "tourism") && holdsOn(day, rule));
  for (const status of precedence) {
    const rule = rules.find((one) => one.status === status);
    if (rule !== undefined) return { status, rule };
  }
  return { status: "unknown" };
}

export function guestsOf(context: Context): readonly PlannedGuests[] {
  const { question, years } = context;
  const { activity: { demand }, site: { country }, visas = [], asOf } = question;
  if (demand === undefined) return [];
  checkAffected(demand.affects, "the demand", context);
  return demand.parts.map(({ id, nationality, share, withVisa }): PlannedGuests => ({
    id, nationality,
    share: shareFormula(share, `share of guests ${id}`, context),
    withVisa: shareFormula(withVisa, `guests ${id} that come with a visa`, context),
    visaFree: years.map((year) => isFree(visaStateOn(firstDayOf(Math.max(year, 1), startDateOf(question)), visas, { nationality, country }))),
    now: visaStateOn(asOf, visas, { nationality, country }),
    foreign: nationality !== country,
  }));
}

function isFree({ status }: VisaState): boolean {
  return status === "visa-free" || status === "group-visa-free";
}

/** The same guests if every foreign nationality needed a visa in all years, or none did. */
export function guestsIf(guests: readonly PlannedGuests[], need: "all" | "none"): readonly PlannedGuests[] {
  return guests.map((one) => (one.foreign ? { ...one, visaFree: one.visaFree.map(() => need === "none") } : one));
}

/**
 * Share of the full demand that comes, by year.
 *
 *     1 - Σ over nationalities that need a visa: share · (1 - share that still comes)
 *
 * @throws {RangeError} where the shares sum to more than 1
 * @see docs/method.md#demand
 */
export function demandFactors(guests: readonly PlannedGuests[], horizonYears: number, values: Values): readonly number[] {
  const factors = everyYear(1, horizonYears);
  let shares = 0;
  for (const { share, withVisa, visaFree } of guests) {
    const own = share.of(values);
    shares += own;
    const lost = own * (1 - withVisa.of(values));
    for (let year = 0; year <= horizonYears; year += 1) if (visaFree[year] !== true) factors[year] = (factors[year] ?? 1) - lost;
  }
  if (shares > 1 + 1e-9) throw new RangeError(`shares of the guests sum to ${shares}; expected at most 1`);
  return factors;
}
