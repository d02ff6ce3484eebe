import type { FinancingPlan, MoneySource } from "#model/financing-plan.js";
import type { Yearly } from "#engine/finance/discounting.js";
import type { Debt } from "./debts.js";
import { fixedPoint } from "./fixed-point.js";
import { sizesFor } from "./sizes.js";

/** What has to be paid until the build is over and who pays it. In the project's money by year 0 ... buildEnd, sources in the plan's order. */
export interface Raised {
  readonly uses: number; // of all years: cost, fees and interest paid
  readonly sizes: readonly number[]; // what each source was to bring
  readonly cost: Yearly;
  readonly drawn: readonly Yearly[];
  readonly fees: readonly Yearly[];
  readonly interest: readonly Yearly[]; // paid in cash; that which is capitalised is in `accounts`
  readonly accounts: readonly (Account | undefined)[]; // of debt, in its own currency
}

/** A debt's account while it is drawn. */
export interface Account {
  readonly drawn: Yearly;
  readonly interest: Yearly; // accrued, paid or not
  readonly capitalised: Yearly;
  readonly balance: Yearly; // at the end of each year
}

interface Money {
  readonly cost: Yearly;
  readonly sources: FinancingPlan["sources"];
  readonly debts: readonly Debt[];
  readonly rates: readonly number[]; // project's money for one unit of each source's currency, year 0
}

/**
 * Raises the money for the build. Fees and interest that are paid in the build are uses themselves, and depend on the debt that pays for them:
 *
 *     uses = Σ cost(t) + Σ fees(t; uses) + Σ interest paid(t; uses)
 *
 * The right side is worked out year by year for any sum of uses, and the sum that gives itself is found as a fixed point.
 * In each year sources with a schedule bring their part, and the others share the remainder by their sizes.
 *
 * @returns undefined where no sum gives itself: fees and interest outgrow whatever is raised
 * @see docs/method.md#sources-and-uses
 */
export function raiseMoney(money: Money): Raised | undefined {
  const uses = fixedPoint((sum) => raisedFor(sum, money).uses, money.cost.reduce((sum, amount) => sum + amount, 0));
  return uses === undefined ? undefined : raisedFor(uses, money);
}

/** The years of the build for a given sum of uses; `uses` of the result is what they come to. */
function raisedFor(sum: number, { cost, sources, debts, rates }: Money): Raised {
  const sizes = sizesFor(sources, sum, rates);
  const firstYear = Math.max(0, cost.findIndex((amount) => amount > 0));
  const open = sources.map(({ drawdown }) => drawdown === "pro-rata");
  const openSum = sizes.reduce((total, size, i) => total + (open[i] === true ? size : 0), 0);
  const opened = open.filter((is) => is).length;
  const perSource = (): number[][] => sources.map(() => []);
  const [drawn, fees, interest] = [perSource(), perSource(), perSource()];
  const accounts = sources.map((_, at) => {
    const debt = debts.find((one) => one.at === at);
    return debt === undefined ? undefined : { debt, drawn: [] as number[], interest: [] as number[], capitalised: [] as number[], balance: [] as number[] };
  });
  let uses = 0;
  for (const [year, needed] of cost.entries()) {
    let due = needed;
    for (const [at, account] of accounts.entries()) {
      if (account === undefined) continue;
      const { debt } = account;
      const accrued = (account.balance[year - 1] ?? 0) * (debt.rate[year] ?? 0);
      const isPaid = debt.source.interestInBuild === "paid";
      const paid = isPaid ? accrued * (debt.paid[year] ?? 1) : 0;
      const fee = feeIn(year, { debt, size: sizes[at] ?? 0, drawnBefore: total(drawn[at] ?? []), firstYear, lastYear: cost.length - 1 });
      account.interest.push(accrued);
      account.capitalised.push(isPaid ? 0 : accrued);
      interest[at]?.push(paid);
      fees[at]?.push(fee);
      due += paid + fee;
    }
    uses += due;
    const scheduled = sources.map((source, i) => (sizes[i] ?? 0) * scheduledShare(source, year));
    const left = due - total(scheduled);
    for (const at of sources.keys()) {
      const share = openSum > 0 ? (sizes[at] ?? 0) / openSum : 1 / opened;
      const amount = open[at] === true ? left * share : (scheduled[at] ?? 0);
      drawn[at]?.push(amount);
      const account = accounts[at];
      if (account === undefined) continue;
      const inAccount = amount / (account.debt.market[year] ?? 1);
      account.drawn.push(inAccount);
      account.balance.push((account.balance[year - 1] ?? 0) + (account.capitalised[year] ?? 0) + inAccount);
    }
  }
  return { uses, sizes, cost, drawn, fees, interest, accounts };
}

function scheduledShare({ drawdown }: MoneySource, year: number): number {
  return drawdown === "pro-rata" ? 0 : drawdown.reduce((sum, part) => (part.year === year ? sum + part.share : sum), 0);
}

interface FeeQuestion {
  readonly debt: Debt;
  readonly size: number;
  readonly drawnBefore: number;
  readonly firstYear: number; // of those that are drawn pro rata
  readonly lastYear: number;
}

/** The upfront fee in the year of the first drawdown, then the commitment fee on what was not yet drawn a year ago, to the last drawdown. */
function feeIn(year: number, { debt: { source }, size, drawnBefore, firstYear, lastYear }: FeeQuestion): number {
  const { first, last } = drawdownYears(source, { firstYear, lastYear });
  if (year === first) return source.fees.upfrontShare * size;
  return year > first && year <= last ? source.fees.commitmentPerYear * (size - drawnBefore) : 0;
}

/** First and last year in which a source brings money. */
export function drawdownYears({ drawdown }: Pick<MoneySource, "drawdown">, build: { readonly firstYear: number; readonly lastYear: number }): { readonly first: number; readonly last: number } {
  if (drawdown === "pro-rata") return { first: build.firstYear, last: build.lastYear };
  const years = drawdown.map(({ year }) => year);
  return { first: Math.min(...years), last: Math.max(...years) };
}

export function total(amounts: Yearly): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
