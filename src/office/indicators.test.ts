import { describe, expect, test } from "vitest";
import { leavesOf, type Figure } from "#model/fact.js";
import { indicators } from "./indicators.js";

const given = { packDir: "packs/example", today: "2026-11-24", goods: "grain", minimise: "cost" } as const;

describe("a route measured as CAREC measures corridors", () => {
  test("is that of packs/example/README.md (a): farrova to jorend over the bridge, 165 km of road", async () => {
    const found = await indicators({ ...given, from: "Farrova", to: "JOREND", month: 1 });
    if (!found.ok || found.value.indicators === undefined) throw new Error(JSON.stringify(found));
    const { tfi1, tfi2, tfi3, swd, swod } = found.value.indicators;
    expect(tfi1?.value).toBeCloseTo(4, 9); // the wait at the bridge
    expect(tfi2?.value).toBeCloseTo(20 * 2, 9); // the fee of 2 USD/t; the toll is for the bridge, not for the border
    expect(tfi3.value).toBeCloseTo((20 * 500 * (165 * 0.1 + 2 + 40 / 20)) / 165, 6); // freight, fee, toll of 40 USD a lorry of 20 t: 1,242 USD
    expect(swod.value).toBeCloseTo(50, 9);
    expect(swd.value).toBeCloseTo(165 / (165 / 50 + 4), 9); // 22.6 km/h
    const sources = (Object.values(found.value.indicators) as Figure[]).flatMap(leavesOf).flatMap(({ source }) => source ?? []);
    expect(Object.keys(found.value.sources)).toEqual(expect.arrayContaining(sources));
  });

  test("names what it does not know, like a route", async () => {
    const found = await indicators({ ...given, from: "farova", to: "jorend" });
    expect(found.ok ? [] : found.problems.map(({ code, data }) => [code, data["nearest"]])).toEqual([["name-unknown", "Farrova"]]);
  });

  test("has no indicators where there is nothing to travel", async () => {
    const found = await indicators({ ...given, from: "jorend", to: "jorend" });
    expect(found.ok && found.value.reason).toBe("same-place");
    expect(found.ok && "indicators" in found.value).toBe(false);
  });
});
