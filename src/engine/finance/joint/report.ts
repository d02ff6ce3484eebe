import { figure, type Fact, type Figure, type IsoDate, type Quantity } from "#model/fact.js";
import type { FinancingPlan, MoneySource } from "#model/financing-plan.js";
import type { Yearly } from "#engine/finance/discounting.js";
import { irrOf } from "#engine/finance/irr.js";
import type { FundOf } from "./check-funds.js";
import { breachesOf, coverageOf } from "./coverage.js";
import type { YearlyRates } from "./currencies.js";
import type { Debt } from "./debts.js";
import type { Project } from "./project.js";
import { total, type Raised } from "./raise-money.js";
import type { DebtSchedule, JointFinance, RaisedSource, TierCoverage, WaterfallYear } from "./result.js";
import type { Settled } from "./settle.js";
import type { Shares } from "./shares-out.js";

/** Everything that was worked out. */
export interface Worked {
  readonly plan: FinancingPlan;
  readonly question: { readonly asOf: IsoDate; readonly startDate: IsoDate; readonly currency: string; readonly basis: readonly Quantity[] };
  readonly project: Project;
  readonly buildEnd: number;
  readonly funds: ReadonlyMap<number, FundOf>;
  readonly rates: (currency: string) => YearlyRates;
  readonly stated: (value: number, unit: string, label: string) => Fact;
  readonly debts: readonly Debt[];
  readonly raised: Raised;
  readonly settled: Settled;
  readonly shares: Shares;
}

/** Wraps what was worked out: rows by year, and the numbers one asks for first as figures that open down to the facts. */
export function report(worked: Worked): JointFinance {
  const { plan, question: { asOf, startDate, currency, basis }, project: { years }, buildEnd, rates, debts, raised, settled, shares } = worked;
  const money = (value: number, label: string, from: readonly Quantity[]): Figure => figure(value, currency, { method: "sources-and-uses", label, from });
  const terms = debts.flatMap((debt) => debt.terms);
  const sizes = plan.sources.map((source, at) => sizeFact(source, { at, worked }));
  const all = [...basis, ...sizes, ...terms];
  const irr = (flow: Yearly, label: string, from: readonly Quantity[]): { readonly irr?: Figure } => {
    const found = irrOf(flow);
    return found.kind === "one" ? { irr: figure(found.ratePerYear, "1/year", { method: "partner-irr", label, from }) } : {};
  };
  const inCurrency = (flow: Yearly, to: string): Yearly => flow.map((amount, year) => amount / (rates(to).perYear[year] ?? 1));

  const capitalised = debts.reduce((sum, debt) => sum + total((raised.accounts[debt.at]?.capitalised ?? []).map((amount, year) => amount * (debt.paid[year] ?? 1))), 0);
  const parts = [
    money(total(raised.cost), "finance.plan.cost", basis),
    money(total(raised.fees.map(total)), "finance.plan.fees", all),
    money(total(raised.interest.map(total)), "finance.plan.interest-paid", all),
    money(capitalised, "finance.plan.interest-capitalised", all),
  ].filter(({ value }, i) => i === 0 || value !== 0);
  const bySource = raised.drawn.map((amounts, at) => money(total(amounts), "finance.plan.source", [sizes[at] ?? [], ...basis].flat()));
  const capitalisedInterest = money(capitalised, "finance.plan.interest-capitalised", all);
  const equityFlow = years.map((_, year) => shares.partners.reduce((sum, { flow }) => sum + (flow[year] ?? 0), 0));

  return {
    plan: plan.id, currency, asOf, startDate, buildEnd,
    uses: { total: money(raised.uses + capitalised, "finance.plan.uses", parts), parts },
    sources: {
      total: money(total(bySource.map(({ value }) => value)) + capitalised, "finance.plan.sources", [...bySource, capitalisedInterest]),
      parts: plan.sources.map((source, at) => raisedSource(source, { at, worked, amount: bySource[at] ?? capitalisedInterest })),
      capitalisedInterest,
    },
    schedules: debts.map((debt, i) => scheduleRows(debt, settled.schedules[i], raised)),
    waterfall: years.map((_, year) => waterfallYear(year, worked)),
    coverage: coverageOf(debts, settled, buildEnd).map(({ tier, dscr, llcr }): TierCoverage => {
      const rows = (ratios: ReadonlyMap<number, number>): { year: number; value: number }[] => [...ratios].map(([year, value]) => ({ year, value }));
      const ratio = (value: number | undefined, key: "min-dscr" | "llcr"): Figure | undefined => value === undefined ? undefined : figure(value, "1", { method: key === "llcr" ? "llcr" : "dscr", label: `finance.plan.${key}`, from: all });
      return { tier, dscr: rows(dscr), llcr: rows(llcr), minDscr: ratio(dscr.size === 0 ? undefined : Math.min(...dscr.values()), "min-dscr"), llcrAtStart: ratio(llcr.get(buildEnd), "llcr") };
    }),
    breaches: breachesOf(debts, settled, coverageOf(debts, settled, buildEnd)),
    shortfalls: shares.residual.flatMap((amount, year) => (amount < -1e-9 * raised.uses ? [{ year, amount: 0 - amount }] : [])),
    project: {
      ...irr(years.map(({ net }) => net), "finance.plan.project-irr", basis),
      years: years.map(({ year, net }) => ({ year, net, taxShield: settled.shield[year] ?? 0 })),
    },
    equity: irr(equityFlow, "finance.plan.equity-irr", all),
    partners: plan.partners.map(({ id, names, currency: own }, i) => {
      const { share = 0, paidIn = [], distributed = [], borne = [], flow = [] } = shares.partners[i] ?? {};
      const ownFlow = inCurrency(flow, own);
      return {
        id, names, currency: own, share, ...irr(ownFlow, "finance.plan.partner-irr", [...all, ...rates(own).facts]),
        years: flow.map((amount, year) => ({ year, paidIn: paidIn[year] ?? 0, distributed: distributed[year] ?? 0, borne: borne[year] ?? 0, flow: amount, inOwnCurrency: ownFlow[year] ?? 0 })),
      };
    }),
    lenders: debts.map(({ source: { id, currency: own }, terms: own_terms }, i) => {
      const flow = shares.lenders[i]?.flow ?? [];
      const ownFlow = inCurrency(flow, own);
      return { id, currency: own, ...irr(ownFlow, "finance.plan.lender-irr", own_terms), years: flow.map((amount, year) => ({ year, flow: amount, inOwnCurrency: ownFlow[year] ?? 0 })) };
    }),
  };
}

/** What the plan says of a source's size, as a fact. */
function sizeFact({ size, currency }: MoneySource, { at, worked: { raised, stated, question } }: { readonly at: number; readonly worked: Worked }): Fact {
  if (size === "rest") return stated(raised.sizes[at] ?? 0, question.currency, "finance.plan.rest");
  if ("amount" in size) return stated(size.amount, currency, "finance.plan.amount");
  return stated(size.share, "1", "of" in size ? "finance.plan.share-of" : "finance.plan.share");
}

function raisedSource(source: MoneySource, { at, worked: { raised, rates, debts, funds }, amount }: { readonly at: number; readonly worked: Worked; readonly amount: Figure }): RaisedSource {
  const known = funds.get(at);
  const own = rates(source.currency).perYear;
  return {
    id: source.id, kind: source.kind, names: source.names, currency: source.currency,
    ...(source.kind === "equity" ? { partner: source.partner } : { tier: debts.find((debt) => debt.at === at)?.tier }),
    ...(source.kind === "loan" || source.kind === "lease" ? { lender: source.lender } : {}),
    amount, inOwnCurrency: total((raised.drawn[at] ?? []).map((drawn, year) => drawn / (own[year] ?? 1))), shareOfUses: amount.value / raised.uses,
    ...(known === undefined ? {} : { fund: fundSeen(known, "confirmedBy" in source ? source.confirmedBy : undefined) }),
  };
}

function fundSeen({ fund: { id, names, status, financedVisibly, exposure, note, lastVerified, source }, askedAs }: FundOf, confirmedBy: NonNullable<RaisedSource["fund"]>["confirmedBy"]): NonNullable<RaisedSource["fund"]> {
  return { id, names, status, financedVisibly, exposure, note, lastVerified, source, askedAs: askedAs?.id, confirmedBy };
}

function scheduleRows({ at, tier, currency, rate, market, source: { id } }: Debt, schedule: Settled["schedules"][number] | undefined, raised: Raised): DebtSchedule {
  const { drawn = [], interest = [], capitalised = [], principal = [], service = [], balance = [], firstRepayment = 0, end = 0 } = schedule ?? {};
  return {
    id, tier, currency, firstRepayment, end,
    years: balance.map((left, year) => ({
      year, ratePerYear: rate[year] ?? 0, drawn: drawn[year] ?? 0, fees: (raised.fees[at]?.[year] ?? 0) / (market[year] ?? 1), interest: interest[year] ?? 0,
      capitalised: capitalised[year] ?? 0, principal: principal[year] ?? 0, service: service[year] ?? 0, balance: left,
    })),
  };
}

function waterfallYear(year: number, { project: { years }, debts, raised, settled, shares }: Worked): WaterfallYear {
  const { revenue = 0, operatingCost = 0, capex = 0 } = years[year] ?? {};
  const sum = (by: Raised["drawn"]): number => by.reduce((all, amounts) => all + (amounts[year] ?? 0), 0);
  const served = (tier: Debt["tier"]): number => debts.reduce((all, debt, i) => (debt.tier === tier ? all + (settled.served[i]?.[year] ?? 0) : all), 0);
  return {
    year, revenue, operatingCost, tax: settled.tax[year] ?? 0, capex,
    drawn: sum(raised.drawn), feesAndInterest: sum(raised.fees) + sum(raised.interest), cfads: settled.cfads[year] ?? 0,
    senior: served("senior"), lease: served("lease"), junior: served("junior"), fund: served("fund"), equity: shares.residual[year] ?? 0,
  };
}
