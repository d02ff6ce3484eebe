import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { Pack } from "#model/pack.js";
import type { Problem } from "#model/problem.js";
import { profitTax } from "#engine/finance/joint/profit-tax.js";
import { projectOf } from "#engine/finance/joint/project.js";
import { unfoundedIn } from "../../test/unfounded.js";
import { answer } from "./answer.js";
import { financePlan, type FinancedSite } from "./finance-plan.js";
import { openPack } from "./open-pack.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(`${root}${file}`, "utf8");

async function packIn(folder: string): Promise<Pack> {
  const opened = await openPack({ packDir: `${root}packs/${folder}`, today: "2026-11-24" });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}
let [example, amur]: Pack[] = [];
beforeAll(async () => {
  [example, amur] = await Promise.all([packIn("example"), packIn("amur")]);
});
const get = (pack: Pack | undefined): Pack => {
  if (pack === undefined) throw new Error("not loaded");
  return pack;
};

const millBrief = `activity: flour-mill
scale: 20000
investor: {nationality: XA, foreignShare: 0.4, entity: company}
money: {currency: XBX, horizonYears: 8, discountRatePerYear: 0.1}
`;
const millPlan = `id: mill-joint
partners:
  - id: miller
    names: {en: Miller, zh: 面粉厂主, ru: Мельник}
    currency: XBX
sources:
  - id: bridge
    kind: fund
    fund: velune-bridge-fund
    currency: XBX
    size: {share: 0.5}
    interest: {ratePerYear: 0.06}
    tenorYears: 6
  - {id: own, kind: equity, partner: miller, currency: XBX, size: rest}
`;

async function ask(pack: Pack, plan: string, { brief = millBrief, siteId = "kestova-plot" }: { readonly brief?: string; readonly siteId?: string } = {}): Promise<{ readonly value?: FinancedSite; readonly problems: readonly Problem[] }> {
  const found = await financePlan({ pack, plan: { text: plan, file: "plan.yaml" }, brief: { text: brief, file: "brief.yaml" }, siteId });
  return found.ok ? { value: found.value, problems: [] } : { problems: found.problems };
}

describe("a financing plan for a site", () => {
  test("is worked out on the appraised cash flow, and every number of it rests on a source or an assumption that is listed", async () => {
    const { value, problems } = await ask(get(example), millPlan);
    expect(problems).toEqual([]);
    expect(value?.finance.sources.total.value).toBeCloseTo(value?.finance.uses.total.value ?? NaN, 6);
    expect(value?.site.id).toBe("kestova-plot");
    expect(value?.finance.sources.parts[0]?.fund).toMatchObject({ id: "velune-bridge-fund", status: "ask", financedVisibly: true });
    expect(unfoundedIn({ finance: value?.finance, npv: value?.npv, payments: value?.payments }, value?.sources ?? {})).toEqual([]);
    expect(value?.notices.map(({ en }) => en)).toContain("Velune Bridge Fund: an officer has still to ask it; what is known of it was last verified on 2026-11-01.");
  });

  test("with five mistakes gives five problems with their lines, and what else was wrong with the question", async () => {
    const bad = millPlan.replace("tenorYears: 6", "tenorYears: -6").replace("velune-bridge-fund", "velune-bridge-fnd").replace("share: 0.5", "share: 1.5").replace("partner: miller", "partner: milller").replace("    currency: XBX\nsources", "    currency: XZX\nsources");
    const { problems } = await ask(get(example), bad, { siteId: "kestova-plott" });
    expect(problems.map(({ code, at }) => [code, at.file, at.row])).toEqual([
      ["currency-without-rate", "plan.yaml", 5], ["id-dangling", "plan.yaml", 9], ["value-range", "plan.yaml", 11], ["value-negative", "plan.yaml", 13], ["id-dangling", "plan.yaml", 14],
      ["name-unknown", "site", undefined],
    ]);
  });

  test("for a site that the brief cannot have says why, and still what is wrong with the plan", async () => {
    const brief = millBrief.replace("entity: company}", "entity: company}\nmustHave: {countries: [XA]}");
    const { problems } = await ask(get(example), millPlan.replace("tenorYears: 6", "tenorYears: 0"), { brief });
    expect(problems.map(({ code, at }) => [code, at.file, at.row])).toEqual([["value-range", "plan.yaml", 13], ["plan-site-excluded", "site", undefined]]);
    expect((await ask(get(example), millPlan, { siteId: "belmora-block" })).problems.map(({ code }) => code)).toEqual(["plan-site-unfit"]);
  });

  test("needs a brief in nominal terms", async () => {
    const { problems } = await ask(get(example), millPlan, { brief: millBrief.replace("horizonYears: 8", "horizonYears: 8, terms: real") });
    expect(problems.map(({ code, at }) => [code, at.path])).toEqual([["plan-real-terms", "money.terms"]]);
  });
});

describe("the plan for a crusher on the Amur", () => {
  const plan = read("packs/amur/plans/crusher-joint.yaml");
  const brief = read("packs/amur/briefs/crusher-both-banks.yaml");
  const on = { brief, siteId: "belogorsk-asez" };

  test("goes with its brief; every leaf is founded", async () => {
    const { value, problems } = await ask(get(amur), plan, on);
    expect(problems).toEqual([]);
    expect(value?.finance.sources.parts.map(({ id }) => id)).toEqual(["investor-equity", "buyer-equity", "yuan-loan", "factory-loan", "machine-lease"]);
    expect(unfoundedIn({ finance: value?.finance, npv: value?.npv, payments: value?.payments }, value?.sources ?? {})).toEqual([]);
    expect(value?.payments.map(({ currency }) => currency)).toEqual(["CNY", "RUB"]);
    expect(value?.notices.some(({ ru }) => ru.includes("ВЭБ.РФ"))).toBe(true); // the fund's exposure
  });

  test("cannot use the Regional RMB Fund of the article, which may be either of two, until an officer confirms which", async () => {
    const named = plan.replace("fund: project-finance-factory", "fund: china-russia-regional-rmb-fund");
    const { problems } = await ask(get(amur), named, on);
    expect(problems.map(({ code, data }) => [code, data["candidates"]])).toEqual([["plan-fund-candidates", "rdif-cdb-yuan-fund, regional-development-fund"]]);
    const confirmed = named.replace("china-russia-regional-rmb-fund", 'china-russia-regional-rmb-fund\n    confirmedBy: { officer: A. Officer, on: "2026-11-20", fund: rdif-cdb-yuan-fund }');
    const { value, problems: none } = await ask(get(amur), confirmed, on);
    expect(none).toEqual([]);
    expect(value?.finance.sources.parts[3]?.fund).toMatchObject({ id: "rdif-cdb-yuan-fund", askedAs: "china-russia-regional-rmb-fund", financedVisibly: false });
    expect(value?.notices.map(({ en }) => en).filter((text) => /nothing that it has financed|A\. Officer|blocking list/.test(text)).length).toBe(3);
  });

  test("cannot use a fund that is only announced, nor one whose ticket it misses", async () => {
    const announced = await ask(get(amur), plan.replace("fund: project-finance-factory", "fund: regional-development-fund"), on);
    expect(announced.problems.map(({ code }) => code)).toContain("plan-fund-status");
    const small = await ask(get(amur), plan, { ...on, brief: brief.replace("scale: 240000", "scale: 100000") });
    expect(small.problems.map(({ code, data }) => [code, data["of"], data["value"]])).toEqual([["plan-fund-ticket", "project", 3e9]]);
  });
});

describe("what profit tax is taken on", () => {
  test.each([["amur", "crusher-both-banks"], ["amur", "soy-harbin"], ["amur", "eco-lodge-khanka"], ["example", "grain-july"]])("is read back from the cash flow of each site: %s %s", async (folder, name) => {
    const pack = get(folder === "amur" ? amur : example);
    const text = read(`packs/${folder}/briefs/${name}.yaml`);
    const answered = await answer({ pack, briefText: text, file: name });
    if (!answered.ok) throw new Error(JSON.stringify(answered.problems));
    const activity = pack.activities.find(({ id }) => id === answered.value.brief.activity);
    if (activity === undefined) throw new Error("no activity");
    expect(answered.value.ranked.length).toBeGreaterThan(0);
    for (const { cashFlow } of answered.value.ranked) {
      const { tax, years } = projectOf(activity, cashFlow);
      const again = tax === undefined ? [] : profitTax(tax);
      for (const rate of tax?.ratePerYear ?? []) expect(Math.abs(rate * 200 - Math.round(rate * 200))).toBeLessThan(1e-6); // the law's rates: half per cents
      for (const [year, { lines, net }] of cashFlow.entries()) {
        const paid = 0 - (lines["finance.line.profit-tax"] ?? 0);
        expect(Math.abs((again[year] ?? NaN) - paid)).toBeLessThanOrEqual(1e-9 * Math.abs(paid));
        const { revenue = NaN, operatingCost = NaN, tax: all = NaN, capex = NaN } = years[year] ?? {};
        expect(Math.abs(revenue - operatingCost - all - capex - net)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(revenue), Math.abs(net)));
      }
    }
  });
});
