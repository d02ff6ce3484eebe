import type { Fact } from "#model/fact.js";
import type { Mode, RateKind } from "#model/network.js";
import type { GraphLink, Transfer } from "./graph.js";
import { breaksGauge, modeOf } from "./layer.js";
import type { ChosenRate, UsableRate } from "./rate-book.js";
import type { Scopes } from "./scopes.js";
import { weightLimit } from "./search.js";

/** Costs are added in 10,000ths of a US dollar per tonne, times in seconds: integers, so that sums are exact everywhere. */
export const unitsPerUsd = 10_000;
export const secondsPerHour = 3_600;

/** No price reaches this many units or seconds, so that a transfer and a link together stay below the limit of an arc's weight. */
export const priceLimit = weightLimit / 2;

/** One addend of a price: what it is, its size, and what it was computed from. */
export interface Part {
  readonly kind: RateKind | "travel-time";
  readonly amount: number; // units per tonne, or seconds
  readonly high: number; // of a wait: seconds at its high value where that is known; else the same as `amount`
  readonly rate: UsableRate;
  readonly lengthKm?: Fact | undefined; // what the rate is multiplied by, or divided into
  readonly payload?: UsableRate | undefined; // over which an amount per vehicle is spread
  readonly base?: UsableRate | undefined; // of what the rate is a share
}

/** What one tonne pays and waits on a link, or at a place before one. The part `time-value` of the costs is computed from all the times. */
export interface Price {
  readonly costs: readonly Part[];
  readonly times: readonly Part[];
  readonly cost: number; // sum of the costs
  readonly seconds: number; // sum of the times
}

/** The rate of a kind that counts for some goods by some mode on a link or at a place. */
export type Offer = (kind: RateKind) => ChosenRate | undefined;

/** Who pays: knows what is offered for some goods, and is told where a needed rate is missing or a price beyond all bounds. */
export interface Payer {
  offer(scopes: Scopes, mode: Mode): Offer;
  missing(kind: RateKind, mode: Mode): void;
  outOfRange(where: string): void;
}

/** Where and by which mode; of two modes (a change, the one changed to first) the rate that is narrower counts, between equally narrow ones the dearer. */
interface Subject {
  readonly scopes: Scopes;
  readonly modes: Modes;
}

type Modes = readonly [Mode, Mode?];

const nothing: Price = { costs: [], times: [], cost: 0, seconds: 0 };

/**
 * Price of one tonne on a link.
 *
 *     cost  = lengthKm · (freight · (1 + empty-return) + road-charge) + toll + border-fee + gauge-break + seconds / 3600 · time-value
 *     hours = lengthKm / speed + border-wait + gauge-break-time
 *
 * Amounts per vehicle are spread over the payload. Each addend is rounded to its integer unit.
 *
 * @returns undefined where a needed rate is missing (reported) or the price is beyond all bounds (reported)
 * @see docs/method.md#leg-cost
 */
export function priceLink(payer: Payer, { link, crossing }: GraphLink, scopes: Scopes): Price | undefined {
  const sheet = priceSheet(payer, { scopes, modes: [link.mode] });
  sheet.stretch(link.lengthKm);
  sheet.cost("toll", { needed: false });
  if (crossing !== undefined) {
    sheet.cost("border-fee", { needed: true });
    sheet.time("border-wait");
  }
  if (breaksGauge(link, crossing)) {
    sheet.cost("gauge-break", { needed: true });
    sheet.time("gauge-break-time");
  }
  return sheet.total(`link:${link.id}`);
}

/**
 * Price of what is done with one tonne at a place before it moves on. `boarding` is paid at the start of the way and at each change of mode;
 * a change of mode also costs `handling`, a change of gauge `gauge-break`, both with their times.
 * Loading at the start and unloading at the end belong to the sites' own access.
 *
 * @returns undefined as `priceLink`
 * @see docs/method.md#network-transfer
 */
export function priceTransfer(payer: Payer, { before, after }: Transfer, scopes: Scopes): Price | undefined {
  if (before === after) return nothing;
  const mode = modeOf(after);
  const sheet = priceSheet(payer, { scopes, modes: before === undefined ? [mode] : [mode, modeOf(before)] });
  if (before === undefined || modeOf(before) !== mode) sheet.cost("boarding", { needed: false, byOneMode: true });
  const work = before === undefined ? undefined : modeOf(before) === mode ? "gauge-break" : "handling";
  if (work !== undefined) {
    sheet.cost(work, { needed: true });
    sheet.time(`${work}-time`);
  }
  return sheet.total(`${work ?? "boarding"} (${mode})`);
}

/** Price of one tonne on a stretch of road near a place that is no link of the network. */
export function priceAccess(payer: Payer, lengthKm: Fact, scopes: Scopes): Price | undefined {
  const sheet = priceSheet(payer, { scopes, modes: ["road"] });
  sheet.stretch(lengthKm);
  return sheet.total("access");
}

interface PriceSheet {
  /** Freight, empty return, road charge and travel time over a length; the first thing on a sheet. */
  stretch(lengthKm: Fact): void;
  /** `byOneMode`: of a change only the mode changed to counts. */
  cost(kind: RateKind, options: { readonly needed: boolean; readonly lengthKm?: Fact; readonly byOneMode?: boolean }): void;
  time(kind: RateKind): void;
  /** Adds the value of the time; no price when a needed rate was missing. */
  total(where: string): Price | undefined;
}

function priceSheet(payer: Payer, { scopes, modes }: Subject): PriceSheet {
  const costs: Part[] = [];
  const times: Part[] = [];
  const offer = payer.offer(scopes, modes[0]);
  const offers = modes[1] === undefined ? [offer] : [offer, payer.offer(scopes, modes[1])];
  let complete = true;
  const missing = (kind: RateKind): void => {
    complete = false;
    payer.missing(kind, modes[0]);
  };
  /** The part made of the narrowest rate that is offered; of equally narrow ones the dearest. */
  const narrowest = (kind: RateKind, among: readonly Offer[], partOf: (rate: UsableRate, from: Offer) => Part): Part | undefined => {
    let [best, breadth]: [Part | undefined, number] = [undefined, Infinity];
    for (const from of among) {
      const rate = from(kind);
      if (rate === undefined || rate.breadth > breadth) continue;
      const part = partOf(rate, from);
      if (best === undefined || rate.breadth < breadth || part.amount > best.amount) [best, breadth] = [part, rate.breadth];
    }
    return best;
  };
  const cost: PriceSheet["cost"] = (kind, { needed, lengthKm, byOneMode = false }) => {
    const part = narrowest(kind, byOneMode ? [offer] : offers, (rate, from) => {
      const payload = rate.perVehicle ? from("payload") : undefined;
      if (rate.perVehicle && payload === undefined) missing("payload");
      const amount = Math.round(((lengthKm?.value ?? 1) * rate.value * unitsPerUsd) / (payload?.value ?? 1));
      return { kind, amount, high: amount, rate, lengthKm, payload };
    });
    if (part !== undefined) costs.push(part);
    else if (needed) missing(kind);
  };
  const time: PriceSheet["time"] = (kind) => {
    const part = narrowest(kind, offers, (rate) => {
      const amount = Math.round(rate.value * secondsPerHour);
      const high = kind === "border-wait" ? Math.max(amount, Math.round((rate.rate.amount.high ?? 0) * secondsPerHour)) : amount;
      return { kind, amount, high, rate };
    });
    if (part === undefined) missing(kind);
    else times.push(part);
  };
  return {
    cost,
    time,
    stretch(lengthKm) {
      cost("freight", { needed: true, lengthKm });
      const [freight] = costs;
      const share = freight === undefined ? undefined : offer("empty-return");
      if (freight !== undefined && share !== undefined) {
        const amount = Math.round(freight.amount * share.value);
        costs.push({ ...freight, kind: "empty-return", amount, high: amount, rate: share, base: freight.rate });
      }
      cost("road-charge", { needed: false, lengthKm });
      const rate = offer("speed");
      if (rate === undefined) return missing("speed");
      const amount = Math.round((lengthKm.value / rate.value) * secondsPerHour);
      times.push({ kind: "travel-time", amount, high: amount, rate, lengthKm });
    },
    total(where) {
      const seconds = sumOf(times, "amount");
      const rate = seconds === 0 ? undefined : offer("time-value");
      if (seconds > 0 && rate === undefined) missing("time-value");
      if (!complete) return undefined;
      if (rate !== undefined) {
        const amount = Math.round(((rate.value * seconds) / secondsPerHour) * unitsPerUsd);
        costs.push({ kind: "time-value", amount, high: amount, rate });
      }
      const [units, high] = [sumOf(costs, "amount"), sumOf(times, "high")];
      if (units < priceLimit && high < priceLimit) return { costs, times, cost: units, seconds };
      payer.outOfRange(where);
      return undefined;
    },
  };
}

function sumOf(parts: readonly Part[], field: "amount" | "high"): number {
  let sum = 0;
  for (const part of parts) sum += part[field];
  return sum;
}
