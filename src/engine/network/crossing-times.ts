import type { Fact, IsoDate } from "#model/fact.js";
import type { Closure, Crossing, CrossingService, Provenance, WaitPeriod } from "#model/network.js";
import { hoursOfDay, openingWait, type OpeningHours } from "./opening-hours.js";
import { secondsPerHour, type Part } from "./price.js";
import { lognormalWait } from "./wait.js";

/** For whom and when a crossing is asked about. */
export interface CrossingQuestion {
  readonly handling: string;
  readonly day: IsoDate;
  readonly weekday?: number | undefined; // 1 = Monday; absent = any day of the week, for a whole month
}

/** What is known of one crossing's waits, service and pauses, the rows that win standing first. */
export interface CrossingTimes {
  readonly crossing: Crossing;
  readonly waits: readonly WaitRow[];
  readonly services: readonly CrossingService[];
  readonly closures: readonly Closure[];
  /** Whether some row holds for all goods on all days, so that no rate is ever asked for. */
  readonly alwaysKnown: boolean;
  readonly longestSeconds: number; // of all medians of waiting there can be
  readonly openings: Map<string, Part | undefined>; // filled as asked for
}

interface WaitRow extends Pick<WaitPeriod, "handling" | "from" | "to" | "months"> {
  readonly part: Part;
}

interface TimesRows {
  readonly waits: readonly WaitPeriod[];
  readonly services: readonly CrossingService[];
  readonly closures: readonly Closure[];
}

const hoursOfWeek = 168;

/** Rows by crossing, in the order in which they win: that which names the goods' handling, then the months, then the latest `from`, then by id. */
export function crossingTimes(crossings: readonly Crossing[], { waits, services, closures }: TimesRows): readonly CrossingTimes[] {
  const [waitsAt, servicesAt] = [byCrossing(waits), byCrossing(services)];
  return crossings.map((crossing) => {
    const rows = (waitsAt.get(crossing.id) ?? []).toSorted(byPrecedence);
    return {
      crossing,
      waits: rows.map(({ handling, from, to, months, p50, p90 }) => ({ handling, from, to, months, part: queuePart(p50, p90) })),
      services: (servicesAt.get(crossing.id) ?? []).toSorted(byPrecedence),
      closures: closures.filter((closure) => closure.crossing === "*" || closure.crossing === crossing.id),
      alwaysKnown: rows.some(({ handling, from, to, months }) => [handling, from, to, months].every((limit) => limit === undefined)),
      longestSeconds: Math.round(Math.max(0, ...rows.map(({ p50 }) => p50.value)) * secondsPerHour) + hoursOfWeek * secondsPerHour,
      openings: new Map(),
    };
  });
}

export const slowTenthLabel = "network.wait-p90";

/** A queue as it is waited for, from its median and its slow tenth. */
export function queuePart(p50: Fact, p90: Fact): Part {
  const wait = lognormalWait(p50.value, p90.value);
  return { kind: "border-wait", amount: Math.round(wait.p50 * secondsPerHour), facts: [{ ...p50, label: "network.wait-p50" }, { ...p90, label: slowTenthLabel }], wait };
}

/** What a crossing does on a day for some goods: whether it takes them, how long one waits for it to open, how much it takes in a day. */
export interface ServiceOnDay {
  readonly accepts: boolean;
  readonly opening?: Part | undefined;
  readonly capacityPerDay?: Fact | undefined;
}

/**
 * Of the rows in force the first says whether the goods are taken; hours, days and capacity are each those of the first that states them.
 * A crossing of which nothing is said takes everything at any hour.
 *
 * @see docs/method.md#network-opening
 */
export function serviceOn(times: CrossingTimes, { handling, day, weekday }: CrossingQuestion): ServiceOnDay {
  if (times.services.length === 0) return { accepts: true };
  const rows = times.services.filter((row) => fits(row, handling, day));
  const hours = rows.find(({ opensAt, closesAt }) => opensAt !== undefined || closesAt !== undefined);
  const days = rows.find((row) => row.days !== undefined);
  return {
    accepts: rows[0]?.accepts ?? true,
    opening: hours === undefined && days === undefined ? undefined : openingPart(times, { hours, days, weekday }),
    capacityPerDay: rows.find(({ capacityPerDay }) => capacityPerDay !== undefined)?.capacityPerDay,
  };
}

/** The queue on a day for some goods; undefined where no row holds. */
export function queueOn({ waits }: CrossingTimes, { handling, day }: CrossingQuestion): Part | undefined {
  const month = Number(day.slice(5, 7));
  return waits.find((row) => fits(row, handling, day) && row.months?.includes(month) !== false)?.part;
}

/** The pause in which a day falls. */
export function closureOn({ closures }: CrossingTimes, day: IsoDate): Closure | undefined {
  return closures.find(({ from, to }) => from <= day && day <= to);
}

interface Opening {
  readonly hours: CrossingService | undefined;
  readonly days: CrossingService | undefined;
  readonly weekday: number | undefined;
}

function openingPart({ openings }: CrossingTimes, { hours, days, weekday }: Opening): Part | undefined {
  const key = [hours?.id, days?.id, weekday].join(" ");
  if (!openings.has(key)) {
    const opening: OpeningHours = { opensAt: hours?.opensAt, closesAt: hours?.closesAt, days: days?.days };
    const wait = openingWait(opening, weekday);
    const facts = [
      ...(hours === undefined ? [] : [statedIn(hours.provenance, { value: hoursOfDay(opening), unit: "h/day", label: "network.opening-hours" })]),
      ...(days === undefined ? [] : [statedIn(days.provenance, { value: days.days?.length ?? 0, unit: "day/week", label: "network.opening-days" })]),
    ];
    openings.set(key, wait === undefined ? undefined : { kind: "opening-wait", amount: Math.round(wait.p50 * secondsPerHour), facts, wait });
  }
  return openings.get(key);
}

function statedIn({ asOf, confidence, source, assumption, note }: Provenance, number: Pick<Fact, "value" | "unit" | "label">): Fact {
  return { ...number, asOf, confidence, ...(source === undefined ? { assumption } : { source }), ...(note === undefined ? {} : { note }) };
}

interface Limited {
  readonly handling?: string | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

function fits(row: Limited, handling: string, day: IsoDate): boolean {
  return (row.handling === undefined || row.handling === handling) && (row.from === undefined || row.from <= day) && (row.to === undefined || day <= row.to);
}

function byPrecedence(a: Limited & { readonly id: string; readonly months?: readonly number[] | undefined }, b: typeof a): number {
  const [fromA, fromB] = [a.from ?? "", b.from ?? ""];
  return Number(a.handling === undefined) - Number(b.handling === undefined) || Number(a.months === undefined) - Number(b.months === undefined)
    || (fromA > fromB ? -1 : fromA < fromB ? 1 : a.id < b.id ? -1 : 1);
}

function byCrossing<T extends { readonly crossing: string }>(rows: readonly T[]): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const here = found.get(row.crossing);
    if (here === undefined) found.set(row.crossing, [row]);
    else here.push(row);
  }
  return found;
}
