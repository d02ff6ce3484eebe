import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Answer, RankedSite } from "#model/answer.js";
import type { Brief } from "#model/brief.js";
import { isFigure, leavesOf } from "#model/fact.js";
import type { Pack } from "#model/pack.js";
import { answerBrief } from "#engine/match/answer-brief.js";
import { dutiesBetween } from "#engine/match/duties.js";
import { eligibilityOf } from "#engine/law/eligibility.js";
import { say } from "#office/say.js";
import { loadBrief } from "#pack/load-brief.js";
import { loadPack } from "#pack/load.js";

/** What dates and law change in the money of the reference corridor. */
let pack: Pack;
beforeAll(async () => {
  const loaded = await loadPack("packs/amur", { today: "2026-11-24" });
  if (!loaded.ok) throw new Error(`packs/amur does not load: ${JSON.stringify(loaded.problems.slice(0, 5))}`);
  pack = loaded.value;
});

function briefIn(file: string, money: Partial<Brief["money"]> = {}): Brief {
  const loaded = loadBrief(readFileSync(`packs/amur/briefs/${file}.yaml`, "utf8"), { file, pack });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return { ...loaded.value, money: { ...loaded.value.money, ...money } };
}
function answer(brief: Brief, asOf = "2026-11-24"): Answer {
  const answered = answerBrief({ pack, brief, asOf, say });
  if (!answered.ok) throw new Error(JSON.stringify(answered.problems));
  return answered.value;
}
function siteIn({ ranked }: Answer, id: string): RankedSite {
  const found = ranked.find(({ site }) => site.id === id);
  if (found === undefined) throw new Error(`${id} is not ranked`);
  return found;
}
const sumOf = ({ cashFlow }: RankedSite, line: string): number => cashFlow.reduce((sum, { lines }) => sum + (lines[line] ?? 0), 0);

describe("dates matter", () => {
  test("benefits of a residency of 31 March 2026 have no cap, those of 1 April do", () => {
    const on = (startDate: string): RankedSite => siteIn(answer(briefIn("diamonds-india", { startDate })), "yakutsk-cutting");
    const [before, after] = [on("2026-03-31"), on("2026-04-01")];
    expect([before.regime.id, after.regime.id]).toEqual(["asez", "asez"]);
    expect(before.cashFlow[0]?.lines).not.toHaveProperty("finance.line.benefit-cap");
    expect(sumOf(after, "finance.line.benefit-cap")).toBeLessThan(0);
    const cap = after.npv.p50.from.find(({ label }) => label === "finance.line.benefit-cap")?.value ?? NaN;
    // all else is a day apart: prices meet the same expectations a day later
    expect(Math.abs(after.npv.p50.value - cap - before.npv.p50.value)).toBeLessThan(0.02 * Math.abs(cap));
  });

  test("as of 31 December 2024 the profit tax of a first year is 20 %, a day later 25 %", () => {
    const placer = (asOf: string): RankedSite => siteIn(answer(briefIn("gold-cn", { horizonYears: 1 }), asOf), "omega-placer");
    expect(profitRateOf(placer("2024-12-31"))).toBe(0.2);
    expect(profitRateOf(placer("2025-01-01"))).toBe(0.25);
  });
});

/** The rate of profit tax that the standard regime applied, from the figure that compares it with the regime held. */
function profitRateOf({ regime: { npvGain } }: RankedSite): number | undefined {
  const [, usual] = npvGain.from;
  if (usual === undefined || !isFigure(usual)) throw new Error("no taxes of the standard regime");
  const profit = usual.from.find(({ label }) => label === "finance.line.profit-tax");
  return profit === undefined || !isFigure(profit) ? undefined : leavesOf(profit).find(({ label }) => label === "finance.input.tax-rate")?.value;
}

describe("regimes", () => {
  test("of the Free Port and of farms are held together where the farm breeds sea cucumbers: no profit tax at all", () => {
    const farm = siteIn(answer(briefIn("mariculture-cn")), "slavyanka-bay-mariculture");
    expect(farm.regime).toMatchObject({ id: "free-port-vladivostok", combined: [{ id: "ru-farm" }], runnerUp: "free-port-vladivostok" });
    expect(Math.abs(sumOf(farm, "finance.line.profit-tax"))).toBe(0);
    expect(farm.regime.clauses?.map(({ id }) => id)).toContain("ru-farm/profit-0");
  });

  test("that are announced stand beside: the unified regime of 2027 by name, as no rate of it is known", () => {
    const { ranked } = answer(briefIn("soy-harbin"));
    for (const { site, regime } of ranked) expect(regime.announced?.map(({ id, npv }) => [id, npv])).toEqual(site.country === "RU" ? [["ru-unified-2027", undefined]] : undefined);
  });

  test("never take more than there is: the holiday on profit counts from the fourth year where none has come in three", () => {
    const clause = pack.regimes.find(({ id }) => id === "asez")?.clauses.find(({ id }) => id === "profit-0");
    expect(clause).toMatchObject({ clock: "first-profit", firstProfitWithinYears: 3 });
  });
});

describe("the lodge", () => {
  test("shows that nobody knows of the visa waiver after 14 September 2026, and its NPV both ways", () => {
    const lodge = siteIn(answer(briefIn("eco-lodge-khanka")), "khanka-lodge-shore");
    expect(lodge.demand).toMatchObject([{ nationality: "CN", status: "unknown", source: "visa-free-decree-2025" }]);
    const [with_, without] = [lodge.figures["npvWithVisa"]?.value ?? NaN, lodge.figures["npvWithoutVisa"]?.value ?? NaN];
    expect(with_).toBeLessThan(without);
    expect(Math.abs(lodge.npv.p50.value - with_)).toBeLessThan(1e-6 * Math.abs(with_)); // what is not known is taken as a visa needed
  });

  test("shows the waiver while it holds", () => {
    expect(siteIn(answer(briefIn("eco-lodge-khanka"), "2026-03-01"), "khanka-lodge-shore").demand).toMatchObject([{ nationality: "CN", status: "visa-free" }]);
  });
});

describe("wood", () => {
  const dutiesOn = (id: string, day: string): readonly (readonly [number | undefined, number | undefined])[] => {
    const goods = pack.goods.find((one) => one.id === id);
    if (goods === undefined) throw new Error(`no goods ${id}`);
    return dutiesBetween(goods, "RU", "CN").filter(({ from = day, to = day }) => from <= day && day <= to).map(({ share, perTonne }) => [share?.value, perTonne?.value]);
  };

  test("that is dry leaves Russia free of duty, wet lumber pays 10 % and at least 13 EUR/m3 until the end of 2028", () => {
    expect(dutiesOn("sawn-timber", "2026-11-24")).toEqual([[0, undefined]]);
    expect(dutiesOn("sawn-timber-wet", "2026-11-24")).toEqual([[0.1, 13 / 0.8]]);
    expect(dutiesOn("sawn-timber-wet", "2028-12-31")).toHaveLength(1);
    expect(dutiesOn("sawn-timber-wet", "2029-01-01")).toEqual([]);
  });

  test("in the round is not exported from Russia since 1 January 2022", () => {
    const sawmill = pack.activities.find(({ id }) => id === "sawmill");
    const site = pack.sites.find(({ country, activities }) => country === "RU" && activities.includes("sawmill"));
    if (sawmill === undefined || site === undefined) throw new Error("no sawmill in Russia");
    const brief = briefIn("sawmill-manzhouli");
    const asked = (asOf: string, acts: readonly ("export-logs")[]): readonly string[] => {
      const verdict = eligibilityOf({ rules: pack.rules, brief, site, activity: { ...sawmill, acts: [...acts] }, asOf });
      return verdict.ok ? [] : verdict.reasons.map(({ code }) => code);
    };
    expect(asked("2026-11-24", ["export-logs"])).toContain("log-export-ban");
    expect(asked("2022-01-01", ["export-logs"])).toContain("log-export-ban");
    expect(asked("2021-12-31", ["export-logs"])).not.toContain("log-export-ban");
    expect(asked("2026-11-24", [])).not.toContain("log-export-ban");
  });
});

describe("a brief that cannot be worked out is a problem, not a number that is none", () => {
  const problems = (money: string): readonly (readonly [string, string | undefined])[] => {
    const loaded = loadBrief(`activity: soy-farm\ninvestor: {nationality: RU, foreignShare: 0, entity: company}\nmoney: {${money}}\n`, { file: "brief.yaml", pack });
    return loaded.ok ? [] : loaded.problems.map(({ code, at: { path } }) => [code, path] as const);
  };

  test.each<readonly [string, string, string, string]>([
    ["a horizon of 0 years", "currency: RUB, horizonYears: 0, discountRatePerYear: 0.1", "value-range", "money.horizonYears"],
    ["a horizon of 500 years", "currency: RUB, horizonYears: 500, discountRatePerYear: 0.1", "value-range", "money.horizonYears"],
    ["a currency without a rate", "currency: XAU, horizonYears: 10, discountRatePerYear: 0.1", "currency-without-rate", "money.currency"],
    ["terms that are none", "currency: RUB, horizonYears: 10, discountRatePerYear: 0.1, terms: constant", "value-unknown", "money.terms"],
  ])("%s", (_, money, code, path) => {
    expect(problems(money)).toContainEqual([code, path]);
  });

  test("real terms are asked for by the brief, and said in the figures", () => {
    const real = siteIn(answer(briefIn("soy-harbin", { terms: "real", discountRatePerYear: 0.1 })), "primorye-arable-reserve");
    expect(real.figures).toHaveProperty("nominalDiscountRate");
    expect(leavesOf(real.npv.p50).some(({ label }) => label === "finance.input.discount-rate-real")).toBe(true);
  });
});
