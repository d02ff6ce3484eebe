import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Leg } from "#model/answer.js";
import type { RateKind } from "#model/network.js";
import { anyPack, anyQuestion, runs } from "../../../test/network/random-network.js";
import { closure, fact, link, networkOf, samplePack } from "../../../test/network/sample-network.js";
import { findRoute, withClosed, type NetworkPack, type RouteQuery } from "./network.js";

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

  test("a longer wait at a crossing never makes anything cheaper or faster, nor does a crossing that is shut longer, that pauses or that takes less", () => {
    fc.assert(fc.property(anyPack, anyQuestion, fc.nat(), (pack, query, n) => {
      const { waits = [], crossingServices = [], closures = [] } = pack;
      const longer = waits.map((row, i) => (i === n % waits.length ? { ...row, p50: fact(row.p50.value + 3, "h"), p90: fact(row.p90.value + 30, "h") } : row));
      const later = crossingServices.map((row, i) => (i === n % crossingServices.length ? { ...row, opensAt: "13:00", closesAt: "14:00" } : row));
      const before = price(pack, query);
      expect(price({ ...pack, waits: longer }, query)).toBeGreaterThanOrEqual(before);
      expect(price({ ...pack, crossingServices: later }, query)).toBeGreaterThanOrEqual(before);
      expect(price({ ...pack, crossingServices: crossingServices.map((row) => ({ ...row, accepts: false })) }, query)).toBeGreaterThanOrEqual(before);
      expect(price({ ...pack, closures: [...closures, closure("x1", "2026-12-01", "2027-12-31")] }, query)).toBeGreaterThanOrEqual(before);
    }), runs);
  });

  test("links closed in a network are those closed in its pack", () => {
    fc.assert(fc.property(anyPack, anyQuestion, fc.nat(), fc.nat(), (pack, query, n, m) => {
      const ids = [n, m].map((i) => pack.links[i % pack.links.length]?.id ?? "");
      const network = networkOf(pack);
      const [checksum, before] = [network.checksum, findRoute(network, query)];
      const closed = withClosed(network, ids);
      expect(findRoute(closed, query)).toEqual(findRoute(networkOf({ ...pack, links: pack.links.map((row) => (ids.includes(row.id) ? { ...row, status: "closed" as const } : row)) }), query));
      expect(closed.checksum === checksum).toBe(ids.every((id) => pack.links.some((row) => row.id === id && (row.status !== "open" || pack.crossings.some((one) => one.id === row.crossing && one.status !== "open")))));
      expect([network.checksum, findRoute(network, query)]).toEqual([checksum, before]);
    }), runs);
    expect(() => withClosed(networkOf(samplePack), ["nil"])).toThrow("link is nil");
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
