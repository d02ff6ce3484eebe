import { describe, expect, test } from "vitest";
import { routeSchema } from "#model/answer.js";
import { isFigure, leavesOf, type Figure, type Quantity } from "#model/fact.js";
import { catalogue } from "#words/catalogue.js";
import { crossing, fact, goods, link, networkOf, place, rate, samplePack, service, wait } from "../../../test/network/sample-network.js";
import { findRoute, type RouteQuery } from "./network.js";

const network = networkOf(samplePack);
const ask = (more: Partial<RouteQuery> = {}): RouteQuery => ({ from: "alba", to: "dusk", goods: "soy", month: 7, minimise: "cost", ...more });
const partsOf = (quantity: Quantity | undefined): Record<string, number> =>
  quantity === undefined || !isFigure(quantity) ? {} : Object.fromEntries(quantity.from.filter(isFigure).map(({ label, value }) => [label?.replace("network.part.", "") ?? "", value]));

describe("the cheapest way from alba to dusk (docs/method.md, worked example of network-cost)", () => {
  test("in July goes by road over the bridge and costs 5.27 + 5.7535 + 10.04", () => {
    const route = findRoute(network, ask());
    expect(route.legs.map(({ link: id, from, to, mode }) => [id, from, to, mode])).toEqual([
      ["alba--bero--road", "alba", "bero", "road"], ["bero--caro--road", "bero", "caro", "road"], ["caro--dusk--road", "caro", "dusk", "road"],
    ]);
    // 100 km · 0.05; 100 km · 4 RUB / 80 / 20 t; 100 km / 50 km/h = 2 h · 0.01
    expect(partsOf(route.legs[0]?.costUsdPerTonne)).toEqual({ "freight": 5, "road-charge": 0.25, "time-value": 0.02 });
    // 5 km · 0.05; 5 km · 4 / 80 / 20; 8,000 RUB / 80 / 20 t; 400 RUB / 80 / 20 t; (5 km / 50 km/h + 24 h) · 0.01
    expect(partsOf(route.legs[1]?.costUsdPerTonne)).toEqual({ "freight": 0.25, "road-charge": 0.0125, "toll": 5, "border-fee": 0.25, "time-value": 0.241 });
    // 200 km · 0.05; 200 km / 50 km/h = 4 h · 0.01; the road charge of AA is not paid in BB
    expect(partsOf(route.legs[2]?.costUsdPerTonne)).toEqual({ "freight": 10, "time-value": 0.04 });
    expect(route.legs.map(({ costUsdPerTonne }) => costUsdPerTonne.value)).toEqual([5.27, 5.7535, 10.04]);
    expect(route.costUsdPerTonne?.value).toBe(21.0635);
    expect(route.km?.value).toBe(305);
  });

  test("takes 2 + 24.1 + 4 hours, and 48 more where the border wait is at its high value of 72", () => {
    const { legs, days } = findRoute(network, ask());
    expect(legs.map(({ hours }) => hours.value)).toEqual([2, 24.1, 4]);
    expect(days?.p50.value).toBeCloseTo(30.1 / 24, 12);
    expect(days?.p90.value).toBeCloseTo(78.1 / 24, 12);
  });

  test("in January goes over the ice without unloading: 4 km · 0.05 + 0.5 + 24.1 h · 0.01", () => {
    const route = findRoute(network, ask({ month: 1 }));
    expect(route.legs.map(({ mode }) => mode)).toEqual(["road", "ice", "road"]);
    expect(partsOf(route.legs[1]?.costUsdPerTonne)).toEqual({ "freight": 0.2, "border-fee": 0.5, "time-value": 0.241 });
  });

  test("by rail boards once and pays the gauge break at the crossing once", () => {
    const route = findRoute(network, ask({ goods: "steel" }));
    expect(partsOf(route.legs[0]?.costUsdPerTonne)).toEqual({ "boarding": 3, "freight": 2.4, "time-value": 0.03 });
    // 6 km / 40 km/h + 24 h + 10 h = 34.15 h
    expect(partsOf(route.legs[1]?.costUsdPerTonne)).toEqual({ "freight": 0.12, "border-fee": 0.5, "gauge-break": 12, "time-value": 0.3415 });
    expect(partsOf(route.legs[2]?.costUsdPerTonne)).toEqual({ "freight": 4.4, "time-value": 0.055 });
    expect(route.legs[1]?.crossing).toBe("rail-border");
  });

  test("pays for the empty way back where a rate says so: half of the 10 on the last leg", () => {
    const pack = { ...samplePack, goods: [goods("soy", ["road"])], rates: [...samplePack.rates, rate("empty-return road country:BB 0.5 1"), rate("empty-return road country:AA 0 1")] };
    const { legs } = findRoute(networkOf(pack), ask());
    expect(legs.map(({ costUsdPerTonne }) => partsOf(costUsdPerTonne)["empty-return"])).toEqual([0, 0, 5]);
    const [figure] = legs.flatMap((leg) => leg.costUsdPerTonne.from.filter(({ label, value }) => label === "network.part.empty-return" && value === 5));
    expect(figure === undefined ? [] : leavesOf(figure).map(({ unit }) => unit)).toEqual(["km", "1", "USD/(t·km)"]);
  });

  test("costs the same in the other direction, where no mode changes", () => {
    expect(findRoute(network, ask({ from: "dusk", to: "alba" })).costUsdPerTonne?.value).toBe(21.0635);
  });

  test("keeps the tonnes and the question in the answer", () => {
    expect(findRoute(network, ask({ tonnes: 1_000 }))).toMatchObject({ ...ask(), tonnes: 1_000 });
  });
});

describe("the fastest way", () => {
  test("takes what is quicker though dearer", () => {
    const pack = { ...samplePack, links: [...samplePack.links, link("alba road 90 dusk", { id: "toll-road" })], rates: [...samplePack.rates, rate("toll - link:toll-road 1000 USD/t")] };
    expect(findRoute(networkOf(pack), ask({ minimise: "time" })).legs.map(({ link: id }) => id)).toEqual(["toll-road"]);
    expect(findRoute(networkOf(pack), ask({ minimise: "cost" })).legs).toHaveLength(3);
  });
});

describe("between equal ways", () => {
  const rates = samplePack.rates.filter(({ mode }) => mode === undefined);
  const pack = { ...samplePack, rates: [...rates, rate("freight - * 0.05 USD/(t·km)")], goods: [goods("soy", ["road", "river"])] };

  test("the one whose last link's id sorts first is taken, whatever its mode", () => {
    const two = (roadId: string, riverId: string) => networkOf({ ...pack, links: [link("alba road 100 dusk", { id: roadId }), link("alba river 100 dusk", { id: riverId })] });
    expect(findRoute(two("a", "b"), ask()).legs.map(({ mode }) => mode)).toEqual(["road"]);
    expect(findRoute(two("b", "a"), ask()).legs.map(({ mode }) => mode)).toEqual(["river"]);
  });

  test("the one with fewer legs is taken first", () => {
    const links = [link("alba road 40 bero", { id: "a" }), link("bero road 60 dusk", { id: "b" }), link("alba road 100 dusk", { id: "c" })];
    expect(findRoute(networkOf({ ...pack, links }), ask()).legs.map(({ link: id }) => id)).toEqual(["c"]);
  });
});

describe("a change at a place", () => {
  const road = link("alba road 100 bero");
  const pack = (...links: typeof samplePack.links) => ({ ...samplePack, links, goods: [goods("soy", ["road", "rail", "ferry"])] });

  test("from road to rail costs handling, boarding and the time of it", () => {
    const route = findRoute(networkOf(pack(road, link("bero rail 100 dusk", { gauge: 1520 }))), ask());
    expect(partsOf(route.legs[1]?.costUsdPerTonne)).toEqual({ "boarding": 3, "handling": 5, "freight": 2, "time-value": 0.025 }); // 6 h · 0.01 = 0.06 stands beside it
    expect(route.legs[1]?.costUsdPerTonne.value).toBe(3 + 5 + 0.06 + 2 + 0.025);
    expect(route.legs[1]?.hours.value).toBe(6 + 2.5);
  });

  test("from rail to road pays no boarding of rail again", () => {
    const route = findRoute(networkOf(pack(link("alba rail 100 bero", { gauge: 1520 }), link("bero road 100 dusk"))), ask());
    expect(route.legs.map(({ costUsdPerTonne }) => partsOf(costUsdPerTonne)["boarding"])).toEqual([3, undefined]);
  });

  test("priced per vehicle is spread over the payload of the mode whose rate it is", () => {
    const rates = [...samplePack.rates, rate("freight ferry * 0.1 USD/(t·km)"), rate("handling ferry * 20 USD/vehicle"), rate("payload ferry * 10 t/vehicle")];
    const { legs } = findRoute(networkOf({ ...pack(road, link("bero ferry 20 caro"), link("caro road 50 dusk")), rates }), ask());
    expect(legs.map(({ costUsdPerTonne }) => partsOf(costUsdPerTonne)["handling"])).toEqual([undefined, 2, 2]);
  });

  test("from one gauge to the other costs the gauge break, and no boarding: it is still rail", () => {
    const route = findRoute(networkOf(pack(link("alba rail 100 bero", { gauge: 1520 }), link("bero rail 100 dusk", { gauge: 1435 }))), ask());
    expect(partsOf(route.legs[1]?.costUsdPerTonne)).toMatchObject({ "gauge-break": 12, "freight": 2 });
    expect(partsOf(route.legs[1]?.costUsdPerTonne)).not.toHaveProperty("boarding");
    expect(route.legs[1]?.hours.value).toBe(10 + 2.5);
  });

  test("does not happen where rail goes on over a link that takes both gauges", () => {
    const route = findRoute(networkOf(pack(link("alba rail 100 bero", { gauge: 1520 }), link("bero rail 50 caro"), link("caro rail 100 dusk", { gauge: 1520 }))), ask());
    expect(route.legs.flatMap(({ costUsdPerTonne }) => Object.keys(partsOf(costUsdPerTonne)))).not.toContain("gauge-break");
  });

  test("is paid once where the crossing breaks the gauge, also when its link states one", () => {
    const border = (gauge?: 1520) => networkOf(pack(link("alba rail 100 bero", { gauge: 1520 }), link("bero rail 6 caro", { crossing: "rail-border", gauge }), link("caro rail 100 dusk", { gauge: 1435 })));
    expect(findRoute(border(1520), ask())).toEqual(findRoute(border(), ask()));
  });

  test("is priced by the narrower rate of the two modes in both directions: lorries roll on and off a ferry", () => {
    const withFerry = { ...pack(road, link("bero ferry 20 caro"), link("caro road 50 dusk")), rates: [...samplePack.rates, rate("freight ferry * 0.1 USD/(t·km)"), rate("handling ferry * 1 USD/t")] };
    const { legs } = findRoute(networkOf(withFerry), ask());
    expect(legs.map(({ costUsdPerTonne }) => partsOf(costUsdPerTonne)["handling"])).toEqual([undefined, 1, 1]);
  });

  test("costs the dearer where both modes have an equally narrow rate", () => {
    const both = { ...pack(road, link("bero rail 100 dusk", { gauge: 1520 })), rates: [...samplePack.rates, rate("handling road * 7 USD/t"), rate("handling rail * 6 USD/t")] };
    expect(partsOf(findRoute(networkOf(both), ask()).legs[1]?.costUsdPerTonne)["handling"]).toBe(7);
  });

  test("costs what the place asks for one mode before what the country asks for the other, even for these very goods", () => {
    const both = { ...pack(road, link("bero rail 100 dusk", { gauge: 1520 })), rates: [...samplePack.rates, rate("handling rail place:bero 2 USD/t"), rate("handling road country:AA 7 USD/t", { goods: "soy" })] };
    expect(partsOf(findRoute(networkOf(both), ask()).legs[1]?.costUsdPerTonne)["handling"]).toBe(2);
  });

  test("cannot be dodged by two changes in a row that move nothing: out of the wagon, into a lorry, into the other wagon", () => {
    const dear = {
      ...pack(link("alba rail 100 bero", { gauge: 1520 }), link("bero rail 100 dusk", { gauge: 1435 }), link("bero road 20000 caro")),
      rates: samplePack.rates.map((row) => (row.kind === "gauge-break" ? { ...row, amount: fact(500, "USD/t") } : row)),
    };
    expect(partsOf(findRoute(networkOf(dear), ask()).legs[1]?.costUsdPerTonne)["gauge-break"]).toBe(500);
  });
});

describe("a border link", () => {
  test("takes a rate of either country, and where both have one, that of the end whose id sorts first", () => {
    const pack = { ...samplePack, goods: [goods("soy", ["road"])], rates: [...samplePack.rates, rate("freight road country:AA 0.07 USD/(t·km)"), rate("freight road country:BB 0.09 USD/(t·km)")] };
    expect(partsOf(findRoute(networkOf(pack), ask()).legs[1]?.costUsdPerTonne)["freight"]).toBe(0.35);
    const renamed = { ...pack, links: pack.links.map((row) => (row.id === "bero--caro--road" ? { ...row, from: "caro", to: "bero" } : row)) };
    expect(partsOf(findRoute(networkOf(renamed), ask()).legs[1]?.costUsdPerTonne)["freight"]).toBe(0.35);
  });
});

describe("no way", () => {
  test.each([
    ["to the same place", ask({ to: "alba" }), "same-place"],
    ["for goods that no link takes", ask({ goods: "fish" }), "goods-not-carried"],
    ["to a place where nothing ends", ask({ to: "eyot" }), "goods-not-carried"],
  ])("%s says so", (_, query, reason) => {
    expect(findRoute(network, query)).toMatchObject({ legs: [], reason });
  });

  test("to the same place costs nothing", () => {
    expect(findRoute(network, ask({ to: "alba" })).costUsdPerTonne?.value).toBe(0);
  });

  test("in a month says closed-in-month where another month has one", () => {
    const ice = networkOf({ ...samplePack, crossings: samplePack.crossings.map((row) => (row.id === "ice-road" ? row : { ...row, status: "closed" as const })) });
    expect(findRoute(ice, ask({ month: 7 }))).toMatchObject({ legs: [], reason: "closed-in-month" });
    expect(findRoute(ice, ask({ month: 1 })).legs).toHaveLength(3);
  });

  test("in any month says no-way", () => {
    const shut = networkOf({ ...samplePack, crossings: samplePack.crossings.map((row) => ({ ...row, status: "planned" as const })) });
    expect(findRoute(shut, ask())).toMatchObject({ legs: [], reason: "no-way" });
    expect(findRoute(shut, ask())).not.toHaveProperty("costUsdPerTonne");
  });

  test.each([[{ from: "nowhere" }, "nowhere"], [{ goods: "gold" }, "gold"], [{ month: 13 }, "13"]])("an unknown name or month is our bug: %o", (more, named) => {
    expect(() => findRoute(network, ask(more))).toThrow(named);
  });
});

describe("every number of a route", () => {
  const route = findRoute(network, ask({ from: "alba", goods: "soy" }));
  const figures = [route.costUsdPerTonne, route.km, route.days?.p50, route.days?.p90, ...route.legs.flatMap(({ hours, costUsdPerTonne }) => [hours, costUsdPerTonne])].flatMap((quantity): Figure[] => (quantity === undefined ? [] : [quantity]));

  test("is a figure whose every leaf is a fact with a source or an assumption", () => {
    for (const leaf of figures.flatMap(leavesOf)) expect((leaf.source === undefined) !== (leaf.assumption === undefined)).toBe(true);
    expect(figures.flatMap(leavesOf).map(({ unit }) => unit)).toEqual(expect.arrayContaining(["km", "USD/(t·km)", "RUB/vehicle", "RUB/USD", "t/vehicle", "h", "km/h", "USD/(t·h)"]));
  });

  test("is the sum of its parts, down the tree", () => {
    const check = (quantity: Figure): void => {
      const parts = quantity.from.filter(isFigure);
      if (parts.length > 0 && parts.every(({ unit }) => unit === quantity.unit)) expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(quantity.value, 9);
      parts.forEach(check);
    };
    figures.forEach(check);
  });

  test("fits the published schema", () => {
    expect(routeSchema.safeParse(route).error).toBeUndefined();
  });

  test("has words for what it is", () => {
    const labels = (quantity: Quantity): string[] => [quantity.label ?? "", ...(isFigure(quantity) ? quantity.from.flatMap(labels) : [])].filter((label) => label !== "");
    for (const label of figures.flatMap(labels)) expect(catalogue).toHaveProperty([label]);
  });

  test("of waits, opening hours, duties and capacities has words too, and every leaf a source or an assumption", () => {
    const pack = {
      ...samplePack, waits: [wait("bridge 10 40")], goods: [goods("soy", ["road"], { valuePerTonne: fact(31_500, "RUB/t"), duties: [{ country: "AA", direction: "export" as const, share: fact(0.2, "1", { low: 0 }), perTonne: fact(100, "USD/t", { low: 0 }) }] })],
      crossingServices: [service("bridge", { opensAt: "10:00", closesAt: "14:00", days: [1, 2, 3], capacityPerDay: fact(5, "vehicle/day") })],
    };
    const { legs, days, duties = [], notes = [], ...rest } = findRoute(networkOf(pack), ask({ tonnes: 1_000 }));
    expect(routeSchema.safeParse({ ...rest, legs, days, duties, notes }).error).toBeUndefined();
    const all = [days?.p50, days?.p90, ...legs.map(({ hours }) => hours), ...duties.flatMap(({ usdPerTonne, lowUsdPerTonne }) => [usdPerTonne, lowUsdPerTonne]), ...notes.map(({ figure }) => figure)].flatMap((quantity): Quantity[] => (quantity === undefined ? [] : [quantity]));
    const labels = (quantity: Quantity): string[] => [quantity.label ?? "", ...(isFigure(quantity) ? quantity.from.flatMap(labels) : [])].filter((label) => label !== "");
    expect(all.flatMap(labels)).toEqual(expect.arrayContaining(["network.wait-p90", "network.opening-hours", "network.opening-days", "network.duty-low", "network.capacity-stated"]));
    for (const label of all.flatMap(labels)) expect(catalogue).toHaveProperty([label]);
    for (const leaf of all.flatMap(leavesOf)) expect((leaf.source === undefined) !== (leaf.assumption === undefined)).toBe(true);
  });
});

describe("crossings", () => {
  test("that are shut stop their links whatever the links' own status", () => {
    const pack = { ...samplePack, places: [place("a", "AA"), place("b", "BB")], links: [link("a road 1 b", { crossing: "x" })], crossings: [crossing("x", { status: "closed" })] };
    expect(findRoute(networkOf(pack), ask({ from: "a", to: "b" })).reason).toBe("no-way");
  });
});
