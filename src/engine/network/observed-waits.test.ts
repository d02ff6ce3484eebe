import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CrossingObservation } from "#model/crossing-observation.js";
import type { WaitPeriod } from "#model/network.js";
import { enoughForCrossing, enoughForMonth, observedWaits } from "./observed-waits.js";

const asOf = "2026-12-31";
const day = (month: number, of = 2026): string => `${of}-${String(month).padStart(2, "0")}-10`;
const waited = (hours: number, month = 3, crossing = "bridge"): CrossingObservation => ({ crossing, date: day(month), waitedHours: hours, source: "diary" });
const shown = ({ months, p50, p90, n }: WaitPeriod): readonly unknown[] => [months, p50.value, p90.value, n];

/** The definition, word for word: the least observed value that at least the share q of the observations does not exceed. */
function slowQuantile(hours: readonly number[], tenths: number): number {
  const fits = hours.filter((value) => 10 * hours.filter((other) => other <= value).length >= tenths * hours.length);
  return Math.min(...fits);
}

describe("waits from observations", () => {
  test("five observations give the crossing a p50 and a p90: the third and the fifth smallest", () => {
    expect(observedWaits([9, 1, 4, 2, 30].map((hours) => waited(hours)), asOf).map(shown)).toEqual([[undefined, 4, 30, 5]]);
  });

  test("ten observations 1 to 10: p50 is the fifth, p90 the ninth", () => {
    expect(observedWaits([10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((hours) => waited(hours)), asOf).map(shown)).toEqual([[undefined, 5, 9, 10]]);
  });

  test("four are too few, and say nothing", () => {
    expect(observedWaits([1, 2, 3, 4].map((hours) => waited(hours)), asOf)).toEqual([]);
  });

  test("a month with twenty has waits of its own; the other months take all together", () => {
    const january = Array.from({ length: 20 }, () => waited(40, 1));
    const others = Array.from({ length: 19 }, (_, i) => waited(2, 2 + (i % 11)));
    expect(observedWaits([...january, ...others], asOf).map(shown)).toEqual([[[1], 40, 40, 20], [undefined, 40, 40, 39]]);
    expect(observedWaits([...january.slice(1), ...others], asOf).map(shown)).toEqual([[undefined, 2, 40, 38]]);
  });

  test("years of one month count together, and what was seen after the day does not count", () => {
    const seen = Array.from({ length: 10 }, (_, i): CrossingObservation[] => [2025, 2026].map((year) => ({ ...waited(i), date: day(3, year) }))).flat();
    expect(observedWaits(seen, asOf).map(({ months, n }) => [months, n])).toEqual([[[3], 20], [undefined, 20]]);
    expect(observedWaits(seen, "2025-12-31").map(({ months, n }) => [months, n])).toEqual([[undefined, 10]]);
  });

  test("without a wait the queue and what passes a day give it: 50 vehicles at 100 a day wait 12 hours", () => {
    const queue = { crossing: "bridge", date: day(3), queueLength: 50, vehiclesPerDay: 100, source: "camera" };
    const mute: CrossingObservation = { crossing: "bridge", date: day(3), vehiclesPerDay: 100, source: "camera" };
    const stuck = { ...queue, vehiclesPerDay: 0 };
    expect(observedWaits([...Array.from({ length: 5 }, () => queue), mute, stuck], asOf).map(shown)).toEqual([[undefined, 12, 12, 5]]);
    expect(observedWaits(Array.from({ length: 5 }, () => ({ ...queue, waitedHours: 3 })), asOf).map(shown)).toEqual([[undefined, 3, 3, 5]]);
  });

  test("each fact says where it comes from, how many stand behind it and how old it is", () => {
    const [wait] = observedWaits([1, 2, 3, 4, 5].map((hours, i) => waited(hours, i + 1)), asOf);
    expect(wait?.p90).toEqual({ value: 5, unit: "h", asOf: "2026-05-10", confidence: "low", source: "observations:bridge", note: "n = 5, 2026-01-10 to 2026-05-10" });
    expect(observedWaits(Array.from({ length: 20 }, (_, i) => waited(i)), asOf)[0]?.p50.confidence).toBe("medium");
  });

  const anyObservation = fc.record({
    crossing: fc.constantFrom("bridge", "ferry"), date: fc.integer({ min: 1, max: 12 }).map((month) => day(month)), waitedHours: fc.integer({ min: 0, max: 50 }), source: fc.constant("diary"),
  });

  test("the quantiles are those of the definition, month by month, in whatever order the observations come", () => {
    fc.assert(fc.property(fc.array(anyObservation, { maxLength: 150 }), fc.integer(), (seen, turn) => {
      const waits = observedWaits(seen, asOf);
      const shuffled = seen.map((one, i) => ({ one, key: (i * 7919 + turn) % 101 })).toSorted((a, b) => a.key - b.key).map(({ one }) => one);
      expect(observedWaits(shuffled, asOf)).toEqual(waits);
      for (const { crossing, months, p50, p90, n } of waits) {
        const hours = seen.filter((one) => one.crossing === crossing && (months === undefined || months.includes(Number(one.date.slice(5, 7))))).map(({ waitedHours }) => waitedHours);
        expect([n, p50.value, p90.value]).toEqual([hours.length, slowQuantile(hours, 5), slowQuantile(hours, 9)]);
        expect(hours.length).toBeGreaterThanOrEqual(months === undefined ? enoughForCrossing : enoughForMonth);
      }
    }));
  });
});
