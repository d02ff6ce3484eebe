import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActivityLine } from "#model/activity.js";
import { anyQuestion } from "../../../test/finance/any-appraisal.js";
import { example, fact, flow, full, soy, standard, zone } from "../../../test/finance/sample-appraisals.js";
import { hasWords } from "#words/words.js";
import { appraise, type Appraisal, type AppraisalQuestion } from "./appraise.js";

const stepsOf = ({ waterfall }: Appraisal): Readonly<Record<string, string>> => Object.fromEntries(waterfall.map(({ key, npv }) => [key, npv.value.toFixed(2)]));

describe("NPV as a waterfall", () => {
  test("has parts that sum to it, to a billionth of their sizes, in 1,000 random cases", () => {
    fc.assert(fc.property(anyQuestion(), (question) => {
      const { waterfall, npv } = appraise(question);
      const size = waterfall.reduce((sum, step) => sum + Math.abs(step.npv.value), 0);
      expect(Math.abs(waterfall.reduce((sum, step) => sum + step.npv.value, 0) - npv.p50.value)).toBeLessThanOrEqual(1e-9 * size + 1e-290); // the smallest numbers have no billionth
      expect(new Set(waterfall.map(({ key }) => key)).size).toBe(waterfall.length);
      expect(waterfall.filter(({ label }) => !hasWords(label))).toEqual([]);
    }), { numRuns: 10000 });
  }, 3_000_000);

  test("has the parts of the worked example", () => {
    expect(stepsOf(appraise(example))).toEqual({
      revenue: "253676.16", capex: "-50000.00", freight: "-19025.71", duties: "-63419.04", opex: "-75815.74", labour: "-18953.93", taxes: "-14466.23", // 5 686.18 + 1 679.10 + 7 100.95
    });
  });

  test("shows taxes as they would be without a regime, and what the regime gives back", () => {
    const appraisal = appraise({ ...example, regimes: [standard, zone] });
    expect(stepsOf(appraisal)["taxes"]).toBe("-14466.23");
    expect(stepsOf(appraisal)["regime-gain"]).toBe(appraisal.regime.npvGain.value.toFixed(2));
  });

  test("shows what stands apart: residual value, working capital, waiting for tax refunds within taxes", () => {
    const steps = stepsOf(appraise(full));
    expect(steps).toMatchObject({ residual: "3427.74", "working-capital": "-1752.07", revenue: "246855.39" });
    expect(steps["taxes"]).toBe((-6013.9076 - 1679.1032 - 5658.2502 - 487.8481).toFixed(2));
  });

  test("puts land apart from other investment and running costs", () => {
    const onLand: AppraisalQuestion = { ...example, activity: { ...soy, lines: soy.lines.map((line): ActivityLine => (line.id === "clearing" && line.kind === "capex" ? { ...line, land: true } : line)) } };
    expect(stepsOf(appraise(onLand))).toMatchObject({ land: "-50000.00", opex: "-75815.74" });
    expect(stepsOf(appraise(onLand))).not.toHaveProperty("capex");
  });

  test("shares freight out by leg, border and access, legs with their ends", () => {
    const legs = [
      { key: "a--b", from: "a", to: "b", usdPerTonne: 15, facts: [fact(15, "USD/t")] }, { key: "border", usdPerTonne: 10, facts: [fact(10, "USD/t")] }, { key: "access", usdPerTonne: 5, facts: [fact(5, "USD/t")] },
    ];
    const { waterfall } = appraise({ ...example, flows: [{ ...flow, share: 0.5, freightParts: legs }, { ...flow, share: 0.5 }] });
    const whole = -19_025.712;
    const part = (key: string): number => waterfall.find((step) => step.key === key)?.npv.value ?? NaN;
    expect(waterfall.find(({ key }) => key === "leg:a--b")).toMatchObject({ from: "a", to: "b", label: "finance.waterfall.leg" });
    expect(part("leg:a--b")).toBeCloseTo(whole / 4, 2);
    expect(part("border")).toBeCloseTo(whole / 6, 2);
    expect(part("access")).toBeCloseTo(whole / 12, 2);
    expect(part("freight")).toBeCloseTo(whole / 2, 2); // of the flow whose legs nobody told
  });
});
