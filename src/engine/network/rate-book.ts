import { currencyRate } from "#model/currency.js";
import type { Fact, IsoDate } from "#model/fact.js";
import type { FxRate, Mode, Rate, RateKind } from "#model/network.js";
import type { Problem } from "#model/problem.js";
import { currencyOf, parseUnit } from "#model/unit.js";
import type { Scopes } from "./scopes.js";

/** A rate in force, ready for arithmetic. */
export interface UsableRate {
  readonly rate: Rate;
  readonly value: number; // of the rate's unit with its currency turned into USD
  readonly perVehicle: boolean;
  readonly of?: "t" | "person" | undefined; // what its unit counts
  readonly facts: readonly Fact[]; // the rate and the exchange rates used
}

/** Rates in force by kind, then by scope. */
export type RateBook = ReadonlyMap<RateKind, ReadonlyMap<string, readonly UsableRate[]>>;

/** What a rate is asked for. */
export interface RateQuestion {
  readonly kind: RateKind;
  readonly scopes: Scopes;
  readonly goods: string;
  readonly mode: Mode;
  readonly passenger?: boolean | undefined;
}

export interface ChosenRate extends UsableRate {
  readonly breadth: number; // 0 = the narrowest possible; equal numbers are equally narrow
}

const [perKm, once] = [["$/(km·t)", "$/(km·person)", "$/(km·vehicle)"], ["$/t", "$/person", "$/vehicle"]];

/** What stands under the slash in the units of each kind; for money tonnes, persons, or vehicles, which are spread over the payload. */
const unitsOf: Readonly<Record<RateKind, readonly string[]>> = {
  "freight": perKm, "road-charge": perKm, "boarding": once, "handling": once, "gauge-break": once, "border-fee": once, "toll": once,
  "time-value": ["$/(h·t)", "$/(h·person)"], "payload": ["t/vehicle", "person/vehicle"], "speed": ["km/h"], "empty-return": [""],
  "handling-time": ["h"], "gauge-break-time": ["h"], "border-wait": ["h"],
};

/** Kinds by which something is divided. */
const divisors: readonly RateKind[] = ["speed", "payload"];

/**
 * Sorts out the rates in force on a day and turns their currencies into USD.
 * Reports, for these: a unit that does not fit the kind, a value below 0 (speed and payload: or 0) or not finite, a currency without an exchange rate.
 *
 * @see docs/method.md#network-rates
 */
export function rateBook(rates: readonly Rate[], { fx, asOf, report }: { readonly fx: readonly FxRate[]; readonly asOf: IsoDate; readonly report: (problem: Problem) => void }): RateBook {
  const book = new Map<RateKind, Map<string, UsableRate[]>>();
  for (const rate of rates) {
    if ((rate.from !== undefined && rate.from > asOf) || (rate.to !== undefined && rate.to < asOf)) continue;
    const usable = usableRate(rate, fx, asOf);
    if ("code" in usable) {
      report(usable);
      continue;
    }
    const scopes = book.get(rate.kind) ?? new Map<string, UsableRate[]>();
    book.set(rate.kind, scopes);
    const rows = scopes.get(rate.scope);
    if (rows === undefined) scopes.set(rate.scope, [usable]);
    else rows.push(usable);
  }
  return book;
}

function usableRate(rate: Rate, fx: readonly FxRate[], asOf: IsoDate): UsableRate | Problem {
  const { value, unit } = rate.amount;
  const problem = (code: Problem["code"], data: Problem["data"]): Problem => ({ code, severity: "error", at: { file: "rates.csv", path: rate.id }, data });
  if (value < 0) return problem("value-negative", { key: rate.id, value });
  if (!Number.isFinite(value) || (value === 0 && divisors.includes(rate.kind))) return problem("value-range", { key: rate.id, value: String(value), range: "> 0" });
  const shape = shapeOf(unit);
  if (shape === undefined || !unitsOf[rate.kind].includes(shape)) return problem("unit-unfit", { key: rate.id, unit, value: unit, expected: unitsOf[rate.kind].map((one) => one.replace("$", "¤") || "1").join(", ") });
  const amount: Fact = { ...rate.amount, label: `network.rate.${rate.kind}` };
  const currency = currencyOf(unit);
  const of = /\bperson\b/.test(shape) ? "person" : /\bt\b/.test(shape) ? "t" : undefined;
  if (currency === undefined) return { rate, value, perVehicle: false, of, facts: [amount] };
  const conversion = currencyRate(fx, { from: currency, to: "USD", asOf });
  if (conversion === undefined) return problem("currency-without-rate", { key: rate.id, currency, uses: 1 });
  return { rate, value: value * conversion.rate, perVehicle: shape.includes("vehicle"), of, facts: [amount, ...conversion.facts.map((fact) => ({ ...fact, label: "network.exchange-rate" }))] };
}

/** A unit with its currency written `$` and its atoms sorted: `RUB/(t·km)` -> `$/(km·t)`. */
function shapeOf(unit: string): string | undefined {
  const parsed = parseUnit(unit);
  if (parsed === undefined) return undefined;
  const currency = currencyOf(unit);
  const over = parsed.over.map((atom) => (atom === currency ? "$" : atom)).join("·");
  if (parsed.under.length === 0) return over;
  return `${over}/${parsed.under.length === 1 ? parsed.under.join("") : `(${parsed.under.join("·")})`}`;
}

/**
 * The rate of a kind that fits, for passengers one per person and for goods none such: the narrowest scope wins, then the one that names the goods, then the one that names the mode,
 * then the scope that stands first on its level, then the latest `from`, then the id.
 */
export function chooseRate(book: RateBook, { kind, scopes, goods, mode, passenger = false }: RateQuestion): ChosenRate | undefined {
  const byScope = book.get(kind);
  if (byScope === undefined) return undefined;
  for (const [level, names] of scopes.entries()) {
    let best: ChosenRate | undefined;
    for (const name of names) {
      for (const usable of byScope.get(name) ?? []) {
        const { rate } = usable;
        if (!(passenger ? isForPassengers(usable) : usable.of !== "person")) continue;
        if ((rate.goods !== undefined && rate.goods !== goods) || (rate.mode !== undefined && rate.mode !== mode)) continue;
        const breadth = 4 * level + (rate.goods === undefined ? 2 : 0) + (rate.mode === undefined ? 1 : 0);
        if (best === undefined || breadth < best.breadth || (breadth === best.breadth && best.rate.scope === name && isLater(rate, best.rate))) best = { ...usable, breadth };
      }
    }
    if (best !== undefined) return best;
  }
  return undefined;
}

/** Charges, times and loads of vehicles are those of goods unless a rate names the passengers; speed is anyone's. */
function isForPassengers({ rate, of }: UsableRate): boolean {
  return of === "person" || (of === undefined && (rate.goods !== undefined || rate.kind === "speed"));
}

function isLater(rate: Rate, than: Rate): boolean {
  const [from, thanFrom] = [rate.from ?? "", than.from ?? ""];
  return from > thanFrom || (from === thanFrom && rate.id < than.id);
}
