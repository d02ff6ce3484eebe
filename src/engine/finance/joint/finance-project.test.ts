import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { financingPlanSchema, type FinancingPlan } from "#model/financing-plan.js";
import { irrOf } from "#engine/finance/irr.js";
import { anyFinanced, asOf, equity, fact, fundOf, fx, loan, names, nearlyRightPlan, planOf, projectOf, questionOf, wildPlan } from "../../../../test/finance/plans.js";
import { slowFinancing } from "../../../../test/finance/slow-financing.js";
import { financeProject, type FinanceQuestion } from "./finance-project.js";
import type { JointFinance } from "./result.js";

function financed(question: FinanceQuestion): JointFinance {
  const found = financeProject(question);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value;
}

const cents = (amounts: readonly number[]): readonly number[] => amounts.map((amount) => Math.round(amount * 100) / 100 + 0);
const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);

/** docs/method.md#joint-finance-worked-example */
const works = projectOf([500, 500], [370, 370, 370, 370], { taxable: [0, 0, 150, 150, 150, 150], ratePerYear: [0.2, 0.2, 0.2, 0.2, 0.2, 0.2] });
const worked = { ...works, years: works.years.map((one) => (one.year < 2 ? one : { ...one, revenue: 600, operatingCost: 200, tax: 30 })) };
const workedPlan = planOf([
  { id: "bank", ...loan, size: { share: 0.6 }, graceYears: 1, interestInBuild: "paid", fees: { upfrontShare: 0.02 }, covenants: { dscr: 1.9, llcr: 1.5 } },
  { id: "river", kind: "fund", fund: "river-fund", interest: { ratePerYear: 0.05 }, tenorYears: 5, graceYears: 4, repayment: "bullet", size: { share: 0.1 } },
  { id: "ours", ...equity, size: { share: 0.2 } },
  { id: "theirs", kind: "equity", partner: "south", size: "rest" },
], { partners: [{ id: "north", names, currency: "XPX" }, { id: "south", names, currency: "XPX" }] });

describe("a joint financing, worked by hand (docs/method.md#joint-finance-worked-example)", () => {
  const result = financed(questionOf(worked, workedPlan));

  test("raises what the works, the fee and the interest of the build cost, found in closed form: 1,030 / (1 - 0.012 - 0.00072)", () => {
    const cash = 1030 / (1 - 0.012 - 0.00072);
    expect(cash).toBeCloseTo(1043.2704, 4);
    expect(cents(result.waterfall.map(({ drawn }) => drawn))).toEqual([512.52, 530.75, 0, 0, 0, 0]);
    expect(cents(result.sources.parts.map(({ amount }) => amount.value))).toEqual([625.96, 104.33, 208.65, 104.33]);
    expect(cents(result.uses.parts.map(({ value }) => value))).toEqual([1000, 12.52, 30.75, 2.56]);
    expect(result.uses.total.value).toBeCloseTo(cash + 2.5626, 4);
    expect(result.sources.total.value).toBeCloseTo(result.uses.total.value, 9);
  });

  test("repays the loan as an annuity and the fund at the end", () => {
    const [bank, river] = result.schedules;
    expect(cents(bank?.years.map(({ service }) => service) ?? [])).toEqual([0, 0, 197.47, 197.47, 197.47, 197.47]);
    expect(cents(bank?.years.map(({ interest }) => interest) ?? [])).toEqual([0, 30.75, 62.6, 49.11, 34.27, 17.95]);
    expect(cents(bank?.years.map(({ balance }) => balance) ?? [])).toEqual([307.51, 625.96, 491.09, 342.72, 179.52, 0]);
    expect(cents(river?.years.map(({ balance }) => balance) ?? [])).toEqual([51.25, 106.89, 106.89, 106.89, 106.89, 0]);
    expect(cents(river?.years.map(({ service }) => service) ?? [])).toEqual([0, 0, 5.34, 5.34, 5.34, 112.23]);
  });

  test("pays less tax by the interest, and gives the owners what is left", () => {
    expect(cents(result.waterfall.map(({ tax }) => tax))).toEqual([0, 0, 8.83, 20.18, 23.15, 26.41]);
    expect(cents(result.waterfall.map(({ cfads }) => cfads))).toEqual([0, 0, 391.17, 379.82, 376.85, 373.59]);
    expect(cents(result.waterfall.map((year) => year.equity))).toEqual([0, 0, 188.36, 177, 174.04, 63.88]);
    expect(cents(result.partners[0]?.years.map(({ flow }) => flow) ?? [])).toEqual([-102.5, -106.15, 125.57, 118, 116.02, 42.59]);
    expect(cents(result.partners[1]?.years.map(({ flow }) => flow) ?? [])).toEqual([-51.25, -53.08, 62.79, 59, 58.01, 21.29]);
  });

  test("earns 14.30 % as a project, 28.85 % for its owners, and costs 10.84 % at the bank", () => {
    expect(result.project.irr?.value).toBeCloseTo(0.142991, 6);
    expect(result.equity.irr?.value).toBeCloseTo(0.288485, 6);
    expect(result.partners.map(({ irr }) => irr?.value)).toEqual([expect.closeTo(0.288485, 6), expect.closeTo(0.288485, 6)]);
    expect(result.lenders.map(({ irr }) => irr?.value)).toEqual([expect.closeTo(0.108449, 6), expect.closeTo(0.05, 9)]);
  });

  test("covers the bank 1.98 to 1.89 times, and does not keep a covenant of 1.9 in the last year", () => {
    const [senior, fund] = result.coverage;
    expect(senior?.dscr.map(({ year, value }) => [year, Number(value.toFixed(4))])).toEqual([[2, 1.9809], [3, 1.9234], [4, 1.9084], [5, 1.8919]]);
    expect(fund?.dscr.map(({ value }) => Number(value.toFixed(4)))).toEqual([1.9287, 1.8727, 1.8581, 1.2063]);
    expect(senior?.llcrAtStart?.value).toBeCloseTo(1.929538, 6);
    expect(result.breaches).toEqual([{ sourceId: "bank", covenant: "dscr", year: 5, value: expect.closeTo(1.8919, 4), required: 1.9 }]);
  });

  test("rests on the project and on what the plan states", () => {
    const irr = result.equity.irr;
    expect(irr?.method).toBe("partner-irr");
    expect(irr?.from.map(({ label }) => label)).toEqual([
      "finance.figure.npv", "finance.plan.share", "finance.plan.share", "finance.plan.share", "finance.plan.rest",
      "finance.plan.rate", "finance.plan.tenor", "finance.plan.grace", "finance.plan.upfront-fee", "finance.plan.rate", "finance.plan.tenor", "finance.plan.grace",
    ]);
  });

  test("says of the fund that somebody has to ask", () => {
    const found = financeProject(questionOf(worked, workedPlan));
    expect(found.ok && found.warnings.map(({ code, at }) => [code, at.path])).toEqual([["plan-fund-ask", "sources[1].fund"]]);
  });
});

describe("any financing", () => {
  test("is what the slow way gives", () => {
    let compared = 0;
    fc.assert(fc.property(anyFinanced, ({ project, plan }) => {
      fc.pre(plan.sources.filter((source) => source.kind !== "equity" && source.repayment === "sculpted").length <= 1);
      const found = financeProject(questionOf(project, plan));
      if (!found.ok) {
        expect(found.problems.map(({ code }) => code)).toEqual(["plan-nothing-to-sculpt"]);
        return;
      }
      compared += 1;
      const slow = slowFinancing(project, plan);
      const scale = Math.max(slow.uses, ...project.years.map(({ net }) => Math.abs(net)));
      const close = (fast: readonly number[], other: readonly number[]): void => fast.forEach((value, year) => expect(Math.abs(value - (other[year] ?? NaN))).toBeLessThan(1e-7 * scale));
      const debts = plan.sources.filter(({ kind }) => kind !== "equity");
      expect(Math.abs(found.value.uses.total.value - sum(found.value.uses.parts.filter(({ label }) => label === "finance.plan.interest-capitalised").map(({ value }) => value)) - slow.uses)).toBeLessThan(1e-9 * scale);
      for (const [i, { id }] of debts.entries()) {
        const schedule = found.value.schedules.find((one) => one.id === id);
        close(schedule?.years.map(({ balance }) => balance) ?? [], slow.balances[i] ?? []);
        close(schedule?.years.map(({ service }) => service) ?? [], slow.services[i] ?? []);
      }
      close(project.years.map((_, year) => sum(found.value.partners.map((partner) => partner.years[year]?.flow ?? NaN))), slow.equity);
    }), { numRuns: 300 });
    expect(compared).toBeGreaterThan(150);
  });

  test("has sources equal to uses, in all and in each year of the build", () => {
    fc.assert(fc.property(anyFinanced, ({ project, plan }) => {
      const found = financeProject(questionOf(project, plan));
      if (!found.ok) return;
      const { uses, sources, waterfall, buildEnd } = found.value;
      expect(Math.abs(uses.total.value - sources.total.value)).toBeLessThanOrEqual(1e-12 * uses.total.value);
      expect(Math.abs(sum(uses.parts.map(({ value }) => value)) - uses.total.value)).toBeLessThanOrEqual(1e-12 * uses.total.value);
      for (const { year, drawn, feesAndInterest } of waterfall) {
        const needed = year > buildEnd ? 0 : -(project.years[year]?.net ?? NaN) + feesAndInterest;
        expect(Math.abs(drawn - needed)).toBeLessThanOrEqual(1e-12 * uses.total.value);
      }
    }));
  });

  test("repays every debt to exactly nothing, and never owes less than nothing", () => {
    fc.assert(fc.property(anyFinanced, ({ project, plan }) => {
      const found = financeProject(questionOf(project, plan));
      if (!found.ok) return;
      for (const { years } of found.value.schedules) {
        expect(years.at(-1)?.balance).toBe(0);
        const lent = sum(years.map(({ drawn }) => drawn));
        for (const { balance } of years) expect(balance).toBeGreaterThanOrEqual(-1e-9 * lent);
        expect(Math.abs(sum(years.map(({ drawn, capitalised, principal }) => drawn + capitalised - principal)))).toBeLessThanOrEqual(1e-9 * lent);
      }
    }));
  });

  test("gives the partners and lenders together what the project earns and saves in tax, in every year", () => {
    fc.assert(fc.property(anyFinanced, ({ project, plan }) => conserves(questionOf(project, plan))));
  });

  test("conserves money in several currencies, and with a partner who bears the rate and the currency", () => {
    fc.assert(fc.property(anyFinanced, fc.double({ min: -0.2, max: 0.2, noNaN: true }), fc.constantFrom("project", "lender", "north"), ({ project, plan }, changePerYear, bearer) => {
      const abroad = financingPlanSchema.parse({
        ...plan,
        sources: plan.sources.map((source) => (source.kind === "equity" ? source : {
          ...source, currency: "XQX", currencyBorneBy: bearer,
          interest: { reference: { name: "key rate", ratePerYear: 0.06, expected: [{ fromYear: 2, ratePerYear: 0.09 }, { fromYear: 4, ratePerYear: 0.02 }] }, marginPerYear: 0.01, borneBy: bearer },
        })),
        expectations: plan.sources.length > 1 && plan.sources.some(({ kind }) => kind !== "equity") ? [{ currency: "XQX", changePerYear }] : [],
      });
      conserves(questionOf(project, abroad));
    }));
  });

  test("has an LLCR between the least and the best DSCR that are to come, where every year has service", () => {
    fc.assert(fc.property(anyFinanced, ({ project, plan }) => {
      const found = financeProject(questionOf(project, plan));
      if (!found.ok) return;
      for (const { dscr, llcr } of found.value.coverage) {
        for (const { year, value } of llcr) {
          const ahead = dscr.filter((one) => one.year > year);
          if (ahead.length < Math.max(...ahead.map((one) => one.year)) - year) continue;
          const ratios = ahead.map((one) => one.value);
          const slack = 1e-6 * Math.max(...ratios.map(Math.abs), 1);
          expect(value).toBeGreaterThanOrEqual(Math.min(...ratios) - slack);
          expect(value).toBeLessThanOrEqual(Math.max(...ratios) + slack);
        }
      }
    }));
  });

  test("never earns its owners less when the loan is cheaper", () => {
    const anyRate = fc.double({ min: 0, max: 0.3, noNaN: true });
    fc.assert(fc.property(anyRate, anyRate, fc.constantFrom("annuity", "equal-principal", "bullet"), fc.constantFrom("capitalised", "paid"), (a, b, repayment, interestInBuild) => {
      const irrAt = (ratePerYear: number): number => {
        const { partners } = financed(questionOf(projectOf([500, 500], [300, 300, 300, 300, 300, 300, 300, 300]), planOf([
          { ...loan, size: { share: 0.6 }, interest: { ratePerYear }, tenorYears: 7, graceYears: 1, repayment, interestInBuild }, { ...equity, size: "rest" },
        ])));
        return partners[0]?.irr?.value ?? NaN;
      };
      const [cheap, dear] = [Math.min(a, b), Math.max(a, b)];
      expect(irrAt(cheap)).toBeGreaterThanOrEqual(irrAt(dear) - 1e-9);
    }));
  });

  test("without debt earns each partner what the project earns", () => {
    fc.assert(fc.property(anyFinanced, ({ project }) => {
      const { partners, project: alone } = financed(questionOf(project, planOf([{ ...equity, size: "rest" }])));
      expect(partners[0]?.irr?.value ?? -9).toBeCloseTo(alone.irr?.value ?? -9, 9);
    }));
  });

  test("gives one ratio in every year to a sculpted loan, also with tax that follows the interest", () => {
    const { coverage, waterfall } = financed(questionOf(worked, planOf([{ ...loan, size: { share: 0.7 }, graceYears: 1, repayment: "sculpted" }, { ...equity, size: "rest" }])));
    const ratios = coverage[0]?.dscr.map(({ value }) => value) ?? [];
    expect(ratios.length).toBe(4);
    for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0] ?? NaN, 11);
    expect(coverage[0]?.llcrAtStart?.value).toBeCloseTo(ratios[0] ?? NaN, 11);
    expect(new Set(waterfall.slice(2).map(({ tax }) => tax.toFixed(6))).size).toBe(4); // the tax does follow
  });

  test("repays as fast as a given ratio lets it, and says what the owners must add in the last year", () => {
    const plan = (sculptedToDscr: number): FinancingPlan => planOf([{ ...loan, size: { share: 0.9 }, interest: { ratePerYear: 0 }, tenorYears: 4, repayment: { sculptedToDscr } }, { ...equity, size: "rest" }]);
    const project = projectOf([1000], [300, 300, 300, 300, 300]);
    const fast = financed(questionOf(project, plan(1))); // 300 + 300 + 300 = 900
    expect(fast.schedules[0]?.years.map(({ balance }) => balance)).toEqual([900, 600, 300, 0, 0, 0]);
    expect(fast.shortfalls).toEqual([]);
    const slow = financed(questionOf(project, plan(2))); // 150 a year, then 900 - 450
    expect(slow.schedules[0]?.years.map(({ service }) => service)).toEqual([0, 150, 150, 150, 450, 0]);
    expect(slow.shortfalls).toEqual([{ year: 4, amount: 150 }]);
  });
});

function conserves(question: FinanceQuestion): void {
  const found = financeProject(question);
  if (!found.ok) return;
  const { partners, lenders, project: { years }, waterfall } = found.value;
  const flows = [...partners, ...lenders];
  const scale = Math.max(...flows.flatMap((one) => one.years.map(({ flow }) => Math.abs(flow))), ...years.map(({ net }) => Math.abs(net)));
  for (const { year, net, taxShield } of years) {
    expect(Math.abs(sum(flows.map((one) => one.years[year]?.flow ?? NaN)) - net - taxShield)).toBeLessThanOrEqual(1e-9 * scale);
    const { revenue = NaN, operatingCost = NaN, tax = NaN, capex = NaN, drawn = NaN, feesAndInterest = NaN, senior = NaN, lease = NaN, junior = NaN, fund = NaN, equity: left = NaN } = waterfall[year] ?? {};
    expect(Math.abs(revenue - operatingCost - tax - capex + drawn - feesAndInterest - senior - lease - junior - fund - left)).toBeLessThanOrEqual(1e-9 * scale);
  }
}

describe("terms of a plan", () => {
  const project = projectOf([1000], [200, 300, 400, 400, 400]);

  test("floating interest: the project, the lender or a partner bears the move of the reference", () => {
    const at = (borneBy: string): JointFinance => financed(questionOf(project, planOf([
      { ...loan, size: { share: 0.5 }, tenorYears: 3, repayment: "bullet", interest: { reference: { name: "key rate", ratePerYear: 0.05, expected: [{ fromYear: 2, ratePerYear: 0.08 }] }, marginPerYear: 0.02, borneBy } },
      { ...equity, size: "rest" },
    ])));
    const lender = (result: JointFinance): readonly number[] => cents(result.lenders[0]?.years.map(({ flow }) => flow) ?? []);
    const owner = (result: JointFinance): readonly number[] => cents(result.partners[0]?.years.map(({ flow }) => flow) ?? []);
    // 500 at 7 % in year 1, at 10 % from year 2
    expect(lender(at("project"))).toEqual([-500, 35, 50, 550, 0, 0]);
    expect(owner(at("project"))).toEqual([-500, 165, 250, -150, 400, 400]);
    expect(lender(at("lender"))).toEqual([-500, 35, 35, 535, 0, 0]);
    expect(lender(at("north"))).toEqual([-500, 35, 50, 550, 0, 0]);
    expect(at("north").partners[0]?.years.map(({ borne }) => Math.round(borne) + 0)).toEqual([0, 0, -15, -15, 0, 0]);
    expect(at("north").waterfall.map(({ senior }) => Math.round(senior))).toEqual([0, 35, 35, 535, 0, 0]);
  });

  test("a loan in another currency: the project, the lender or a partner bears its rise", () => {
    const at = (currencyBorneBy: string): JointFinance => financed(questionOf(project, planOf([
      { ...loan, currency: "XQX", size: { amount: 2000 }, tenorYears: 2, repayment: "bullet", interest: { ratePerYear: 0.1 }, currencyBorneBy }, { ...equity, size: "rest" },
    ], { expectations: [{ currency: "XQX", changePerYear: 0.1 }] })));
    // 2,000 XQX = 500 XPX at 4 a piece; a year later one XQX is 10 % dearer, after two years 21 %
    expect(cents(at("project").waterfall.map(({ senior }) => senior))).toEqual([0, 55, 665.5, 0, 0, 0]);
    expect(cents(at("lender").waterfall.map(({ senior }) => senior))).toEqual([0, 50, 550, 0, 0, 0]);
    expect(cents(at("lender").lenders[0]?.years.map(({ inOwnCurrency }) => inOwnCurrency) ?? [])).toEqual([-2000, 181.82, 1818.18, 0, 0, 0]);
    const borne = at("north");
    expect(cents(borne.waterfall.map(({ senior }) => senior))).toEqual([0, 50, 550, 0, 0, 0]);
    expect(cents(borne.partners[0]?.years.map((year) => year.borne) ?? [])).toEqual([0, -5, -115.5, 0, 0, 0]);
    expect(cents(borne.lenders[0]?.years.map(({ inOwnCurrency }) => inOwnCurrency) ?? [])).toEqual([-2000, 200, 2200, 0, 0, 0]);
    expect(borne.lenders[0]?.irr?.value).toBeCloseTo(0.1, 9);
  });

  test("a start that lies behind uses the rates of its years, and never one that is not known yet", () => {
    const plan = planOf([{ ...loan, currency: "XQX", size: { share: 0.5 }, tenorYears: 2, repayment: "bullet", interest: { ratePerYear: 0 } }, { ...equity, size: "rest" }]);
    const later = financed(questionOf(project, plan, { asOf: "2027-12-31", startDate: "2026-12-31" })); // 4 XQX at the start, 5 a year later
    expect(cents(later.schedules[0]?.years.map(({ balance }) => balance) ?? [])).toEqual([2000, 2000, 0, 0, 0, 0]);
    expect(cents(later.waterfall.map(({ senior }) => senior))).toEqual([0, 0, 400, 0, 0, 0]);
    const now = financed(questionOf(project, plan, { asOf, startDate: "2026-12-31" }));
    expect(cents(now.waterfall.map(({ senior }) => senior))).toEqual([0, 0, 500, 0, 0, 0]);
  });

  test("each partner's return is in the partner's own currency", () => {
    const { partners } = financed(questionOf(project, planOf([{ ...equity, size: "rest" }], { partners: [{ id: "north", names, currency: "XQX" }], expectations: [{ currency: "XQX", changePerYear: -0.1 }] })));
    const own = [-1000, 200, 300, 400, 400, 400].map((amount, year) => (amount * 4) / 0.9 ** year);
    expect(cents(partners[0]?.years.map(({ inOwnCurrency }) => inOwnCurrency) ?? [])).toEqual(cents(own));
    const irr = irrOf(own);
    expect(partners[0]?.irr?.value).toBeCloseTo(irr.kind === "one" ? irr.ratePerYear : NaN, 9);
  });

  test("a share of another source, a schedule and a remainder share the uses", () => {
    const { sources, partners } = financed(questionOf(projectOf([400, 600], [300, 300, 300, 300, 300]), planOf([
      { id: "own", ...equity, size: { amount: 200 }, drawdown: [{ year: 0, share: 1 }] },
      { id: "match", kind: "equity", partner: "south", size: { of: "own", share: 0.5 } },
      { ...loan, size: "rest", interest: { ratePerYear: 0 }, graceYears: 1 },
    ], { partners: [{ id: "north", names, currency: "XPX", distributionShare: 0.75 }, { id: "south", names, currency: "XPX", distributionShare: 0.25 }] })));
    expect(cents(sources.parts.map(({ amount }) => amount.value))).toEqual([200, 100, 700]);
    // year 0: 400 - 200 scheduled = 200, shared 100 : 700; year 1: 600, shared likewise
    expect(cents(partners.map(({ years }) => years[0]?.paidIn ?? NaN))).toEqual([-200, -25]);
    expect(cents(partners.map(({ years }) => years[1]?.paidIn ?? NaN))).toEqual([0, -75]);
    expect(partners.map(({ share }) => share)).toEqual([0.75, 0.25]);
  });

  test("a build that is spread over years moves the operation back and has interest of its own", () => {
    const plan = planOf([{ ...loan, size: { share: 0.5 }, graceYears: 1, tenorYears: 4 }, { ...equity, size: "rest" }], { buildSpending: [0.5, 0.5] });
    const found = financeProject(questionOf(project, plan));
    expect(found.ok && cents(found.value.project.years.map(({ net }) => net))).toEqual([-500, -500, 200, 300, 400, 400, 400]);
    expect(found.ok && cents(found.value.uses.parts.map(({ value }) => value))).toEqual([1000, 25]); // 10 % on 250
    expect(found.ok && found.warnings.map(({ code }) => code)).toEqual(["plan-build-delay"]);
  });

  test("a commitment fee is paid on what is not drawn yet", () => {
    const { waterfall } = financed(questionOf(projectOf([100, 100, 200], [300, 300, 300]), planOf([
      { ...loan, size: { amount: 100 }, drawdown: [{ year: 0, share: 0.2 }, { year: 2, share: 0.8 }], interest: { ratePerYear: 0 }, graceYears: 2, fees: { upfrontShare: 0.01, commitmentPerYear: 0.05 } }, { ...equity, size: "rest" },
    ])));
    expect(cents(waterfall.map(({ feesAndInterest }) => feesAndInterest))).toEqual([1, 4, 4, 0, 0, 0]); // 1 % of 100; 5 % of 80, twice
  });

  test("where the project ends before the tenor the rest is due then, and a warning says so", () => {
    const found = financeProject(questionOf(projectOf([1000], [400, 400, 400]), planOf([{ ...loan, size: { share: 0.5 }, tenorYears: 5, repayment: "equal-principal", interest: { ratePerYear: 0 } }, { ...equity, size: "rest" }])));
    expect(found.ok && found.value.schedules[0]?.years.map(({ principal }) => principal)).toEqual([0, 100, 100, 300]);
    expect(found.ok && found.warnings.map(({ code, data }) => [code, data])).toEqual([["plan-horizon-short", { end: 5, horizon: 3 }]]);
  });
});

const good = [{ id: "bank", ...loan, size: { share: 0.5 } }, { id: "own", ...equity, size: "rest" }];
const inFund = { kind: "fund", fund: "river-fund", interest: { ratePerYear: 0.05 }, tenorYears: 5 };
const project = projectOf([1000], [300, 300, 300, 300, 300, 300]);

/** Codes and paths of what is wrong with a plan that never went through the schema. */
function wrong(sources: readonly object[], rest: object = {}, question: Partial<FinanceQuestion> = {}): readonly (readonly [string, string | undefined])[] {
  const [bank, fund, own] = planOf([{ id: "bank", ...loan, size: { share: 0.5 } }, { id: "bank", ...inFund, size: { share: 0.5 } }, { id: "own", ...equity, size: "rest" }]).sources;
  const base = planOf(good);
  const plan = { ...base, sources: sources.map((source, i) => ({ ...(i === sources.length - 1 ? own : "fund" in source ? fund : bank), ...source })), ...rest } as FinancingPlan;
  const found = financeProject(questionOf(project, plan, question));
  return found.ok ? [] : found.problems.map(({ code, at }) => [code, at.path]);
}

describe("a bad plan", () => {
  const [bank, own] = good;

  test("that is good has no problem", () => expect(wrong([bank ?? {}, own ?? {}])).toEqual([]));

  const mistakes: readonly (readonly [name: string, sources: readonly object[], expected: readonly (readonly [string, string])[], rest?: object, question?: Partial<FinanceQuestion>])[] = [
    ["negative tenor", [{ tenorYears: -3 }, {}], [["value-negative", "sources[0].tenorYears"]]],
    ["a share above 1", [{ size: { share: 1.5 } }, {}], [["value-range", "sources[0].size.share"]]],
    ["shares that sum to more than 1", [{ size: { share: 0.7 } }, { size: { share: 0.6 } }], [["plan-shares-sum", "sources"]]],
    ["shares that sum to less than 1", [{ size: { share: 0.3 } }, { size: { share: 0.6 } }], [["plan-shares-sum", "sources"]]],
    ["sizes in a circle", [{ size: { of: "c", share: 0.5 } }, { id: "c", size: { of: "bank", share: 0.5 } }, {}], [["plan-circle", "sources[0].size"]]],
    ["a share of itself", [{ size: { of: "bank", share: 0.5 } }, {}], [["plan-circle", "sources[0].size"]]],
    ["a share of what is left", [{ size: { of: "own", share: 0.5 } }, {}], [["plan-circle", "sources[0].size"]]],
    ["two remainders", [{ size: "rest" }, {}], [["plan-rest-twice", "sources[1].size"]]],
    ["a share of an unknown source", [{ size: { of: "bnak", share: 0.5 } }, {}], [["id-dangling", "sources[0].size.of"]]],
    ["an unknown fund", [{ ...inFund, fund: "river-fnud" }, {}], [["id-dangling", "sources[0].fund"]]],
    ["an unknown partner", [{}, { partner: "nroth" }], [["id-dangling", "sources[1].partner"]]],
    ["a rate borne by nobody known", [{ interest: { reference: { name: "r", ratePerYear: 0.1, expected: [] }, marginPerYear: 0.01, borneBy: "nobody" } }, {}], [["id-dangling", "sources[0].interest.borneBy"]]],
    ["a currency without a rate", [{ currency: "XZX" }, {}], [["currency-without-rate", "sources[0].currency"]]],
    ["an id that stands twice", [{ id: "own" }, {}], [["id-duplicate", "sources[1].id"]]],
    ["a grace that outlasts the tenor", [{ graceYears: 5 }, {}], [["plan-grace", "sources[0].graceYears"]]],
    ["a repayment before the build is over", [{ tenorYears: 5 }, {}], [["plan-repayment-early", "sources[0].graceYears"]], { buildSpending: [0.5, 0.5] }],
    ["a drawdown after the build", [{ drawdown: [{ year: 2, share: 1 }], graceYears: 4 }, {}], [["plan-drawdown-late", "sources[0].drawdown[0].year"]]],
    ["a drawdown whose parts do not sum to 1", [{ drawdown: [{ year: 0, share: 0.6 }] }, {}], [["plan-parts-sum", "sources[0].drawdown"]]],
    ["money drawn before it is needed", [{ size: { share: 0.8 }, drawdown: [{ year: 0, share: 1 }], graceYears: 1 }, {}], [["plan-drawdown-mismatch", "sources"]], { buildSpending: [0.5, 0.5] }],
    ["a build whose parts do not sum to 1", [{}, {}], [["plan-parts-sum", "buildSpending"]], { buildSpending: [0.5] }],
    ["more money than is needed", [{ size: { amount: 1200 } }, {}], [["plan-over-financed", "sources[1].size"]]],
    ["less money than is needed", [{ size: { amount: 200 } }, { size: { amount: 300 } }], [["plan-unbalanced", "sources"]]],
    ["no equity", [{ size: { share: 1 } }, { size: { share: 0 } }], [["plan-no-equity", "partners"]]],
    ["some distribution shares", [{}, {}], [["plan-distribution-some", "partners"]], { partners: [{ id: "north", names, currency: "XPX", distributionShare: 0.5 }, { id: "south", names, currency: "XPX" }] }],
    ["a margin that takes the rate below 0", [{ interest: { reference: { name: "r", ratePerYear: 0.01, expected: [] }, marginPerYear: -0.05, borneBy: "project" } }, {}], [["plan-rate-range", "sources[0].interest.marginPerYear"]]],
    ["a rate of a fact that is none", [{ interest: { ratePerYear: fact(-0.05, "1/year") } }, {}], [["value-negative", "sources[0].interest.ratePerYear.value"]]],
    ["fees that outgrow what is raised", [{ size: { share: 1 }, fees: { upfrontShare: 0.5, commitmentPerYear: 0.5 }, interestInBuild: "paid", interest: { ratePerYear: 1 }, graceYears: 3 }, { size: { share: 0 } }],
      [["plan-unsettled", "sources"]], { partners: [{ id: "north", names, currency: "XPX", distributionShare: 1 }], buildSpending: [0.25, 0.25, 0.25, 0.25] }],
    ["a fund that is only announced", [inFund, {}], [["plan-fund-status", "sources[0].fund"]], {}, { funds: [fundOf({ status: "announced-only" })] }],
    ["a dormant fund", [inFund, {}], [["plan-fund-status", "sources[0].fund"]], {}, { funds: [fundOf({ status: "dormant" })] }],
    ["a sum below the ticket", [inFund, {}], [["plan-fund-ticket", "sources[0].size"]], {}, { funds: [fundOf({ ticketMin: fact(600, "XPX") })] }],
    ["a sum above the ticket, in the fund's currency", [inFund, {}], [["plan-fund-ticket", "sources[0].size"]], {}, { funds: [fundOf({ ticketMax: fact(1900, "XQX") })] }],
    ["a project below the ticket", [inFund, {}], [["plan-fund-ticket", "sources[0].size"]], {}, { funds: [fundOf({ ticketMin: fact(1001, "XPX"), ticketOf: "project" })] }],
    ["less own money than the fund asks for", [inFund, {}], [["plan-fund-own-share", "sources[0].size"]], {}, { funds: [fundOf({ ownShareMin: fact(0.6, "1") })] }],
    ["a longer tenor than the fund gives", [inFund, {}], [["plan-fund-tenor", "sources[0].tenorYears"]], {}, { funds: [fundOf({ tenorYears: fact(4, "year") })] }],
    ["a fund with a negative tenor", [{ ...inFund, tenorYears: undefined }, {}], [["plan-fund-terms", "sources[0].fund"]], {}, { funds: [fundOf({ tenorYears: fact(-4, "year") })] }],
    ["a fund of whose terms nothing is known", [{ ...inFund, tenorYears: undefined, interest: undefined }, {}], [["plan-terms-missing", "sources[0]"], ["plan-terms-missing", "sources[0]"]]],
    ["a fund for another country and sector", [inFund, {}], [["plan-fund-country", "sources[0].fund"], ["plan-fund-sector", "sources[0].fund"]], {}, { funds: [fundOf({ sectors: ["food"] })], site: { country: "XB", sector: "timber" } }],
    ["a name that may mean several funds", [inFund, {}], [["plan-fund-candidates", "sources[0].fund"]], {}, { funds: [fundOf({ candidates: ["hill-fund", "lake-fund"], status: "announced-only" }), fundOf({ id: "hill-fund" }), fundOf({ id: "lake-fund" })] }],
    ["a confirmation that does not say which fund", [{ ...inFund, confirmedBy: { officer: "A. Ferro", on: "2026-11-20" } }, {}], [["plan-fund-candidates", "sources[0].fund"]], {}, { funds: [fundOf({ candidates: ["hill-fund", "lake-fund"] }), fundOf({ id: "hill-fund" }), fundOf({ id: "lake-fund" })] }],
    ["a confirmation of tomorrow", [{ ...inFund, confirmedBy: { officer: "A. Ferro", on: "2026-11-25" } }, {}], [["plan-confirmation-later", "sources[0].confirmedBy.on"]]],
    ["nothing to follow for a sculpted debt", [{ repayment: "sculpted" }, {}], [["plan-nothing-to-sculpt", "sources[0].repayment"]], {}, { project: projectOf([1000], [-1, -1, -1, -1, -1]) }],
    ["nothing to pay for", [{}, {}], [["plan-no-uses", "sources"]], {}, { project: projectOf([0], [1, 1, 1, 1, 1]) }],
    ["no year after the build", [{}, {}], [["plan-repayment-early", "sources[0].graceYears"]], {}, { project: projectOf([10, 10], []) }],
    ["a currency expected to change that nobody uses", [{}, {}], [["value-unknown", "expectations[0].currency"]], { expectations: [{ currency: "XQX", changePerYear: 0.1 }] }],
  ];

  test.each(mistakes.map(([name, sources, expected, rest, question]) => ({ name, sources, expected, rest, question })))("with $name gives its problem", ({ sources, expected, rest, question }) => {
    expect(wrong(sources, rest, question)).toEqual(expected);
  });

  test("with many mistakes gives them all at once", () => {
    const found = wrong([
      { tenorYears: -3, currency: "XZX" }, { id: "a", size: { of: "b", share: 0.5 } }, { id: "b", size: { of: "a", share: 0.5 }, graceYears: 9 }, { ...inFund, id: "f", fund: "no-fund" },
      { ...inFund, id: "g", size: { amount: 5 }, tenorYears: 2 }, {},
    ], {}, { funds: [fundOf({ status: "closed", ticketMin: fact(10, "XPX") })] });
    expect(found.map(([code]) => code)).toEqual(["value-negative", "plan-circle", "currency-without-rate", "id-dangling", "plan-fund-status", "plan-grace"]);
  });

  test("a wrong ticket is seen also where the plan cannot be worked out", () => {
    expect(wrong([{ ...inFund, size: { amount: 5 } }, { ...bank, id: "b", tenorYears: -1, size: { share: 0.5 } }, {}], {}, { funds: [fundOf({ ticketMin: fact(10, "XPX") })] }).map(([code]) => code)).toEqual(["value-negative", "plan-fund-ticket"]);
  });

  test("a name of several funds is used as the one that an officer confirms", () => {
    const plan = planOf([{ ...inFund, size: { share: 0.5 }, confirmedBy: { officer: "A. Ferro", on: "2026-11-20", fund: "lake-fund" } }, { ...equity, size: "rest" }]);
    const found = financeProject(questionOf(project, plan, { funds: [fundOf({ candidates: ["hill-fund", "lake-fund"], status: "announced-only" }), fundOf({ id: "hill-fund" }), fundOf({ id: "lake-fund", status: "announced-only", financedVisibly: false })] }));
    expect(found.ok && found.value.sources.parts[0]?.fund).toMatchObject({ id: "lake-fund", askedAs: "river-fund", financedVisibly: false, confirmedBy: { officer: "A. Ferro" } });
    expect(found.ok && found.warnings.map(({ code }) => code)).toEqual(["plan-fund-never-financed", "plan-fund-confirmed"]);
  });

  test("terms that a plan leaves out are those that the fund is known for", () => {
    const found = financed(questionOf(project, planOf([{ kind: "fund", fund: "river-fund", size: { share: 0.5 }, repayment: "bullet" }, { ...equity, size: "rest" }]), { funds: [fundOf({ tenorYears: fact(3, "year"), pricePerYear: fact(0.04, "1/year") })] }));
    expect(cents(found.waterfall.map(({ fund }) => fund))).toEqual([0, 20, 20, 520, 0, 0, 0]);
    expect(found.lenders[0]?.irr?.from.map(({ label, value }) => [label, value])).toEqual([["finance.plan.rate", 0.04], ["finance.plan.tenor", 3]]);
  });

  const numbersIn = (node: unknown): readonly number[] => (typeof node === "number" ? [node] : typeof node === "object" && node !== null ? Object.values(node).flatMap(numbersIn) : []);

  test.each([["wild", wildPlan], ["nearly right", nearlyRightPlan]] as const)("however %s, gives problems or numbers, never NaN or Infinity", (_name, anyPlan) => {
    let right = 0;
    fc.assert(fc.property(anyPlan, anyFinanced, (plan, { project: any }) => {
      const found = financeProject({ ...questionOf(any, plan), fx });
      if (found.ok) right += 1;
      else expect(found.problems.length).toBeGreaterThan(0);
      for (const number of numbersIn(found)) expect(Number.isFinite(number)).toBe(true);
      if (found.ok) conserves({ ...questionOf(any, plan), fx });
    }), { numRuns: 500 });
    if (anyPlan === nearlyRightPlan) expect(right).toBeGreaterThan(150);
  });

  test("a cash flow with a gap or a number that is none is our bug, and thrown", () => {
    const broken = { years: [{ year: 0, revenue: 0, operatingCost: 0, tax: 0, capex: 1, net: NaN }] };
    expect(() => financeProject(questionOf(broken, planOf(good)))).toThrow(/cash flow of year 0 is NaN/);
  });
});
