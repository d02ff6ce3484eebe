import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withWeight } from "./draft.js";

describe("weights of a brief on four sliders", () => {
  test("one weight up takes the others down in proportion", () => {
    expect(withWeight({ npv: 0.5, deliveredCost: 0.3, days: 0.1, evidence: 0.1 }, "npv", 75)).toEqual({ npv: 0.75, deliveredCost: 0.15, days: 0.05, evidence: 0.05 });
  });

  test("rounding never takes one below nothing", () => {
    const slid = ([["npv", 90], ["days", 28], ["deliveredCost", 63], ["npv", 63]] as const).reduce((weights, [key, value]) => withWeight(weights, key, value), { npv: 0.6, deliveredCost: 0.2, days: 0.1, evidence: 0.1 });
    expect(Object.values(slid).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
  });

  test("whatever is slid, they sum to 1 and none is negative", () => {
    const key = fc.constantFrom("npv" as const, "deliveredCost" as const, "days" as const, "evidence" as const);
    fc.assert(fc.property(fc.array(fc.tuple(key, fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 12 }), (moves) => {
      let weights = { npv: 0.6, deliveredCost: 0.2, days: 0.1, evidence: 0.1 };
      for (const [which, value] of moves) weights = withWeight(weights, which, value);
      const values = Object.values(weights);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    }));
  });
});
