import type { ActivityLine } from "#model/activity.js";
import { currencySteps } from "#model/currency.js";
import { parseFormula } from "#model/formula.js";
import type { Tax } from "#model/regime.js";
import { currencyOf } from "#model/unit.js";
import { firstDayOf, holdsOn } from "./calendar.js";
import { factNamed, horizonOf, startDateOf, type AppraisalQuestion } from "./question.js";

/** Something that nobody knows and without which there is no cash flow. `what` names it: a fact, a currency, a tax, a line. */
export interface Gap {
  readonly code: "no-fact" | "no-exchange-rate" | "no-tax-rate" | "no-market";
  readonly what: string;
}

/**
 * What is missing for an appraisal; nothing where `appraise` can answer. An unknown number is never taken as 0, so a site with a gap
 * cannot be appraised: the caller says why instead.
 *
 * @see docs/method.md#gaps
 */
export function gapsOf(question: AppraisalQuestion): readonly Gap[] {
  const gaps = [...missingFacts(question), ...missingMarkets(question), ...missingCurrencies(question), ...missingTaxes(question)];
  return gaps.filter(({ code, what }, i) => gaps.findIndex((gap) => gap.code === code && gap.what === what) === i);
}

function missingFacts(question: AppraisalQuestion): Gap[] {
  return question.activity.lines.flatMap(formulasOf).flatMap((text) => {
    const formula = parseFormula(text);
    if ("wrong" in formula) throw new RangeError(`formula ${text} of ${question.activity.id}: ${formula.wrong}`);
    return formula.names.filter((name) => factNamed(name, question) === undefined).map((what): Gap => ({ code: "no-fact", what }));
  });
}

/** Every formula of a line, its ramp included. */
export function formulasOf(line: ActivityLine): readonly string[] {
  return line.kind === "capex" ? [line.formula] : [line.formula, ...(line.ramp ?? [])];
}

function missingMarkets({ activity, flows }: AppraisalQuestion): Gap[] {
  return activity.lines
    .filter((line) => (line.kind === "output" || line.kind === "input") && !flows.some((flow) => flow.line === line.id))
    .map(({ id }) => ({ code: "no-market", what: id }));
}

function missingCurrencies({ activity, flows, regimes, fx, brief, asOf }: AppraisalQuestion): Gap[] {
  const units = [
    ...activity.lines.map(({ unit }) => unit),
    ...flows.flatMap(({ price, freightUsdPerTonne, duties }) => [price.unit, freightUsdPerTonne.unit, ...duties.map(({ perTonne }) => perTonne?.unit)]),
    ...regimes.map(({ entry }) => entry.minCapex?.unit),
  ];
  const currencies = new Set(units.map((unit) => (unit === undefined ? undefined : currencyOf(unit))));
  return [...currencies]
    .filter((from) => from !== undefined)
    .filter((from) => currencySteps(fx, { from, to: brief.money.currency, asOf }) === undefined)
    .map((from) => ({ code: "no-exchange-rate", what: `${from}/${brief.money.currency}` }));
}

/** Taxes for which the country's standard regime has no rate in some year, among those that have something to be taken on. */
function missingTaxes(question: AppraisalQuestion): Gap[] {
  const { lines } = question.activity;
  const due: readonly Tax[] = [
    "profit-tax",
    ...(lines.some((line) => line.kind === "opex" && line.labour) ? (["social-contributions"] as const) : []),
    ...(lines.some(({ kind }) => kind === "capex") ? (["property-tax"] as const) : []),
  ];
  const [standard] = question.regimes;
  const start = startDateOf(question);
  const years = Array.from({ length: horizonOf(question) }, (_, i) => i + 1);
  return due
    .filter((tax) => !years.every((year) => standard?.clauses.some((clause) =>
      clause.tax === tax && clause.clock === "residency" && year >= clause.yearFrom && year <= (clause.yearTo ?? Infinity) && holdsOn(firstDayOf(year, start), clause))))
    .map((tax) => ({ code: "no-tax-rate", what: `${standard?.id ?? question.site.country}/${tax}` }));
}
