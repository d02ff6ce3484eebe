import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Route } from "#model/answer.js";
import { anyPack, anyQuestion } from "../../../test/network/random-network.js";
import { link, networkOf, samplePack } from "../../../test/network/sample-network.js";
import { findAlternatives, findRoute, withClosed, type NetworkPack } from "./network.js";

/** Beside the random links, so that most ways have alternatives. */
const always = [link("p0 road 9 p2", { crossing: "x0" }), link("p1 rail 9 p3", { crossing: "x1" }), link("p0 road 9 p1"), link("p0 rail 12 p1"), link("p2 road 9 p3"), link("p2 ice 30 p1")];

const ask = { from: "alba", to: "dusk", goods: "soy", date: "2027-01-20", minimise: "cost" } as const;

/** Where a link passes the border: its crossing, or the link itself between two countries. */
function borderOf(pack: NetworkPack, id: string): string | undefined {
  const row = pack.links.find((link) => link.id === id);
  const country = (place = ""): string | undefined => pack.places.find((one) => one.id === place)?.country;
  return row?.crossing ?? (country(row?.from) === country(row?.to) ? undefined : `link:${id}`);
}

const bordersOn = (pack: NetworkPack, { legs }: Route): readonly string[] => [...new Set(legs.flatMap(({ link }) => borderOf(pack, link) ?? []))];

describe("alternatives", () => {
  test("cross elsewhere, best first: over the ice, over the bridge, by rail", () => {
    const routes = findAlternatives(networkOf(samplePack), { ...ask, alternatives: 5 });
    expect(routes.map(({ legs }) => legs[1]?.crossing)).toEqual(["ice-road", "bridge", "rail-border"]);
    expect(routes[0]).toEqual(findRoute(networkOf(samplePack), ask));
    expect(findAlternatives(networkOf(samplePack), { ...ask, alternatives: 2 })).toEqual(routes.slice(0, 2));
  });

  test("are one route with its reason where there is no way, and one where nothing is crossed", () => {
    expect(findAlternatives(networkOf(samplePack), { ...ask, goods: "fish", alternatives: 5 })).toMatchObject([{ legs: [], reason: "goods-not-carried" }]);
    expect(findAlternatives(networkOf(samplePack), { ...ask, to: "bero", alternatives: 5 })).toHaveLength(1);
  });

  test("fewer than one of which is asked for are our bug", () => {
    expect(() => findAlternatives(networkOf(samplePack), { ...ask, alternatives: 0 })).toThrow("at least 1");
  });

  test("are those of trying every set of closed crossings: each the best way that avoids some crossing of every better one", () => {
    let several = 0;
    fc.assert(fc.property(anyPack, anyQuestion, (some, question) => {
      fc.pre(question.from !== question.to && question.goods !== "people");
      const pack = { ...some, links: [...some.links, ...always] };
      const network = networkOf(pack);
      const borders = [...new Set(pack.links.flatMap(({ id }) => borderOf(pack, id) ?? []))];
      const all = Array.from({ length: 2 ** borders.length }, (_, mask) => borders.filter((__, i) => (mask & (1 << i)) !== 0))
        .map((shut) => ({ shut, route: findRoute(withClosed(network, pack.links.flatMap(({ id }) => (shut.includes(borderOf(pack, id) ?? "") ? [id] : []))), question) }))
        .filter(({ route }) => route.legs.length > 0);
      const price = ({ costUsdPerTonne, legs }: Route): number => (question.minimise === "cost" ? (costUsdPerTonne?.value ?? NaN) : Math.round(3_600 * legs.reduce((sum, { hours }) => sum + hours.value, 0)));
      const routes = findAlternatives(network, { ...question, alternatives: 4 });
      const better: (readonly string[])[] = [];
      for (const route of routes) {
        if (route.legs.length === 0) break;
        const left = all.filter(({ shut }) => better.every((set) => set.some((border) => shut.includes(border))));
        expect(price(route)).toBe(Math.min(...left.map((one) => price(one.route))));
        const set = bordersOn(pack, route);
        for (const before of better) expect(before.every((border) => set.includes(border))).toBe(false);
        better.push(set);
      }
      if (routes.length < 4 && routes[0]?.legs.length !== 0) expect(all.filter(({ shut }) => better.every((set) => set.some((border) => shut.includes(border))))).toEqual([]);
      if (routes.length > 1) several++;
    }), { numRuns: 100 });
    expect(several).toBeGreaterThan(20);
  });
});
