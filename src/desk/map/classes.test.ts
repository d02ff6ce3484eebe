import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classOf, colourOf, costClasses, differenceClasses } from "./classes.js";

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe("classes of delivered cost", () => {
  test("seven values far apart stand in seven classes, the dearest in the darkest colour", () => {
    const values = [10, 20, 30, 40, 50, 60, 70];
    const classes = costClasses(values);
    expect(classes.edges).toEqual([20, 30, 40, 50, 60, 70]);
    expect(values.map((value) => classOf(classes, value))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(colourOf(classes, 70)).toBe("#440154");
    expect(colourOf(classes, 10)).toBe("#fde725");
  });

  test("edges have two digits", () => {
    expect(costClasses([101, 234.5, 361, 412, 523, 654, 712]).edges).toEqual([230, 360, 410, 520, 650, 710]);
  });

  test("values all alike are one class, and none at all too", () => {
    expect(costClasses([5, 5, 5])).toEqual({ edges: [], colours: ["#35b779"] });
    expect(costClasses([])).toEqual({ edges: [], colours: ["#35b779"] });
  });

  test("a greater value is never in a lower class, and every value has a colour", () => {
    fc.assert(fc.property(fc.array(finite, { minLength: 1, maxLength: 60 }), finite, finite, (values, a, b) => {
      const classes = costClasses(values);
      expect(classes.colours).toHaveLength(classes.edges.length + 1);
      expect(new Set(classes.colours).size).toBe(classes.colours.length);
      expect(classOf(classes, Math.min(a, b))).toBeLessThanOrEqual(classOf(classes, Math.max(a, b)));
      expect(colourOf(classes, a)).toMatch(/^#/);
    }));
  });

  test("a value that is not finite is our bug", () => {
    expect(() => costClasses([1, Infinity])).toThrow(new RangeError("value is Infinity; expected a finite number"));
  });
});

describe("classes of differences", () => {
  test("are the same on both sides of zero: blue where it is cheaper, orange where it is dearer", () => {
    const classes = differenceClasses([-10, -2, 1, 30]);
    expect(classes.edges).toEqual([-10, -2, 0, 2, 10]);
    expect(colourOf(classes, -10)).toBe("#4292c6"); // an edge belongs to the class above it
    expect(colourOf(classes, -11)).toBe("#08519c");
    expect(colourOf(classes, 30)).toBe("#9c3d00");
  });

  test("cheaper and dearer never share a colour", () => {
    fc.assert(fc.property(fc.array(finite, { maxLength: 40 }), fc.double({ min: 0.01, max: 1e6, noNaN: true }), (values, size) => {
      const classes = differenceClasses(values);
      expect(classes.colours).toHaveLength(classes.edges.length + 1);
      expect(colourOf(classes, -size)).not.toBe(colourOf(classes, size));
      expect(classes.colours.indexOf(colourOf(classes, -size))).toBeLessThan(classes.colours.length / 2);
    }));
  });
});
