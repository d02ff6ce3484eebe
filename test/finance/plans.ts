import fc from "fast-check";
import type { FinanceQuestion } from "#engine/finance/joint/finance-project.js";
import { profitTax } from "#engine/finance/joint/profit-tax.js";
import type { Project, ProjectYear } from "#engine/finance/joint/project.js";
import type { Fact } from "#model/fact.js";
import { financingPlanSchema, repaymentKinds, tiers, type DebtSource, type FinancingPlan, type MoneySource } from "#model/financing-plan.js";
import type { FxRate } from "#model/network.js";
import type { Fund } from "#model/regime.js";

export const asOf = "2026-11-24";
export const names = { en: "n", zh: "n", ru: "n" };

/** A project that costs so much in the years of its build and then earns so much a year; the tax is inside `net`. */
export function projectOf(costs: readonly number[], earned: readonly number[], tax?: Project["tax"]): Project {
  const years = [
    ...costs.map((capex, year): ProjectYear => ({ year, revenue: 0, operatingCost: 0, tax: 0, capex, net: -capex })),
    ...earned.map((net, i): ProjectYear => ({ year: costs.length + i, revenue: Math.max(net, 0) + 1, operatingCost: Math.max(net, 0) + 1 - net, tax: 0, capex: 0, net })),
  ];
  return { years, tax };
}

/** A plan from its parts as somebody would write them, defaults filled in; currency `XPX` unless it says otherwise. */
export function planOf(sources: readonly object[], rest: object = {}): FinancingPlan {
  return financingPlanSchema.parse({
    id: "plan", partners: [{ id: "north", names, currency: "XPX" }],
    sources: sources.map((source, i) => ({ id: `s${i}`, currency: "XPX", ...source })),
    ...rest,
  });
}

export const equity = { kind: "equity", partner: "north" } as const;
export const loan = { kind: "loan", lender: "a bank", interest: { ratePerYear: 0.1 }, tenorYears: 5 } as const;

export function fact(value: number, unit: string): Fact {
  return { value, unit, asOf: "2026-06-30", confidence: "medium", source: "somewhere" };
}

export const fx: readonly FxRate[] = [
  { base: "XPX", quote: "XQX", rate: fact(4, "XQX/XPX"), date: "2026-06-30" },
  { base: "XPX", quote: "XQX", rate: fact(5, "XQX/XPX"), date: "2027-06-30" },
  { base: "XRX", quote: "XQX", rate: fact(2, "XQX/XRX"), date: "2026-06-30" },
];

export function fundOf(rest: Partial<Fund> = {}): Fund {
  return {
    id: "river-fund", names, sponsors: "two banks", sectors: ["*"], countries: ["XA"], status: "ask", financedVisibly: true, source: "somewhere",
    lastVerified: "2026-11-01", confidence: "low", ...rest,
  };
}

export function questionOf(project: Project, plan: FinancingPlan, rest: Partial<FinanceQuestion> = {}): FinanceQuestion {
  return { project, plan, currency: "XPX", basis: [{ ...fact(1, "XPX"), label: "finance.figure.npv" }], funds: [fundOf()], fx, asOf, ...rest };
}

/** Numbers as people write them: so many digits, and none that is nearly nothing. */
const upTo = (max: number, digits: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: Math.round(max * 10 ** digits) }).map((n) => n / 10 ** digits);
const money = fc.integer({ min: 1, max: 1e6 });
const share = upTo(1, 4);
const rate = upTo(0.4, 4);

/** Projects that are built for one to four years and then earn, or lose, for three to fifteen; taxed on what they earn, or not at all. */
export const anyProject: fc.Arbitrary<Project> = fc.tuple(
  fc.array(money, { minLength: 1, maxLength: 4 }), fc.array(fc.integer({ min: -1e5, max: 1e6 }), { minLength: 3, maxLength: 15 }), rate, fc.boolean(),
).map(([costs, earned, taxRate, taxed]) => {
  if (!taxed) return projectOf(costs, earned);
  const taxable = [...costs.map(() => 0), ...earned];
  const tax = { taxable, ratePerYear: taxable.map(() => taxRate) };
  const due = profitTax(tax);
  const { years } = projectOf(costs, earned);
  return { tax, years: years.map((one, year) => ({ ...one, tax: due[year] ?? 0, net: one.net - (due[year] ?? 0) })) };
});

interface Debtor {
  readonly weight: number;
  readonly kind: "loan" | "lease";
  readonly tier: (typeof tiers)[number];
  readonly ratePerYear: number;
  readonly tenor: number;
  readonly grace: number;
  readonly inBuild: "capitalised" | "paid";
  readonly repayment: DebtSource["repayment"];
  readonly fees: { readonly upfrontShare: number; readonly commitmentPerYear: number };
  readonly deductible: boolean;
}

const anyRepayment: fc.Arbitrary<DebtSource["repayment"]> = fc.oneof(
  fc.constantFrom(...repaymentKinds), upTo(3, 2).map((more) => 0.5 + more).map((sculptedToDscr) => ({ sculptedToDscr })),
);

const anyDebtor: fc.Arbitrary<Debtor> = fc.record({
  weight: fc.integer({ min: 1, max: 100 }), kind: fc.constantFrom("loan", "lease"), tier: fc.constantFrom(...tiers), ratePerYear: rate, tenor: fc.integer({ min: 1, max: 8 }),
  grace: fc.integer({ min: 0, max: 3 }), inBuild: fc.constantFrom("capitalised", "paid"), repayment: anyRepayment,
  fees: fc.record({ upfrontShare: upTo(0.05, 4), commitmentPerYear: upTo(0.02, 4) }), deductible: fc.boolean(),
});

/** A project and a plan that can pay for it: one or two partners, up to three debts, in one currency; the equity takes what is left. */
export const anyFinanced: fc.Arbitrary<{ readonly project: Project; readonly plan: FinancingPlan }> = fc.tuple(anyProject, fc.array(anyDebtor, { maxLength: 3 }), share, fc.boolean()).map(([project, debtors, gearing, twoPartners]) => {
  const buildEnd = project.years.findIndex(({ revenue }) => revenue > 0) - 1;
  const weights = debtors.reduce((sum, { weight }) => sum + weight, 0);
  const debts = debtors.map(({ weight, kind, tier, ratePerYear, tenor, grace, inBuild, repayment, fees, deductible }) => ({
    kind, lender: "a bank", seniority: tier, interest: { ratePerYear }, graceYears: buildEnd + grace, tenorYears: buildEnd + grace + tenor, interestInBuild: inBuild, repayment, fees, deductible,
    size: { share: Math.min(0.9, gearing) * (weight / weights) },
  }));
  const owners: readonly object[] = twoPartners ? [{ ...equity, size: "rest" }, { kind: "equity", partner: "south", size: { share: 0.05 } }] : [{ ...equity, size: "rest" }];
  return { project, plan: planOf([...debts, ...owners], { partners: [{ id: "north", names, currency: "XPX" }, ...(twoPartners ? [{ id: "south", names, currency: "XPX" }] : [])] }) };
});

const junkNumber = fc.oneof(fc.double({ noDefaultInfinity: true, noNaN: true }), fc.constantFrom(0, -1, 1, 2, 0.5, -0.2, 1e15, 1e-300), fc.integer({ min: -3, max: 60 }));
const id = fc.constantFrom("a", "b", "c", "d");
const size: fc.Arbitrary<MoneySource["size"]> = fc.oneof(
  fc.constant("rest" as const), junkNumber.map((amount) => ({ amount })), fc.oneof(share, junkNumber).map((part) => ({ share: part })), fc.tuple(id, share).map(([of, part]) => ({ of, share: part })),
);
const drawdown: fc.Arbitrary<MoneySource["drawdown"]> = fc.oneof({ weight: 3, arbitrary: fc.constant("pro-rata" as const) }, { weight: 1, arbitrary: fc.array(fc.record({ year: fc.integer({ min: -1, max: 4 }), share }), { minLength: 1, maxLength: 3 }) });
const wildRate = fc.oneof(rate, junkNumber, junkNumber.map((value) => fact(value, "1/year")));
const interest: fc.Arbitrary<DebtSource["interest"]> = fc.oneof(
  wildRate.map((ratePerYear) => ({ ratePerYear })),
  fc.record({
    reference: fc.record({ name: fc.constant("a key rate"), ratePerYear: wildRate, expected: fc.array(fc.record({ fromYear: fc.integer({ min: 0, max: 5 }), ratePerYear: wildRate }), { maxLength: 2 }) }),
    marginPerYear: wildRate, borneBy: fc.constantFrom("project", "lender", "north", "nobody"),
  }),
);
const currency = fc.constantFrom("XPX", "XPX", "XQX", "XRX", "XZX");

/** Plans of which most cannot be meant, in every way that the type lets one write. */
export const wildPlan: fc.Arbitrary<FinancingPlan> = fc.record({
  id: fc.constant("wild"),
  buildSpending: fc.option(fc.array(fc.oneof(share, fc.constant(0.5)), { minLength: 1, maxLength: 3 }), { nil: undefined }),
  partners: fc.array(fc.record({ id: fc.constantFrom("north", "south"), names: fc.constant(names), currency, distributionShare: fc.option(fc.oneof(fc.constant(0.5), junkNumber), { nil: undefined }) }), { minLength: 1, maxLength: 2 }),
  sources: fc.array(fc.oneof(
    fc.record({ kind: fc.constant("equity" as const), id, currency, size, drawdown, partner: fc.constantFrom("north", "south") }),
    fc.record({
      kind: fc.constant("loan" as const), id, currency, size, drawdown, lender: fc.constant("a bank"), interest: interest.filter((one) => one !== undefined), tenorYears: fc.oneof(fc.integer({ min: 1, max: 12 }), junkNumber),
      graceYears: fc.integer({ min: -1, max: 5 }), interestInBuild: fc.constantFrom("capitalised" as const, "paid" as const), repayment: anyRepayment,
      fees: fc.record({ upfrontShare: fc.oneof(share, junkNumber), commitmentPerYear: share }), seniority: fc.option(fc.constantFrom(...tiers), { nil: undefined }), currencyBorneBy: fc.constantFrom("project", "lender", "north"),
      deductible: fc.option(fc.boolean(), { nil: undefined }), covenants: fc.record({ dscr: fc.option(junkNumber, { nil: undefined }), llcr: fc.constant(1.2) }),
    }),
    fc.record({
      kind: fc.constant("fund" as const), id, currency, size, drawdown, fund: fc.constantFrom("river-fund", "no-fund"), tenorYears: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }), interest: fc.option(interest, { nil: undefined }),
      graceYears: fc.integer({ min: 0, max: 5 }), interestInBuild: fc.constant("paid" as const), repayment: anyRepayment, fees: fc.constant({ upfrontShare: 0, commitmentPerYear: 0 }), currencyBorneBy: fc.constant("project"), covenants: fc.constant({}),
    }),
  ), { minLength: 1, maxLength: 4 }),
  expectations: fc.array(fc.record({ currency, changePerYear: wildRate }), { maxLength: 1 }),
}) as fc.Arbitrary<FinancingPlan>;

/** Mends the plainest mistakes of a wild plan, so that many can be worked out and the unlikely ones come up. */
export const nearlyRightPlan: fc.Arbitrary<FinancingPlan> = wildPlan.map((plan) => ({
  ...plan,
  buildSpending: plan.buildSpending?.map((_, i, all) => (i < all.length - 1 ? 1 / all.length : 1 - (all.length - 1) / all.length)),
  partners: [{ id: "north", names, currency: "XQX" }],
  sources: [
    ...plan.sources.filter((source) => source.kind !== "equity").map((source, i) => ({
      ...source, id: `d${i}`, currency: source.currency === "XZX" ? "XRX" : source.currency, drawdown: "pro-rata" as const, size: { share: 0.25 }, graceYears: 4, tenorYears: 5 + Math.min(7, Math.abs(Math.trunc(source.tenorYears ?? 1))),
      interest: { ratePerYear: 0.05 * i }, ...(source.kind === "fund" ? { fund: "river-fund" } : {}), fees: { upfrontShare: Math.min(0.1, Math.abs(source.fees.upfrontShare)), commitmentPerYear: 0.01 }, covenants: { dscr: 1.1, llcr: 1.2 },
    })),
    { kind: "equity" as const, id: "own", currency: "XPX", partner: "north", size: "rest" as const, drawdown: "pro-rata" as const },
  ],
  expectations: plan.expectations.filter((one) => one.currency === "XQX").map((one) => ({ ...one, changePerYear: -0.04 })),
}));
