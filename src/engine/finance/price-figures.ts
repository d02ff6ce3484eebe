import { figure, type Fact, type Quantity } from "#model/fact.js";
import { distinctFacts } from "./distinct-facts.js";
import { yearTime } from "./calendar.js";
import { inputTable } from "./inputs.js";
import type { Plan } from "./plan.js";
import { growthInto } from "./price-growth.js";
import { startDateOf, type AppraisalQuestion } from "./question.js";
import { rhythmOf } from "./rhythm.js";

/**
 * What prices in the brief's currency are expected to do over the horizon, and what the brief's discount rate is in the other terms.
 *
 *     inflation = (index(end) / index(start))^(1 / years) - 1
 *     real rate = (1 + nominal rate) / (1 + inflation) - 1
 *
 * @returns nothing where the pack expects nothing, or the years worked out end before the as-of date
 * @see docs/method.md#price-growth
 */
export function priceFigures({ currency, horizonYears, isReal }: Plan, { question, discountRate }: { readonly question: AppraisalQuestion; readonly discountRate: Fact }): Readonly<Record<string, Quantity>> {
  const { expectations = [], asOf } = question;
  if (expectations.length === 0) return {};
  const table = inputTable();
  const timeline = { start: yearTime(startDateOf(question)), asOf: yearTime(asOf), horizonYears, ratePerYear: 0, isReal: false, currency };
  const rhythm = rhythmOf({ currency, kind: "price" }, timeline, growthInto(currency, expectations, table));
  const { level } = rhythm.measure(table.inputs.map(({ quantity }) => quantity.value));
  const facts = distinctFacts(rhythm.reads.flatMap((position) => table.inputs[position]?.facts ?? []));
  if (facts.length === 0) return {};
  const mean = ((level[horizonYears] ?? 1) / (level[0] ?? 1)) ** (1 / horizonYears) - 1;
  const rate = discountRate.value;
  const inflation = figure(mean, "1/year", { method: "price-growth", label: "finance.figure.inflation", from: facts });
  const other = isReal ? (1 + rate) * (1 + mean) - 1 : (1 + rate) / (1 + mean) - 1;
  return {
    inflation,
    [isReal ? "nominalDiscountRate" : "realDiscountRate"]: figure(other, "1/year", { method: "price-growth", label: isReal ? "finance.figure.nominal-rate" : "finance.figure.real-rate", from: [discountRate, inflation] }),
  };
}
