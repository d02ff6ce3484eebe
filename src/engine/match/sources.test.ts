import { describe, expect, test } from "vitest";
import { citeSources, sourceIdsIn } from "./sources.js";

const source = (title: string, url?: string) => ({ title, publisher: { name: "us", country: "XA" }, ...(url === undefined ? {} : { url }), accessed: "2026-01-01", recheckAfterDays: 30, confidence: "high" as const });

describe("the sources of a document", () => {
  test("are every id under a key `source`, at any depth, each once, in order of appearance", () => {
    const shared = { value: 1, source: "b" };
    expect(sourceIdsIn({ reasons: [{ source: "a" }], npv: { from: [shared, { from: [shared, { source: "c", deeper: null }] }] }, title: "source", sources: { d: "e" } })).toEqual(["a", "b", "c"]);
    expect(sourceIdsIn([])).toEqual([]);
  });

  test("are listed by id with title, publisher, address and the day they were seen", () => {
    const listed = citeSources(["b", "a", "b"], { a: source("A", "https://example.org/a"), b: source("B"), c: source("C") });
    expect(Object.entries(listed)).toEqual([["a", { title: "A", publisher: "us", url: "https://example.org/a", accessed: "2026-01-01" }], ["b", { title: "B", publisher: "us", accessed: "2026-01-01" }]]);
  });

  test("an id that the pack does not have is our bug", () => {
    expect(() => citeSources(["x"], {})).toThrow("source x is cited; expected one of the pack's sources");
  });
});
