import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalText, checksumOf, fnv1a } from "./checksum.js";

/** The definition, in big integers. */
function fnv1aPlain(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))) {
    for (const byte of unit > 0xff ? [unit & 0xff, unit >> 8] : [unit]) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, "0");
}

describe("FNV-1a", () => {
  test.each([["", "cbf29ce484222325"], ["a", "af63dc4c8601ec8c"], ["foobar", "85944171f73967e8"]])("of the published test vector %j is %s", (text, hash) => {
    expect(fnv1a(text)).toBe(hash);
  });

  test("is the plain definition in big integers", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(fnv1a(text)).toBe(fnv1aPlain(text));
    }));
  });
});

describe("canonical text", () => {
  test("does not depend on the order of keys, and leaves out what is absent", () => {
    expect(canonicalText({ b: [1, "x"], a: { d: undefined, c: null } })).toBe(`{"a":{"c":null},"b":[1,"x"]}`);
    expect(checksumOf({ a: 1, b: 2 })).toBe(checksumOf({ b: 2, a: 1 }));
  });

  test("refuses a number that JSON cannot hold", () => {
    expect(() => canonicalText({ a: NaN })).toThrow("a value of type number");
  });
});
