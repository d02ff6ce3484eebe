import type { CrossingObservation } from "#model/crossing-observation.js";
import type { Fact, IsoDate } from "#model/fact.js";
import type { WaitPeriod } from "#model/network.js";

/** With so many observations a month of the year has waits of its own. */
export const enoughForMonth = 20;

/** With so many all together a crossing has waits at all. */
export const enoughForCrossing = 5;

/** Under this source id the facts of a crossing's observed waits stand. */
export const observationsSource = (crossing: string): string => `observations:${crossing}`;

/**
 * Waits at crossings from what was seen there on or before a day: for each month of the year with at least 20 observations, whatever the year,
 * and for the other months from all observations together where these are at least 5.
 *
 *     hours of an observation = hours waited, else 24 · queue length / vehicles a day       (Little's law)
 *     p(q) = the ⌈q · n⌉-th smallest of n hours: the least one that at least the share q of them does not exceed
 *
 * Observations with neither are left out. The order in which they are given changes nothing.
 *
 * @see docs/method.md#observed-waits; Hyndman and Fan (1996), definition 1; Little (1961)
 */
export function observedWaits(observations: readonly CrossingObservation[], asOf: IsoDate): readonly WaitPeriod[] {
  const byCrossing = new Map<string, Seen[]>();
  for (const { crossing, date, waitedHours, vehiclesPerDay = 0, queueLength } of observations) {
    const hours = waitedHours ?? (queueLength === undefined || vehiclesPerDay === 0 ? undefined : (24 * queueLength) / vehiclesPerDay);
    if (hours === undefined || date > asOf) continue;
    const seen = byCrossing.get(crossing) ?? [];
    byCrossing.set(crossing, seen);
    seen.push({ date, hours });
  }
  return [...byCrossing].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([crossing, seen]) => {
    const monthly = Array.from({ length: 12 }, (_, i) => i + 1).flatMap((month) => {
      const its = seen.filter(({ date }) => Number(date.slice(5, 7)) === month);
      return its.length < enoughForMonth ? [] : [waitOf(crossing, its, month)];
    });
    return seen.length < enoughForCrossing ? [] : [...monthly, waitOf(crossing, seen)];
  });
}

interface Seen {
  readonly date: IsoDate;
  readonly hours: number;
}

function waitOf(crossing: string, seen: readonly Seen[], month?: number): WaitPeriod {
  const n = seen.length;
  const hours = seen.map((one) => one.hours).toSorted((a, b) => a - b);
  const days = seen.map(({ date }) => date).toSorted();
  const [first = "", last = ""] = [days[0], days.at(-1)];
  const fact = (tenths: number): Fact => ({
    value: hours[Math.ceil((tenths * n) / 10) - 1] ?? 0, unit: "h", asOf: last, confidence: n < enoughForMonth ? "low" : "medium", source: observationsSource(crossing), note: `n = ${n}, ${first} to ${last}`,
  });
  const id = `${observationsSource(crossing)}${month === undefined ? "" : `:${month}`}`;
  return { id, crossing, ...(month === undefined ? {} : { months: [month] }), p50: fact(5), p90: fact(9), n };
}
