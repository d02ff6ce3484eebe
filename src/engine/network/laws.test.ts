import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Leg } from "#model/answer.js";
import type { RateKind } from "#model/network.js";
import { anyPack, anyQuestion, runs } from "../../../test/network/random-network.js";
import { fact, link, networkOf } from "../../../test/network/sample-network.js";
import { findRoute, type NetworkPack, type RouteQuery } from "./network.js";

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const seconds = (legs: readonly Leg[]): number => Math.round(3_600 * sum(legs.map(({ hours }) => hours.value)));

/** What decides: cost or the time with every wait at its median; Infinity where there is no way. */
function price(pack: NetworkPack, query: RouteQuery): number {
  const { legs, costUsdPerTonne } = findRoute(networkOf(pack), query);
  return costUsdPerTonne === undefined ? Infinity : query.minimise === "cost" ? costUsdPerTonne.value : seconds(legs);
}

describe("for any network and question", () => {
  test("closing a link never makes anything cheaper or faster", () => {
    fc.assert(fc.property(anyPack, anyQuestion, fc.nat(), (pack, query, n) => {
      const closed = { ...pack, links: pack.links.map((row, i) => (i === n % pack.links.length ? { ...row, status: "closed" as const } : row)) };
      expect(price(closed, query)).toBeGreaterThanOrEqual(price(pack, query));
    }), runs);
  });

  test("adding a link never makes anything dearer or slower", () => {
    fc.assert(fc.property(anyPack, anyQuestion, fc.constantFrom("p0 road 5 p3", "p1 rail 60 p2", "p3 river 1 p2"), (pack, query, text) => {
      expect(price({ ...pack, links: [...pack.links, link(text, { id: "new" })] }, query)).toBeLessThanOrEqual(price(pack, query));
    }), runs);
  });

  test("a longer link never makes anything cheaper or faster", () => {
    fc.assert(fc.property(anyPack, anyQuestion, fc.nat(), (pack, query, n) => {
      const longer = { ...pack, links: pack.links.map((row, i) => (i === n % pack.links.length ? { ...row, lengthKm: fact(row.lengthKm.value + 7, "km") } : row)) };
      expect(price(longer, query)).toBeGreaterThanOrEqual(price(pack, query));
    }), runs);
  });

  const dividing: readonly RateKind[] = ["speed", "payload"];

  test("a higher price, fee, wait or handling time never makes anything cheaper or faster; a higher speed or payload never dearer or slower", () => {
    fc.assert(fc.property(anyPack, anyQuestion, fc.nat(), fc.constantFrom(0.4, 3, 50), (pack, query, n, more) => {
      const index = n % pack.rates.length;
      const raised = { ...pack, rates: pack.rates.map((row, i) => (i === index ? { ...row, amount: { ...row.amount, value: row.amount.value + more } } : row)) };
      const [before, after] = [price(pack, query), price(raised, query)];
      if (dividing.includes(pack.rates[index]?.kind ?? "freight")) expect(after).toBeLessThanOrEqual(before);
      else expect(after).toBeGreaterThanOrEqual(before);
    }), { numRuns: 2 * runs.numRuns });
  });

  test("the legs add up to the route: cost, hours and kilometres", () => {
    fc.assert(fc.property(anyPack, anyQuestion, (pack, query) => {
      const { legs, costUsdPerTonne, days, km } = findRoute(networkOf(pack), query);
      expect(sum(legs.map((leg) => leg.costUsdPerTonne.value))).toBeCloseTo(costUsdPerTonne?.value ?? 0, 9);
      expect(sum(legs.map((leg) => leg.km.value))).toBe(km?.value ?? 0);
      expect(days?.p90.value ?? 0).toBeGreaterThanOrEqual(days?.p50.value ?? 0);
      for (const [i, leg] of legs.entries()) expect(leg.from).toBe(i === 0 ? query.from : legs[i - 1]?.to);
      if (legs.length > 0) expect(legs.at(-1)?.to).toBe(query.to);
    }), runs);
  });
});
