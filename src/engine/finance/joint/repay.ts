import type { Yearly } from "#engine/finance/discounting.js";
import type { Debt } from "./debts.js";
import type { Account } from "./raise-money.js";

/** A debt's account over the whole life of the project, in its own currency, year 0 ... horizon. */
export interface Schedule {
  readonly drawn: Yearly;
  readonly interest: Yearly; // accrued at the project's rate
  readonly capitalised: Yearly; // the part of it that was added to the debt while it was drawn
  readonly principal: Yearly; // below 0 in a weak year of a sculpted debt, whose unpaid interest is added to it
  readonly service: Yearly; // interest and principal paid after the build
  readonly balance: Yearly; // at the end of each year
  readonly firstRepayment: number;
  readonly end: number; // year of the last payment: the end of the tenor, or of the project where that comes first
}

interface Life {
  readonly account: Account;
  readonly firstDrawdown: number;
  readonly buildEnd: number;
  readonly horizonYears: number;
  /** What is left for this debt in each year, in its own currency: cash before debt less what is served before it. */
  readonly available: Yearly;
}

/**
 * Repays a debt after the build. Interest is paid each year on what is owed; principal from `firstRepayment` on:
 *
 *     annuity           payment = balance · r / (1 - (1 + r)^-n), n = payments left; worked out anew in each year, as the rate may change
 *     equal-principal   balance at the start / number of payments
 *     bullet            everything in the last year
 *     sculpted          payment = available / k, with the one k that leaves nothing at the end
 *     sculptedToDscr d  payment = available / d, until nothing is left
 *
 * Whatever is still owed in the last year is paid then, so the balance ends at exactly 0.
 *
 * @returns undefined where a sculpted debt finds no cash in any of its years
 * @see docs/method.md#debt-schedule
 */
export function repay(debt: Debt, life: Life): Schedule | undefined {
  const { account, firstDrawdown, buildEnd, horizonYears } = life;
  const { graceYears } = debt.source;
  const tenorEnd = firstDrawdown + debt.tenorYears;
  const end = Math.min(tenorEnd, horizonYears);
  const firstRepayment = Math.min(firstDrawdown + graceYears + 1, end);
  const yearly = (known: Yearly = []): number[] => Array.from({ length: horizonYears + 1 }, (_, year) => known[year] ?? 0);
  const [interest, principal, service, balance] = [yearly(account.interest), yearly(), yearly(), yearly(account.balance)];
  let pay: ((year: number, owed: number) => number) | undefined;
  for (let year = buildEnd + 1; year <= end; year += 1) {
    const owed = balance[year - 1] ?? 0;
    const due = owed * (debt.rate[year] ?? 0);
    if (year >= firstRepayment) pay ??= payments(debt, { ...life, owed, firstRepayment, tenorEnd, end });
    if (year >= firstRepayment && pay === undefined) return undefined;
    const paid = year < firstRepayment || pay === undefined ? due : year === end ? owed + due : pay(year, owed);
    interest[year] = due;
    service[year] = paid;
    principal[year] = year === end ? owed : paid - due;
    balance[year] = year === end ? 0 : owed - (principal[year] ?? 0);
  }
  return { drawn: yearly(account.drawn), interest, capitalised: yearly(account.capitalised), principal, service, balance, firstRepayment, end };
}

interface Start extends Life {
  readonly owed: number; // when repayment begins
  readonly firstRepayment: number;
  readonly tenorEnd: number; // by contract, also where the project ends before it
  readonly end: number;
}

/** Interest and principal of a year, given what is owed at its beginning. */
function payments({ rate, source: { repayment } }: Debt, { owed: start, firstRepayment, tenorEnd, end, available }: Start): ((year: number, owed: number) => number) | undefined {
  const rateIn = (year: number): number => rate[year] ?? 0;
  const interestOn = (owed: number, year: number): number => owed * rateIn(year);
  if (typeof repayment === "object") {
    return (year, owed) => Math.min(Math.max(0, available[year] ?? 0) / repayment.sculptedToDscr, owed + interestOn(owed, year));
  }
  switch (repayment) {
    case "annuity": return (year, owed) => annuityPayment(owed, rateIn(year), tenorEnd - year + 1);
    case "equal-principal": return (year, owed) => start / (tenorEnd - firstRepayment + 1) + interestOn(owed, year);
    case "bullet": return (year, owed) => interestOn(owed, year);
    case "sculpted": {
      let [factor, worth] = [1, 0];
      for (let year = firstRepayment; year <= end; year += 1) {
        factor /= 1 + rateIn(year);
        worth += Math.max(0, available[year] ?? 0) * factor;
      }
      return worth > 0 ? (year) => (Math.max(0, available[year] ?? 0) / worth) * start : start === 0 ? () => 0 : undefined;
    }
  }
}

/**
 * The level payment at the end of each of `payments` years that repays an amount with interest.
 *
 *     payment = amount · r / (1 - (1 + r)^-n),    amount / n where r is 0
 */
export function annuityPayment(amount: number, ratePerYear: number, payments: number): number {
  return ratePerYear === 0 ? amount / payments : (amount * ratePerYear) / -Math.expm1(-payments * Math.log1p(ratePerYear));
}
