import type { ActivityLine } from "#model/activity.js";
import { currencySteps } from "#model/currency.js";
import type { Quantity } from "#model/fact.js";
import { parseFormula } from "#model/formula.js";
import type { Duty } from "#model/goods.js";
import type { Clause, Regime } from "#model/regime.js";
import { currencyOf, parseUnit } from "#model/unit.js";
import { firstDayOf, holdsOn } from "./calendar.js";
import { inputTable, product, type Input, type InputTable, type Term } from "./inputs.js";
import { factNamed, horizonOf, startDateOf, type AppraisalQuestion, type AppraisedFlow } from "./question.js";

/** A duty per tonne: the larger of a share of the customs value and a floor. `inForce[year]`, index 0 unused. */
export interface PlannedDuty {
  readonly direction: Duty["direction"];
  readonly share?: Term | undefined;
  readonly perTonne?: Term | undefined; // money/t
  readonly inForce: readonly boolean[];
}

export interface PlannedFlow {
  readonly share: number;
  readonly price: Term; // money/t
  readonly freight: Term; // money/t
  readonly duties: readonly PlannedDuty[];
}

/** A line of the activity with its formulas ready to be worked out; money is in the brief's currency. */
export type PlannedLine =
  | { readonly kind: "capex"; readonly id: string; readonly amount: Term; readonly years: readonly number[]; readonly depreciationYears: number }
  | { readonly kind: "opex" | "sales"; readonly id: string; readonly amount: Term; readonly ramp: readonly Term[]; readonly fromYear: number; readonly labour: boolean }
  | { readonly kind: "output" | "input"; readonly id: string; readonly amount: Term; readonly ramp: readonly Term[]; readonly flows: readonly PlannedFlow[] };
export type PlannedGoods = Extract<PlannedLine, { readonly flows: readonly PlannedFlow[] }>;

export interface PlannedClause {
  readonly clause: Clause;
  readonly rate: Term;
  readonly inForce: readonly boolean[]; // by year, by its calendar dates alone
}

export interface PlannedRegime {
  readonly regime: Regime;
  readonly clauses: readonly PlannedClause[];
  readonly minCapex?: Term | undefined; // money
  readonly cap?: { readonly share: Term; readonly freeYears: number } | undefined; // only where it holds for this day of residency
}

/** A cash flow ready to be worked out for any values of its inputs. */
export interface Plan {
  readonly currency: string;
  readonly horizonYears: number;
  readonly discountRatePerYear: number;
  readonly inputs: readonly Input[];
  readonly lines: readonly PlannedLine[];
  readonly standard: PlannedRegime;
  readonly regimes: readonly PlannedRegime[]; // standard first
}

/**
 * Reads the activity's formulas, prices, freight, duties, exchange rates and tax clauses once, so that working out a cash flow is arithmetic only.
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
  const context: Context = { question, table, years: Array.from({ length: horizonYears + 1 }, (_, year) => year) };
  const lines = activity.lines.map((line) => plannedLine(line, context));
  const regimes = question.regimes.map((regime) => plannedRegime(regime, context));
  const [standard] = regimes;
  if (standard?.regime.standard !== true) throw new RangeError(`first regime is ${standard?.regime.id ?? "absent"}; expected the standard regime of ${question.site.country}`);
  return { currency: money.currency, horizonYears, discountRatePerYear: money.discountRatePerYear, inputs: table.inputs, lines, standard, regimes };
}

interface Context {
  readonly question: AppraisalQuestion;
  readonly table: InputTable;
  readonly years: readonly number[]; // 0 ... horizon
}

function plannedLine(line: ActivityLine, context: Context): PlannedLine {
  const amount = formulaTerm(line.formula, context);
  switch (line.kind) {
    case "capex":
      return { kind: line.kind, id: line.id, amount: money(amount, { unit: line.unit, per: [], what: line.id }, context), years: line.years, depreciationYears: line.depreciationYears };
    case "opex":
    case "sales": {
      const [fromYear, labour] = line.kind === "opex" ? [line.fromYear, line.labour] : [1, false];
      return { kind: line.kind, id: line.id, amount: money(amount, { unit: line.unit, per: ["year"], what: line.id }, context), ramp: rampOf(line, context), fromYear, labour };
    }
    case "output":
    case "input": {
      const flows = context.question.flows.filter((flow) => flow.line === line.id);
      const shares = flows.reduce((sum, { share }) => sum + share, 0);
      if (!(Math.abs(shares - 1) < 1e-9) || flows.some(({ share }) => share < 0)) throw new RangeError(`shares of the flows of ${line.id} sum to ${shares}; expected 1, none below 0`);
      return { kind: line.kind, id: line.id, amount, ramp: rampOf(line, context), flows: flows.map((flow, i) => plannedFlow(flow, i === 0 ? line.id : `${line.id}-${i + 1}`, context)) };
    }
  }
}

function rampOf({ ramp = [] }: { readonly ramp?: readonly string[] | undefined }, context: Context): readonly Term[] {
  return ramp.map((text) => formulaTerm(text, context));
}

function formulaTerm(text: string, { question, table }: Context): Term {
  const formula = parseFormula(text);
  if ("wrong" in formula) throw new RangeError(`formula ${text} of ${question.activity.id}: ${formula.wrong}`);
  const terms = new Map(formula.names.map((name) => {
    const fact = factNamed(name, question);
    if (fact === undefined) throw new RangeError(`formula ${text} of ${question.activity.id}: no fact ${name} at ${question.site.id}`);
    return [name, table.term(name === "scale" ? "finance.input.scale" : name, fact)];
  }));
  return { reads: product([...terms.values()]).reads, of: (values) => formula.evaluate((name) => terms.get(name)?.of(values)) };
}

function plannedFlow({ price, freightUsdPerTonne, duties, share }: AppraisedFlow, name: string, context: Context): PlannedFlow {
  return {
    share,
    price: perTonne(`finance.input.price:${name}`, price, context),
    freight: perTonne(`finance.input.freight:${name}`, freightUsdPerTonne, context),
    duties: duties.map((duty, i): PlannedDuty => {
      const id = `${name}-${duty.country}-${duty.direction}-${i + 1}`;
      return {
        direction: duty.direction,
        share: duty.share === undefined ? undefined : shareTerm(`finance.input.duty-share:${id}`, duty.share, context),
        perTonne: duty.perTonne === undefined ? undefined : perTonne(`finance.input.duty-per-tonne:${id}`, duty.perTonne, context),
        inForce: inForce(duty, context),
      };
    }),
  };
}

function plannedRegime(regime: Regime, context: Context): PlannedRegime {
  const { minCapex } = regime.entry;
  const { benefitCap } = regime;
  return {
    regime,
    clauses: regime.clauses.filter(({ tax }) => tax !== "vat").map((clause) => ({ clause, rate: shareTerm(`finance.input.tax-rate:${regime.id}/${clause.id}`, clause.rate, context), inForce: inForce(clause, context) })),
    minCapex: minCapex && money(context.table.term(`finance.input.entry-capex:${regime.id}`, minCapex), { unit: minCapex.unit, per: [], what: `${regime.id} entry` }, context),
    cap: benefitCap && startDateOf(context.question) >= benefitCap.from
      ? { share: nonNegative(`finance.input.benefit-cap:${regime.id}`, benefitCap.shareOfCapex, context), freeYears: benefitCap.freeYears }
      : undefined,
  };
}

function inForce(dated: Parameters<typeof holdsOn>[1], { question, years }: Context): readonly boolean[] {
  return years.map((year) => year > 0 && holdsOn(firstDayOf(year, startDateOf(question)), dated));
}

/** An input that is a share: 0 to 1. */
function shareTerm(name: string, quantity: Quantity, context: Context): Term {
  return checked(context.table.term(name, quantity), (value) => value >= 0 && value <= 1, `${name}: expected a share between 0 and 1, found`);
}

function nonNegative(name: string, quantity: Quantity, context: Context): Term {
  return checked(context.table.term(name, quantity), (value) => value >= 0, `${name}: expected 0 or more, found`);
}

function perTonne(name: string, quantity: Quantity, context: Context): Term {
  return money(nonNegative(name, quantity, context), { unit: quantity.unit, per: ["t"], what: name }, context);
}

function checked(term: Term, isRight: (value: number) => boolean, complaint: string): Term {
  return {
    reads: term.reads,
    of(values) {
      const value = term.of(values);
      if (!isRight(value)) throw new RangeError(`${complaint} ${value}`);
      return value;
    },
  };
}

/** An amount in the brief's currency, from one in the currency of its unit. */
function money(amount: Term, { unit, per, what }: { readonly unit: string; readonly per: readonly string[]; readonly what: string }, { question, table }: Context): Term {
  const from = currencyOf(unit);
  const parsed = parseUnit(unit);
  if (from === undefined || parsed?.over.length !== 1 || parsed.under.join("·") !== per.join("·")) throw new RangeError(`${what} has the unit ${unit}; expected ${["a currency", ...per].join("/")}`);
  const steps = currencySteps(question.fx, { from, to: question.brief.money.currency, asOf: question.asOf });
  if (steps === undefined) throw new RangeError(`no exchange rate from ${from} to ${question.brief.money.currency}`);
  return product([amount, ...steps.map(({ fact, divide }): Term => {
    const rate = checked(table.term(`finance.input.fx:${fact.unit}`, fact), (value) => value > 0, `exchange rate ${fact.unit}: expected more than 0, found`);
    return divide ? { reads: rate.reads, of: (values) => 1 / rate.of(values) } : rate;
  })]);
}
