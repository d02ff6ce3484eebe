import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leavesOf } from "#model/fact.js";
import type { GoodsFlow } from "#model/goods-flow.js";
import { anyPack, anyQuestion } from "../../../test/network/random-network.js";
import { asOf, fact, goods, link, networkOf, place, rate, samplePack } from "../../../test/network/sample-network.js";
import { compareFlow, criticality, findRoute, flowCosts, savedFigure, strandedTonnes, type NetworkPack } from "./network.js";

/**
 *     alba ---100--- bero ---5--- caro ---10--- dusk
 *       \____________130__________/
 *
 * A km of road costs 0.10 + 0.5 / 50 = 0.11 USD/t.
 */
const pack: NetworkPack = {
  ...samplePack,
  places: [place("alba", "AA"), place("bero", "AA"), place("caro", "AA"), place("dusk", "AA")],
  links: [link("alba road 100 bero"), link("bero road 5 caro"), link("alba road 130 caro"), link("caro road 10 dusk")],
  rates: [rate("freight road * 0.1 USD/(t·km)"), rate("speed road * 50 km/h"), rate("time-value - * 0.5 USD/(t·h)")],
  goods: [goods("soy", ["road"])],
};
const flow = (from: string, to: string, tonnes: number, months?: readonly number[]): GoodsFlow => ({ from, to, goods: "soy", tonnesPerYear: fact(tonnes, "t/year"), months });

describe("what a link's loss costs", () => {
  test("1,000 t to caro and 200 t to bero: the road alba - bero is worth 2,750 + 770 USD a year, the road bero - caro 2,750", () => {
    const { links } = criticality(networkOf(pack), [flow("alba", "caro", 1000), flow("alba", "bero", 200)]);
    expect(links.map(({ link: { id }, extraUsdPerYear, tonnesPerYear }) => [id, Math.round(extraUsdPerYear * 1e6) / 1e6, tonnesPerYear])).toEqual([
      ["alba--bero--road", 1000 * (130 - 105) * 0.11 + 200 * (135 - 100) * 0.11, 1200],
      ["bero--caro--road", 1000 * (130 - 105) * 0.11, 1000],
    ]);
    expect(links.map(({ strandedTonnesPerYear }) => strandedTonnesPerYear)).toEqual([0, 0]);
  });

  test("where there is no second way, the months and the tonnes that stand are listed, and no price is made up", () => {
    const { links } = criticality(networkOf(pack), [flow("alba", "dusk", 1200, [1, 2, 3])]);
    const spur = links.find(({ link: { id } }) => id === "caro--dusk--road");
    expect(spur).toMatchObject({ extraUsdPerYear: 0, strandedTonnesPerYear: 1200, tonnesPerYear: 1200, flows: [{ months: [1, 2, 3], noSecondWay: [1, 2, 3] }] });
  });

  test("a way of some months counts for these months: an ice road that saves 50 km in 4 months of 12", () => {
    const winter = { ...pack, links: [...pack.links, link("alba ice 55 caro", { season: "ice" })], rates: [...pack.rates, rate("freight ice * 0.1 USD/(t·km)"), rate("speed ice * 50 km/h")], goods: [goods("soy", ["road", "ice"])] };
    const [first] = criticality(networkOf(winter), [flow("alba", "caro", 1200)]).links.filter(({ link: { mode } }) => mode === "ice");
    const months = first?.flows[0]?.months ?? [];
    expect(months).toEqual([1, 2, 3]); // 20 December to 20 March holds the 15th of these
    expect(first?.extraUsdPerYear).toBeCloseTo((1200 / 12) * 3 * (105 - 55) * 0.11, 9);
  });

  test("its figure has the same value and rests on facts", () => {
    const network = networkOf(pack);
    const { links, figureOf } = criticality(network, [flow("alba", "caro", 1000), flow("alba", "bero", 200)]);
    for (const one of links) {
      const shown = figureOf(one, asOf);
      expect(shown.value).toBeCloseTo(one.extraUsdPerYear, 9);
      expect(shown.unit).toBe("USD/year");
      expect(leavesOf(shown).every(({ source, assumption }) => (source === undefined) !== (assumption === undefined))).toBe(true);
    }
  });

  test("on any network: it is what a pack without the link pays more, never below 0, and the links are in order", () => {
    fc.assert(fc.property(anyPack, fc.array(anyQuestion, { minLength: 1, maxLength: 3 }), (any, questions) => {
      const flows = questions.map(({ from, to, goods: kind }): GoodsFlow => ({ from, to, goods: kind, tonnesPerYear: fact(120, "t/year"), months: [1, 7, 11] }));
      const { links } = criticality(networkOf(any), flows);
      const costs = (of: NetworkPack): (number | undefined)[] => flows.flatMap(({ from, to, goods: kind, months = [] }) =>
        months.map((month) => findRoute(networkOf(of), { from, to, goods: kind, month, minimise: "cost" }).costUsdPerTonne?.value));
      const open = costs(any);
      for (const { link: { id }, extraUsdPerYear, strandedTonnesPerYear } of links) {
        const closed = costs({ ...any, links: any.links.map((row) => (row.id === id ? { ...row, status: "closed" } : row)) });
        expect(extraUsdPerYear).toBeCloseTo(closed.reduce<number>((sum, cost, i) => sum + (cost === undefined ? 0 : 40 * (cost - (open[i] ?? NaN))), 0), 6);
        expect(strandedTonnesPerYear).toBeCloseTo(40 * closed.filter((cost, i) => cost === undefined && open[i] !== undefined).length, 9);
        expect(extraUsdPerYear).toBeGreaterThanOrEqual(0);
      }
      for (const [i, { extraUsdPerYear }] of links.entries()) if (i > 0) expect(extraUsdPerYear).toBeLessThanOrEqual(links[i - 1]?.extraUsdPerYear ?? 0);
    }), { numRuns: 60 });
  });
});

describe("what flows save when one network takes another's place", () => {
  const shorter = { ...pack, links: pack.links.map((row) => (row.id === "alba--bero--road" ? { ...row, lengthKm: fact(80, "km") } : row)) };

  test("20 km less for 1,000 t saves 2,200 USD a year; back again it costs as much", () => {
    const [before, after] = [networkOf(pack), networkOf(shorter)];
    const change = compareFlow(flow("alba", "caro", 1000), { before: flowCosts(before), after: flowCosts(after) });
    expect(change.savedUsdPerYear).toBeCloseTo(1000 * 20 * 0.11, 9);
    expect(savedFigure(change, { before, after, asOf }).value).toBe(change.savedUsdPerYear);
    expect(compareFlow(change.flow, { before: flowCosts(after), after: flowCosts(before) }).savedUsdPerYear).toBeCloseTo(-2200, 9);
  });

  test("months in which a way is lost have no price: half the tonnes stand, the other half pay what they pay", () => {
    const seasonal = { ...pack, links: pack.links.map((row) => (row.id === "caro--dusk--road" ? { ...row, season: "ice" } : row)) };
    const change = compareFlow(flow("alba", "dusk", 600, [1, 7]), { before: flowCosts(networkOf(pack)), after: flowCosts(networkOf(seasonal)) });
    expect(change).toMatchObject({ both: [1], lost: [7], gained: [], closed: [], savedUsdPerYear: 0 });
    expect(strandedTonnes(change)).toBe(300);
  });
});
