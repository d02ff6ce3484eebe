import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fields } from "#desk/routes/routes-api.js";
import { differencePoints, outcomeOf, scaleOfDifferences, tally, touchedMarkets } from "./differences.js";
import type { FieldDifference } from "./what-if-api.js";
import { yearlyChanges } from "./yearly-change.js";

const place = (id: string) => ({ id, lon: 130, lat: 45, names: { en: id, zh: id, ru: id }, officialZh: undefined, country: "CN", kind: "city" as const });
/** A field in which each place has the same cost in all months but those given. */
const fieldOf = (costs: Readonly<Record<string, readonly (number | null)[]>>): Fields => ({
  places: Object.keys(costs),
  costUsdPerTonne: Array.from({ length: 12 }, (_, month) => Object.values(costs).map((row) => row[month] ?? null)),
  days: Array.from({ length: 12 }, (_, month) => Object.values(costs).map((row) => (row[month] === undefined || row[month] === null ? null : 1))),
});
const all = (cost: number | null): (number | null)[] => Array.from({ length: 12 }, () => cost);

describe("what becomes of a way", () => {
  test("is told by its cost before and after", () => {
    expect(outcomeOf(10, 12.5)).toEqual({ kind: "dearer", change: 2.5 });
    expect(outcomeOf(10, 9)).toEqual({ kind: "cheaper", change: -1 });
    expect(outcomeOf(10, 10.004)).toEqual({ kind: "same" }); // below half a cent
    expect(outcomeOf(undefined, 9)).toEqual({ kind: "opens" });
    expect(outcomeOf(9, undefined)).toEqual({ kind: "closes" });
    expect(outcomeOf(undefined, undefined)).toEqual({ kind: "no-way" });
  });

  test("is counted once for every place", () => {
    const places = ["a", "b", "c", "d"].map(place);
    expect(tally(places, { a: 10, b: 10, c: 10 }, { a: 11, b: 9, d: 4 })).toEqual({ dearer: 1, cheaper: 1, closes: 1, opens: 1, same: 0, "no-way": 0 });
  });

  test("is orange where dearer, blue where cheaper, a ring where a way opens or closes, hollow without a way", () => {
    const [a, b] = [fieldOf({ up: all(10), down: all(10), shut: all(10), open: all(null) }), fieldOf({ up: all(30), down: all(5), shut: all(null), open: all(7) })];
    const { classes, sides } = scaleOfDifferences({ a, b, measure: "cost" });
    expect(sides).toEqual({ below: true, above: true });
    const points = differencePoints(["up", "down", "shut", "open", "none"].map(place), { before: { up: 10, down: 10, shut: 10 }, after: { up: 30, down: 5, open: 7 }, classes, place: "up" });
    expect(points.map(({ id, fill, ring, wide }) => [id, fill, ring, wide])).toEqual([
      ["up", "#9c3d00", undefined, true], ["down", "#a6cee8", undefined, undefined], ["shut", undefined, "#9c3d00", undefined], ["open", undefined, "#08519c", undefined], ["none", undefined, undefined, undefined],
    ]);
  });
});

describe("markets that are touched", () => {
  const difference = (parts: Partial<FieldDifference>): FieldDifference => ({ goods: "soy", region: "r1", direction: "to-market", from: "c1", to: "m1", months: [1], before: { costUsdPerTonne: 10, days: 1 }, after: { costUsdPerTonne: 12, days: 1 }, ...parts });

  test("gather their regions, the greatest changes, and the months in which ways open and close; the most touched first", () => {
    const { before: _before, ...opened } = difference({ months: [4, 5] });
    const { after: _after, ...closed } = difference({ region: "r2", months: [6] });
    expect(touchedMarkets([
      difference({ to: "m2" }), difference({}), difference({ region: "r2", after: { costUsdPerTonne: 7, days: 1 } }), opened, closed,
      difference({ direction: "from-market", from: "m1", to: "c1" }),
    ])).toEqual([
      { place: "m1", direction: "to", regions: 2, fall: -3, rise: 2, opened: 2, closed: 1 },
      { place: "m1", direction: "from", regions: 1, fall: 0, rise: 2, opened: 0, closed: 0 },
      { place: "m2", direction: "to", regions: 1, fall: 0, rise: 2, opened: 0, closed: 0 },
    ]);
  });
});

describe("a year's change", () => {
  test("is the mean over twelve months of what is saved where there is a way in both; six months at 12 less 10 save 1", () => {
    const before = fieldOf({ a: [12, 12, 12, 12, 12, 12, null, null, null, 10, 10, 10] });
    const after = fieldOf({ a: [10, 10, 10, 10, 10, 10, 10, null, null, 10, 10, null] });
    expect(yearlyChanges(before, after).get("a")).toEqual({ both: [1, 2, 3, 4, 5, 6, 10, 11], opened: [7], closed: [12], savedUsdPerTonne: 1 });
  });

  const costs = fc.array(fc.option(fc.integer({ min: 1, max: 500 }), { nil: null }), { minLength: 12, maxLength: 12 });

  test("there and back is nothing: the same months, the sign turned", () => {
    fc.assert(fc.property(costs, costs, (a, b) => {
      const [there, back] = [yearlyChanges(fieldOf({ p: a }), fieldOf({ p: b })).get("p"), yearlyChanges(fieldOf({ p: b }), fieldOf({ p: a })).get("p")];
      expect(there?.both).toEqual(back?.both);
      expect(there?.opened).toEqual(back?.closed);
      expect((there?.savedUsdPerTonne ?? NaN) + (back?.savedUsdPerTonne ?? NaN)).toBeCloseTo(0, 9);
    }));
  });

  test("of a corridor with itself saves nothing, opens and closes nothing", () => {
    fc.assert(fc.property(costs, (a) => {
      expect(yearlyChanges(fieldOf({ p: a }), fieldOf({ p: a })).get("p")).toMatchObject({ opened: [], closed: [], savedUsdPerTonne: 0 });
    }));
  });
});
