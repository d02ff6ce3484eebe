import { currencyRate } from "#model/currency.js";
import type { FinancingPlan } from "#model/financing-plan.js";
import type { Fund } from "#model/regime.js";
import { currencyOf } from "#model/unit.js";
import type { PlanContext } from "./plan-context.js";
import { shown, type Complaints } from "./problems.js";
import { circlesIn, shareOfUses } from "./sizes.js";

/** Money in the project's currency: of one source, of the whole, and the owners' part of it; undefined where it is not known. */
export interface FundMoney {
  readonly source: number | undefined;
  readonly project: number | undefined;
  readonly ownShare: number | undefined;
}

/** What a source and the whole will roughly come to where a plan cannot be worked out yet: without fees and interest. */
export function roughMoney(plan: FinancingPlan, at: number, { cost, context: { fx, asOf, currency } }: { readonly cost: number | undefined; readonly context: PlanContext }): FundMoney {
  const source = plan.sources[at];
  const money = (amount: number | undefined): FundMoney => ({ source: amount, project: cost, ownShare: undefined });
  if (source === undefined || circlesIn(plan.sources).length > 0) return money(undefined);
  const { size } = source;
  if (size !== "rest" && "amount" in size) {
    const rate = currencyRate(fx, { from: source.currency, to: currency, asOf })?.rate;
    return money(rate === undefined ? undefined : size.amount * rate);
  }
  const share = shareOfUses(source, plan.sources);
  return money(share === undefined || cost === undefined ? undefined : share * cost);
}

/** A sum below or above what the fund takes part with, and owners who bring less than it asks for. Amounts are said in the fund's own currency. */
export function checkTicket({ at, fund, money }: { readonly at: number; readonly fund: Fund; readonly money: FundMoney }, { fx, asOf, currency }: PlanContext, found: Complaints): void {
  const path = `sources[${at}].size`;
  const of = fund.ticketOf ?? "money";
  const amount = of === "project" ? money.project : money.source;
  for (const [limit, fact] of [["least", fund.ticketMin], ["most", fund.ticketMax]] as const) {
    const unit = fact === undefined ? undefined : currencyOf(fact.unit);
    const rate = unit === undefined ? undefined : currencyRate(fx, { from: currency, to: unit, asOf })?.rate;
    if (fact === undefined || unit === undefined || rate === undefined || amount === undefined) continue;
    const own = amount * rate;
    const beyond = limit === "least" ? own < fact.value * (1 - 1e-9) : own > fact.value * (1 + 1e-9);
    if (beyond) found.error("plan-fund-ticket", path, { fund: fund.id, of, amount: Math.round(own), limit, value: fact.value, currency: unit });
  }
  const needed = fund.ownShareMin?.value;
  if (needed !== undefined && money.ownShare !== undefined && money.ownShare < needed - 1e-9) found.error("plan-fund-own-share", path, { fund: fund.id, share: shown(money.ownShare), needed });
}
