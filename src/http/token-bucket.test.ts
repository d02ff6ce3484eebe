import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokenBucket } from "./token-bucket.js";

describe("token bucket", () => {
  test("3 at once, then 2 a second: the fourth waits half a second", () => {
    const may = tokenBucket({ burst: 3, perSecond: 2 });
    expect([may("a", 0).ok, may("a", 0).ok, may("a", 0).ok]).toEqual([true, true, true]);
    expect(may("a", 0)).toEqual({ ok: false, waitSeconds: 0.5 });
    expect(may("a", 0.5)).toEqual({ ok: true });
  });

  test("one key does not slow another", () => {
    const may = tokenBucket({ burst: 1, perSecond: 1 });
    expect([may("a", 0).ok, may("b", 0).ok, may("a", 0).ok]).toEqual([true, true, false]);
  });

  test("never lets through more than burst + elapsed × perSecond, and lets through one that waited as told", () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 1, maxLength: 60 }), (gaps) => {
      const may = tokenBucket({ burst: 5, perSecond: 2 });
      let now = 0;
      let passed = 0;
      for (const gap of gaps) {
        now += gap;
        const verdict = may("a", now);
        if (verdict.ok) passed += 1;
        else {
          now += verdict.waitSeconds + 1e-9;
          expect(may("a", now).ok).toBe(true);
          passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(5 + now * 2 + 1e-6);
      }
    }));
  });
});
