import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActivityLine } from "#model/activity.js";
import { isFigure } from "#model/fact.js";
import { anyQuestion } from "../../../test/finance/any-appraisal.js";
import { column, example, fact, names, rate, regime, soy, standard, zone } from "../../../test/finance/sample-appraisals.js";
import { appraise, type AppraisalQuestion } from "./appraise.js";

const npvUnder = (...regimes: AppraisalQuestion["regimes"]): number => appraise({ ...example, regimes }).npv.p50.value;

describe("a holiday that begins with the first profit", () => {
  // profit before taxes by year: with a harvest from year 5 on, losses until then
  const late: AppraisalQuestion = { ...example, activity: { ...soy, lines: soy.lines.map((line): ActivityLine => (line.kind === "output" ? { ...line, ramp: ["0", "0", "0", "0", "1"] } : line)) } };
  const free = (firstProfitWithinYears?: number): AppraisalQuestion => ({ ...late, regimes: [standard, regime("free", { clauses: [{ ...rate(0, "social-contributions"), yearTo: 2, clock: "first-profit", ...(firstProfitWithinYears === undefined ? {} : { firstProfitWithinYears }) }] })] });

  test("waits for it, however long, where the law sets no term", () => {
    expect(column(appraise(free()), "finance.line.social-contributions")).toEqual([0, -1500, -1500, -1500, -1500, 0]); // year 5 is the first of two
  });

  test("begins in the year after the term where no profit has come by then", () => {
    expect(column(appraise(free(3)), "finance.line.social-contributions")).toEqual([0, -1500, -1500, -1500, 0, 0]); // years 4 and 5
    expect(column(appraise(free(1)), "finance.line.social-contributions")).toEqual([0, -1500, 0, 0, -1500, -1500]); // years 2 and 3
  });

  test("begins with the profit where that comes first", () => {
    const early = { ...free(3), activity: soy }; // first profit in year 2
    expect(column(appraise(early), "finance.line.social-contributions")).toEqual([0, -1500, 0, 0, -1500, -1500]);
  });
});

describe("regimes held together", () => {
  const farm = regime("farm", { clauses: [rate(0, "profit-tax")] });
  const rest = regime("zone", { clauses: [rate(0.18, "profit-tax", { yearTo: 5 }), rate(0.076, "social-contributions"), rate(0, "property-tax", { yearTo: 5 })] });

  test("are not, unless one of them says that they may be", () => {
    expect(appraise({ ...example, regimes: [standard, rest, farm] }).regime).not.toHaveProperty("combined");
  });

  test("give the lowest rate of each tax, whichever of the two says so", () => {
    for (const regimes of [[standard, { ...rest, combinesWith: ["farm"] }, farm], [standard, rest, { ...farm, combinesWith: ["zone"] }]]) {
      const { regime: chosen, cashFlow } = appraise({ ...example, regimes });
      expect(chosen).toMatchObject({ id: "zone", combined: [{ id: "farm", names }], names: { en: "made up + made up" } });
      expect(cashFlow.map(({ lines }) => lines["finance.line.profit-tax"])).toEqual([0, 0, 0, 0, 0, 0]);
      expect(cashFlow[1]?.lines["finance.line.social-contributions"]).toBeCloseTo(-5000 * 0.076, 9);
      expect(chosen.runnerUp).toBe(npvUnder(standard, farm) > npvUnder(standard, rest) ? "farm" : "zone");
    }
  });

  test("are not counted where one of them alone leaves as much", () => {
    const worse = regime("worse", { clauses: [rate(0.3, "profit-tax")], combinesWith: ["farm"] });
    expect(appraise({ ...example, regimes: [standard, worse, farm] }).regime).not.toHaveProperty("combined");
  });

  test("keep the cap of one of them on what that one gives", () => {
    // the farm's rate alone leaves no profit tax; the zone adds 1 120 of contributions a year and property tax: capped at 2 500 from year 1 on
    const capped = { ...rest, combinesWith: ["farm"], benefitCap: { shareOfCapex: fact(0.05, "1"), from: "2020-01-01", freeYears: 0, citation: "made up" } };
    const { cashFlow } = appraise({ ...example, regimes: [standard, capped, farm] });
    const benefits = [1120 + 875, 1120 + 625, 1120 + 375, 1120 + 125, 1120];
    let left = 2500;
    const lost = benefits.map((benefit) => {
      const granted = Math.min(benefit, left);
      left -= granted;
      return -(benefit - granted);
    });
    expect(cashFlow.slice(1).map(({ lines }) => Math.round((lines["finance.line.benefit-cap"] ?? NaN) * 1e6) / 1e6 + 0)).toEqual(lost.map((amount) => amount + 0));
  });
});

describe("what a regime is worth", () => {
  test("is told clause by clause: NPV less the NPV without the clause", () => {
    const { regime: chosen, npv } = appraise({ ...example, regimes: [standard, zone] });
    expect(chosen.clauses?.map(({ id }) => id)).toEqual(zone.clauses.map(({ id }) => `zone/${id}`));
    for (const [i, clause] of (chosen.clauses ?? []).entries()) {
      expect(clause.npv.value).toBeCloseTo(npv.p50.value - npvUnder(standard, { ...zone, clauses: zone.clauses.filter((_, j) => j !== i) }), 6);
    }
    // contributions: (30 % - 7.6 %) · 5 000 = 1 120 a year, for five years; they raise no profit tax in years in which there is none
    expect(chosen.clauses?.[1]?.npv.value).toBeCloseTo(1120 * ((1 - 1.1 ** -5) / 0.1), 6);
  });

  test("is not told where the standard regime stands", () => {
    expect(appraise(example).regime).not.toHaveProperty("clauses");
  });

  test("sums to no more than the gain, where no clause stands behind another and no cap bites", () => {
    fc.assert(fc.property(anyQuestion(["residency"]), (question) => {
      const [usual, own] = question.regimes;
      if (usual === undefined || own === undefined) return;
      const one = { ...own, benefitCap: undefined, combinesWith: undefined, clauses: own.clauses.slice(0, 1) };
      const { regime: chosen, npv } = appraise({ ...question, regimes: [usual, one] });
      if (chosen.id !== one.id) return;
      const size = npv.p50.from.reduce((sum, { value }) => sum + Math.abs(value), 1);
      const worth = (chosen.clauses ?? []).reduce((sum, clause) => sum + clause.npv.value, 0);
      expect(Math.abs(worth - chosen.npvGain.value)).toBeLessThanOrEqual(1e-9 * size + 1e-9);
    }), { numRuns: 1000 });
  });
});

describe("an announced regime", () => {
  const coming = regime("coming", { status: "announced", clauses: [rate(0, "profit-tax")] });

  test("stands beside the adopted ones with the NPV it would leave, and is never chosen", () => {
    const appraisal = appraise({ ...example, announced: [coming] });
    expect(appraisal.regime).toMatchObject({ id: "standard", announced: [{ id: "coming" }] });
    expect(appraisal.npv.p50.value).toBe(npvUnder(standard));
    expect(appraisal.regime.announced?.[0]?.npv?.value).toBeCloseTo(npvUnder(standard, { ...coming, status: "in-force" }), 6);
    expect(appraisal.regime.announced?.[0]?.npv?.from.every(isFigure)).toBe(false); // the discount rate is a fact
  });

  test("of which no rate is known has no NPV, nor has one whose least investment is not reached", () => {
    expect(appraise({ ...example, announced: [{ ...coming, clauses: [] }] }).regime.announced).toEqual([{ id: "coming", names }]);
    expect(appraise({ ...example, announced: [{ ...coming, entry: { minCapex: fact(1e12, "RUB"), conditions: [] } }] }).regime.announced).toEqual([{ id: "coming", names }]);
  });
});
