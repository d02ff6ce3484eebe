import type { Activity, ActivityLine } from "#model/activity.js";
import { currencySteps } from "#model/currency.js";
import { parseFormula } from "#model/formula.js";
import type { Tax } from "#model/regime.js";
import { currencyOf } from "#model/unit.js";
import { firstDayOf, holdsOn, yearTime } from "./calendar.js";
import { expectationFor } from "./price-growth.js";
import { factNamed, horizonOf, startDateOf, type AppraisalQuestion } from "./question.js";

/** Something that nobody knows and without which there is no cash flow. `what` names it: a fact, a currency, a tax, a line. */
export interface Gap {
  readonly code: "no-fact" | "no-exchange-rate" | "no-expectation" | "no-tax-rate" | "no-market";
  readonly what: string;
}

/**
 * What is missing for an appraisal; nothing where `appraise` can answer. An unknown number is never taken as 0, so a site with a gap
 * cannot be appraised: the caller says why instead.
 *
 * @see docs/method.md#gaps
 */
export function gapsOf(question: AppraisalQuestion): readonly Gap[] {
  const gaps = [...missingFacts(question), ...missingMarkets(question), ...missingCurrencies(question), ...missingExpectations(question), ...missingTaxes(question)];
  return gaps.filter(({ code, what }, i) => gaps.findIndex((gap) => gap.code === code && gap.what === what) === i);
}

function missingFacts(question: AppraisalQuestion): Gap[] {
  return formulasOf(question.activity).flatMap((text) => {
    const formula = parseFormula(text);
    if ("wrong" in formula) throw new RangeError(`formula ${text} of ${question.activity.id}: ${formula.wrong}`);
    return formula.names.filter((name) => factNamed(name, question) === undefined).map((what): Gap => ({ code: "no-fact", what }));
  });
}

/** Every formula of an activity: of its lines with their ramps and residual values, its hazards and its demand. */
function formulasOf({ lines, hazards = [], demand }: Activity): readonly string[] {
  const ofLine = (line: ActivityLine): readonly string[] => {
    if (line.kind !== "capex") return [line.formula, ...(line.ramp ?? [])];
    return line.residual === undefined ? [line.formula] : [line.formula, line.residual];
  };
  return [
    ...lines.flatMap(ofLine),
    ...hazards.flatMap(({ probability, lossShare }) => [probability, lossShare]),
    ...(demand?.parts ?? []).flatMap(({ share, withVisa }) => [share, withVisa]),
  ];
}

function missingMarkets({ activity, flows }: AppraisalQuestion): Gap[] {
  return activity.lines
    .filter((line) => (line.kind === "output" || line.kind === "input") && !flows.some((flow) => flow.line === line.id))
    .map(({ id }) => ({ code: "no-market", what: id }));
}

function missingCurrencies({ activity, flows, regimes, announced = [], fx, brief, asOf }: AppraisalQuestion): Gap[] {
  const entries = [...regimes, ...announced].flatMap(({ entry }) => (entry.minCapex === undefined ? [] : [currencyOf(entry.minCapex.unit)]));
  return [...new Set([...currenciesIn({ activity, flows }), ...entries])]
    .filter((from) => from !== undefined)
    .filter((from) => currencySteps(fx, { from, to: brief.money.currency, asOf }) === undefined)
    .map((from) => ({ code: "no-exchange-rate", what: `${from}/${brief.money.currency}` }));
}

/** Currencies of all that is paid, with those of duties by the tonne. */
function currenciesIn({ activity, flows }: Pick<AppraisalQuestion, "activity" | "flows">): ReadonlySet<string | undefined> {
  const units = [
    ...activity.lines.map(({ unit }) => unit),
    ...flows.flatMap(({ price, freightUsdPerTonne, duties }) => [price.unit, freightUsdPerTonne.unit, ...duties.flatMap(({ perTonne }) => perTonne?.unit ?? [])]),
  ];
  return new Set(units.map((unit) => currencyOf(unit)));
}

/** Currencies of which the pack expects nothing in some year, where it expects anything at all. */
function missingExpectations(question: AppraisalQuestion): Gap[] {
  const { activity, expectations = [], brief: { money }, asOf } = question;
  if (expectations.length === 0) return [];
  const start = yearTime(startDateOf(question));
  const [from, to] = [Math.floor(yearTime(asOf)), Math.ceil(start + horizonOf(question) + (activity.seasonStart === undefined ? 0 : 1))];
  const currencies = new Set([...currenciesIn(question), money.currency, ...(expectations.some(({ quantity }) => quantity === "appreciation") ? ["USD"] : [])]);
  return [...currencies].flatMap((currency) => {
    if (currency === undefined) return [];
    const year = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).find((one) => expectationFor(expectations, { currency, quantity: "inflation", year: one }) === undefined);
    return year === undefined ? [] : [{ code: "no-expectation" as const, what: `${currency} ${year}` }];
  });
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
