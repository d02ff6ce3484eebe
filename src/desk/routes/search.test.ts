import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRoutesSearch, readWhatIfSearch } from "./search.js";

describe("the address of the routes page", () => {
  test("is read into what was asked", () => {
    expect(readRoutesSearch({ from: "blagoveshchensk", to: "harbin", goods: "soybeans", month: 7, minimise: "time", alternatives: true, way: 2 }))
      .toEqual({ from: "blagoveshchensk", to: "harbin", goods: "soybeans", month: 7, minimise: "time", alternatives: true, way: 2 });
  });

  test("says nothing of what is the default anyway", () => {
    expect(readRoutesSearch({ view: "way", minimise: "cost", scenario: "base", alternatives: false, way: 0, measure: "cost" })).toEqual({});
  });

  test("month 13, 0, 6.5 and a word are no months", () => {
    for (const month of [13, 0, 6.5, "July", null]) expect(readRoutesSearch({ month })).toEqual({});
  });

  test("read twice is read once, whatever it holds", () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom("view", "from", "to", "month", "way", "scenario", "measure", "x"), fc.anything()), (raw) => {
      expect(readRoutesSearch({ ...readRoutesSearch(raw) })).toEqual(readRoutesSearch(raw));
      expect(readWhatIfSearch({ ...readWhatIfSearch(raw) })).toEqual(readWhatIfSearch(raw));
    }));
  });
});

test("the address of a comparison keeps both scenarios, and `base` as A is the default", () => {
  expect(readWhatIfSearch({ a: "base", b: "heihe-bridge-closed", goods: "soybeans", month: 1 })).toEqual({ b: "heihe-bridge-closed", goods: "soybeans", month: 1 });
  expect(readWhatIfSearch({ a: "no-pontoon", b: "base" })).toEqual({ a: "no-pontoon", b: "base" });
});
