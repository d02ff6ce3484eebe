import type { Fact } from "#model/fact.js";
import type { Mode, RateKind } from "#model/network.js";
import type { GraphLink, Transfer } from "./graph.js";
import { breaksGauge, modeOf } from "./layer.js";
import type { ChosenRate, UsableRate } from "./rate-book.js";
import type { Scopes } from "./scopes.js";
import { weightLimit } from "./search.js";
import type { Wait } from "./wait.js";

/** Costs are added in 10,000ths of a US dollar per tonne or person, times in seconds: integers, so that sums are exact everywhere. */
export const unitsPerUsd = 10_000;
export const secondsPerHour = 3_600;

/** No price reaches this many units or seconds, so that a transfer and a link together stay below the limit of an arc's weight. */
export const priceLimit = weightLimit / 2;

/** The rate of a kind that counts for some goods by some mode on a link or at a place. */
export type Offer = (kind: RateKind) => ChosenRate | undefined;

/** Who pays: knows what is offered for some goods, and is told where a needed rate is missing or a price beyond all bounds. */
export interface Payer {
  readonly passenger: boolean;
  offer(scopes: Scopes, mode: Mode): Offer;
  missing(kind: RateKind, mode: Mode): void;
  outOfRange(where: string): void;
}

/** The unit in which costs are given. */
export function costUnit({ passenger }: Pick<Payer, "passenger">): "USD/person" | "USD/t" {
  return passenger ? "USD/person" : "USD/t";
}

/** One addend of a tariff: a rate, over how much of what it counts. */
interface Term {
  readonly kind: RateKind | "travel-time";
  readonly rate: UsableRate;
  readonly perKm: boolean;
  readonly payload?: UsableRate | undefined; // over which an amount per vehicle is spread
  readonly share?: UsableRate | undefined; // of the amount so computed
}

/** The rates by which a kind of link, or what is done at a place, is priced, whatever the length. */
export interface Terms {
  readonly costs: readonly Term[];
  readonly times: readonly Term[];
  readonly timeValue?: UsableRate | undefined; // always there where time may pass
}

/** Sums of a price. With waits it is dearer by their worth, see `withWaiting`. */
export interface Sums {
  readonly cost: number; // units per tonne or person, value of time included
  readonly seconds: number;
  readonly paid: number; // units without the value of time
  readonly usdPerHour: number;
}

/** One addend of a price: what it is, its size, and what it was computed from. */
export interface Part {
  readonly kind: RateKind | "travel-time" | "opening-wait";
  readonly amount: number; // units per tonne or person, or seconds; of a wait its median
  readonly facts: readonly Fact[];
  readonly wait?: Wait | undefined; // of a time that differs between consignments
}

/** What one tonne or person pays and waits on a link, or at a place before one. The part `time-value` of the costs is computed from all the times. */
export interface Price {
  readonly costs: readonly Part[];
  readonly times: readonly Part[];
  readonly cost: number; // sum of the costs
  readonly seconds: number; // sum of the times
}

const noTerms: Terms = { costs: [], times: [] };

/**
 * How one tonne or person is priced on a link.
 *
 *     cost  = lengthKm · (freight · (1 + empty-return) + road-charge) + toll + border-fee + gauge-break + hours · time-value
 *     hours = lengthKm / speed + waits at the border + gauge-break-time
 *
 * Amounts per vehicle are spread over the payload. Each addend is rounded to its integer unit.
 *
 * @returns undefined where a needed rate is missing (reported)
 * @see docs/method.md#leg-cost
 */
export function linkTerms(payer: Payer, { link, crossing }: GraphLink, scopes: Scopes): Terms | undefined {
  const sheet = termSheet(payer, scopes, [link.mode]);
  sheet.stretch();
  sheet.cost("toll", { needed: false });
  if (crossing !== undefined) sheet.cost("border-fee", { needed: !payer.passenger });
  if (breaksGauge(link, crossing)) {
    sheet.cost("gauge-break", { needed: !payer.passenger });
    sheet.time("gauge-break-time");
  }
  return sheet.terms();
}

/**
 * How what is done with one tonne or person at a place before it moves on is priced. `boarding` is paid at the start of the way and at each change of mode;
 * a change of mode also costs `handling`, a change of gauge `gauge-break`, both with their times.
 * Loading at the start and unloading at the end belong to the sites' own access.
 *
 * @returns undefined as `linkTerms`
 * @see docs/method.md#network-transfer
 */
export function transferTerms(payer: Payer, { before, after }: Pick<Transfer, "before" | "after">, scopes: Scopes): Terms | undefined {
  if (before === after) return noTerms;
  const mode = modeOf(after);
  const sheet = termSheet(payer, scopes, before === undefined ? [mode] : [mode, modeOf(before)]);
  if (before === undefined || modeOf(before) !== mode) sheet.cost("boarding", { needed: false, byOneMode: true });
  const work = before === undefined ? undefined : modeOf(before) === mode ? "gauge-break" : "handling";
  if (work !== undefined) {
    sheet.cost(work, { needed: !payer.passenger });
    sheet.time(`${work}-time`);
  }
  return sheet.terms();
}

/** How one tonne or person is priced on a stretch of road near a place that is no link of the network. */
export function accessTerms(payer: Payer, scopes: Scopes): Terms | undefined {
  const sheet = termSheet(payer, scopes, ["road"]);
  sheet.stretch();
  return sheet.terms();
}

/** Sums of a price over a length. */
export function sumsOf({ costs, times, timeValue }: Terms, km = 0): Sums {
  let [paid, seconds] = [0, 0];
  for (const term of costs) paid += unitsOf(term, km);
  for (const term of times) seconds += secondsOf(term, km);
  const usdPerHour = timeValue?.value ?? 0;
  return { cost: paid + worthOf(seconds, usdPerHour), seconds, paid, usdPerHour };
}

/** Sums of the same price for consignments that wait so many seconds more. */
export function withWaiting({ paid, seconds, usdPerHour }: Sums, waiting: number): Sums {
  return { cost: paid + worthOf(seconds + waiting, usdPerHour), seconds: seconds + waiting, paid, usdPerHour };
}

/** Whether a price stays below the limit of weights. */
export function isWithinLimit({ cost, seconds }: Pick<Sums, "cost" | "seconds">): boolean {
  return cost < priceLimit && seconds < priceLimit;
}

/** A price over a length and with waits, addend by addend; its sums are those of `sumsOf` and `withWaiting`. */
export function priceOf({ costs, times, timeValue }: Terms, { lengthKm, waits = [] }: { readonly lengthKm?: Fact; readonly waits?: readonly Part[] } = {}): Price {
  const km = lengthKm?.value ?? 0;
  const part = (term: Term, amount: number): Part => ({ kind: term.kind, amount, facts: factsOf(term, lengthKm) });
  const timeParts = [...times.map((term) => part(term, secondsOf(term, km))), ...waits];
  const seconds = sumOf(timeParts);
  const worth = timeValue === undefined ? [] : [{ kind: "time-value" as const, amount: worthOf(seconds, timeValue.value), facts: timeValue.facts }];
  const costParts = [...costs.map((term) => part(term, unitsOf(term, km))), ...worth];
  return { costs: costParts, times: timeParts, cost: sumOf(costParts), seconds };
}

interface TermSheet {
  /** Freight, empty return, road charge and travel time over a length; the first thing on a sheet. */
  stretch(): void;
  /** `byOneMode`: of a change only the mode changed to counts. */
  cost(kind: RateKind, options: { readonly needed: boolean; readonly perKm?: boolean; readonly byOneMode?: boolean }): void;
  /** Passengers for whom no such time is known take none. */
  time(kind: RateKind): void;
  /** Nothing when a needed rate was missing. */
  terms(): Terms | undefined;
}

/** Of two modes (a change, the one changed to first) the rate that is narrower counts, between equally narrow ones the dearer. */
function termSheet(payer: Payer, scopes: Scopes, modes: readonly [Mode, Mode?]): TermSheet {
  const costs: Term[] = [];
  const times: Term[] = [];
  const offer = payer.offer(scopes, modes[0]);
  const offers = modes[1] === undefined ? [offer] : [offer, payer.offer(scopes, modes[1])];
  const missed: RateKind[] = [];
  const missing = (kind: RateKind): void => void missed.push(kind);
  const narrowest = (among: readonly Offer[], kind: RateKind, termOf: (rate: UsableRate, from: Offer) => Term): Term | undefined => {
    let [best, breadth]: [Term | undefined, number] = [undefined, Infinity];
    for (const from of among) {
      const rate = from(kind);
      if (rate === undefined || rate.breadth > breadth) continue;
      const term = termOf(rate, from);
      if (best === undefined || rate.breadth < breadth || amountPerUnit(term) > amountPerUnit(best)) [best, breadth] = [term, rate.breadth];
    }
    return best;
  };
  const cost: TermSheet["cost"] = (kind, { needed, perKm = false, byOneMode = false }) => {
    const term = narrowest(byOneMode ? [offer] : offers, kind, (rate, from): Term => {
      const payload = rate.perVehicle ? from("payload") : undefined;
      if (rate.perVehicle && payload === undefined) missing("payload");
      return { kind, rate, perKm, payload };
    });
    if (term !== undefined) costs.push(term);
    else if (needed) missing(kind);
  };
  return {
    cost,
    time(kind) {
      const term = narrowest(offers, kind, (rate) => ({ kind, rate, perKm: false }));
      if (term !== undefined) times.push(term);
      else if (!payer.passenger) missing(kind);
    },
    stretch() {
      cost("freight", { needed: true, perKm: true });
      const [freight] = costs;
      const share = freight === undefined ? undefined : offer("empty-return");
      if (freight !== undefined && share !== undefined) costs.push({ ...freight, kind: "empty-return", share });
      cost("road-charge", { needed: false, perKm: true });
      const rate = offer("speed");
      if (rate === undefined) missing("speed");
      else times.push({ kind: "travel-time", rate, perKm: true });
    },
    terms() {
      const timeValue = times.length === 0 ? undefined : offer("time-value");
      if (times.length > 0 && timeValue === undefined) missing("time-value");
      if (missed.length === 0) return { costs, times, timeValue };
      const unusable = missed.filter((kind) => kind === "freight" || kind === "speed"); // then nobody needs the rest
      for (const kind of unusable.length > 0 ? unusable : missed) payer.missing(kind, modes[0]);
      return undefined;
    },
  };
}

function amountPerUnit(term: Term): number {
  return unitsOf(term, 1);
}

function unitsOf({ rate, perKm, payload, share }: Term, km: number): number {
  const units = Math.round(((perKm ? km : 1) * rate.value * unitsPerUsd) / (payload?.value ?? 1));
  return share === undefined ? units : Math.round(units * share.value);
}

function secondsOf({ rate, perKm }: Term, km: number): number {
  return Math.round((perKm ? km / rate.value : rate.value) * secondsPerHour);
}

function worthOf(seconds: number, usdPerHour: number): number {
  return Math.round(((usdPerHour * seconds) / secondsPerHour) * unitsPerUsd);
}

function factsOf({ rate, perKm, payload, share }: Term, lengthKm: Fact | undefined): readonly Fact[] {
  return [...(perKm && lengthKm !== undefined ? [{ ...lengthKm, label: "network.length" }] : []), ...(share?.facts ?? []), ...rate.facts, ...(payload?.facts ?? [])];
}

function sumOf(parts: readonly Part[]): number {
  let sum = 0;
  for (const { amount } of parts) sum += amount;
  return sum;
}
