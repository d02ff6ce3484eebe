import { describe, expect, test } from "vitest";
import { indicators, type RouteWithIndicators } from "#office/indicators.js";
import { loadPack } from "#pack/load.js";
import { indicatorsRows, indicatorsText } from "./indicators-text.js";
import { readerOf, type Reader } from "./reader.js";

async function asked(from: string, to: string, language: "en" | "zh" | "ru" = "en"): Promise<{ readonly route: RouteWithIndicators; readonly reader: Reader }> {
  const pack = await loadPack("packs/example", { today: "2026-11-24" });
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems));
  const found = await indicators({ pack: pack.value, from, to, goods: "grain", month: 1, minimise: "cost" });
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return { route: found.value, reader: readerOf(pack.value, language) };
}

describe("the indicators of a route as a page", () => {
  test("stand one a line with the digits that CAREC prints", async () => {
    const { route, reader } = await asked("farrova", "jorend");
    expect(indicatorsText(route, reader)).toBe(`
Indicators of this way as CAREC measures corridors (CPMM)
──────────────────────────────────────────────────────────────  ────────────────────
TFI1: time at a border crossing, both posts                                    4.0 h
TFI2: cost of a border crossing, load of 20 t                                 40 US$
TFI3: cost of 500 km, load of 20 t                                         1,242 US$
TFI4: speed with delay (SWD)                                               22.6 km/h
TFI4: speed without delay (SWOD)                                           50.0 km/h
`);
    expect(indicatorsRows(route).map(([name]) => name)).toEqual(["indicator", "tfi1", "tfi2", "tfi3", "swd", "swod"]);
  });

  test("are written in every language", async () => {
    for (const [language, heading] of [["zh", "按 CAREC 走廊绩效监测（CPMM）口径计算的本线路指标"], ["ru", "Показатели этого маршрута по методике CAREC (CPMM)"]] as const) {
      const { route, reader } = await asked("farrova", "jorend", language);
      expect(indicatorsText(route, reader)).toContain(heading);
    }
  });

  test("say that a way without a border has no TFI1 and TFI2, and nothing where it was not asked for them", async () => {
    const { route, reader } = await asked("arvel", "dunmere");
    expect(indicatorsText(route, reader)).toContain("crosses no border");
    expect(indicatorsText(route, reader)).not.toContain("time at a border crossing");
    const { indicators: dropped, ...plain } = route;
    expect(dropped).toBeDefined();
    expect(indicatorsText(plain, reader)).toBe("");
  });
});
