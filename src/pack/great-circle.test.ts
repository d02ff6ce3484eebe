import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { greatCircleKm } from "./great-circle.js";

const point = fc.record({ lon: fc.double({ min: -180, max: 180, noNaN: true }), lat: fc.double({ min: -90, max: 90, noNaN: true }) });

describe("great-circle distance", () => {
  test("is R · π / 180 for a degree of the equator or of a meridian", () => {
    expect(greatCircleKm({ lon: 10, lat: 0 }, { lon: 11, lat: 0 })).toBeCloseTo((6371.0088 * Math.PI) / 180, 9); // 111.195
    expect(greatCircleKm({ lon: 10, lat: 50 }, { lon: 10, lat: 51 })).toBeCloseTo(111.195, 3);
  });

  test("of a degree on the 60th parallel is a little less than half of one on the equator: 2 R · asin(sin 0.5° / 2)", () => {
    expect(greatCircleKm({ lon: 0, lat: 60 }, { lon: 1, lat: 60 })).toBeCloseTo(12742.0176 * 0.0043632816, 3); // 55.5970; half of 111.1951 is 55.5975
  });

  test("agrees with the angle between the points' vectors", () => {
    const vector = ({ lon, lat }: { lon: number; lat: number }): number[] => {
      const [l, p] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
      return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
    };
    fc.assert(fc.property(point, point, (a, b) => {
      const [u, v] = [vector(a), vector(b)];
      const chord = Math.hypot(...u.map((x, i) => x - (v[i] ?? 0)));
      expect(greatCircleKm(a, b)).toBeCloseTo(2 * 6371.0088 * Math.asin(Math.min(1, chord / 2)), 3);
    }));
  });

  test("is the same both ways and 0 to itself", () => {
    fc.assert(fc.property(point, point, (a, b) => {
      expect(greatCircleKm(a, b)).toBeCloseTo(greatCircleKm(b, a), 9);
      expect(greatCircleKm(a, a)).toBe(0);
    }));
  });
});
