import fc from "fast-check";
import type { ActivityLine } from "#model/activity.js";
import type { Expectation } from "#model/expectation.js";
import { isFigure, type Fact, type Quantity } from "#model/fact.js";
import type { Duty } from "#model/goods.js";
import type { FxRate } from "#model/network.js";
import type { Clause, Regime } from "#model/regime.js";
import type { AppraisalQuestion, AppraisedFlow } from "#engine/finance/appraise.js";
import { asOf, brief, fact, freight, names, rate, regime, site, soy } from "./sample-appraisals.js";

/** Any investment, with whatever an activity, a regime and a pack may hold. */

export const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });
const perUsd = { USD: 1, RUB: 80, CNY: 7 };
export const anyCurrency = fc.constantFrom("USD" as const, "RUB" as const, "CNY" as const);
export const unitsOf = (currency: string): number => perUsd[currency as "USD"];
const anyFx: FxRate[] = [{ base: "USD", quote: "RUB", date: asOf, rate: fact(80, "RUB/USD", { low: 75, high: 95 }) }, { base: "USD", quote: "CNY", date: asOf, rate: fact(7, "CNY/USD") }];

export function anyFact(min: number, max: number, unit: string): fc.Arbitrary<Fact> {
  return fc.record({ base: between(min, max), down: between(0, 0.5), up: between(0, 0.5), grade: fc.constantFrom("high", "medium", "low", "assumption") }).map(({ base, down, up, grade }) =>
    fact(base, unit, { low: Math.max(min, base * (1 - down)), high: Math.min(base * (1 + up), max), ...(grade === "assumption" ? { assumption: "made up" } : { confidence: grade as Fact["confidence"] }) }));
}
const anyShare = anyFact(0, 1, "1");
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const given = <K extends string, T>(key: K, value: T | undefined): { [key in K]?: T } => (value === undefined ? {} : { [key]: value } as { [key in K]?: T });
const anyDay = fc.constantFrom(undefined, "2025-01-01", "2027-06-30", "2029-01-01", "2031-12-31");
const dated = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T & { from?: string; to?: string }> => fc.tuple(of, anyDay, anyDay).map(([what, from, to]) => ({ ...what, ...given("from", from), ...given("to", to) }));
const anyDuty: fc.Arbitrary<Duty> = dated(fc.record({ country: fc.constantFrom("RU", "CN"), direction: fc.constantFrom("export" as const, "import" as const), share: anyFact(0, 0.4, "1"), perTonne: anyCurrency.chain((c) => anyFact(0, 60 * perUsd[c], `${c}/t`)) }));
const anyFlow = (line: string): fc.Arbitrary<AppraisedFlow> => fc.record({
  line: fc.constant(line), price: anyCurrency.chain((c) => anyFact(1 * perUsd[c], 2000 * perUsd[c], `${c}/t`)), freightUsdPerTonne: between(0, 200).map(freight), duties: fc.array(anyDuty, { maxLength: 2 }), share: fc.constant(1),
  abroad: fc.boolean(), freightParts: maybe(fc.array(fc.record({ key: fc.constantFrom("a--b", "b--c", "border", "access"), usdPerTonne: fc.oneof(fc.constant(0), between(0.01, 50)), facts: fc.constant([fact(1, "USD/t")]) }), { minLength: 1, maxLength: 4 })),
});

const anyTax = fc.constantFrom("profit-tax" as const, "social-contributions" as const, "property-tax" as const);
export const anyClause = (clocks: readonly Clause["clock"][]): fc.Arbitrary<Clause> => dated(fc.record({
  id: fc.uuid(), tax: anyTax, rate: anyShare, yearFrom: fc.integer({ min: 1, max: 5 }), yearTo: fc.integer({ min: 1, max: 12 }), clock: fc.constantFrom(...clocks), firstProfitWithinYears: maybe(fc.integer({ min: 1, max: 4 })),
}));
const anyZone = (clocks: readonly Clause["clock"][]): fc.Arbitrary<Regime> => fc.record({
  id: fc.uuid(), clauses: fc.array(anyClause(clocks), { maxLength: 5 }), cap: maybe(fc.record({ shareOfCapex: anyShare, freeYears: fc.integer({ min: 0, max: 3 }) })), vatRefundDays: maybe(anyFact(0, 365, "day")),
}).map(({ id, clauses, cap, vatRefundDays }) => regime(id, { clauses, ...given("vatRefundDays", vatRefundDays), ...(cap === undefined ? {} : { benefitCap: { ...cap, from: "2020-01-01", citation: "made up" } }) }));
/** None, one or two special regimes; two may be held together, or not. */
const anyZones = (clocks: readonly Clause["clock"][]): fc.Arbitrary<Regime[]> => fc.tuple(fc.array(anyZone(clocks), { maxLength: 2 }), fc.boolean()).map(([[one, two], together]) => {
  if (one === undefined) return [];
  return two === undefined ? [one] : [together ? { ...one, combinesWith: [two.id] } : one, two];
});
const anyStandard = fc.record({ profit: anyFact(0, 0.6, "1"), social: anyFact(0, 0.5, "1"), property: anyFact(0, 0.1, "1"), vat: maybe(anyFact(0, 0.25, "1")), vatRefundDays: maybe(anyFact(0, 365, "day")) }).map(({ profit, social, property, vat, vatRefundDays }) => regime("standard", {
  standard: true, ...given("vatRefundDays", vatRefundDays),
  clauses: [{ ...rate(0, "profit-tax"), rate: profit }, { ...rate(0, "social-contributions"), rate: social }, { ...rate(0, "property-tax"), rate: property }, ...(vat === undefined ? [] : [{ ...rate(0, "vat"), rate: vat }])],
}));

const anyExpectation = (currency: string, quantity: Expectation["quantity"], [fromYear, toYear]: readonly [number, number | undefined]): fc.Arbitrary<Expectation> => anyFact(-0.05, 0.2, "1/year").map((expected) => ({ currency, quantity, fromYear, toYear, rate: expected }));
const anyExpectations: fc.Arbitrary<Expectation[]> = fc.oneof(fc.constant<Expectation[]>([]), fc.tuple(
  ...["USD", "RUB", "CNY"].flatMap((currency) => [anyExpectation(currency, "inflation", [2024, 2027]), anyExpectation(currency, "inflation", [2028, undefined])]),
  maybe(anyExpectation("RUB", "appreciation", [2027, 2029])), maybe(anyExpectation("CNY", "appreciation", [2025, undefined])),
).map((rows) => rows.filter((row) => row !== undefined)));

const anyRamp = fc.constantFrom<string[] | undefined>(undefined, ["0.5"], ["0", "0.5", "1"], ["0.2", "slow", "1"]);
const anyMonths = fc.constantFrom<number[] | undefined>(undefined, undefined, [5], [10], [4, 5, 6], [1, 12]);

interface Shape {
  readonly ramp: string[] | undefined;
  readonly feeds: boolean;
  readonly serves: boolean;
  readonly renewed: number;
  readonly life: number;
  readonly months: readonly (number[] | undefined)[];
  readonly residual: string | undefined;
  readonly isBuilding: boolean;
  readonly ownVat: Fact | undefined;
}
const anyShape: fc.Arbitrary<Shape> = fc.record({
  ramp: anyRamp, feeds: fc.boolean(), serves: fc.boolean(), renewed: fc.integer({ min: 0, max: 12 }), life: fc.integer({ min: 1, max: 15 }), months: fc.tuple(anyMonths, anyMonths, anyMonths),
  residual: maybe(fc.constant("build * scale * slow")), isBuilding: fc.boolean(), ownVat: maybe(anyFact(0, 0.2, "1")),
});

function linesOf({ ramp, feeds, serves, renewed, life, months: [first, second, third], residual, isBuilding, ownVat }: Shape): ActivityLine[] {
  const step = given("ramp", ramp);
  return [
    { id: "build", names, kind: "capex", formula: "build * scale", unit: "RUB", years: [0], depreciationYears: life, land: true, taxedAsProperty: isBuilding, ...given("residual", residual) },
    { id: "renew", names, kind: "capex", formula: "renew * scale", unit: "USD", years: [renewed], depreciationYears: life },
    { id: "run", names, kind: "opex", formula: "run * scale", unit: "CNY/year", labour: false, fromYear: 1, ...step, ...given("months", first), ...given("vat", ownVat) },
    { id: "pay", names, kind: "opex", formula: "pay * scale", unit: "RUB/year", labour: true, fromYear: 2, ...given("months", second) },
    { id: "grain", names, kind: "output", goods: "grain", formula: "yield * scale", unit: "t/year", ...step, ...given("months", third) },
    ...(feeds ? [{ id: "feed", names, kind: "input", goods: "feed", formula: "feed * scale", unit: "t/year", ...step } satisfies ActivityLine] : []),
    ...(serves ? [{ id: "serve", names, kind: "sales", formula: "serve * scale", unit: "USD/year", ...step, ...given("months", first) } satisfies ActivityLine] : []),
  ];
}

const parameter = (unit: string): fc.Arbitrary<Fact> => anyFact(0, 1000, unit);
const anyDays = maybe(anyFact(0, 365, "day"));

/** Only where `clocks` has no first profit does more income never mean less. */
export function anyQuestion(clocks: readonly Clause["clock"][] = ["residency", "first-profit", "first-production"]): fc.Arbitrary<AppraisalQuestion> {
  return fc.record({
    parameters: fc.record({
      build: parameter("RUB/ha"), renew: parameter("USD/ha"), run: parameter("CNY/(ha·year)"), pay: parameter("RUB/(ha·year)"), yield: anyFact(0, 5, "t/ha"), feed: anyFact(0, 2, "t/ha"), serve: parameter("USD/(ha·year)"), slow: anyFact(0.1, 0.9, "1"),
      flood: anyShare, loss: anyShare,
    }),
    shape: anyShape, scale: between(1, 1000), outputs: fc.tuple(anyFlow("grain"), anyFlow("grain"), between(0, 1)), inputFlow: anyFlow("feed"), standard: anyStandard, zones: anyZones(clocks),
    seasonStart: maybe(fc.constantFrom(3, 9)), workingCapital: maybe(fc.record({ receivableDays: anyDays, payableDays: anyDays, inventoryDays: anyDays })), floods: fc.boolean(), expectations: anyExpectations,
    money: fc.record({
      currency: anyCurrency, horizonYears: fc.integer({ min: 1, max: 15 }), discountRatePerYear: between(0, 0.5), startDate: fc.constantFrom("2024-06-30", "2026-04-01", "2028-02-29"), terms: fc.constantFrom("nominal" as const, "real" as const),
    }),
  }).map(({ parameters, shape, scale, outputs: [one, two, share], inputFlow, standard, zones, seasonStart, workingCapital, floods, expectations, money }): AppraisalQuestion => ({
    activity: {
      ...soy, lines: linesOf(shape), parameters, ...given("seasonStart", seasonStart),
      ...(workingCapital === undefined ? {} : { workingCapital: { ...given("receivableDays", workingCapital.receivableDays), ...given("payableDays", workingCapital.payableDays), ...given("inventoryDays", workingCapital.inventoryDays) } }),
      ...(floods ? { hazards: [{ id: "flood", names, probability: "flood", lossShare: "loss", affects: ["grain", "run"] }] } : {}),
    },
    site, brief: brief(money), scale: fact(scale, "ha", { assumption: "made up" }), fx: anyFx, asOf, regimes: [standard, ...zones], expectations,
    flows: [{ ...one, share }, { ...two, share: 1 - share }, ...(shape.feeds ? [inputFlow] : [])],
  }));
}

/** What is wrong with a figure tree: a number that is none, or a fact with neither or both of source and assumption. */
export function wrongIn(quantity: Quantity): string[] {
  const own = Number.isFinite(quantity.value) ? [] : [`${quantity.label} is ${quantity.value}`];
  if (isFigure(quantity)) return [...own, ...(quantity.from.length === 0 ? [`${quantity.label} rests on nothing`] : []), ...quantity.from.flatMap(wrongIn)];
  return (quantity.source === undefined) === (quantity.assumption === undefined) ? [...own, `${quantity.label} has no one origin`] : own;
}
