import type { Activity, ActivityLine } from "#model/activity.js";
import { briefSchema, type Brief } from "#model/brief.js";
import type { Expectation } from "#model/expectation.js";
import type { Fact, Figure } from "#model/fact.js";
import type { Duty } from "#model/goods.js";
import type { FxRate } from "#model/network.js";
import { regimeSchema, type Clause, type Regime } from "#model/regime.js";
import type { Site } from "#model/site.js";
import type { Appraisal, AppraisalQuestion, AppraisedFlow } from "#engine/finance/appraise.js";

/** The farm of docs/method.md#npv-worked-example, and what appraisals in tests are put together from. */
export const asOf = "2026-01-01";
export const names = { en: "made up", zh: "虚构", ru: "вымышлено" };

export function fact(value: number, unit: string, rest: Partial<Fact> = {}): Fact {
  return { value, unit, asOf, confidence: "medium", ...(rest.assumption === undefined ? { source: "almanac" } : {}), ...rest };
}
export function freight(usdPerTonne: number): Figure {
  return { value: usdPerTonne, unit: "USD/t", method: "mean-freight", from: [fact(usdPerTonne / 300, "USD/(t·km)"), fact(300, "km", { confidence: "high" })] };
}
export function rate(value: number, tax: Clause["tax"], rest: Partial<Clause> = {}): Clause {
  return { id: `${tax}-${value}-${rest.from ?? ""}${rest.yearFrom ?? ""}`, tax, rate: fact(value, "1", { source: "tax-code" }), yearFrom: 1, clock: "residency", ...rest };
}
export function regime(id: string, rest: Partial<Regime>): Regime {
  return regimeSchema.parse({ id, names, country: "RU", status: "in-force", clauses: [], source: "tax-code", ...rest });
}
export function brief(money: Partial<Brief["money"]> = {}): Brief {
  return briefSchema.parse({
    activity: "soy", investor: { nationality: "RU", foreignShare: 0, entity: "company" },
    money: { currency: "USD", horizonYears: 5, discountRatePerYear: 0.1, startDate: "2026-01-01", ...money },
  });
}
export const site: Site = {
  id: "vale", kind: "land-block", names, country: "RU", region: "vale", place: "vale", accessKm: fact(5, "km"), activities: ["soy"], zones: [], regimes: [],
  rights: ["lease"], status: "available", coordinates: "approximate", facts: {}, asOf, confidence: "low", source: "almanac", lon: 0, lat: 0,
};
export const fx: FxRate[] = [{ base: "USD", quote: "RUB", date: asOf, rate: fact(80, "RUB/USD", { low: 70, high: 100 }) }];

export const standard = regime("standard", {
  standard: true,
  clauses: [rate(0.2, "profit-tax", { to: "2029-12-31" }), rate(0.25, "profit-tax", { from: "2030-01-01" }), rate(0.3, "social-contributions"), rate(0.02, "property-tax")],
});
export const soy: Activity = {
  id: "soy", names, isic: "0111", sector: "agriculture", siteKinds: ["land-block"], rights: ["lease"], acts: [], horizonYears: 20,
  scale: { unit: "ha", default: 100, min: 1, max: 10_000 },
  parameters: {
    yield: fact(2, "t/ha", { low: 1.5, high: 2.4 }),
    clearing: fact(40_000, "RUB/ha", { low: 30_000, high: 60_000, confidence: "low" }),
    cost: fact(16_000, "RUB/(ha·year)", { assumption: "made up" }),
    wage: fact(4000, "RUB/(ha·year)", { confidence: "high" }),
  },
  lines: [
    { id: "clearing", names, kind: "capex", formula: "clearing * scale", unit: "RUB", years: [0], depreciationYears: 4 },
    { id: "field-costs", names, kind: "opex", formula: "cost * scale", unit: "RUB/year", labour: false, fromYear: 1 },
    { id: "wages", names, kind: "opex", formula: "wage * scale", unit: "RUB/year", labour: true, fromYear: 1 },
    { id: "soybeans", names, kind: "output", goods: "soy", formula: "yield * scale", unit: "t/year", ramp: ["0.5", "0.8", "1"] },
  ],
};
export const duties: Duty[] = [
  { country: "RU", direction: "export", share: fact(0.05, "1"), perTonne: fact(20, "USD/t") },
  { country: "CN", direction: "import", share: fact(0.25, "1") },
];
export const flow: AppraisedFlow = { line: "soybeans", price: fact(400, "USD/t", { low: 350, high: 460, confidence: "high" }), freightUsdPerTonne: freight(30), duties, share: 1 };
export const example: AppraisalQuestion = { activity: soy, site, brief: brief(), scale: fact(100, "ha", { assumption: "the brief asks for it" }), flows: [flow], regimes: [standard], fx, asOf };

export function column(appraisal: Appraisal, line: string): number[] {
  return appraisal.cashFlow.map(({ lines }) => Math.round((lines[line] ?? NaN) * 1e6) / 1e6);
}
export const npvByPowers = (net: readonly number[], r: number): number => net.reduce((sum, amount, t) => sum + amount / (1 + r) ** t, 0);

export const zone = regime("zone", { clauses: [rate(0, "profit-tax", { yearTo: 5 }), rate(0.076, "social-contributions", { yearTo: 10 }), rate(0, "property-tax", { yearTo: 5 })] });

export const expects = (currency: string, value: number, rest: Partial<Expectation> = {}): Expectation => ({ currency, quantity: "inflation", fromYear: 2020, rate: fact(value, "1/year"), ...rest });

/** The same farm in a world of seasons, floods, inflation and waiting for money: docs/method.md#worked-example-in-full. */
export const full: AppraisalQuestion = {
  ...example,
  activity: {
    ...soy,
    parameters: { ...soy.parameters, floods: fact(0.2, "1"), floodLoss: fact(0.5, "1"), drained: fact(4000, "RUB/ha") },
    workingCapital: { receivableDays: fact(36.5, "day") },
    hazards: [{ id: "flood", names, probability: "floods", lossShare: "floodLoss", affects: ["soybeans"] }],
    lines: soy.lines.map((line): ActivityLine => {
      if (line.kind === "capex") return { ...line, residual: "drained * scale" };
      if (line.kind === "output") return { ...line, months: [10] };
      return line.id === "field-costs" ? { ...line, months: [5] } : line;
    }),
  },
  flows: [{ ...flow, abroad: true }],
  regimes: [{ ...standard, vatRefundDays: fact(73, "day"), clauses: [...standard.clauses, rate(0.2, "vat")] }],
  expectations: [expects("USD", 0.02), expects("RUB", 0.06)],
};
