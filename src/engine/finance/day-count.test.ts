import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber } from "./day-count.js";

const day = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe("number of a day", () => {
  test.each([
    ["2026-01-01", "2026-12-31", 364],
    ["2024-01-01", "2025-01-01", 366],
    ["2024-02-28", "2024-03-01", 2],
    ["1900-02-28", "1900-03-01", 1], // 1900 is no leap year
    ["2000-02-28", "2000-03-01", 2], // 2000 is
    ["0001-01-01", "0001-01-02", 1],
  ])("from %s to %s is %d days", (from, to, days) => {
    expect(dayNumber(to) - dayNumber(from)).toBe(days);
  });

  test("differs as JavaScript's calendar says, for any two days", () => {
    fc.assert(fc.property(day, day, (a, b) => {
      expect(dayNumber(b) - dayNumber(a)).toBe((Date.parse(b) - Date.parse(a)) / 86_400_000);
    }));
  });

  test.each(["", "2026-02-29", "2024-02-30", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00", "2026-1-1", "24.11.2026"])("refuses %j", (date) => {
    expect(() => dayNumber(date)).toThrow(`"${date}" is not a day of the calendar`);
  });
});
