import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyPack, anyQuestion, runs } from "../../../test/network/random-network.js";
import { networkOf, samplePack } from "../../../test/network/sample-network.js";
import { costField, findRoute } from "./network.js";

describe("a cost field", () => {
  test("holds the totals of all routes, in both directions", () => {
    fc.assert(fc.property(anyPack, anyQuestion, (pack, { from: centre, ...query }) => {
      const asked = { goods: query.goods, minimise: query.minimise, ...("date" in query ? { date: query.date } : { month: query.month }) };
      const network = networkOf(pack);
      for (const direction of ["from", "to"] as const) {
        const { costUsdPerTonne, hours } = costField(network, { place: centre, direction, ...asked });
        for (const { id } of pack.places) {
          const [from, to] = direction === "from" ? [centre, id] : [id, centre];
          const route = findRoute(network, { from, to, ...asked });
          expect(costUsdPerTonne[id]).toBe(route.costUsdPerTonne?.value);
          expect(Math.round((hours[id] ?? NaN) * 3_600)).toBe(route.days === undefined ? NaN : Math.round(3_600 * route.legs.reduce((sum, leg) => sum + leg.hours.value, 0)));
        }
      }
    }), runs);
  });

  test("of the sample leaves out the places without a way", () => {
    const { costUsdPerTonne, hours } = costField(networkOf(samplePack), { place: "alba", direction: "from", goods: "soy", month: 7, minimise: "cost" });
    expect(costUsdPerTonne).toEqual({ alba: 0, bero: 5.27, caro: 11.0235, dusk: 21.0635 });
    expect(hours).toEqual({ alba: 0, bero: 2, caro: 26.1, dusk: 30.1 });
  });
});
