import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateOf, dayInYear, dayNumber, weekdayOf } from "./days.js";

describe("days of the calendar", () => {
  test("are numbered as the platform's own calendar does, there and back", () => {
    fc.assert(fc.property(fc.date({ min: new Date("0001-01-01"), max: new Date("9998-12-31"), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10);
      expect(dayNumber(day) - dayNumber("1970-01-01")).toBe(Math.floor(date.getTime() / 86_400_000));
      expect(dateOf(dayNumber(day))).toBe(day);
      expect(weekdayOf(day)).toBe(((date.getUTCDay() + 6) % 7) + 1);
    }), { numRuns: 1_000 });
  });

  test.each(["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-01", "today"])("%s is none", (day) => {
    expect(() => dayNumber(day)).toThrow(day);
  });

  test("the 29th of February of a common year is the day that is named instead", () => {
    expect([dayInYear(2027, "02-29", "03-01"), dayInYear(2027, "02-29", "02-28"), dayInYear(2028, "02-29", "02-28")]).toEqual(["2027-03-01", "2027-02-28", "2028-02-29"]);
  });
});
