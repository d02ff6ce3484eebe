import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Observation } from "#model/pack.js";
import { checkPublishedChanges } from "./published-changes.js";

function observed(indicator: string, period: string, value: number, more: { readonly unit?: string; readonly source?: string } = {}): Observation {
  return { indicator, period, value: { value, unit: more.unit ?? "km/h", asOf: "2026-11-24", confidence: "high", source: more.source ?? "report" } };
}

/** The verdict on one change of `speed` from 2021 to 2022, all in one report. */
function verdictOn(before: number, after: number, change: number): string | undefined {
  return checkPublishedChanges([observed("speed", "2021", before), observed("speed", "2022", after), observed("speed-change", "2021/2022", change, { unit: "1" })])[0]?.verdict;
}

describe("a published change beside its published levels", () => {
  test("follows where the levels give it to its last digit: 13.6 to 9.9 is -27.2 %", () => {
    expect(verdictOn(13.6, 9.9, -0.272)).toBe("follows"); // 9.9 / 13.6 - 1 = -0.27206
  });

  test("follows within rounding where unrounded levels may give it: 178 to 215 is +20.8 %, printed 20.9 %", () => {
    expect(verdictOn(178, 215, 0.209)).toBe("follows-within-rounding"); // between 214.5 / 178.5 - 1 = 0.2017 and 215.5 / 177.5 - 1 = 0.2141
  });

  test("does not follow where no rounding gives it: 21.5 to 23.4 is +8.8 %, printed 8.3 %", () => {
    const [checked] = checkPublishedChanges([observed("speed", "2021", 21.5), observed("speed", "2022", 23.4), observed("speed-change", "2021/2022", 0.083, { unit: "1" })]);
    expect(checked?.computed?.value).toBeCloseTo(0.088372, 6);
    expect(checked?.bounds?.least).toBeCloseTo(23.35 / 21.55 - 1, 12); // 0.083527, above 0.0835, the most that is printed 8.3 %
    expect(checked?.bounds?.most).toBeCloseTo(23.45 / 21.45 - 1, 12);
    expect(checked?.verdict).toBe("does-not-follow");
  });

  test("is not judged by levels of another source, by levels that are missing, or from nothing", () => {
    const change = observed("speed-change", "2021/2022", 0.5, { unit: "1" });
    expect(checkPublishedChanges([observed("speed", "2021", 10, { source: "other" }), observed("speed", "2022", 11), change])[0]?.verdict).toBe("unknown");
    expect(checkPublishedChanges([change])[0]?.verdict).toBe("unknown");
    expect(verdictOn(0, 11, 0.5)).toBe("unknown");
    expect(checkPublishedChanges([observed("speed", "2021", 10)])).toEqual([]);
  });

  test("takes every level to the finest digit of its series: 4 beside 3.5 is 4.0", () => {
    expect(verdictOn(3.5, 4, 0.143)).toBe("follows"); // 4 / 3.5 - 1 = 0.14286
    expect(verdictOn(3.5, 4, 0.2)).toBe("follows-within-rounding"); // 4.05 / 3.45 - 1 = 0.174, printed 0.2 to one digit
    expect(verdictOn(3.5, 4, 0.21)).toBe("does-not-follow"); // would follow if 4 were anything from 3.5 to 4.5
  });

  test("refuses levels in different units: our bug", () => {
    expect(() => checkPublishedChanges([observed("speed", "2021", 10), observed("speed", "2022", 11, { unit: "h" }), observed("speed-change", "2021/2022", 0.1, { unit: "1" })]))
      .toThrow("levels are in km/h and h");
  });
});

describe("for any two levels", () => {
  const anyLevel = fc.double({ min: 1, max: 5000, noNaN: true });
  const anyDigits = fc.integer({ min: 0, max: 2 });
  const printed = (value: number, digits: number): number => Number(value.toFixed(digits));

  test("a change that was computed from the unrounded levels is never flagged", () => {
    fc.assert(fc.property(anyLevel, anyLevel, anyDigits, fc.integer({ min: 2, max: 5 }), (before, after, digits, changeDigits) => {
      // one more level shows the finest digit of the series even where these two end in zeros
      const series = [observed("speed", "2020", 1 + 10 ** -digits), observed("speed", "2021", printed(before, digits)), observed("speed", "2022", printed(after, digits))];
      const change = observed("speed-change", "2021/2022", printed(after / before - 1, changeDigits), { unit: "1" });
      expect(checkPublishedChanges([...series, change])[0]?.verdict).toMatch(/^follows/);
    }), { numRuns: 2000 });
  });

  test("a change above all that rounding allows is always flagged", () => {
    fc.assert(fc.property(anyLevel, anyLevel, fc.double({ min: 0.001, max: 2, noNaN: true }), (before, after, off) => {
      const [from, to] = [printed(before, 1), printed(after, 1)];
      const most = (to + 0.05) / (from - 0.05) - 1;
      const wrong = Number(`${(most + off).toFixed(4)}1`); // a last digit that is no zero, so that none is lost
      const series = [observed("speed", "2020", 1.1), observed("speed", "2021", from), observed("speed", "2022", to)];
      expect(checkPublishedChanges([...series, observed("speed-change", "2021/2022", wrong, { unit: "1" })])[0]?.verdict).toBe("does-not-follow");
    }), { numRuns: 500 });
  });
});
