import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActivityLine } from "#model/activity.js";
import { anyQuestion, between } from "../../../test/finance/any-appraisal.js";
import { brief, column, example, expects, fact, flow, names, soy, standard } from "../../../test/finance/sample-appraisals.js";
import { appraise, type AppraisalQuestion } from "./appraise.js";
import { gapsOf } from "./gaps.js";

const npvOf = (question: AppraisalQuestion): number => appraise(question).npv.p50.value;
const line = (question: AppraisalQuestion, id: string): readonly number[] => column(appraise(question), id);
/** Costs alone, in roubles, without duties and taxes that laws state in money. */
const plain: AppraisalQuestion = { ...example, flows: [{ ...flow, duties: [] }] };

describe("prices that grow", () => {
  test("stay as they are where the pack expects nothing: results as before, in either terms", () => {
    expect(npvOf({ ...example, expectations: [] })).toBe(npvOf(example));
    expect(npvOf({ ...example, brief: brief({ terms: "real" }) })).toBe(npvOf(example));
    expect(appraise(example).figures).not.toHaveProperty("inflation");
  });

  test("grow with the inflation of the currency shown under parity, whatever the other's is", () => {
    const expected = (rub: number): AppraisalQuestion => ({ ...plain, expectations: [expects("USD", 0.02), expects("RUB", rub)] });
    expect(line(expected(0.3), "field-costs")).toEqual(line(expected(0), "field-costs"));
    expect(line(expected(0.3), "field-costs")).toEqual([0, -20_400, -20_808, -21_224.16, -21_648.6432, -22_081.616064]); // 20 000 · 1.02^t
    expect(line(expected(0.3), "soybeans")[3]).toBeCloseTo(80_000 * 1.02 ** 3, 5);
  });

  test("grow with their own inflation and the stated appreciation where one is stated", () => {
    // a rouble's prices grow 6 %, a rouble buys 3 % less US dollars a year: 1.06 · 0.97 = 1.0282
    const expected: AppraisalQuestion = { ...plain, expectations: [expects("USD", 0.02), expects("RUB", 0.06), expects("RUB", -0.03, { quantity: "appreciation" })] };
    expect(line(expected, "field-costs")[2]).toBeCloseTo(-20_000 * 1.0282 ** 2, 5);
    expect(line(expected, "soybeans")[3]).toBeCloseTo(80_000 * 1.02 ** 3, 5); // stated in US dollars
    const inRoubles = { ...expected, brief: brief({ currency: "RUB" }) };
    expect(line(inRoubles, "field-costs")[2]).toBeCloseTo(-1_600_000 * 1.06 ** 2, 3);
    expect(line(inRoubles, "soybeans")[3]).toBeCloseTo(6_400_000 * (1.02 / 0.97) ** 3, 3);
  });

  test("of a third currency follow parity with the US dollar where the currency shown has a stated appreciation", () => {
    const line: ActivityLine = { id: "rent", names, kind: "opex", formula: "7000", unit: "CNY/year", labour: false, fromYear: 1 };
    const inRoubles: AppraisalQuestion = {
      ...plain, activity: { ...soy, lines: [line] }, flows: [], brief: brief({ currency: "RUB" }), fx: [...plain.fx, { base: "USD", quote: "CNY", date: "2026-01-01", rate: fact(7, "CNY/USD") }],
      expectations: [expects("USD", 0.02), expects("RUB", 0.06), expects("CNY", 0.01), expects("RUB", -0.03, { quantity: "appreciation" })],
    };
    expect(column(appraise(inRoubles), "rent")[1]).toBeCloseTo(-80_000 * (1.02 / 0.97), 6); // 7 000 CNY are 1 000 USD are 80 000 RUB
  });

  test("are those of the as-of date until then: a later start meets them grown, an earlier one does not", () => {
    const expectations = [expects("USD", 0.1), expects("RUB", 0)];
    expect(line({ ...plain, expectations, brief: brief({ startDate: "2028-01-01" }) }, "clearing")[0]).toBeCloseTo(-50_000 * 1.21, 6);
    const early = line({ ...plain, expectations, brief: brief({ startDate: "2024-01-01" }) }, "field-costs");
    expect(early.slice(0, 3)).toEqual([0, -20_000, -20_000]); // ends of 2024 and 2025
    expect(early[3]).toBeCloseTo(-22_000, 6);
  });

  test("change their growth on 1 January of the year for which another expectation stands", () => {
    // a year from 1 July 2026: half of it at 4 %, half at 21 %
    const question: AppraisalQuestion = { ...plain, asOf: "2026-07-02", brief: brief({ startDate: "2026-07-02" }), expectations: [expects("USD", 0.04, { toYear: 2026 }), expects("USD", 0.21, { fromYear: 2027 }), expects("RUB", 0)] };
    const half = (181 + 1) / 365;
    expect(line(question, "field-costs")[1]).toBeCloseTo(-20_000 * 1.04 ** (1 - half) * 1.21 ** half, 5);
  });

  test("leave a sum that a law states as it is: only exchange rates move it", () => {
    const floor = (unit: string, value: number): AppraisalQuestion => ({ ...plain, flows: [{ ...flow, duties: [{ country: "RU", direction: "export", perTonne: fact(value, unit) }] }], expectations: [expects("USD", 0.02), expects("RUB", 0.06)] });
    expect(line(floor("USD/t", 20), "finance.line.duties")[3]).toBeCloseTo(-200 * 20, 6);
    expect(line(floor("RUB/t", 1600), "finance.line.duties")[3]).toBeCloseTo(-200 * 20 * (1.02 / 1.06) ** 3, 6);
  });

  test("in real terms at a rate are worth as much as in nominal terms at (1 + rate) · (1 + inflation) - 1 (Fisher)", () => {
    fc.assert(fc.property(anyQuestion(), between(-0.02, 0.15), (question, inflation) => {
      const { money } = question.brief;
      const expectations = ["USD", "RUB", "CNY"].map((currency) => expects(currency, currency === money.currency ? inflation : 0.03));
      const started = { ...question, asOf: "2024-01-01", expectations };
      const inTerms = (terms: "nominal" | "real", discountRatePerYear: number): { readonly value: number; readonly size: number } => {
        const { p50 } = appraise({ ...started, brief: { ...question.brief, money: { ...money, terms, discountRatePerYear } } }).npv;
        return { value: p50.value, size: p50.from.reduce((sum, part) => sum + Math.abs(part.value), 1) };
      };
      const rate = money.discountRatePerYear;
      const [nominal, real] = [inTerms("nominal", Math.max(0, (1 + rate) * (1 + inflation) - 1)), inTerms("real", Math.max(rate, 1 / (1 + inflation) - 1))];
      expect(Math.abs(nominal.value - real.value)).toBeLessThanOrEqual(1e-9 * nominal.size);
    }), { numRuns: 2000 });
  }, 3_000_000);

  test("are a gap where the pack expects something, but not of this currency in this year", () => {
    const some: AppraisalQuestion = { ...example, expectations: [expects("USD", 0.02), expects("RUB", 0.04, { toYear: 2028 })] };
    expect(gapsOf(some)).toEqual([{ code: "no-expectation", what: "RUB 2029" }]);
    expect(() => appraise(some)).toThrow("cannot appraise soy at vale: no-expectation RUB 2029");
    expect(gapsOf({ ...example, expectations: [expects("RUB", 0.04)], regimes: [standard] })).toEqual([{ code: "no-expectation", what: "USD 2026" }]);
  });
});
