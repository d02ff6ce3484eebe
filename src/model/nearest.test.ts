import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance, findNearest } from "./nearest.js";

/** The definition, read aloud: slow and obvious. */
function slowDistance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    slowDistance(restA, b) + 1,
    slowDistance(a, restB) + 1,
    slowDistance(restA, restB) + (a.at(-1) === b.at(-1) ? 0 : 1),
    swapped ? slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1 : Infinity,
  );
}

describe("the nearest known name", () => {
  test.each([["harbin", "harbin", 0], ["harbn", "harbin", 1], ["habrin", "harbin", 1], ["", "abc", 3], ["soya", "fish", 4]])("%s to %s is %d edits", (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
  });

  test("edits are those of the plain definition", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(slowDistance(a, b));
    }));
  });

  test("is the one the fewest edits away, the first in the alphabet among equals", () => {
    expect(findNearest("brigde", ["ferry", "bridge", "bright"])).toBe("bridge");
    expect(findNearest("lodgx", ["lodgz", "lodgy"])).toBe("lodgy");
  });

  test("is else the only one that begins with what was written", () => {
    expect(findNearest("discountRate", ["discountRatePerYear", "currency"])).toBe("discountRatePerYear");
    expect(findNearest("velune", ["velune-bridge", "velune-west"])).toBeUndefined();
    expect(findNearest("ve", ["velune-bridge"])).toBeUndefined();
  });

  test("is none where more than a third of the letters differ", () => {
    expect(findNearest("soy", ["oil"])).toBeUndefined();
    expect(findNearest("xy", ["ab", ""])).toBeUndefined();
    expect(findNearest("x", [])).toBeUndefined();
  });
});
