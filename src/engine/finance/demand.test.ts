import { describe, expect, test } from "vitest";
import type { Activity } from "#model/activity.js";
import { visaRuleSchema, type VisaRule } from "#model/visa.js";
import { example, fact, names, soy } from "../../../test/finance/sample-appraisals.js";
import { appraise, type AppraisalQuestion } from "./appraise.js";
import { visaStateOn } from "./demand.js";

const rule = (status: VisaRule["status"], rest: Partial<VisaRule> = {}): VisaRule => visaRuleSchema.parse({ id: `${status}-${rest.from ?? ""}`, nationality: "CN", country: "RU", status, says: names, citation: "made up", source: "almanac", confidence: "medium", ...rest });

/** A lodge in RU that sells 100 000 USD a year: 40 % to guests from CN, of whom three quarters stay away where they need a visa; 10 % from KR, of whom half do. */
const activity: Activity = {
  ...soy,
  parameters: { chinese: fact(0.4, "1", { low: 0.2, high: 0.6 }), chineseWithVisa: fact(0.25, "1"), korean: fact(0.1, "1") },
  lines: [{ id: "nights", names, kind: "sales", formula: "1000 * scale", unit: "USD/year" }],
  demand: { affects: ["nights"], parts: [{ id: "china", nationality: "CN", share: "chinese", withVisa: "chineseWithVisa" }, { id: "korea", nationality: "KR", share: "korean", withVisa: "0.5" }] },
};
const lodge = (visas: readonly VisaRule[], rest: Partial<AppraisalQuestion> = {}): AppraisalQuestion => ({ ...example, activity, flows: [], visas, ...rest });
const nights = (question: AppraisalQuestion): readonly (number | undefined)[] => appraise(question).cashFlow.slice(1).map(({ lines }) => lines["nights"] && Math.round(lines["nights"]));

describe("guests from abroad", () => {
  test("come in full where no visa is needed, and in part where one is", () => {
    expect(nights(lodge([rule("visa-free"), rule("visa-free", { nationality: "KR" })]))).toEqual([100_000, 100_000, 100_000, 100_000, 100_000]);
    expect(nights(lodge([rule("visa"), rule("visa-free", { nationality: "KR" })]))[0]).toBe(70_000); // 1 - 0.4 · 0.75
    expect(nights(lodge([rule("e-visa"), rule("visa", { nationality: "KR" })]))[0]).toBe(65_000); // 1 - 0.4 · 0.75 - 0.1 · 0.5
  });

  test("are taken to need a visa where nobody knows, and NPV is told both ways", () => {
    const unknown = appraise(lodge([]));
    const [with_, without] = [unknown.figures["npvWithVisa"]?.value ?? NaN, unknown.figures["npvWithoutVisa"]?.value ?? NaN];
    expect(unknown.demand).toEqual([{ nationality: "CN", status: "unknown" }, { nationality: "KR", status: "unknown" }]);
    expect(unknown.npv.p50.value).toBeCloseTo(with_, 9);
    expect(with_).toBeLessThan(without);
    expect(without).toBeCloseTo(appraise(lodge([rule("visa-free"), rule("visa-free", { nationality: "KR" })])).npv.p50.value, 9);
  });

  test("come as the law of each year lets them: a waiver that ends is not taken to be prolonged", () => {
    expect(nights(lodge([rule("visa-free", { to: "2027-12-31" }), rule("visa-free", { nationality: "KR" })]))).toEqual([100_000, 100_000, 70_000, 70_000, 70_000]);
  });

  test("from the site's own country need none", () => {
    const home = { ...activity, demand: { affects: ["nights"], parts: [{ id: "home", nationality: "RU", share: "chinese", withVisa: "chineseWithVisa" }] } };
    const appraisal = appraise(lodge([], { activity: home }));
    expect(appraisal.cashFlow[1]?.lines["nights"]).toBe(100_000);
    expect(appraisal).not.toHaveProperty("demand");
    expect(appraisal.figures).not.toHaveProperty("npvWithVisa");
  });

  test("are refused where they are more than all, and named where they are of a line that is not there", () => {
    expect(() => appraise(lodge([], { activity: { ...activity, parameters: { ...activity.parameters, korean: fact(0.7, "1") } } }))).toThrow(/shares of the guests sum to 1.1/);
    expect(() => appraise(lodge([], { activity: { ...activity, demand: { affects: ["beds"], parts: activity.demand?.parts ?? [] } } }))).toThrow(/the demand of soy affects line beds/);
  });
});

describe("whether a visa is needed on a day", () => {
  const on = (day: string, visas: readonly VisaRule[]): string => visaStateOn(day, visas, { nationality: "CN", country: "RU" }).status;

  test("is what the rules in force that day say; nothing said is unknown", () => {
    const waiver = [rule("visa-free", { from: "2025-12-01", to: "2026-09-14" }), rule("unknown", { from: "2026-09-15" })];
    expect(on("2025-11-30", waiver)).toBe("unknown");
    expect(on("2025-12-01", waiver)).toBe("visa-free");
    expect(on("2026-09-14", waiver)).toBe("visa-free");
    expect(on("2026-09-15", waiver)).toBe("unknown");
  });

  test("is in doubt where a waiver is, even if an electronic visa can be had", () => {
    expect(on("2026-11-24", [rule("e-visa"), rule("unknown")])).toBe("unknown");
    expect(on("2026-11-24", [rule("e-visa"), rule("visa-free")])).toBe("visa-free");
  });

  test("is asked of tourists, not of workers, and of this nationality and country alone", () => {
    expect(on("2026-11-24", [rule("visa-free", { purpose: "work" }), rule("visa-free", { nationality: "KR" }), rule("visa-free", { country: "CN" })])).toBe("unknown");
    expect(on("2026-11-24", [rule("visa-free", { purpose: "tourism" })])).toBe("visa-free");
  });
});
