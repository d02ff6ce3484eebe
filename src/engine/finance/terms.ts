import { currencySteps } from "#model/currency.js";
import type { Quantity } from "#model/fact.js";
import { parseFormula } from "#model/formula.js";
import { currencyOf, parseUnit } from "#model/unit.js";
import { firstDayOf, holdsOn } from "./calendar.js";
import { checked, product, type InputTable, type Term } from "./inputs.js";
import { factNamed, startDateOf, type AppraisalQuestion } from "./question.js";
import type { RhythmBook } from "./rhythm.js";

/** What the parts of a plan are read with. */
export interface Context {
  readonly question: AppraisalQuestion;
  readonly table: InputTable;
  readonly book: RhythmBook;
  readonly years: readonly number[]; // 0 ... horizon
}

export function formulaTerm(text: string, { question, table }: Context): Term {
  const formula = parseFormula(text);
  if ("wrong" in formula) throw new RangeError(`formula ${text} of ${question.activity.id}: ${formula.wrong}`);
  const terms = new Map(formula.names.map((name) => {
    const fact = factNamed(name, question);
    if (fact === undefined) throw new RangeError(`formula ${text} of ${question.activity.id}: no fact ${name} at ${question.site.id}`);
    return [name, table.term(name === "scale" ? "finance.input.scale" : name, fact)];
  }));
  return { reads: product([...terms.values()]).reads, of: (values) => formula.evaluate((name) => terms.get(name)?.of(values)) };
}

/** A formula that gives a share: 0 to 1. */
export function shareFormula(text: string, what: string, context: Context): Term {
  return checked(formulaTerm(text, context), (value) => value >= 0 && value <= 1, `${what}: expected a share between 0 and 1, found`);
}

/** An input that is a share: 0 to 1. */
export function shareTerm(name: string, quantity: Quantity, context: Context): Term {
  return checked(context.table.term(name, quantity), (value) => value >= 0 && value <= 1, `${name}: expected a share between 0 and 1, found`);
}

export function nonNegative(name: string, quantity: Quantity, context: Context): Term {
  return checked(context.table.term(name, quantity), (value) => value >= 0, `${name}: expected 0 or more, found`);
}

/** An input that is a number of days, 0 to a year. */
export function daysTerm(name: string, quantity: Quantity, context: Context): Term {
  if (quantity.unit !== "day") throw new RangeError(`${name} has the unit ${quantity.unit}; expected day`);
  return checked(context.table.term(name, quantity), (value) => value >= 0 && value <= 365, `${name}: expected 0 to 365 days, found`);
}

export function perTonne(name: string, quantity: Quantity, context: Context): Term {
  return money(nonNegative(name, quantity, context), { unit: quantity.unit, per: ["t"], what: name }, context);
}

/** An amount in the brief's currency at the exchange rates of the as-of date, from one in the currency of its unit. */
export function money(amount: Term, { unit, per, what }: { readonly unit: string; readonly per: readonly string[]; readonly what: string }, { question, table }: Context): Term {
  const from = currencyIn(unit, { per, what });
  const steps = currencySteps(question.fx, { from, to: question.brief.money.currency, asOf: question.asOf });
  if (steps === undefined) throw new RangeError(`no exchange rate from ${from} to ${question.brief.money.currency}`);
  return product([amount, ...steps.map(({ fact, divide }): Term => {
    const rate = checked(table.term(`finance.input.fx:${fact.unit}`, fact), (value) => value > 0, `exchange rate ${fact.unit}: expected more than 0, found`);
    return divide ? { reads: rate.reads, of: (values) => 1 / rate.of(values) } : rate;
  })]);
}

/** The currency of an amount of money. @throws {RangeError} where the unit is not a currency per `per` */
export function currencyIn(unit: string, { per, what }: { readonly per: readonly string[]; readonly what: string }): string {
  const from = currencyOf(unit);
  const parsed = parseUnit(unit);
  if (from === undefined || parsed?.over.length !== 1 || parsed.under.join("·") !== per.join("·")) throw new RangeError(`${what} has the unit ${unit}; expected ${["a currency", ...per].join("/")}`);
  return from;
}

/** In which years of the cash flow something dated is in force on the year's first day; never in year 0. */
export function inForce(dated: Parameters<typeof holdsOn>[1], { question, years }: Context): readonly boolean[] {
  return years.map((year) => year > 0 && holdsOn(firstDayOf(year, startDateOf(question)), dated));
}
