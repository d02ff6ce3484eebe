import { quantileOf, type Wait } from "./wait.js";

/** When a crossing works: from `opensAt` to `closesAt`, over midnight where that is earlier, on some days of the week (1 = Monday). */
export interface OpeningHours {
  readonly opensAt?: string | undefined; // HH:MM; absent = round the clock
  readonly closesAt?: string | undefined;
  readonly days?: readonly number[] | undefined; // absent = all
}

type Span = readonly [start: number, end: number]; // hours since Monday 00:00

const hoursPerDay = 24;
const hoursPerWeek = 7 * hoursPerDay;
const allDays = [1, 2, 3, 4, 5, 6, 7] as const;

/**
 * How long one waits for a crossing to open who comes at any time, all times being equally likely.
 *
 *     share that waits longer than w = Σ over closed times  |{arrival in the closed time : its end - arrival > w}| / length of the time in which one comes
 *
 * For a crossing shut g hours every night: p50 = max(0, g - 12), p90 = max(0, g - 2.4).
 *
 * @param weekday the day on which one comes (1 = Monday); absent = any time of the week
 * @returns undefined where it is never shut
 * @see docs/method.md#network-opening
 */
export function openingWait(hours: OpeningHours, weekday?: number): Wait | undefined {
  const [start, end] = weekday === undefined ? [0, hoursPerWeek] : [(weekday - 1) * hoursPerDay, weekday * hoursPerDay];
  const shut = shutTimes(hours).filter(([from, to]) => from < end && to > start);
  if (shut.length === 0) return undefined;
  const atMost = (wait: number): number => {
    let longer = 0;
    for (const [from, to] of shut) longer += Math.max(0, Math.min(to - wait, end) - Math.max(from, start));
    return 1 - longer / (end - start);
  };
  return { p50: quantileOf({ atMost }, 0.5), p90: quantileOf({ atMost }, 0.9), atMost };
}

/** Hours of an open day. `23:59` is midnight. */
export function hoursOfDay({ opensAt, closesAt }: OpeningHours): number {
  const [opens, closes] = [clock(opensAt ?? "00:00"), closesAt === undefined ? hoursPerDay : clock(closesAt)];
  return opens < closes ? closes - opens : closes + hoursPerDay - opens;
}

/** The shut times around a week, each whole: those that began before it or end after it too. */
function shutTimes(hours: OpeningHours): readonly Span[] {
  const opens = clock(hours.opensAt ?? "00:00");
  const length = hoursOfDay(hours);
  const days = [...(hours.days ?? allDays)].toSorted((a, b) => a - b);
  const starts = [-1, 0, 1, 2].flatMap((week) => days.map((day) => week * hoursPerWeek + (day - 1) * hoursPerDay + opens));
  return starts.flatMap((start, i): Span[] => {
    const next = starts[i + 1];
    return next === undefined || next <= start + length ? [] : [[start + length, next]];
  });
}

function clock(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return time === "23:59" ? hoursPerDay : hours + minutes / 60;
}
