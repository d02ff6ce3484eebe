import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { criteria, rank, recommend, type Candidate } from "./rank.js";

const weights = { npv: 0.6, deliveredCost: 0.2, days: 0.1, evidence: 0.1 };
const site = (id: string, [npv, deliveredCost, days, evidence]: readonly [number, number, number, number]): Candidate => ({ id, values: { npv, deliveredCost, days, evidence } });

const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const anySites = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.tuple(number, number, number, number)), { selector: ([id]) => id, minLength: 1, maxLength: 8 })
  .map((rows) => rows.map(([id, values]) => site(id, values)));
const anyWeights = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9)).filter((w) => w.some((x) => x > 0)).map((w) => {
  const sum = w.reduce((a, b) => a + b);
  return { npv: w[0] / sum, deliveredCost: w[1] / sum, days: w[2] / sum, evidence: w[3] / sum };
});

describe("rank of candidates", () => {
  test("is the sum of weight × normalised criterion (worked by hand)", () => {
    const standings = rank([site("a", [100, 40, 4, 0.5]), site("b", [50, 30, 3, 0.5]), site("c", [0, 20, 8, 0.7])], weights);
    // a: npv 1, cost 0, days (4 - 8) / (3 - 8) = 0.8, evidence 0      -> 0.6 + 0    + 0.08      = 0.68
    // b: npv 0.5, cost (30 - 40) / (20 - 40) = 0.5, days 1, evidence 0 -> 0.3 + 0.1 + 0.1        = 0.5
    // c: npv 0, cost 1, days 0, evidence 1                             -> 0   + 0.2 + 0   + 0.1  = 0.3
    expect(standings.map(({ id, score }) => [id, Math.round(score * 1e9) / 1e9])).toEqual([["a", 0.68], ["b", 0.5], ["c", 0.3]]);
    expect(standings[0]?.parts.find(({ criterion }) => criterion === "days")).toEqual({ criterion: "days", weight: 0.1, normalised: 0.8, span: { worst: { value: 8, of: "c" }, best: { value: 3, of: "b" } } });
  });

  test("gives a single candidate 1, and 1 for a criterion on which all are equal", () => {
    expect(rank([site("a", [-5, 40, 4, 0.5])], weights)[0]?.score).toBeCloseTo(1, 12);
    const [first] = rank([site("a", [1, 7, 4, 0.5]), site("b", [2, 7, 4, 0.5])], weights);
    expect(first).toMatchObject({ id: "b" });
    expect(first?.score).toBeCloseTo(1, 12);
  });

  test("does without delivered cost and days where no goods move", () => {
    const lodge = (id: string, npv: number): Candidate => ({ id, values: { npv, evidence: 0.5 } });
    expect(rank([lodge("a", 1), lodge("b", 3), lodge("c", 2)], weights).map(({ id, score }) => [id, Math.round(score * 1e9) / 1e9])).toEqual([["b", 1], ["c", 0.7], ["a", 0.4]]);
  });

  test("breaks equal scores by NPV, then by id", () => {
    const onlyDays = { npv: 0, deliveredCost: 0, days: 1, evidence: 0 };
    expect(rank([site("b", [1, 1, 2, 0]), site("c", [9, 1, 2, 0]), site("a", [1, 1, 2, 0])], onlyDays).map(({ id }) => id)).toEqual(["c", "a", "b"]);
  });

  test("does not depend on the order of the candidates", () => {
    fc.assert(fc.property(anySites, anyWeights, fc.nat(), (sites, w, turn) => {
      const turned = sites.map((_, i) => sites[(i + turn) % sites.length] ?? site("", [0, 0, 0, 0]));
      expect(rank(turned, w)).toEqual(rank(sites, w));
    }));
  });

  test("puts a site that is better in everything first, and every score within 0…1", () => {
    fc.assert(fc.property(anySites, anyWeights, (sites, w) => {
      const champion = site("", [2e9, -2e9, -2e9, 2e9]);
      const standings = rank([...sites, champion], w);
      expect(standings[0]?.score).toBeCloseTo(1, 9);
      expect(standings.find(({ id }) => id === "")?.score).toBeCloseTo(1, 9);
      for (const { score } of standings) expect(score).toSatisfy((s: number) => s >= -1e-12 && s <= 1 + 1e-12);
    }));
  });

  test("agrees with a slow obvious score", () => {
    fc.assert(fc.property(anySites, anyWeights, (sites, w) => {
      const slow = (one: Candidate): number => criteria.reduce((sum, c) => {
        const all = sites.map(({ values }) => Number(values[c]));
        const [least, most, own] = [Math.min(...all), Math.max(...all), Number(one.values[c])];
        const share = most === least ? 1 : (own - least) / (most - least);
        return sum + w[c] * (most === least || c === "npv" || c === "evidence" ? share : 1 - share);
      }, 0);
      for (const { id, score } of rank(sites, w)) expect(score).toBeCloseTo(slow(sites.find((s) => s.id === id) ?? site("", [0, 0, 0, 0])), 9);
    }));
  });
});

describe("recommendation", () => {
  test("takes at most five in rank and none with a negative base NPV", () => {
    const standings = rank(["a", "b", "c", "d", "e", "f", "g"].map((id, i) => site(id, [i - 1, 1, 1, 1])), weights);
    expect([...recommend(standings, (id) => "abcdefg".indexOf(id) - 1, 5)]).toEqual(["g", "f", "e", "d", "c"]);
    expect([...recommend(standings, () => -0.01, 5)]).toEqual([]);
  });
});
