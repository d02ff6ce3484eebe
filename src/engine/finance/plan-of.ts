import { yearTime } from "./calendar.js";
import { guestsOf } from "./demand.js";
import { inputTable } from "./inputs.js";
import type { Plan, PlannedMember, PlannedRegime, PlannedWorkingCapital } from "./plan.js";
import { hazardsOf, plannedLine } from "./plan-lines.js";
import { plannedMember, regimeSets, vatOf } from "./plan-regimes.js";
import { growthInto } from "./price-growth.js";
import { horizonOf, startDateOf, type AppraisalQuestion } from "./question.js";
import { rhythmBook } from "./rhythm.js";
import { daysTerm, type Context } from "./terms.js";

/**
 * Reads the activity's formulas, prices, freight, duties, exchange rates, expectations and tax clauses once, so that working out a cash flow is arithmetic only.
 *
 * @throws {RangeError} on anything a checked pack and brief cannot hold, naming it
 */
export function planOf(question: AppraisalQuestion): Plan {
  const { brief: { money }, activity, flows } = question;
  const horizonYears = horizonOf(question);
  if (!Number.isInteger(horizonYears) || horizonYears < 1 || horizonYears > 50) throw new RangeError(`horizon is ${horizonYears} years; expected 1 to 50`);
  if (!(money.discountRatePerYear >= 0 && money.discountRatePerYear < Infinity)) throw new RangeError(`discount rate is ${money.discountRatePerYear}; expected a finite number, 0 or more`);
  const lost = flows.find(({ line }) => !activity.lines.some(({ id, kind }) => id === line && (kind === "output" || kind === "input")));
  if (lost !== undefined) throw new RangeError(`a flow names line ${lost.line}; expected a line of goods of ${activity.id}`);
  const twice = activity.lines.find(({ id }, i) => activity.lines.findIndex((line) => line.id === id) < i);
  if (twice !== undefined) throw new RangeError(`line ${twice.id} of ${activity.id} stands twice`);

  const table = inputTable();
  const isReal = money.terms === "real";
  const book = rhythmBook(
    { start: yearTime(startDateOf(question)), asOf: yearTime(question.asOf), horizonYears, ratePerYear: money.discountRatePerYear, isReal, currency: money.currency, seasonStart: activity.seasonStart },
    growthInto(money.currency, question.expectations ?? [], table),
  );
  const context: Context = { question, table, book, years: Array.from({ length: horizonYears + 1 }, (_, year) => year) };
  const lines = activity.lines.map((line) => plannedLine(line, context));
  const [standard, ...others] = question.regimes.map((regime) => plannedMember(regime, context));
  if (standard?.regime.standard !== true) throw new RangeError(`first regime is ${standard?.regime.id ?? "absent"}; expected the standard regime of ${question.site.country}`);
  const regimes = [held([standard]), ...regimeSets(others).map(held)];
  const announced = (question.announced ?? []).filter(({ clauses }) => clauses.length > 0).map((regime) => held([plannedMember(regime, context)]));
  return {
    currency: money.currency, horizonYears, discountRatePerYear: money.discountRatePerYear, isReal,
    lines, hazards: hazardsOf(context), guests: guestsOf(context), workingCapital: workingCapitalOf(context), vat: vatOf(standard, context),
    standard: regimes[0] ?? held([standard]), regimes, announced,
    yearEnd: book.placeOf({ currency: money.currency, kind: "nominal" }),
    inputs: table.inputs, rhythms: book.rhythms,
  };
}

/** Regimes as held together. */
export function held(members: readonly PlannedMember[]): PlannedRegime {
  return { id: members.map(({ regime }) => regime.id).join("+"), members };
}

function workingCapitalOf(context: Context): PlannedWorkingCapital | undefined {
  const { workingCapital } = context.question.activity;
  if (workingCapital === undefined) return undefined;
  const { receivableDays, payableDays, inventoryDays } = workingCapital;
  return {
    receivableDays: receivableDays && daysTerm("finance.input.receivable-days", receivableDays, context),
    payableDays: payableDays && daysTerm("finance.input.payable-days", payableDays, context),
    inventoryDays: inventoryDays && daysTerm("finance.input.inventory-days", inventoryDays, context),
  };
}
