import { describe, expect, test } from "vitest";
import { normalShare } from "./normal.js";

/** The integral of the density from 0 to z by Simpson's rule, and half. */
function byIntegration(z: number): number {
  const steps = 20_000;
  const width = z / steps;
  const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(z);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * density(i * width);
  return 0.5 + (sum * width) / 3;
}

describe("the share of the standard normal distribution below z", () => {
  test.each([[0, 0.5], [1.2815515655446004, 0.9], [1.959963984540054, 0.975], [-2.3263478740408408, 0.01]])("of %d is %d, as published", (z, share) => {
    expect(normalShare(z) / share).toBeCloseTo(1, 12);
  });

  test("of -8 is 6.22096057e-16, as published", () => {
    expect(normalShare(-8) / 6.220960574271785e-16).toBeCloseTo(1, 7);
  });

  test("is the integral of the density", () => {
    for (let z = -6; z <= 6; z += 0.37) expect(normalShare(z)).toBeCloseTo(byIntegration(z), 12);
  });

  test("is 0 and 1 far out, and the same seen from both sides", () => {
    expect([normalShare(-40), normalShare(40)]).toEqual([0, 1]);
    for (const z of [0.3, 2, 7.07, 7.08, 12]) expect(normalShare(-z) / (1 - normalShare(z) || normalShare(-z))).toBeCloseTo(1, 2);
  });
});
