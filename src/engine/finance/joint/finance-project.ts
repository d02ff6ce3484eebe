import type { Fact, IsoDate, Quantity } from "#model/fact.js";
import type { FinancingPlan } from "#model/financing-plan.js";
import type { Checked, Problem } from "#model/problem.js";
import { checkPlan } from "./check-plan.js";
import type { FundOf } from "./check-funds.js";
import { checkTicket, roughMoney } from "./check-ticket.js";
import { yearlyRates, type YearlyRates } from "./currencies.js";
import { debtsOf } from "./debts.js";
import type { PlanContext } from "./plan-context.js";
import { complaints, shown, type Complaints } from "./problems.js";
import { buildEndOf, spreadBuild, type Project } from "./project.js";
import { raiseMoney, total, type Raised } from "./raise-money.js";
import { report } from "./report.js";
import type { JointFinance } from "./result.js";
import { settle } from "./settle.js";
import { shapeOf } from "./shape.js";
import { sharesOut } from "./shares-out.js";

/** A project, and the plan that is to pay for it. */
export interface FinanceQuestion extends Omit<PlanContext, "project"> {
  readonly project: Project; // before any debt, from `projectOf`
  readonly basis: readonly Quantity[]; // what the project's cash flow rests on
  readonly plan: FinancingPlan;
  readonly startDate?: IsoDate | undefined; // first day of year 1; absent = the as-of date
}

/**
 * Pays for a project by a plan: sources and uses, debt schedules, tax with interest, the waterfall of each year, cover ratios and what each partner
 * and lender earns.
 *
 * @returns every problem of the plan at once; with the result, warnings: what is still to be asked, and what the plan leaves out
 * @throws {RangeError} on a cash flow that is not finite or has gaps: it is ours
 * @see docs/method.md#joint-finance
 */
export function financeProject(question: FinanceQuestion): Checked<JointFinance> {
  const { project } = question;
  for (const [i, { year, net }] of project.years.entries()) {
    if (year !== i || !Number.isFinite(net)) throw new RangeError(`cash flow of year ${year} is ${net}; expected a finite number for each of the years 0, 1, 2, ...`);
  }
  const found = complaints(question.plan.id);
  const { plan, draft } = shapeOf(question.plan, found);
  if (draft === undefined) return { ok: false, problems: found.problems };
  const funds = planFunds(plan ?? draft, question, found);
  if (plan === undefined || found.problems.length > 0) return { ok: false, problems: found.problems };
  const value = workedOut(plan, { question, funds, found });
  return value === undefined || found.problems.length > 0 ? { ok: false, problems: found.problems } : { ok: true, value, warnings: found.warnings };
}

/** What is wrong with a plan as far as it can be seen without the project, or with a project that cannot be worked out. */
export function planProblems(plan: FinancingPlan, context: PlanContext): { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] } {
  const found = complaints(plan.id);
  planFunds(plan, context, found);
  return found;
}

/** Checks a plan; where it cannot be worked out, its tickets are judged roughly. */
function planFunds(plan: FinancingPlan, context: PlanContext, found: Complaints): ReadonlyMap<number, FundOf> {
  const funds = checkPlan(plan, context, found);
  if (found.problems.length === 0 && context.project !== undefined) return funds;
  const cost = context.project === undefined ? undefined : total(costOf(spreadBuild(context.project, plan.buildSpending ?? [1])));
  for (const [at, { fund }] of funds) checkTicket({ at, fund, money: roughMoney(plan, at, { cost, context }) }, context, found);
  return funds;
}

/** What has to be paid for in each year of the build. */
function costOf({ years }: Project): readonly number[] {
  return years.slice(0, buildEndOf(years) + 1).map(({ net }) => Math.max(0, 0 - net));
}

interface Ready {
  readonly question: FinanceQuestion;
  readonly funds: ReadonlyMap<number, FundOf>;
  readonly found: Complaints;
}

function workedOut(plan: FinancingPlan, { question, funds, found }: Ready): JointFinance | undefined {
  const { fx, asOf, currency, startDate = asOf, basis } = question;
  const project = spreadBuild(question.project, plan.buildSpending ?? [1]);
  const buildEnd = buildEndOf(project.years);
  const horizonYears = project.years.length - 1;
  const cost = costOf(project);
  if (total(cost) <= 0) found.error("plan-no-uses", "sources");
  else if (buildEnd >= horizonYears) found.error("plan-no-operation", "sources", { buildEnd });
  if (found.problems.length > 0) return undefined;

  const stated = (value: number, unit: string, label: string): Fact => ({ value, unit, asOf, confidence: "high", assumption: `stated in the financing plan ${plan.id}`, label });
  const known = new Map<string, YearlyRates>();
  const rates = (from: string): YearlyRates => {
    const made = known.get(from) ?? yearlyRates(from, { fx, to: currency, asOf, startDate, horizonYears, expectations: plan.expectations, stated });
    if (made === undefined) throw new RangeError(`no exchange rate from ${from} to ${currency}; expected a checked plan`);
    known.set(from, made);
    return made;
  };
  const debts = debtsOf({ plan, fundAt: (at) => funds.get(at)?.fund, rates, stated, horizonYears, projectCurrency: currency });
  const raised = raiseMoney({ cost, sources: plan.sources, debts, rates: plan.sources.map((source) => rates(source.currency).perYear[0] ?? 1) });
  if (raised === undefined) found.error("plan-unsettled", "sources", { what: "fees" });
  if (raised === undefined || !checkRaised(plan, { raised, currency, found })) return undefined;

  const equity = plan.sources.reduce((sum, { kind }, at) => (kind === "equity" ? sum + total(raised.drawn[at] ?? []) : sum), 0);
  if (equity <= 0 && plan.partners.some(({ distributionShare }) => distributionShare === undefined)) found.error("plan-no-equity", "partners");
  for (const [at, { fund }] of funds) checkTicket({ at, fund, money: { source: total(raised.drawn[at] ?? []), project: raised.uses, ownShare: equity / raised.uses } }, question, found);
  const settled = settle({ project, debts, raised, buildEnd });
  if ("unsettled" in settled) {
    const debt = settled.unsettled === "tax" ? undefined : debts[settled.unsettled];
    if (debt === undefined) found.error("plan-unsettled", "sources", { what: "tax" });
    else found.error("plan-nothing-to-sculpt", `sources[${debt.at}].repayment`, { source: debt.source.id });
    return undefined;
  }
  if (found.problems.length > 0) return undefined;
  if (plan.buildSpending !== undefined && plan.buildSpending.length > 1) found.warn("plan-build-delay", "buildSpending", { years: plan.buildSpending.length - 1 });
  const shares = sharesOut(plan, { debts, raised, settled });
  return report({ plan, question: { asOf, startDate, currency, basis }, project, buildEnd, funds, rates, stated, debts, raised, settled, shares });
}

/** Whether what the sources bring is what has to be paid, in all and in each year. */
function checkRaised({ sources }: FinancingPlan, { raised, currency, found }: { readonly raised: Raised; readonly currency: string; readonly found: Complaints }): boolean {
  const { uses, sizes, cost, drawn, fees, interest } = raised;
  const slack = 1e-9 * uses;
  const rest = sources.findIndex(({ size }) => size === "rest");
  const restSize = sizes[rest] ?? 0;
  if (restSize < -slack) found.error("plan-over-financed", `sources[${rest}].size`, { source: sources[rest]?.id ?? "", sources: shown(uses - restSize), uses: shown(uses), currency });
  else if (Math.abs(total(sizes) - uses) > slack) found.error("plan-unbalanced", "sources", { sources: shown(total(sizes)), uses: shown(uses), currency });
  else {
    const sum = (by: Raised["drawn"], year: number): number => by.reduce((all, amounts) => all + (amounts[year] ?? 0), 0);
    for (const [year, needed] of cost.entries()) {
      const used = needed + sum(fees, year) + sum(interest, year);
      const pushed = drawn.some((amounts, at) => sources[at]?.drawdown === "pro-rata" && (amounts[year] ?? 0) < -slack); // schedules bring more than is needed
      if (!pushed && Math.abs(sum(drawn, year) - used) <= slack) continue;
      const scheduled = drawn.reduce((all, amounts, at) => (sources[at]?.drawdown === "pro-rata" ? all : all + (amounts[year] ?? 0)), 0);
      found.error("plan-drawdown-mismatch", "sources", { year, drawn: shown(scheduled), uses: shown(used), currency });
    }
  }
  return found.problems.length === 0;
}
