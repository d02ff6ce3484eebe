import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFormula, type Formula } from "./formula.js";

function formulaOf(text: string): Formula {
  const formula = parseFormula(text);
  if ("wrong" in formula) throw new Error(formula.wrong);
  return formula;
}

describe("a formula of a pack", () => {
  test.each([
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["8 - 2 - 1", 5],
    ["8 / 4 / 2", 1],
    ["-2 * -3", 6],
    ["min(4, max(1, 2.5))", 2.5],
    ["area * yield * (1 - loss)", 100 * 1.7 * 0.9],
    ["platon-2025 / 0.51 * 0.75", 3.34 / 0.51 * 0.75],
  ])("%s is %d", (text, expected) => {
    const values: Record<string, number> = { area: 100, yield: 1.7, loss: 0.1, "platon-2025": 3.34 };
    expect(formulaOf(text).evaluate((name) => values[name])).toBeCloseTo(expected, 12);
  });

  test("names what it needs, each once, in order", () => {
    expect(formulaOf("b * (a + b) / max(c, a)").names).toEqual(["b", "a", "c"]);
  });

  test.each(["", "1 +", "(1", "1 2", "a ** b", "min(1)", "1; 2", "a[0]", "`x`"])("%j is refused with a reason", (text) => {
    expect(parseFormula(text)).toHaveProperty("wrong");
  });

  test("a name without a value and a division by zero throw, naming the formula", () => {
    expect(() => formulaOf("a + 1").evaluate(() => undefined)).toThrow("formula a + 1: no value for a");
    expect(() => formulaOf("1 / a").evaluate(() => 0)).toThrow(RangeError);
  });

  test("agrees with JavaScript on sums and products of any numbers", () => {
    const n = fc.integer({ min: 0, max: 999 });
    fc.assert(fc.property(n, n, n, (a, b, c) => {
      expect(formulaOf(`a + b * c - (a - b) * ${c}`).evaluate((name) => ({ a, b, c })[name])).toBe(a + b * c - (a - b) * c);
    }));
  });
});
