import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActivityLine } from "#model/activity.js";
import { isFigure, leavesOf, type Quantity } from "#model/fact.js";
import { hasWords } from "#words/words.js";
import { between } from "../../../test/finance/any-appraisal.js";
import { brief, column, example, expects, fact, flow, freight, full, names, rate, site, soy, standard, zone } from "../../../test/finance/sample-appraisals.js";
import { appraise, type AppraisalQuestion } from "./appraise.js";
import { cashFlowUnder } from "./cash-flow.js";
import { chooseRegime } from "./choose-regime.js";
import { planOf } from "./plan-of.js";

const cents = (amounts: readonly number[]): readonly string[] => amounts.map((amount) => amount.toFixed(2));
const npvOf = (question: AppraisalQuestion): number => appraise(question).npv.p50.value;

describe("the worked example in full of docs/method.md#worked-example-in-full", () => {
  const appraisal = appraise(full);
  const line = (id: string): readonly string[] => cents(appraisal.cashFlow.map(({ lines }) => lines[id] ?? NaN));

  test("has the lines worked out by hand, to the cent", () => {
    expect(Object.keys(appraisal.cashFlow[0]?.lines ?? {})).toEqual([
      "clearing", "field-costs", "wages", "soybeans", "finance.line.freight", "finance.line.duties", "finance.line.residual-value", "finance.line.working-capital", "finance.line.vat",
      "finance.line.social-contributions", "finance.line.property-tax", "finance.line.profit-tax",
    ]);
    expect(line("field-costs")).toEqual(["0.00", "-20145.93", "-20548.85", "-20959.83", "-21379.02", "-21806.60"]); // 20 000 · 1.02^(t - 1 + 134/365)
    expect(line("wages")).toEqual(["0.00", "-5100.00", "-5202.00", "-5306.04", "-5412.16", "-5520.40"]); // 5 000 · 1.02^t
    expect(line("soybeans")).toEqual(["0.00", "36564.94", "59673.98", "76084.32", "77606.01", "79158.13"]); // 90, 144, 180 t at 400 · 1.02^(t - 1 + 287/365)
    expect(line("finance.line.freight")).toEqual(["0.00", "-2742.37", "-4475.55", "-5706.32", "-5820.45", "-5936.86"]);
    expect(line("finance.line.duties")).toEqual(["0.00", "-9112.99", "-14814.80", "-18816.86", "-19121.20", "-19431.63"]); // 80 · 1.02^... + 20, the floor
    expect(line("finance.line.residual-value")).toEqual(["0.00", "0.00", "0.00", "0.00", "0.00", "5520.40"]); // 5 000 · 1.02^5
    expect(line("finance.line.working-capital")).toEqual(["0.00", "-3656.49", "-2310.90", "-1641.03", "-152.17", "7760.60"]); // a tenth of the sales, back at the end
    expect(line("finance.line.vat")).toEqual(["-10000.00", "5970.81", "-80.58", "-82.20", "-83.84", "4275.80"]); // a fifth of clearing and field costs, back after 73 days
    expect(line("finance.line.social-contributions")).toEqual(["0.00", "-1530.00", "-1560.60", "-1591.81", "-1623.65", "-1656.12"]);
    expect(line("finance.line.property-tax")).toEqual(["0.00", "-875.00", "-625.00", "-375.00", "-125.00", "0.00"]);
    expect(line("finance.line.profit-tax")).toEqual(["0.00", "0.00", "0.00", "0.00", "-1391.76", "-7581.73"]); // 20 % of 6 958.81, 25 % of 30 326.92
    expect(cents(appraisal.cashFlow.map(({ net }) => net))).toEqual(["-60000.00", "-627.03", "10055.70", "21605.23", "22496.75", "34781.59"]);
  });

  test("has an NPV of USD 999.76, the parts of which are those of the table, and an IRR of 10.47 % a year by its payments' own days", () => {
    expect(appraisal.npv.p50.value.toFixed(2)).toBe("999.76");
    expect(Object.fromEntries(appraisal.npv.p50.from.map((part) => [part.label, part.value.toFixed(2)]))).toEqual({
      clearing: "-50000.00", "field-costs": "-84110.29", wages: "-20046.36", soybeans: "246855.39", "finance.line.freight": "-18514.15", "finance.line.duties": "-61021.39",
      "finance.line.residual-value": "3427.74", "finance.line.working-capital": "-1752.07", "finance.line.vat": "-487.85",
      "finance.line.social-contributions": "-6013.91", "finance.line.property-tax": "-1679.10", "finance.line.profit-tax": "-5658.25",
    });
    expect(appraisal.irr?.value).toBeCloseTo(0.1047444941539618, 9);
  });

  test("says what it expects of prices: facts in the trees, and the rate in the other terms", () => {
    expect(leavesOf(appraisal.npv.p50).some(({ label, value }) => label === "finance.input.inflation" && value === 0.02)).toBe(true);
    expect(appraisal.figures["inflation"]?.value).toBeCloseTo(0.02, 12);
    expect(appraisal.figures["realDiscountRate"]?.value).toBeCloseTo(1.1 / 1.02 - 1, 12);
    expect(appraisal.figures["workingCapital"]?.value.toFixed(2)).toBe("7760.60");
    expect(appraisal.figures["residualValue"]?.value.toFixed(2)).toBe("5520.40");
  });
});

test("every number of an appraisal in full is named with a parameter, a line or a key of words.csv", () => {
  const { npv, regime, waterfall, figures, sensitivity } = appraise({ ...full, regimes: [...full.regimes, { ...zone, vatRefundDays: fact(10, "day") }], brief: brief({ terms: "real" }) });
  const labelsIn = (quantity: Quantity): (string | undefined)[] => [quantity.label, ...(isFigure(quantity) && quantity.method !== "mean-freight" ? quantity.from.flatMap(labelsIn) : [])];
  const own = new Set([...Object.keys(full.activity.parameters), ...full.activity.lines.map(({ id }) => id)]);
  const labels = [npv.p10, npv.p50, npv.p90, regime.npvGain, ...(regime.clauses ?? []).map((clause) => clause.npv), ...waterfall.map((step) => step.npv), ...Object.values(figures)].flatMap(labelsIn);
  // an undefined label is one of the freight's own facts, which the network engine names
  expect([...new Set([...labels, ...sensitivity.map(({ parameter }) => parameter.split(":")[0])])].filter((label) => label !== undefined && !own.has(label) && !hasWords(label))).toEqual([]);
});

describe("fixed assets", () => {
  const withCapex = (rest: Partial<Extract<ActivityLine, { kind: "capex" }>>): AppraisalQuestion => ({ ...example, activity: { ...soy, lines: soy.lines.map((line): ActivityLine => (line.kind === "capex" ? { ...line, ...rest } : line)) } });

  test("that are movables bear no property tax", () => {
    expect(appraise(withCapex({ taxedAsProperty: false })).cashFlow[1]?.lines).not.toHaveProperty("finance.line.property-tax");
    expect(column(appraise(withCapex({ taxedAsProperty: true })), "finance.line.property-tax")).toEqual([0, -875, -625, -375, -125, 0]);
  });

  test("sold above their book value are profit, below it a loss", () => {
    // written off in 10 years: book value after 5 years 25 000; sold for 40 000: profit tax of year 5 on 15 000 more than without a sale at book value
    const sold = (formula: string): number => column(appraise(withCapex({ depreciationYears: 10, residual: formula, taxedAsProperty: false })), "finance.line.profit-tax")[5] ?? NaN;
    expect(sold("40000 * 80") - sold("25000 * 80")).toBeCloseTo(-0.25 * 15_000, 6);
    expect(sold("25000 * 80") - sold("10000 * 80")).toBeCloseTo(-0.25 * 15_000, 6);
  });
});

describe("value-added tax", () => {
  const taxed = (days: number, rest: Partial<AppraisalQuestion> = {}): AppraisalQuestion => ({ ...example, flows: [{ ...flow, abroad: true }], regimes: [{ ...standard, vatRefundDays: fact(days, "day"), clauses: [...standard.clauses, rate(0.2, "vat")] }], ...rest });
  const vatOf = (question: AppraisalQuestion): number => appraise(question).npv.p50.from.find(({ label }) => label === "finance.line.vat")?.value ?? 0;

  test("costs nothing where it comes back at once, and more the longer it waits", () => {
    expect(vatOf(taxed(0))).toBe(0);
    // 20 % of 50 000 and of five times 20 000, each a year late: -(10 000 + 4 000 · 3.790787) · (1 - 1 / 1.1)
    expect(vatOf(taxed(365))).toBeCloseTo(-(10_000 + 4000 * (1 - 1.1 ** -5) / 0.1) * (1 - 1 / 1.1), 6);
    expect(vatOf(taxed(180))).toBeLessThan(vatOf(taxed(90)));
  });

  test("is met by what customers pay at home: only what exceeds it waits", () => {
    // sales at home of 40 000 bear 8 000, more than the 4 000 on field costs: only clearing waits, a year
    expect(vatOf(taxed(365, { flows: [{ ...flow, abroad: false }] }))).toBeCloseTo(-10_000 * (1 - 1 / 1.1), 6);
  });

  test("is taken as neutral where the law's rate or the days of refund are not known", () => {
    expect(appraise({ ...taxed(90), regimes: [{ ...standard, vatRefundDays: fact(90, "day") }] }).cashFlow[0]?.lines).not.toHaveProperty("finance.line.vat");
    expect(npvOf({ ...taxed(90), regimes: [{ ...standard, clauses: [...standard.clauses, rate(0.2, "vat")] }] })).toBe(npvOf(taxed(90, { regimes: [standard] })));
  });

  test("is the line's own where it has one; import VAT is taken on price and duties", () => {
    const line: ActivityLine = { id: "seed", names, kind: "input", goods: "seed", formula: "scale", unit: "t/year", vat: fact(0.1, "1") };
    const bought = { line: "seed", price: fact(300, "USD/t"), freightUsdPerTonne: freight(100), duties: [{ country: "RU", direction: "import" as const, share: fact(0.05, "1") }], share: 1, abroad: true };
    const { cashFlow } = appraise(taxed(365, { activity: { ...soy, lines: [line] }, flows: [bought] }));
    expect(cashFlow[1]?.lines["finance.line.vat"]).toBeCloseTo(-0.1 * (300 + 0.05 * 400) * 100, 9);
  });

  test("comes back sooner under a regime that says so, which is worth having", () => {
    const fast = { ...standard, id: "fast", standard: false, clauses: [], vatRefundDays: fact(10, "day") };
    const { regime: chosen } = appraise(taxed(365, { regimes: [...taxed(365).regimes, fast] }));
    expect(chosen).toMatchObject({ id: "fast", clauses: [{ id: "fast/vat-refund" }] });
    expect(chosen.npvGain.value).toBeCloseTo(vatOf(taxed(10)) - vatOf(taxed(365)), 6);
    expect(chosen.clauses?.[0]?.npv.value).toBeCloseTo(chosen.npvGain.value, 6);
  });
});

describe("a hazard", () => {
  const plan = planOf({ ...full, regimes: [standard], expectations: [] });
  const values = plan.inputs.map(({ quantity }) => quantity.value);
  const { best } = chooseRegime(plan, values);
  const inYears = (...struck: readonly number[]): number => cashFlowUnder(best.regime, plan, values, [[0, ...struck]]).npv;

  test("takes its expected loss where nobody says when it strikes", () => {
    expect(inYears(0.2, 0.2, 0.2, 0.2, 0.2)).toBeCloseTo(cashFlowUnder(best.regime, plan, values).npv, 9);
  });

  test("takes its whole loss in the years in which it strikes", () => {
    expect(inYears(0, 0, 0, 0, 0)).toBeGreaterThan(inYears(0, 0, 1, 0, 0));
    const { operation } = cashFlowUnder(best.regime, plan, values, [[0, 0, 0, 1, 0, 0]]);
    expect(operation.pieces[3]?.[0]?.amounts).toEqual([0, 40_000, 64_000, 40_000, 80_000, 80_000]);
  });

  test("of a harvest that pays never raises NPV when it becomes likelier or takes more", () => {
    const flooded = (floods: number, floodLoss: number): number => npvOf({ ...full, activity: { ...full.activity, parameters: { ...full.activity.parameters, floods: fact(floods, "1"), floodLoss: fact(floodLoss, "1") } } });
    fc.assert(fc.property(between(0, 1), between(0, 1), between(0, 1), (p, loss, up) => {
      expect(flooded(p + up * (1 - p), loss)).toBeLessThanOrEqual(flooded(p, loss) + 1e-6);
      expect(flooded(p, loss + up * (1 - loss))).toBeLessThanOrEqual(flooded(p, loss) + 1e-6);
    }), { numRuns: 100 });
  });

  test.each<readonly [string, Partial<AppraisalQuestion["activity"]>, RegExp]>([
    ["that is likelier than certain", { parameters: { ...full.activity.parameters, floods: fact(1.2, "1") } }, /probability of flood: expected a share between 0 and 1, found 1.2/],
    ["that takes less than nothing", { parameters: { ...full.activity.parameters, floodLoss: fact(-0.5, "1") } }, /loss of flood: expected a share between 0 and 1, found -0.5/],
    ["of a line that is not there", { hazards: [{ id: "flood", names, probability: "floods", lossShare: "floodLoss", affects: ["rye"] }] }, /hazard flood of soy affects line rye/],
    ["of an investment", { hazards: [{ id: "flood", names, probability: "floods", lossShare: "floodLoss", affects: ["clearing"] }] }, /hazard flood of soy affects line clearing/],
  ])("%s is refused, and named", (_, activity, message) => {
    expect(() => appraise({ ...full, activity: { ...full.activity, ...activity } })).toThrow(message);
  });

  test.each<readonly [string, Partial<AppraisalQuestion>, RegExp]>([
    ["days of a month", { activity: { ...full.activity, workingCapital: { receivableDays: fact(1, "month") } } }, /receivable-days has the unit month; expected day/],
    ["more than a year", { activity: { ...full.activity, workingCapital: { receivableDays: fact(400, "day") } } }, /receivable-days: expected 0 to 365 days, found 400/],
    ["a loss of all money", { expectations: [expects("USD", -1), expects("RUB", 0)] }, /inflation:USD\/2020: expected more than -1, found -1/],
    ["an expectation that is no number", { expectations: [expects("USD", NaN), expects("RUB", 0)] }, /inflation:USD\/2020 is NaN/],
  ])("%s is refused, and named", (_, rest, message) => {
    expect(() => appraise({ ...full, ...rest })).toThrow(message);
  });
});

test("one site is appraised anew in under 50 ms", () => {
  const edited = (i: number): AppraisalQuestion => ({ ...full, site: { ...site, facts: { yield: fact(2 + i / 100, "t/ha", { low: 1.5, high: 2.4 }) } }, brief: brief({ horizonYears: 15 }) });
  const times = Array.from({ length: 30 }, (_, i) => {
    const begun = performance.now();
    appraise(edited(i));
    return performance.now() - begun;
  });
  expect(Math.min(...times)).toBeLessThan(50); // the least, as other processes share this machine
});

describe("a season", () => {
  /** Harvest sold in December, fields worked from April: with a start in November the year meets December first. */
  const sold = (seasonStart?: number): AppraisalQuestion => ({
    ...example, brief: brief({ startDate: "2026-11-24" }), asOf: "2026-11-24",
    activity: { ...soy, ...(seasonStart === undefined ? {} : { seasonStart }), lines: soy.lines.map((line): ActivityLine => (line.kind === "output" ? { ...line, months: [12] } : line)) },
  });
  const worth = (question: AppraisalQuestion): number => appraise(question).npv.p50.from.find(({ label }) => label === "soybeans")?.value ?? NaN;
  const december = (334 + 14) / 365 - (304 + 23) / 365; // 15 December after 24 November

  test("falls in the months it names, counted from the start date", () => {
    expect(worth(sold())).toBeCloseTo([40_000, 64_000, 80_000, 80_000, 80_000].reduce((sum, amount, t) => sum + amount / 1.1 ** (t + december), 0), 6);
  });

  test("that the start date cuts is not sold before it was sown: it falls a year later", () => {
    expect(worth(sold(4))).toBeCloseTo([40_000, 64_000, 80_000, 80_000, 80_000].reduce((sum, amount, t) => sum + amount / 1.1 ** (t + 1 + december), 0), 6);
    expect(worth(sold(12))).toBe(worth(sold())); // a season that begins in December
  });
});
