import type { Yearly } from "#engine/finance/discounting.js";
import type { Debt } from "./debts.js";
import { profitTax } from "./profit-tax.js";
import type { Project } from "./project.js";
import { drawdownYears, type Account, type Raised } from "./raise-money.js";
import { repay, type Schedule } from "./repay.js";

/** Every debt's schedule, and the tax that goes with it. Project's money by year 0 ... horizon. */
export interface Settled {
  readonly schedules: readonly Schedule[]; // in the order of the debts
  readonly tax: Yearly; // all taxes, after the interest is deducted
  readonly shield: Yearly; // profit tax that interest and fees save
  readonly cfads: Yearly; // cash flow available for debt service
  readonly served: readonly Yearly[]; // what the project pays after the build, by debt
}

interface Question {
  readonly project: Project;
  readonly debts: readonly Debt[];
  readonly raised: Raised;
  readonly buildEnd: number;
}

/** Rounds allowed until the tax stays as it is; each round brings it nearer by about the share of interest that tax takes. */
const most = 200;

/**
 * Works out repayment and tax together. Interest lowers tax, tax lowers cash, and a sculpted debt follows cash: so tax is taken as without debt, the
 * schedules follow, tax is worked out again with their interest, and so on until it stays the same to the last digits.
 *
 *     cfads(t) = revenue - operating cost - tax - capex    after the build; in the build what is left over, if anything
 *
 * @returns the place among the debts of the one that finds no cash to follow, or `tax` where no round leaves tax as it was
 * @see docs/method.md#tax-with-interest
 */
export function settle(question: Question): Settled | { readonly unsettled: "tax" | number } {
  const { project: { years, tax: basis }, debts, raised } = question;
  const size = Math.max(...years.map(({ net }) => Math.abs(net)), 0);
  const withoutDebt = basis === undefined ? [] : profitTax(basis);
  let shield: Yearly = years.map(() => 0);
  for (let round = 0; round < most; round += 1) {
    const cfads = years.map(({ net }, year) => net + (shield[year] ?? 0) + (raised.cost[year] ?? 0));
    const schedules = schedulesFor(cfads, question);
    if (typeof schedules === "number") return { unsettled: schedules };
    const deducted = years.map((_, year) => debts.reduce((sum, debt, i) => (debt.deductible ? sum + deductedIn(year, { debt, schedule: schedules[i], raised }) : sum), 0));
    const withDebt = basis === undefined ? [] : profitTax(basis, deducted);
    const next = years.map((_, year) => (withoutDebt[year] ?? 0) - (withDebt[year] ?? 0));
    if (next.every((amount, year) => Math.abs(amount - (shield[year] ?? 0)) <= 1e-13 * size)) {
      return { schedules, shield, cfads, tax: years.map(({ tax }, year) => tax - (shield[year] ?? 0)), served: debts.map((debt, i) => servedBy(debt, schedules[i])) };
    }
    shield = next;
  }
  return { unsettled: "tax" };
}

/** Schedules in order of seniority: each debt finds what those before it leave. */
function schedulesFor(cfads: Yearly, { project: { years }, debts, raised, buildEnd }: Question): readonly Schedule[] | number {
  const schedules: Schedule[] = [];
  let left = cfads;
  const firstYear = Math.max(0, raised.cost.findIndex((amount) => amount > 0));
  for (const [i, debt] of debts.entries()) {
    const account: Account = raised.accounts[debt.at] ?? { drawn: [], interest: [], capitalised: [], balance: [] };
    const schedule = repay(debt, {
      account, buildEnd, horizonYears: years.length - 1,
      firstDrawdown: drawdownYears(debt.source, { firstYear, lastYear: buildEnd }).first,
      available: left.map((amount, year) => amount / (debt.paid[year] ?? 1)),
    });
    if (schedule === undefined) return i;
    schedules.push(schedule);
    const served = servedBy(debt, schedule);
    left = left.map((amount, year) => amount - (served[year] ?? 0));
  }
  return schedules;
}

function servedBy({ paid }: Debt, schedule: Schedule | undefined): Yearly {
  return (schedule?.service ?? []).map((amount, year) => amount * (paid[year] ?? 1));
}

/** Interest accrued and fees paid in a year; what a partner bears is no cost of the project. */
function deductedIn(year: number, { debt, schedule, raised }: { readonly debt: Debt; readonly schedule: Schedule | undefined; readonly raised: Raised }): number {
  return (schedule?.interest[year] ?? 0) * (debt.paid[year] ?? 1) + (raised.fees[debt.at]?.[year] ?? 0);
}
