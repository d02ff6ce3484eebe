import type { FinancingPlan } from "#model/financing-plan.js";
import type { Yearly } from "#engine/finance/discounting.js";
import type { Debt } from "./debts.js";
import { total, type Raised } from "./raise-money.js";
import type { Settled } from "./settle.js";

/** Money of those who take part, in the project's money by year: in to them positive, out of their pockets negative. */
export interface Shares {
  readonly partners: readonly { readonly id: string; readonly share: number; readonly paidIn: Yearly; readonly distributed: Yearly; readonly borne: Yearly; readonly flow: Yearly }[];
  readonly lenders: readonly { readonly sourceId: string; readonly flow: Yearly }[];
  readonly residual: Yearly; // what owners take out, or where negative what they must put in to keep the project paying
}

/**
 * Gives every year's cash to those who take part. Lenders get what is due to them; owners share what is left, or pay what is missing, by their
 * shares. Whoever bears a rate or a currency pays the lender the difference from their own pocket.
 *
 *     Σ partners(t) + Σ lenders(t) = net(t) + tax shield(t)    in every year
 *
 * @see docs/method.md#cash-waterfall
 */
export function sharesOut(plan: FinancingPlan, { debts, raised, settled: { cfads, served, schedules } }: { readonly debts: readonly Debt[]; readonly raised: Raised; readonly settled: Settled }): Shares {
  const yearly = (of: (year: number) => number): Yearly => cfads.map((_, year) => of(year));
  const drawnBy = (at: number, year: number): number => raised.drawn[at]?.[year] ?? 0;
  const residual = yearly((year) => (cfads[year] ?? 0) - served.reduce((sum, amounts) => sum + (amounts[year] ?? 0), 0));
  const extras = debts.map((debt, i) => extraOf(debt, { raised, schedule: schedules[i], years: cfads.length }));
  const shares = distributionShares(plan, raised);
  return {
    residual,
    partners: plan.partners.map(({ id }, i) => {
      const share = shares[i] ?? 0;
      const paidIn = yearly((year) => 0 - plan.sources.reduce((sum, source, at) => (source.kind === "equity" && source.partner === id ? sum + drawnBy(at, year) : sum), 0));
      const distributed = residual.map((amount) => amount * share);
      const borne = yearly((year) => 0 - extras.reduce((sum, extra) => sum + (extra.rateBearer === id ? (extra.rate[year] ?? 0) : 0) + (extra.currencyBearer === id ? (extra.currency[year] ?? 0) : 0), 0));
      return { id, share, paidIn, distributed, borne, flow: yearly((year) => (paidIn[year] ?? 0) + (distributed[year] ?? 0) + (borne[year] ?? 0)) };
    }),
    lenders: debts.map(({ at, source: { id } }, i) => ({
      sourceId: id,
      flow: yearly((year) => (raised.fees[at]?.[year] ?? 0) + (raised.interest[at]?.[year] ?? 0) + (served[i]?.[year] ?? 0) + (extras[i]?.rate[year] ?? 0) + (extras[i]?.currency[year] ?? 0) - drawnBy(at, year)),
    })),
  };
}

interface Extra {
  readonly rateBearer: string | undefined;
  readonly currencyBearer: string | undefined;
  readonly rate: Yearly;
  readonly currency: Yearly;
}

/** What a partner pays a lender besides what the project pays: the move of the reference rate, and that of the exchange rate. */
function extraOf({ at, extraRate, market, paid, rateBearer, currencyBearer }: Debt, { raised, schedule, years }: { readonly raised: Raised; readonly schedule: Settled["schedules"][number] | undefined; readonly years: number }): Extra {
  const all = Array.from({ length: years }, (_, year) => year);
  return {
    rateBearer, currencyBearer,
    rate: all.map((year) => (schedule?.balance[year - 1] ?? 0) * (extraRate[year] ?? 0) * (market[year] ?? 1)),
    currency: all.map((year) => {
      const inBuild = (raised.interest[at]?.[year] ?? 0) / (paid[year] ?? 1);
      return (inBuild + (schedule?.service[year] ?? 0)) * ((market[year] ?? 1) - (paid[year] ?? 1));
    }),
  };
}

/** Each partner's share of what is left: as the plan says, else by the equity paid in. */
function distributionShares({ partners, sources }: FinancingPlan, raised: Raised): readonly number[] {
  if (partners.every(({ distributionShare }) => distributionShare !== undefined)) return partners.map(({ distributionShare }) => distributionShare ?? 0);
  const paidIn = partners.map(({ id }) => sources.reduce((sum, source, at) => (source.kind === "equity" && source.partner === id ? sum + total(raised.drawn[at] ?? []) : sum), 0));
  const all = total(paidIn);
  return paidIn.map((amount) => amount / all);
}
