import type { Fact, Quantity } from "#model/fact.js";
import { tierOf, tiers, type DebtSource, type FinancingPlan, type Tier } from "#model/financing-plan.js";
import type { Fund } from "#model/regime.js";
import type { Yearly } from "#engine/finance/discounting.js";
import { rateValue, type YearlyRates } from "./currencies.js";

/** A source of debt with its terms worked out for every year. Its account is kept in `currency`. */
export interface Debt {
  readonly at: number; // place among the plan's sources
  readonly source: DebtSource;
  readonly tier: Tier;
  readonly currency: string;
  readonly tenorYears: number;
  readonly rate: Yearly; // interest a year that the project pays in year t on what it owed after t - 1
  readonly extraRate: Yearly; // what a partner adds to it, or is paid where it is negative; 0 unless a partner bears the rate
  readonly market: Yearly; // project's money for one unit of the account
  readonly paid: Yearly; // what the project pays for one unit of service; differs from `market` only where a partner bears the exchange rate
  readonly rateBearer?: string | undefined; // partner ids
  readonly currencyBearer?: string | undefined;
  readonly deductible: boolean;
  readonly terms: readonly Quantity[]; // facts behind tenor, price and exchange rate
}

interface Setting {
  readonly plan: FinancingPlan;
  readonly fundAt: (at: number) => Fund | undefined; // behind a source, by its place
  readonly rates: (currency: string) => YearlyRates;
  readonly stated: (value: number, unit: string, label: string) => Fact; // a number of the plan as a fact
  readonly horizonYears: number;
  readonly projectCurrency: string;
}

/** The plan's sources of debt, the most senior first, in the plan's order within a tier. */
export function debtsOf(setting: Setting): readonly Debt[] {
  const debts = setting.plan.sources.flatMap((source, at) => (source.kind === "equity" ? [] : [debtOf(source, at, setting)]));
  return debts.toSorted((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier) || a.at - b.at);
}

function debtOf(source: DebtSource, at: number, { plan, fundAt, rates, stated, horizonYears, projectCurrency }: Setting): Debt {
  const fund = fundAt(at);
  const isPartner = (id: string): boolean => plan.partners.some((partner) => partner.id === id);
  const years = Array.from({ length: horizonYears + 1 }, (_, year) => year);
  const price = priceOf(source, { fund, stated, years });
  const own = rates(source.currency);
  const fixedByLender = source.currencyBorneBy === "lender";
  const market = fixedByLender ? years.map(() => 1) : own.perYear;
  const currencyBearer = isPartner(source.currencyBorneBy) ? source.currencyBorneBy : undefined;
  const rateBearer = isPartner(price.borneBy) ? price.borneBy : undefined;
  const known = fund?.tenorYears;
  const tier = tierOf(source);
  return {
    at, source, tier,
    currency: fixedByLender ? projectCurrency : source.currency,
    tenorYears: source.tenorYears ?? known?.value ?? 0,
    rate: price.borneBy === "project" ? price.asked : years.map(() => price.asked[1] ?? price.asked[0] ?? 0),
    extraRate: rateBearer === undefined ? years.map(() => 0) : price.asked.map((asked) => asked - (price.asked[1] ?? asked)),
    market,
    paid: currencyBearer === undefined ? market : years.map(() => market[0] ?? 1),
    rateBearer, currencyBearer,
    deductible: source.deductible ?? tier !== "fund",
    terms: [
      ...price.facts,
      source.tenorYears === undefined && known !== undefined ? { ...known, label: "finance.plan.tenor" } : stated(source.tenorYears ?? 0, "year", "finance.plan.tenor"),
      ...(source.graceYears > 0 ? [stated(source.graceYears, "year", "finance.plan.grace")] : []),
      ...(source.fees.upfrontShare > 0 ? [stated(source.fees.upfrontShare, "1", "finance.plan.upfront-fee")] : []),
      ...(source.fees.commitmentPerYear > 0 ? [stated(source.fees.commitmentPerYear, "1/year", "finance.plan.commitment-fee")] : []),
      ...own.facts,
    ],
  };
}

interface Price {
  readonly asked: Yearly; // what the lender asks a year, year 0 as year 1
  readonly borneBy: string;
  readonly facts: readonly Fact[];
}

/** Interest a year by year: fixed, or a reference and a margin, or what the fund is known to ask. */
function priceOf({ interest }: DebtSource, { fund, stated, years }: Pick<Setting, "stated"> & { readonly fund: Fund | undefined; readonly years: Yearly }): Price {
  const fact = (rate: number | Fact, label: string): Fact => (typeof rate === "number" ? stated(rate, "1/year", label) : { ...rate, label });
  const flat = (rate: number | Fact): Price => ({ asked: years.map(() => rateValue(rate)), borneBy: "project", facts: [fact(rate, "finance.plan.rate")] });
  if (interest === undefined) return flat(fund?.pricePerYear ?? 0);
  if ("ratePerYear" in interest) return flat(interest.ratePerYear);
  const { reference, marginPerYear, borneBy } = interest;
  const later = reference.expected.toSorted((a, b) => a.fromYear - b.fromYear);
  return {
    asked: years.map((year) => rateValue(later.findLast(({ fromYear }) => fromYear <= year)?.ratePerYear ?? reference.ratePerYear) + rateValue(marginPerYear)),
    borneBy,
    facts: [
      fact(reference.ratePerYear, "finance.plan.reference"),
      fact(marginPerYear, "finance.plan.margin"),
      ...later.map(({ ratePerYear }) => fact(ratePerYear, "finance.plan.reference-later")),
    ],
  };
}
