import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lognormalWait, quantileOf } from "./wait.js";

describe("a lognormal wait", () => {
  test("lies at its median for half, and at its slow tenth for nine in ten (docs/method.md, worked example of network-waiting)", () => {
    const wait = lognormalWait(12, 48); // sigma = ln 4 / 1.28155 = 1.0817
    expect(wait.atMost(12)).toBeCloseTo(0.5, 12);
    expect(wait.atMost(48)).toBeCloseTo(0.9, 12);
    expect(wait.atMost(24)).toBeCloseTo(0.7392, 4); // ln 2 / 1.0817 = 0.6408
    expect([quantileOf(wait, 0.5), quantileOf(wait, 0.9)].map((hours) => Math.round(hours * 1e6) / 1e6)).toEqual([12, 48]);
  });

  test.each([[0, 0], [0, 5], [3, 3]])("with p50 %d and p90 %d is the same for everybody: p50", (p50, p90) => {
    const wait = lognormalWait(p50, p90);
    expect([wait.p50, wait.p90, wait.atMost(p50), wait.atMost(p50 - 1e-9)]).toEqual([p50, p50, 1, 0]);
  });
});

describe("a quantile", () => {
  test("is the least time that the share does not exceed", () => {
    fc.assert(fc.property(fc.double({ min: 0.01, max: 500, noNaN: true }), fc.double({ min: 1, max: 30, noNaN: true }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p50, ratio, share) => {
      const wait = lognormalWait(p50, p50 * ratio);
      const hours = quantileOf(wait, share);
      expect(wait.atMost(hours)).toBeGreaterThanOrEqual(share);
      expect(wait.atMost(hours * (1 - 1e-8) - 1e-9)).toBeLessThanOrEqual(share);
    }));
  });
});
