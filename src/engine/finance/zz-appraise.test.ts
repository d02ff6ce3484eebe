import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActivityLine } from "#model/activity.js";
import { isFigure, leavesOf, type Fact, type Quantity } from "#model/fact.js";
import type { Duty } from "#model/goods.js";
import type { Clause, Regime } from "#model/regime.js";
import { hasWords } from "#words/words.js";
import { anyQuestion, between, wrongIn } from "../../../test/finance/any-appraisal.js";
import { npvSlowly } from "../../../test/finance/npv-slowly.js";
import { asOf, brief, column, example, fact, flow, freight, names, npvByPowers, rate, regime, site, soy, standard, zone } from "../../../test/finance/sample-appraisals.js";
import { appraise, type AppraisalQuestion, type AppraisedFlow } from "./appraise.js";
import { gapsOf } from "./gaps.js";
import { chooseRegime } from "./choose-regime.js";
import { irrOfFlow, paymentsOf } from "./payments.js";
import { planOf } from "./plan-of.js";

describe("the worked example of docs/method.md#npv-worked-example", () => {
  const appraisal = appraise(example);

  test("has the lines worked out by hand, to the cent", () => {
    expect(Object.keys(appraisal.cashFlow[0]?.lines ?? {})).toEqual([
      "clearing", "field-costs", "wages", "soybeans", "finance.line.freight", "finance.line.duties",
      "finance.line.social-contributions", "finance.line.property-tax", "finance.line.profit-tax",
    ]);
    expect(column(appraisal, "clearing")).toEqual([-50_000, 0, 0, 0, 0, 0]); // 40 000 RUB/ha × 100 ha / 80 RUB/USD
    expect(column(appraisal, "field-costs")).toEqual([0, -20_000, -20_000, -20_000, -20_000, -20_000]);
    expect(column(appraisal, "wages")).toEqual([0, -5000, -5000, -5000, -5000, -5000]);
    expect(column(appraisal, "soybeans")).toEqual([0, 40_000, 64_000, 80_000, 80_000, 80_000]); // 100, 160, 200 t at 400 USD
    expect(column(appraisal, "finance.line.freight")).toEqual([0, -3000, -4800, -6000, -6000, -6000]); // 30 USD/t
    // customs value 400 / 1.25 = 320; import 80; export max(5 % of 320 = 16, 20) = 20; together 100 USD/t
    expect(column(appraisal, "finance.line.duties")).toEqual([0, -10_000, -16_000, -20_000, -20_000, -20_000]);
    expect(column(appraisal, "finance.line.social-contributions")).toEqual([0, -1500, -1500, -1500, -1500, -1500]);
    expect(column(appraisal, "finance.line.property-tax")).toEqual([0, -875, -625, -375, -125, 0]); // 2 % of 43 750, 31 250, 18 750, 6 250
    // taxable -12 875, 3 575, 14 625, 14 875, 27 500; losses 12 875, 9 300, 0
    expect(column(appraisal, "finance.line.profit-tax")).toEqual([0, 0, 0, -1065, -2975, -6875]); // 20 % of 5 325 and 14 875, 25 % of 27 500
    expect(appraisal.cashFlow.map(({ net }) => Math.round(net * 1e6) / 1e6)).toEqual([-50_000, -375, 16_075, 26_060, 24_400, 20_625]);
  });

  test("has an NPV of USD 11 995.51, the parts of which are those of the table", () => {
    expect(appraisal.npv.p50.value.toFixed(2)).toBe("11995.51");
    expect(Object.fromEntries(appraisal.npv.p50.from.map((part) => [part.label, part.value.toFixed(2)]))).toEqual({
      clearing: "-50000.00", "field-costs": "-75815.74", wages: "-18953.93", soybeans: "253676.16", "finance.line.freight": "-19025.71", "finance.line.duties": "-63419.04",
      "finance.line.social-contributions": "-5686.18", "finance.line.property-tax": "-1679.10", "finance.line.profit-tax": "-7100.95",
    });
  });

  test("has the IRR at which an independent NPV is nothing, and pays back in its fourth year", () => {
    const net = appraisal.cashFlow.map((year) => year.net);
    expect(Math.abs(npvByPowers(net, appraisal.irr?.value ?? NaN))).toBeLessThan(1e-6);
    expect(appraisal.irr?.value).toBeCloseTo(0.170835, 6);
    // missing after year 3: 50 000 + 375 - 16 075 - 26 060 = 8 240; 8 240 / 24 400 of year 4
    expect(appraisal.figures["paybackYears"]?.value).toBeCloseTo(3 + 8240 / 24_400, 12);
  });

  test("has these key figures", () => {
    expect(Object.fromEntries(Object.entries(appraisal.figures).map(([key, { value, unit }]) => [key, `${Math.round(value * 100) / 100} ${unit}`]))).toEqual({
      scale: "100 ha", capex: "50000 USD", revenueYear: "80000 USD/year", opexYear: "25000 USD/year", freightYear: "6000 USD/year", dutiesYear: "20000 USD/year",
      taxesYear: "8375 USD/year", cashYear: "20625 USD/year", paybackYears: "3.34 year",
    });
    expect(appraise({ ...example, brief: brief({ ownShare: 0.4 }) }).figures["ownCapital"]?.value).toBeCloseTo(20_000, 9);
  });

  test("is weighed by hand as evidence", () => {
    // |PV| of a line, and its facts without scale and discount rate (both chosen by the brief)
    const w = { clearing: 50_000, field: 75_815.7354, wages: 18_953.9338, soy: 253_676.1647, freight: 19_025.7124, duties: 63_419.0412, social: 5686.1802, property: 1679.1032, profit: 7100.9494 };
    const sum = Object.values(w).reduce((a, b) => a + b);
    // clearing: clearing low, fx medium; field: cost assumption, fx medium; wages: wage high, fx medium; soy: yield medium, price high;
    // freight: yield, rate medium, km high; duties: yield, 0.05, 20, 0.25 medium, price high; social: wage high, fx and 0.3 medium;
    // property: clearing low, fx and 0.02 medium;
    // profit: 0.2 and 0.25, then clearing low, cost assumption, wage and price and km high, fx, yield, freight rate, 0.05, 20, 0.25 medium: 2 + 11
    const high = w.wages / 2 + w.soy / 2 + w.freight / 3 + w.duties / 5 + w.social / 3 + (w.profit * 3) / 13;
    const low = w.clearing / 2 + w.property / 3 + w.profit / 13;
    const assumption = w.field / 2 + w.profit / 13;
    expect(appraisal.evidence.high).toBeCloseTo(high / sum, 6);
    expect(appraisal.evidence.low).toBeCloseTo(low / sum, 6);
    expect(appraisal.evidence.assumption).toBeCloseTo(assumption / sum, 6);
    expect(appraisal.evidence.medium).toBeCloseTo(1 - (high + low + assumption) / sum, 6);
  });

  test("has a low-high band, and tells what moves it most", () => {
    expect(appraisal.sensitivity.map(({ parameter }) => parameter)).toEqual(["yield", "finance.input.price:soybeans", "finance.input.fx:RUB/USD", "clearing"]);
    const worst = appraise({ ...example, flows: [{ ...flow, price: fact(350, "USD/t") }], fx: [{ base: "USD", quote: "RUB", date: asOf, rate: fact(70, "RUB/USD") }],
      activity: { ...soy, parameters: { ...soy.parameters, yield: fact(1.5, "t/ha"), clearing: fact(60_000, "RUB/ha") } } });
    expect(appraisal.npv.p10.value).toBeCloseTo(worst.npv.p50.value, 8);
    expect(appraisal.npv.p90.value).toBeGreaterThan(appraisal.npv.p50.value);
    const yieldAtLow = leavesOf(appraisal.npv.p10).find(({ label }) => label === "yield");
    expect(yieldAtLow).toMatchObject({ value: 2, low: 1.5, high: 2.4 });
    expect(JSON.stringify(appraisal.npv.p10)).toContain(`{"value":1.5,"unit":"t/ha","method":"npv-band","label":"yield"`);
  });

  test("names every number with a parameter, a line or a key of words.csv", () => {
    const labelsIn = (quantity: Quantity): (string | undefined)[] => [quantity.label, ...(isFigure(quantity) && quantity.method !== "mean-freight" ? quantity.from.flatMap(labelsIn) : [])];
    const full = appraise({ ...example, regimes: [standard, zone], brief: brief({ ownShare: 0.5 }), activity: { ...soy, lines: [...soy.lines, { id: "seed", names, kind: "input", goods: "seed", formula: "scale", unit: "t/year" }] }, flows: [flow, { ...flow, line: "seed" }] });
    const labels = [full.npv.p10, full.npv.p50, full.npv.p90, full.regime.npvGain, ...Object.values(full.figures), ...(full.irr === undefined ? [] : [full.irr])].flatMap(labelsIn);
    const own = new Set([...Object.keys(soy.parameters), ...soy.lines.map(({ id }) => id), "seed"]);
    // an undefined label is one of the freight's own facts, which the network engine names
    expect([...new Set(labels)].filter((label) => label !== undefined && !own.has(label) && !hasWords(label))).toEqual([]);
    expect(full.sensitivity.map(({ parameter }) => parameter.split(":")[0] ?? "").filter((name) => !own.has(name) && !hasWords(name))).toEqual([]);
  });

  test("is the same number for number when asked again, and leaves its question as it was", () => {
    const before = JSON.stringify(example);
    expect(JSON.stringify(appraise(example))).toBe(JSON.stringify(appraisal));
    expect(JSON.stringify(example)).toBe(before);
  });
});


describe("a regime", () => {
  test("that leaves more is taken; its gain is the taxes it saves, and the runner-up is named", () => {
    const half = regime("half", { clauses: [rate(0.1, "profit-tax")] });
    const { regime: best, npv, cashFlow } = appraise({ ...example, regimes: [standard, half, zone] });
    expect(best).toMatchObject({ id: "zone", runnerUp: "half" });
    expect(cashFlow.map(({ lines }) => lines["finance.line.profit-tax"])).toEqual([0, 0, 0, 0, 0, 0]);
    expect(cashFlow[1]?.lines["finance.line.social-contributions"]).toBeCloseTo(-5000 * 0.076, 9);
    expect(best.npvGain.value).toBeCloseTo(npv.p50.value - appraise(example).npv.p50.value, 8);
    expect(best.npvGain.from.reduce((gain, part, i) => (i === 0 ? part.value : gain - part.value), 0)).toBe(best.npvGain.value);
  });

  test("that leaves less is not taken: the standard one stands, its gain is nothing", () => {
    const worse = regime("worse", { clauses: [rate(0.5, "profit-tax")] });
    expect(appraise({ ...example, regimes: [standard, worse] }).regime).toMatchObject({ id: "standard", runnerUp: "worse", npvGain: { value: 0 } });
    expect(appraise(example).regime).not.toHaveProperty("runnerUp");
  });

  test("that asks for more capex than there is is left out", () => {
    const entry = (rub: number): Regime => ({ ...zone, entry: { minCapex: fact(rub, "RUB"), conditions: [] } });
    expect(appraise({ ...example, regimes: [standard, entry(4_000_000_00)] }).regime.id).toBe("zone");
    expect(appraise({ ...example, regimes: [standard, entry(4_000_001)] }).regime).not.toHaveProperty("runnerUp");
  });

  test.each<readonly [Clause["clock"], readonly number[]]>([
    ["residency", [0, 0, 0, -1500, -1500, -1500]], // years 1 and 2
    ["first-production", [0, -1500, 0, 0, -1500, -1500]], // years 2 and 3: the first harvest
    ["first-profit", [0, -1500, -1500, 0, 0, -1500]], // years 3 and 4: profit before taxes -37 500, -5 100, 16 500, 16 500, 29 000
  ])("counts its years from %s", (clock, social) => {
    const late = { ...soy, lines: soy.lines.map((line): ActivityLine => (line.kind === "output" ? { ...line, ramp: ["0", "0.6", "1"] } : line)) };
    const free = regime("free", { clauses: [rate(0, "social-contributions", { yearTo: 2, clock })] });
    expect(column(appraise({ ...example, activity: late, regimes: [standard, free] }), "finance.line.social-contributions")).toEqual(social);
  });

  test("takes losses forward into its free years, where they save nothing", () => {
    // taxable -12 875, 3 575, 14 625, 14 875, 27 500; losses after each year 12 875, 9 300, 0: taxed 0, 0, 5 325, 14 875, 27 500
    const free = regime("free", { clauses: [rate(0, "profit-tax", { yearTo: 3 })] });
    expect(column(appraise({ ...example, regimes: [standard, free] }), "finance.line.profit-tax")).toEqual([0, 0, 0, 0, -2975, -6875]);
  });

  test("of a date: profit tax is 20 % until the end of 2029 and 25 % from 2030", () => {
    const inFirstProfit = (startDate: string): number => {
      const { cashFlow } = appraise({ ...example, activity: { ...soy, lines: soy.lines.filter(({ kind }) => kind !== "capex") }, brief: brief({ startDate }) });
      return (cashFlow[1]?.lines["finance.line.profit-tax"] ?? NaN) / 500; // 40 000 - 3 000 - 10 000 - 25 000 - 1 500
    };
    expect(inFirstProfit("2029-12-31")).toBeCloseTo(-0.2, 12);
    expect(inFirstProfit("2030-01-01")).toBeCloseTo(-0.25, 12);
  });

  test("may cap its benefits for residencies from a day on, after some free years", () => {
    const capped: Regime = { ...zone, benefitCap: { shareOfCapex: fact(0.05, "1"), from: "2026-04-01", freeYears: 3, citation: "made up" } };
    const on = (startDate: string) => appraise({ ...example, brief: brief({ startDate }), regimes: [standard, capped] });
    expect(on("2026-03-31").cashFlow[0]?.lines).not.toHaveProperty("finance.line.benefit-cap");
    // benefits a year: social 1 500 - 380 = 1 120; year 4: + property 125 + profit 2 975 = 4 220; year 5, which begins 2030-04-01: + 6 875 = 7 995
    // cap 5 % of 50 000 = 2 500: of year 4 granted 2 500, lost 1 720; of year 5 lost 7 995
    const { cashFlow } = on("2026-04-01");
    expect(cashFlow.map(({ lines }) => Math.round((lines["finance.line.benefit-cap"] ?? NaN) * 100) / 100)).toEqual([0, 0, 0, 0, -1720, -7995]);
  });
});

describe("duties and horizon", () => {
  test("a duty is due only in the years in which it is in force", () => {
    const until: Duty[] = [{ country: "RU", direction: "export", perTonne: fact(20, "USD/t"), to: "2027-12-31" }];
    expect(column(appraise({ ...example, flows: [{ ...flow, duties: until }] }), "finance.line.duties")).toEqual([0, -2000, -3200, 0, 0, 0]);
  });

  test("bought goods cost their price, freight and duties: import on price and freight, export on the price", () => {
    const line: ActivityLine = { id: "beans", names, kind: "input", goods: "soy", formula: "scale", unit: "t/year" };
    const sales: ActivityLine = { id: "oil", names, kind: "sales", formula: "1000 * scale", unit: "USD/year" };
    const bought: AppraisedFlow = { line: "beans", price: fact(300, "USD/t"), freightUsdPerTonne: freight(100), share: 1, duties: [
      { country: "RU", direction: "export", share: fact(0.1, "1") }, { country: "CN", direction: "import", share: fact(0.05, "1") },
    ] };
    const appraisal = appraise({ ...example, activity: { ...soy, lines: [line, sales] }, flows: [bought] });
    expect(appraisal.cashFlow[1]?.lines).toMatchObject({ beans: -30_000, oil: 100_000, "finance.line.freight": -10_000, "finance.line.duties": -(30 + 20) * 100 });
    expect(appraisal.figures).not.toHaveProperty("capex");
    expect(appraisal).not.toHaveProperty("irr");
  });

  test("several flows of a line share its tonnes", () => {
    const two = [{ ...flow, share: 0.25, duties: [] }, { ...flow, share: 0.75, price: fact(32_000, "RUB/t"), freightUsdPerTonne: freight(10), duties: [] }];
    const { cashFlow } = appraise({ ...example, flows: two });
    expect(cashFlow[3]?.lines["soybeans"]).toBeCloseTo(200 * (0.25 * 400 + 0.75 * 400), 9);
    expect(cashFlow[3]?.lines["finance.line.freight"]).toBeCloseTo(-200 * (0.25 * 30 + 0.75 * 10), 9);
  });

  test("ends with the activity's life where that is shorter than the brief's", () => {
    expect(appraise({ ...example, activity: { ...soy, horizonYears: 3 } }).cashFlow).toHaveLength(4);
    expect(appraise({ ...example, activity: { ...soy, horizonYears: 50 } }).cashFlow).toHaveLength(6);
  });

  test("capex falls in full in each year it names, and wears off from the year after", () => {
    const again = { ...soy, lines: soy.lines.map((line): ActivityLine => (line.kind === "capex" ? { ...line, years: [0, 2], depreciationYears: 2 } : line)) };
    const appraisal = appraise({ ...example, activity: again });
    expect(column(appraisal, "clearing")).toEqual([-50_000, 0, -50_000, 0, 0, 0]);
    // book value at the ends of years 0-5: 50 000, 25 000, 50 000, 25 000, 0, 0; means 37 500, 37 500, 37 500, 12 500, 0
    expect(column(appraisal, "finance.line.property-tax")).toEqual([0, -750, -750, -750, -250, 0]);
    expect(appraisal.figures["capex"]?.value).toBeCloseTo(100_000, 9);
  });

  test("what is known of the site displaces what is usual for the activity", () => {
    const richer = { ...site, facts: { yield: fact(4, "t/ha") } };
    expect(column(appraise({ ...example, site: richer }), "soybeans")).toEqual([0, 80_000, 128_000, 160_000, 160_000, 160_000]);
  });
});

describe("what is missing", () => {
  test("nothing, for the worked example", () => {
    expect(gapsOf(example)).toEqual([]);
  });

  test("is named, all of it, and stops the appraisal", () => {
    const activity = { ...soy, lines: soy.lines.map((line): ActivityLine => (line.kind === "opex" && line.labour ? { ...line, formula: "wage * crew" } : line)) };
    const bare: AppraisalQuestion = { ...example, activity, flows: [], fx: [], regimes: [regime("standard", { standard: true, clauses: [rate(0.2, "profit-tax", { from: "2028-01-01" }), rate(0.3, "social-contributions")] })] };
    expect(gapsOf(bare)).toEqual([
      { code: "no-fact", what: "crew" }, { code: "no-market", what: "soybeans" }, { code: "no-exchange-rate", what: "RUB/USD" },
      { code: "no-tax-rate", what: "standard/profit-tax" }, { code: "no-tax-rate", what: "standard/property-tax" },
    ]);
    expect(() => appraise(bare)).toThrow("cannot appraise soy at vale: no-fact crew, no-market soybeans, no-exchange-rate RUB/USD, no-tax-rate standard/profit-tax, no-tax-rate standard/property-tax");
  });
});

describe("no number that is none ever leaves", () => {
  const withParameter = (name: string, value: number, rest: Partial<Fact> = {}): AppraisalQuestion => ({ ...example, activity: { ...soy, parameters: { ...soy.parameters, [name]: fact(value, "1", rest) } } });
  test.each<readonly [string, AppraisalQuestion, RegExp]>([
    ["a parameter that is no number", withParameter("yield", NaN), /yield is NaN/],
    ["an endless parameter", withParameter("cost", Infinity), /cost is Infinity/],
    ["an endless end of a range", withParameter("yield", 2, { high: Infinity }), /yield is Infinity/],
    ["tonnes below 0", withParameter("yield", -1), /line soybeans gives -50 t in year 1/],
    ["tonnes below 0 at the low end", withParameter("yield", 2, { low: -1 }), /line soybeans gives -50 t in year 1/],
    ["amounts that overflow", withParameter("cost", 1e308), /expected a finite number|gives Infinity/],
    ["a price below 0", { ...example, flows: [{ ...flow, price: fact(-1, "USD/t") }] }, /price:soybeans: expected 0 or more, found -1/],
    ["freight that is no number", { ...example, flows: [{ ...flow, freightUsdPerTonne: freight(NaN) }] }, /freight:soybeans is NaN/],
    ["a price by the kilogram", { ...example, flows: [{ ...flow, price: fact(1, "USD/kg") }] }, /unit USD\/kg; expected a currency\/t/],
    ["a duty of 120 %", { ...example, flows: [{ ...flow, duties: [{ country: "RU", direction: "export", share: fact(1.2, "1") }] }] }, /duty-share:soybeans-RU-export-1: expected a share between 0 and 1, found 1.2/],
    ["shares that do not sum to 1", { ...example, flows: [{ ...flow, share: 0.5 }] }, /shares of the flows of soybeans sum to 0.5/],
    ["a flow of a line that is not there", { ...example, flows: [flow, { ...flow, line: "beans" }] }, /a flow names line beans/],
    ["a tax of 130 %", { ...example, regimes: [{ ...standard, clauses: standard.clauses.map((clause) => ({ ...clause, rate: fact(1.3, "1") })) }] }, /tax-rate:standard.*found 1.3/],
    ["no standard regime first", { ...example, regimes: [{ ...standard, standard: false }] }, /first regime is standard; expected the standard regime of RU/],
    ["an exchange rate of 0", { ...example, fx: [{ base: "USD", quote: "RUB", date: asOf, rate: fact(0, "RUB/USD") }] }, /exchange rate USD\/RUB is 0/],
    ["an exchange rate of 0 at its low end", { ...example, fx: [{ base: "USD", quote: "RUB", date: asOf, rate: fact(80, "RUB/USD", { low: 0 }) }] }, /exchange rate RUB\/USD: expected more than 0, found 0/],
    ["a horizon of 0", { ...example, brief: { ...example.brief, money: { ...example.brief.money, horizonYears: 0 } } }, /horizon is 0 years/],
    ["a horizon of 500", { ...example, activity: { ...soy, horizonYears: 600 }, brief: { ...example.brief, money: { ...example.brief.money, horizonYears: 500 } } }, /horizon is 500 years/],
    ["a discount rate that is no number", { ...example, brief: { ...example.brief, money: { ...example.brief.money, discountRatePerYear: NaN } } }, /discount rate is NaN/],
    ["a formula that divides by 0", { ...example, activity: { ...soy, lines: soy.lines.map((line) => ({ ...line, formula: "scale / (yield - 2)" })) } }, /formula scale \/ \(yield - 2\) gives Infinity/],
    ["a line that stands twice", { ...example, activity: { ...soy, lines: [...soy.lines, ...soy.lines] } }, /line clearing of soy stands twice/],
  ])("%s is refused, and named", (_, question, message) => {
    expect(() => appraise(question)).toThrow(RangeError);
    expect(() => appraise(question)).toThrow(message);
  });
});

describe("any appraisal", () => {
  /** Below it numbers lose their digits one by one, and have no billionth. */
  const tiniest = 1e-290;

  test("has parts that sum to the whole, a band in order, evidence that sums to 1, and only facts at its leaves", () => {
    fc.assert(fc.property(anyQuestion(), (question) => {
      const { npv, cashFlow, evidence, figures, regime: chosen, waterfall, irr, sensitivity } = appraise(question);
      for (const figure of [npv.p10, npv.p50, npv.p90]) {
        const size = figure.from.reduce((sum, { value }) => sum + Math.abs(value), 0);
        expect(Math.abs(figure.from.reduce((sum, { value }) => sum + value, 0) - figure.value)).toBeLessThanOrEqual(1e-9 * size + tiniest);
        for (const part of figure.from) {
          const goods = part.label === "finance.line.freight" || part.label === "finance.line.duties";
          if (goods && isFigure(part)) expect(Math.abs(part.from.reduce((sum, { value }) => sum + value, 0) - part.value)).toBeLessThanOrEqual(1e-9 * size + tiniest);
        }
      }
      for (const { lines, net: sum } of cashFlow) expect(Object.values(lines).reduce((a, b) => a + b, 0)).toBe(sum);
      const size = npv.p50.from.reduce((sum, { value }) => sum + Math.abs(value), 0);
      expect(npv.p10.value).toBeLessThanOrEqual(npv.p50.value);
      expect(npv.p50.value).toBeLessThanOrEqual(npv.p90.value);
      for (const { npvLow, npvHigh } of sensitivity) expect([npvLow, npvHigh].every(Number.isFinite)).toBe(true);
      expect(Object.values(evidence).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      expect(Object.values(evidence).every((share) => share >= 0)).toBe(true);
      expect(chosen.npvGain.value).toBeGreaterThanOrEqual(-1e-9 * size - tiniest);
      expect([npv.p10, npv.p50, npv.p90, chosen.npvGain, ...(chosen.clauses ?? []).map((clause) => clause.npv), ...waterfall.map((step) => step.npv), ...Object.values(figures), ...(irr === undefined ? [] : [irr])].flatMap(wrongIn)).toEqual([]);
    }), { numRuns: 10000 });
  }, 3_000_000);

  test("has the IRR at which its payments are worth nothing, and payments that are worth its NPV at the brief's rate", () => {
    fc.assert(fc.property(anyQuestion(), (question) => {
      const plan = planOf(question);
      const { best } = chooseRegime(plan, plan.inputs.map(({ quantity }) => quantity.value));
      const payments = paymentsOf(best, plan);
      const worthAt = (r: number): { readonly sum: number; readonly size: number } => payments.reduce(({ sum, size }, { years, amount }) => ({ sum: sum + amount / (1 + r) ** years, size: size + Math.abs(amount) / (1 + r) ** years }), { sum: 0, size: 0 });
      const { sum, size } = worthAt(question.brief.money.discountRatePerYear);
      expect(Math.abs(sum - best.npv)).toBeLessThanOrEqual(1e-9 * size + tiniest);
      const irr = irrOfFlow(best, plan);
      for (const r of irr.kind === "none" ? [] : irr.kind === "one" ? [irr.ratePerYear] : irr.ratesPerYear) {
        const there = worthAt(r);
        expect(Math.abs(there.sum)).toBeLessThanOrEqual(1e-8 * there.size + tiniest);
      }
    }), { numRuns: 3000 });
  }, 3_000_000);

  test("agrees with a slow obvious one, and no regime on offer, nor any that may be held together, would leave more", () => {
    fc.assert(fc.property(anyQuestion(), (question) => {
      const { npv, regime: chosen } = appraise(question);
      const [usual, ...others] = question.regimes;
      if (usual === undefined) throw new Error("no standard regime");
      const size = npv.p50.from.reduce((sum, { value }) => sum + Math.abs(value), 1);
      const together = others.some(({ combinesWith }) => combinesWith !== undefined) ? [others] : [];
      for (const own of [[usual], ...others.map((one) => [one]), ...together]) {
        const slow = npvSlowly(question, usual, own);
        const isChosen = own.map(({ id }) => id).join("+") === [chosen.id, ...(chosen.combined ?? []).map(({ id }) => id)].join("+");
        if (isChosen) expect(Math.abs(npv.p50.value - slow)).toBeLessThanOrEqual(1e-9 * size + tiniest);
        else expect(slow).toBeLessThanOrEqual(npv.p50.value + 1e-9 * size);
      }
    }), { numRuns: 5000 });
  }, 3_000_000);

  const steady = anyQuestion(["residency", "first-production"]);
  const npvOf = (question: AppraisalQuestion): number => appraise(question).npv.p50.value;
  const notLess = (more: number, less: number): void => expect(more).toBeGreaterThanOrEqual(less - 1e-9 * (Math.abs(less) + 1e6));

  test("is worth no less with a subsidy", () => {
    fc.assert(fc.property(steady, between(0, 1e6), (question, amount) => {
      const subsidy: ActivityLine = { id: "subsidy", names, kind: "sales", formula: "subsidy", unit: "USD/year", ramp: ["0", "1"] };
      const { activity } = question;
      const given = { ...question, activity: { ...activity, lines: [...activity.lines, subsidy], parameters: { ...activity.parameters, subsidy: fact(amount, "USD/year") } } };
      const nothing = { ...given, activity: { ...given.activity, parameters: { ...activity.parameters, subsidy: fact(1e-9, "USD/year") } } };
      notLess(npvOf(given), npvOf(nothing)); // both begin production in the same year
    }), { numRuns: 2000 });
  }, 3_000_000);

  test("is worth no more with a higher tax in any clause", () => {
    fc.assert(fc.property(steady, fc.nat(), between(0, 1), (question, which, up) => {
      const clauses = question.regimes.flatMap((r) => r.clauses.map(({ id }) => `${r.id}/${id}`));
      const raised = clauses[which % clauses.length];
      const taxed = question.regimes.map((r) => ({ ...r, clauses: r.clauses.map((c) => (`${r.id}/${c.id}` === raised ? { ...c, rate: fact(c.rate.value + up * (1 - c.rate.value), "1") } : c)) }));
      notLess(npvOf(question), npvOf({ ...question, regimes: taxed }));
    }), { numRuns: 2000 });
  }, 3_000_000);

  test("is worth no less with a higher price of what it sells, and no more with a higher price of what it buys", () => {
    fc.assert(fc.property(steady, fc.nat(), between(0, 3), (question, which, up) => {
      const at = which % question.flows.length;
      const dearer = question.flows.map((f, i) => (i === at ? { ...f, price: fact(f.price.value * (1 + up), f.price.unit) } : f));
      const [before, after] = [npvOf(question), npvOf({ ...question, flows: dearer })];
      if (question.flows[at]?.line === "feed") notLess(before, after);
      else notLess(after, before);
    }), { numRuns: 2000 });
  }, 3_000_000);
});
