import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { RankedSite } from "#model/answer.js";
import { say } from "#office/say.js";
import { loadBrief } from "#pack/load-brief.js";
import { loadPack } from "#pack/load.js";
import { answerBrief } from "./answer-brief.js";

let ranked: readonly RankedSite[];
beforeAll(async () => {
  const pack = await loadPack("packs/example", { today: "2026-11-24" });
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems));
  const brief = loadBrief(readFileSync("packs/example/briefs/grain-january.yaml", "utf8"), { file: "grain-january.yaml", pack: pack.value });
  if (!brief.ok) throw new Error(JSON.stringify(brief.problems));
  const answer = answerBrief({ pack: pack.value, brief: brief.value, asOf: "2026-11-24", say });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  ranked = answer.value.ranked;
});

/** Parts of the freight in US$ a tonne: their present values over that of a tonne a year, see packs/example/README.md. */
function partsOf(id: string): Readonly<Record<string, number>> {
  const site = ranked.find((one) => one.site.id === id);
  if (site === undefined) throw new Error(`${id} is not ranked`);
  const tonnes = 2000 * (0.8 + 0.64 + 0.512); // 2 t/ha on 1000 ha, at 25 % a year
  const parts = (site.waterfall ?? []).filter(({ key }) => key === "border" || key === "access" || key.startsWith("leg:"));
  return Object.fromEntries(parts.map(({ key, npv }) => [key, Math.round((-npv.value / tonnes) * 1e6) / 1e6]));
}

describe("freight by leg, border and access", () => {
  test("of Belmora over the ice road: the arithmetic of packs/example/README.md, the fee and the wait being the border's", () => {
    // ice road: 5 · 0.20 + fee 1 + 6.2 h · 0.50, of which 6 h of waiting
    expect(partsOf("belmora-block")).toEqual({ "leg:belmora--elvast--road": 5.5, "leg:elvast--hestria--ice": 1.1, "border": 4, "leg:hestria--kestova--road": 5.5, "leg:jorend--kestova--road": 8.8, "access": 1.1 });
  });

  test("sums to what a tonne costs to bring", () => {
    for (const { site, figures } of ranked) expect(Object.values(partsOf(site.id)).reduce((a, b) => a + b, 0)).toBeCloseTo(figures["deliveredCost"]?.value ?? NaN, 5);
  });

  test("of a site on the market's own side meets no border", () => {
    expect(ranked.map(({ site }) => site.id).filter((id) => !("border" in partsOf(id)))).toEqual(["morvale-block"]);
  });
});
