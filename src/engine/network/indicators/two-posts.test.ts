import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fact } from "#model/fact.js";
import { speedWithDelay } from "./two-posts.js";

function fact(value: number, unit: string): Fact {
  return { value, unit, asOf: "2026-11-24", confidence: "high", source: "sample" };
}
const amount = fc.double({ min: 0.1, max: 5000, noNaN: true });

describe("speed with delay on a section with border posts", () => {
  test("is the length by the time in motion and the dwell at both posts", () => {
    const posts = [fact(4, "h"), fact(6, "h")];
    const speed = speedWithDelay({ length: fact(600, "km"), speedWithoutDelay: fact(60, "km/h"), dwellAtPosts: posts });
    expect(speed.value).toBeCloseTo(600 / (10 + 4 + 6), 12); // 30 km/h
    expect(speed.from).toHaveLength(4);
  });

  test("is the speed without delay where nobody waits, and never above it", () => {
    fc.assert(fc.property(amount, amount, fc.array(amount, { maxLength: 3 }), (km, kmPerHour, hours) => {
      const [length, speedWithoutDelay] = [fact(km, "km"), fact(kmPerHour, "km/h")];
      expect(speedWithDelay({ length, speedWithoutDelay, dwellAtPosts: [] }).value).toBeCloseTo(kmPerHour, 6);
      expect(speedWithDelay({ length, speedWithoutDelay, dwellAtPosts: hours.map((one) => fact(one, "h")) }).value).toBeLessThanOrEqual(kmPerHour * (1 + 1e-12));
    }));
  });

  test("refuses what is no length, speed or dwell", () => {
    const good = { length: fact(600, "km"), speedWithoutDelay: fact(60, "km/h"), dwellAtPosts: [fact(4, "h")] };
    expect(() => speedWithDelay({ ...good, length: fact(0, "km") })).toThrow("length is 0");
    expect(() => speedWithDelay({ ...good, speedWithoutDelay: fact(-1, "km/h") })).toThrow("speedWithoutDelay is -1");
    expect(() => speedWithDelay({ ...good, dwellAtPosts: [fact(-4, "h")] })).toThrow("dwell is -4");
  });
});
