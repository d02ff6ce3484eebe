import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Answer, ExcludedSite } from "#model/answer.js";
import type { Pack } from "#model/pack.js";
import { answer } from "#office/answer.js";
import { loadPack } from "#pack/load.js";
import { root } from "./processes.js";

const dir = join(root, "packs/amur");
let pack: Pack;

beforeAll(async () => {
  const loaded = await loadPack(dir, { today: "2026-11-24" });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems.slice(0, 5)));
  pack = loaded.value;
});

async function answerTo(brief: string, change: (text: string) => string = (text) => text): Promise<Answer> {
  const briefText = change(readFileSync(join(dir, "briefs", `${brief}.yaml`), "utf8"));
  const answered = await answer({ pack, briefText, file: brief });
  if (!answered.ok) throw new Error(JSON.stringify(answered.problems));
  return answered.value;
}

/** Each legal reason as `citation`, over all sites left out. */
const legal = (excluded: readonly ExcludedSite[]): string[] => excluded.flatMap(({ reasons }) => reasons.filter(({ kind }) => kind === "legal").map(({ citation = "" }) => citation));

describe("what the law of the reference corridor lets an investor hold", () => {
  test("a Chinese company may not own farm land (101-FZ, near the border Land Code art. 15 and Decree 26), and is told of the lease", async () => {
    const { ranked, excluded } = await answerTo("soy-own-cn");
    expect(ranked).toEqual([]);
    expect(legal(excluded).join("\n")).toMatch(/101-FZ[^\n]*art\. 3/);
    expect(legal(excluded).join("\n")).toMatch(/Land Code[^\n]*15\(3\)[^\n]*Decree[^\n]*26/);
    const offered = excluded.flatMap(({ otherRights }) => otherRights);
    expect(offered.length).toBeGreaterThan(5);
    for (const { right, citation } of offered) expect(`${right} ${citation}`).toMatch(/^lease .*101-FZ/);
  });

  test("a Chinese company may lease farm land, and is refused the Far Eastern hectare under 119-FZ", async () => {
    const { ranked, excluded } = await answerTo("soy-harbin");
    expect(ranked.length).toBeGreaterThanOrEqual(5);
    for (const { eligibility } of ranked) expect(`${eligibility.right} ${eligibility.citation}`).toMatch(/^lease .*101-FZ/);
    expect(legal(excluded).join("\n")).toContain("119-FZ");
  });

  test("a Russian citizen's brief differs: ownership is allowed", async () => {
    const own = (text: string): string => text.replace(/^right:.*\n/m, "").replace(/^investor:/m, "right: ownership\ninvestor:");
    const { ranked } = await answerTo("soy-ru-citizen", own);
    expect(ranked.length).toBeGreaterThanOrEqual(5);
    expect(new Set(ranked.map(({ eligibility }) => eligibility.right))).toEqual(new Set(["ownership"]));
    const foreign = await answerTo("soy-ru-citizen", (text) => own(text).replace("nationality: RU", "nationality: CN"));
    expect(foreign.ranked).toEqual([]);
  });

  test("a foreign company's pollock quota is forbidden or conditional with its articles, while shore plants and mariculture plots rank", async () => {
    const quota = await answerTo("pollock-quota-cn");
    for (const { eligibility } of quota.ranked) {
      expect(eligibility.status).toBe("allowed-if");
      expect(eligibility.conditions.map(({ citation }) => citation).join("\n")).toMatch(/166-FZ/);
    }
    expect(quota.ranked.length + legal(quota.excluded).length).toBeGreaterThan(0);
    expect((await answerTo("fish-dalian")).ranked.length).toBeGreaterThanOrEqual(3);
    expect((await answerTo("mariculture-cn")).ranked.length).toBeGreaterThanOrEqual(1);
  });

  test("a wholly foreign crew is allowed only under the labour-share rule", async () => {
    const { ranked } = await answerTo("lodge-foreign-crew");
    expect(ranked.length).toBeGreaterThan(0);
    for (const { eligibility } of ranked) {
      expect(eligibility.status).toBe("allowed-if");
      expect(eligibility.conditions.map(({ text, citation }) => `${text.en} ${citation}`).join("\n")).toMatch(/share[^\n]*115-FZ|115-FZ/);
    }
  });

  test("an Indian cutter of rough diamonds and a Chinese gold miner meet the articles of their trades", async () => {
    const diamonds = await answerTo("diamonds-india");
    expect(diamonds.ranked.flatMap(({ eligibility }) => eligibility.conditions.map(({ text, citation }) => `${text.en} ${citation}`)).join("\n")).toMatch(/Kimberley/);
    const gold = await answerTo("gold-cn");
    expect([...gold.ranked.flatMap(({ eligibility }) => eligibility.conditions.map(({ citation }) => citation)), ...legal(gold.excluded)].join("\n")).toMatch(/subsoil|57-FZ/i);
  });
});
