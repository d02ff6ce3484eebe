import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Route } from "#model/answer.js";
import { isFigure, leavesOf, type Figure } from "#model/fact.js";
import { findRoute, type NetworkPack } from "../network.js";
import { anyPack, anyQuestion, runs } from "../../../../test/network/random-network.js";
import { crossing, goods, link, networkOf, rate, samplePack } from "../../../../test/network/sample-network.js";
import { tradeFacilitation } from "./trade-facilitation.js";

function routeOn(pack: NetworkPack, question: { readonly goods: string; readonly to?: string }): Route {
  return findRoute(networkOf(pack), { from: "alba", to: "dusk", month: 7, minimise: "cost", ...question });
}

describe("indicators of a way in CAREC's units", () => {
  test("are those of the worked example: 305 km of road over one bridge with a border (docs/method.md#carec-indicators)", () => {
    const indicators = tradeFacilitation(routeOn({ ...samplePack, links: samplePack.links.filter(({ mode }) => mode === "road") }, { goods: "soy" }));
    expect(indicators?.tfi1?.value).toBeCloseTo(24, 9); // the wait
    expect(indicators?.tfi2?.value).toBeCloseTo(20 * (400 / 80 / 20), 9); // 400 RUB a vehicle of 20 t at 80 RUB/USD: 5 USD for 20 t
    // freight 305 km · 0.05, road charge 105 km · 4 RUB / 80 / 20 t, toll 8000 RUB / 80 / 20 t, border fee; no value of time
    const paid = 305 * 0.05 + (105 * 4) / 80 / 20 + 8000 / 80 / 20 + 400 / 80 / 20;
    expect(paid).toBeCloseTo(15.25 + 0.2625 + 5 + 0.25, 12);
    expect(indicators?.tfi3.value).toBeCloseTo((20 * 500 * paid) / 305, 6); // 680.74 USD
    expect(indicators?.swod.value).toBeCloseTo(50, 9); // 305 km in 6.1 h
    expect(indicators?.swd.value).toBeCloseTo(305 / (6.1 + 24), 9); // 10.1 km/h
    expect([indicators?.tfi1, indicators?.tfi2, indicators?.tfi3, indicators?.swd, indicators?.swod].map((one) => one?.unit)).toEqual(["h", "USD", "USD", "km/h", "km/h"]);
  });

  test("count the break of gauge as time and cost at the border", () => {
    const indicators = tradeFacilitation(routeOn(samplePack, { goods: "steel" }));
    expect(indicators?.tfi1?.value).toBeCloseTo(24 + 10, 9); // the wait, then moving the goods to the other gauge
    expect(indicators?.tfi2?.value).toBeCloseTo(20 * (0.5 + 12), 9);
    expect(indicators?.swd.value).toBeCloseTo((120 + 6 + 220) / ((120 + 6 + 220) / 40 + 34), 9);
  });

  test("count moving the goods between vehicles at both ends of the border link, and nowhere else", () => {
    const byRiver: NetworkPack = {
      ...samplePack,
      links: [link("alba rail 120 eyot", { gauge: 1520 }), link("eyot road 100 bero"), link("bero river 5 caro", { crossing: "bridge" }), link("caro road 200 dusk")],
      goods: [goods("soy", ["road", "rail", "river"])],
      rates: [...samplePack.rates, rate("freight river * 0.01 USD/(t·km)")],
    };
    const route = routeOn(byRiver, { goods: "soy" });
    const indicators = tradeFacilitation(route);
    expect(route.legs.map(({ mode }) => mode)).toEqual(["rail", "road", "river", "road"]);
    expect(indicators?.tfi1?.value).toBeCloseTo(6 + 24 + 6, 9); // lorry to barge, wait, barge to lorry; not wagon to lorry at eyot
    expect(indicators?.tfi2?.value).toBeCloseTo(20 * (5 + 400 / 80 / 20 + 5), 9);
  });

  test("are the mean of the crossings where there are several", () => {
    const twoBorders: NetworkPack = {
      ...samplePack,
      links: [link("alba road 100 bero"), link("bero road 5 caro", { crossing: "bridge" }), link("caro road 200 dusk", { crossing: "second" })],
      crossings: [crossing("bridge"), crossing("second")],
      rates: [...samplePack.rates, rate("border-wait - crossing:second 6 h")],
    };
    const indicators = tradeFacilitation(routeOn(twoBorders, { goods: "soy" }));
    expect(indicators?.tfi1?.value).toBeCloseTo((24 + 6) / 2, 9);
    expect(indicators?.tfi2?.value).toBeCloseTo((20 * (400 / 80 / 20 + 0.5)) / 2, 9);
  });

  test("say nothing of a border where the way crosses none, and nothing at all where there is no way", () => {
    const inland = tradeFacilitation(findRoute(networkOf(samplePack), { from: "alba", to: "bero", goods: "soy", month: 7, minimise: "time" }));
    expect(Object.keys(inland ?? {})).toEqual(["tfi3", "swd", "swod"]);
    expect(inland?.swd.value).toBe(inland?.swod.value);
    expect(tradeFacilitation(routeOn(samplePack, { goods: "fish" }))).toBeUndefined();
    expect(tradeFacilitation(routeOn(samplePack, { goods: "soy", to: "alba" }))).toBeUndefined();
  });

  test("name what is missing in a route that the network engine did not make", () => {
    const route = routeOn(samplePack, { goods: "soy" });
    const bare = { ...route, legs: route.legs.map((leg) => ({ ...leg, hours: { ...leg.hours, from: [] } })) };
    expect(() => tradeFacilitation(bare)).toThrow(`leg ${route.legs[0]?.link ?? ""} has no travel time`);
  });
});

describe("for any route", () => {
  test("the indicators agree with the route's own hours, cost and kilometres, and every leaf of their trees is a fact", () => {
    fc.assert(fc.property(anyPack, anyQuestion, (pack, query) => {
      const route = findRoute(networkOf(pack), query);
      const indicators = tradeFacilitation(route);
      expect(indicators === undefined).toBe(route.legs.length === 0);
      if (indicators === undefined) return;
      const { tfi1, tfi3, swd, swod } = indicators;
      const [hours, km, cost] = [route.legs.reduce((sum, leg) => sum + leg.hours.value, 0), route.km?.value ?? NaN, route.costUsdPerTonne?.value ?? NaN];
      expect(swd.value * hours).toBeCloseTo(km, 6);
      expect(swod.value).toBeGreaterThanOrEqual(swd.value);
      const valueOfTime = route.legs.flatMap((leg) => leg.costUsdPerTonne.from.filter(isFigure)).filter(({ label }) => label === "network.part.time-value").reduce((sum, { value }) => sum + value, 0);
      expect((tfi3.value * km) / 500 / 20 + valueOfTime).toBeCloseTo(cost, 6);
      expect(tfi1 === undefined).toBe(route.legs.every((leg) => leg.crossing === undefined));
      expect(tfi1?.value ?? 0).toBeLessThanOrEqual(hours + 1e-9);
      for (const one of Object.values(indicators) as Figure[]) expect(leavesOf(one).every((leaf) => leaf.source !== undefined)).toBe(true);
    }), runs);
  });
});
