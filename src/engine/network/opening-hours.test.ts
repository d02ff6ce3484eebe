import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openingWait, type OpeningHours } from "./opening-hours.js";

const allDays = [1, 2, 3, 4, 5, 6, 7];

/** Everybody who comes in the middle of a quarter of an hour looks at the clock every minute until the crossing is open: their waits, sorted. */
function watched({ opensAt = "00:00", closesAt = "23:59", days = allDays }: OpeningHours, weekday?: number): readonly number[] {
  const minutes = (clock: string): number => (clock === "23:59" ? 1_440 : Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));
  const [opens, closes] = [minutes(opensAt), minutes(closesAt)];
  const isOpen = (minute: number): boolean => {
    const [day, of] = [(Math.floor(minute / 1_440) % 7) + 1, minute % 1_440];
    const before = day === 1 ? 7 : day - 1;
    if (opens < closes) return days.includes(day) && of >= opens && of < closes;
    return (days.includes(day) && of >= opens) || (days.includes(before) && of < closes);
  };
  const [first, last] = weekday === undefined ? [0, 7 * 1_440] : [(weekday - 1) * 1_440, weekday * 1_440];
  const waits: number[] = [];
  for (let arrival = first; arrival < last; arrival += 15) {
    let now = arrival;
    while (!isOpen(now)) now++;
    waits.push((now - arrival) / 60);
  }
  return waits.toSorted((a, b) => a - b);
}

describe("waiting for a crossing to open", () => {
  test.each<[string, OpeningHours, number, number]>([
    ["shut 12 hours every night", { opensAt: "08:00", closesAt: "20:00" }, 0, 9.6], // 12 - 12, 12 - 2.4
    ["shut 14 hours every night", { opensAt: "09:00", closesAt: "19:00" }, 2, 11.6], // 14 - 12, 14 - 2.4
    ["open over midnight, shut 18 hours", { opensAt: "20:00", closesAt: "02:00" }, 6, 15.6],
  ])("%s: half wait at most g - 12, nine in ten at most g - 2.4", (_, hours, p50, p90) => {
    const wait = openingWait(hours);
    expect(wait?.p50).toBeCloseTo(p50, 6);
    expect(wait?.p90).toBeCloseTo(p90, 6);
  });

  test("is nothing round the clock, and on open days of a week that has shut ones only before these", () => {
    expect(openingWait({})).toBeUndefined();
    expect(openingWait({ opensAt: "00:00", closesAt: "23:59", days: allDays })).toBeUndefined();
    expect(openingWait({ days: [1, 2, 3, 4, 5, 6] }, 3)).toBeUndefined();
  });

  test("on a Sunday that is shut ends on Monday morning: 11 to 35 hours for a post open 11-19, Monday to Saturday", () => {
    const wait = openingWait({ opensAt: "11:00", closesAt: "19:00", days: [1, 2, 3, 4, 5, 6] }, 7);
    expect([wait?.atMost(11), wait?.atMost(35)]).toEqual([0, 1]);
    expect(wait?.p50).toBeCloseTo(23, 6);
    expect(wait?.p90).toBeCloseTo(35 - 2.4, 6);
  });

  test("over the whole week has the same Sunday once in seven", () => {
    // Shut 24 hours from Saturday 24:00: one in seven comes then; a tenth waits longer than w where (24 - w) / 168 = 0.1.
    expect(openingWait({ days: [1, 2, 3, 4, 5, 6] })?.p90).toBeCloseTo(24 - 16.8, 6);
  });

  test("is what those see who come every quarter of an hour and look at the clock", () => {
    const clock = fc.record({ hour: fc.nat(23), minute: fc.constantFrom("00", "15", "30", "45") }).map(({ hour, minute }) => `${String(hour).padStart(2, "0")}:${minute}`);
    const anyHours = fc.record({ opensAt: clock, closesAt: fc.oneof(clock, fc.constant("23:59")), days: fc.subarray(allDays, { minLength: 1 }) }).filter(({ opensAt, closesAt }) => opensAt !== closesAt);
    fc.assert(fc.property(anyHours, fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }), (hours, weekday) => {
      const seen = watched(hours, weekday);
      const wait = openingWait(hours, weekday);
      // Whoever comes within a quarter of an hour waits up to a quarter of an hour less than the first to come in it.
      for (const hour of [0.25, 1, 4, 12, 30, 100]) {
        const atMost = (limit: number): number => seen.filter((waited) => waited <= limit + 1e-9).length / seen.length;
        const share = wait?.atMost(hour) ?? 1;
        expect(share).toBeGreaterThanOrEqual(atMost(hour) - 1e-9);
        expect(share).toBeLessThanOrEqual(atMost(hour + 0.25) + 1e-9);
      }
    }), { numRuns: 200 });
  });
});
