import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestWay } from "../../../test/network/every-way.js";
import { findRoute } from "./network.js";
import { anyPack, anyQuestion, runs } from "../../../test/network/random-network.js";
import { networkOf } from "../../../test/network/sample-network.js";

describe("the engine against trying every way", () => {
  test("finds the same way, with the same cost and time to the last unit", () => {
    let ways = 0;
    fc.assert(fc.property(anyPack, anyQuestion, (pack, question) => {
      fc.pre(question.from !== question.to);
      const route = findRoute(networkOf(pack), question);
      const oracle = bestWay(pack, question);
      expect(route.legs.map(({ link }) => link)).toEqual(oracle?.links ?? []);
      if (oracle === undefined) {
        expect(route.reason).toMatch(/^(no-way|closed-in-month|closed-on-date|goods-not-carried)$/);
        return;
      }
      ways++;
      expect(route.costUsdPerTonne?.value).toBe(oracle.cost / 10_000);
      expect(Math.round(3_600 * route.legs.reduce((sum, { hours }) => sum + hours.value, 0))).toBe(oracle.seconds);
    }), { numRuns: 2_000 });
    expect(ways).toBeGreaterThan(100);
  });

  test("does not depend on the order of the pack's rows", () => {
    fc.assert(fc.property(anyPack, anyQuestion, fc.infiniteStream(fc.nat()), (pack, question, chances) => {
      const shuffled = <T>(rows: readonly T[]): T[] => rows.map((row) => ({ row, chance: Number(chances.next().value) })).toSorted((a, b) => a.chance - b.chance).map(({ row }) => row);
      const other = networkOf({
        ...pack, places: shuffled(pack.places), links: shuffled(pack.links), crossings: shuffled(pack.crossings), rates: shuffled(pack.rates), seasons: shuffled(pack.seasons), goods: shuffled(pack.goods),
        waits: shuffled(pack.waits ?? []), crossingServices: shuffled(pack.crossingServices ?? []), closures: shuffled(pack.closures ?? []),
      });
      const network = networkOf(pack);
      expect(findRoute(other, question)).toEqual(findRoute(network, question));
      expect(other.checksum).toBe(network.checksum);
    }), runs);
  });
});
