import { currencySteps } from "#model/currency.js";
import type { DebtSource, FinancingPlan } from "#model/financing-plan.js";
import { findNearest } from "#model/nearest.js";
import type { Fund } from "#model/regime.js";
import { checkFunds, type FundOf } from "./check-funds.js";
import { rateValue } from "./currencies.js";
import type { PlanContext } from "./plan-context.js";
import { shown, type Complaints } from "./problems.js";
import { buildEndOf, spreadBuild, type Project } from "./project.js";
import { drawdownYears } from "./raise-money.js";
import { circlesIn, shareOfUses } from "./sizes.js";

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;
const inUnit = (value: number): boolean => value >= 0 && value <= 1;

/**
 * What a plan says that cannot be meant, all of it at once. Takes drafts: a number beyond its limits is the schema's to report, and is passed over here.
 *
 * @returns the fund behind each source, as far as it is known
 */
export function checkPlan(plan: FinancingPlan, context: PlanContext, found: Complaints): ReadonlyMap<number, FundOf> {
  checkIds(plan, found);
  checkSizes(plan, found);
  checkShares(plan, found);
  checkCurrencies(plan, context, found);
  const funds = checkFunds(plan, context, found);
  for (const [at, source] of plan.sources.entries()) {
    if (source.kind !== "equity") checkTerms(source, { at, plan, fund: funds.get(at)?.fund, project: context.project }, found);
    checkDrawdown(plan, { at, project: context.project }, found);
  }
  return funds;
}

/** Ids that stand twice or that nothing declares. */
function checkIds({ partners, sources, expectations }: FinancingPlan, found: Complaints): void {
  for (const [list, things] of [["partners", partners], ["sources", sources]] as const) {
    for (const [i, { id }] of things.entries()) {
      const first = things.findIndex((one) => one.id === id);
      if (first < i) found.error("id-duplicate", `${list}[${i}].id`, { id, first: `${list}[${first}]` });
    }
  }
  const dangling = (id: string, path: string, [list, known]: readonly [list: string, known: readonly string[]]): void => {
    if (known.includes(id)) return;
    const nearest = findNearest(id, known);
    found.error("id-dangling", path, { id, expectedIn: list, uses: 1, ...(nearest === undefined ? { suggestions: 0 } : { suggestions: 1, nearest }) });
  };
  const partnerIds = partners.map(({ id }) => id);
  const bearers = ["project", "lender", ...partnerIds];
  for (const [i, source] of sources.entries()) {
    if (source.size !== "rest" && "of" in source.size) dangling(source.size.of, `sources[${i}].size.of`, ["sources", sources.map(({ id }) => id)]);
    if (source.kind === "equity") dangling(source.partner, `sources[${i}].partner`, ["partners", partnerIds]);
    else {
      dangling(source.currencyBorneBy, `sources[${i}].currencyBorneBy`, ["partners", bearers]);
      if (source.interest !== undefined && "reference" in source.interest) dangling(source.interest.borneBy, `sources[${i}].interest.borneBy`, ["partners", bearers]);
    }
  }
  const currencies = [...partners, ...sources].map(({ currency }) => currency);
  for (const [i, { currency }] of expectations.entries()) {
    if (!currencies.includes(currency)) found.error("value-unknown", `expectations[${i}].currency`, { value: currency, expected: [...new Set(currencies)].join(", "), suggestions: 0 });
    else if (expectations.findIndex((one) => one.currency === currency) < i) found.error("id-duplicate", `expectations[${i}].currency`, { id: currency, first: "expectations" });
  }
}

/** Sizes that refer to each other in a circle, and shares of all uses that cannot add up. */
function checkSizes({ sources }: FinancingPlan, found: Complaints): void {
  const circles = circlesIn(sources);
  for (const { at, ids } of circles) found.error("plan-circle", `sources[${at}].size`, { sources: ids.join(" → ") });
  const rests = sources.flatMap(({ size }, at) => (size === "rest" ? [at] : []));
  for (const at of rests.slice(1)) found.error("plan-rest-twice", `sources[${at}].size`, { first: sources[rests[0] ?? 0]?.id ?? "" });
  const dangles = sources.some(({ size }) => size !== "rest" && "of" in size && !sources.some(({ id }) => id === size.of));
  if (circles.length > 0 || dangles || sources.some(({ size }) => size !== "rest" && "share" in size && !inUnit(size.share))) return;
  const shares = sources.map((source) => shareOfUses(source, sources));
  const sum = shares.reduce((all: number, share) => all + (share ?? 0), 0);
  const complete = shares.every((share) => share !== undefined);
  if (complete ? !near(sum, 1) : sum > 1 + 1e-9) found.error("plan-shares-sum", "sources", { sum: shown(sum), complete: complete ? "yes" : "no" });
}

/** Shares of the owners, of the build's years and of drawdowns that do not sum to 1. */
function checkShares({ partners, sources, buildSpending }: FinancingPlan, found: Complaints): void {
  const sumsToOne = (shares: readonly number[], path: string, what: string): void => {
    const sum = shares.reduce((all, share) => all + share, 0);
    if (shares.every(inUnit) && !near(sum, 1)) found.error("plan-parts-sum", path, { sum: shown(sum), what });
  };
  if (buildSpending !== undefined) sumsToOne(buildSpending, "buildSpending", "spending");
  for (const [at, { drawdown }] of sources.entries()) if (drawdown !== "pro-rata") sumsToOne(drawdown.map(({ share }) => share), `sources[${at}].drawdown`, "drawdown");
  const given = partners.flatMap(({ distributionShare }) => distributionShare ?? []);
  if (given.length === partners.length) sumsToOne(given, "partners", "distribution");
  else if (given.length > 0) found.error("plan-distribution-some", "partners", { given: given.length, partners: partners.length });
  else if (!sources.some(({ kind, size }) => kind === "equity" && (size === "rest" || ("amount" in size ? size.amount : size.share) > 0))) found.error("plan-no-equity", "partners");
}

/** Currencies that no chain of exchange rates joins to the project's. */
function checkCurrencies({ partners, sources }: FinancingPlan, { fx, asOf, currency }: PlanContext, found: Complaints): void {
  const uses = [
    ...partners.map((partner, i) => ({ currency: partner.currency, path: `partners[${i}].currency` })),
    ...sources.map((source, i) => ({ currency: source.currency, path: `sources[${i}].currency` })),
  ];
  for (const from of new Set(uses.map((use) => use.currency))) {
    if (from === "" || currencySteps(fx, { from, to: currency, asOf }) !== undefined) continue; // a draft's currency that is none has its problem already
    const same = uses.filter((use) => use.currency === from);
    found.error("currency-without-rate", same[0]?.path ?? "", { currency: from, uses: same.length });
  }
}

interface Terms {
  readonly at: number;
  readonly plan: FinancingPlan;
  readonly fund: Fund | undefined;
  readonly project: Project | undefined;
}

/** Rates beyond 0 to 1, and a tenor, grace and build that do not fit each other. */
function checkTerms(source: DebtSource, { at, plan, fund, project }: Terms, found: Complaints): void {
  const path = `sources[${at}]`;
  const { interest } = source;
  if (interest !== undefined && "ratePerYear" in interest) inLimits(interest.ratePerYear, `${path}.interest.ratePerYear`, found);
  if (interest !== undefined && "reference" in interest) {
    const { reference: { ratePerYear, expected }, marginPerYear } = interest;
    const references = [{ rate: ratePerYear, where: "ratePerYear" }, ...expected.map((later, i) => ({ rate: later.ratePerYear, where: `expected[${i}].ratePerYear` }))];
    for (const { rate, where } of references) {
      const [reference, margin] = [rateValue(rate), rateValue(marginPerYear)];
      if (inLimits(rate, `${path}.interest.reference.${where}`, found) && Math.abs(margin) <= 1 && !inUnit(reference + margin)) found.error("plan-rate-range", `${path}.interest.marginPerYear`, { rate: shown(reference + margin) });
    }
  }
  const tenor = source.tenorYears ?? fund?.tenorYears?.value;
  const { graceYears: grace } = source;
  if (tenor === undefined || !(tenor >= 1 && tenor <= 50) || !(grace >= 0 && grace <= 50)) return;
  if (grace >= tenor) found.error("plan-grace", `${path}.graceYears`, { grace, tenor });
  const years = project === undefined ? undefined : spreadBuild(project, plan.buildSpending ?? [1]).years;
  if (years === undefined) return;
  const [buildEnd, horizon] = [buildEndOf(years), years.length - 1];
  const { first, last } = drawdownYears(source, { firstYear: Math.max(0, years.findIndex(({ net }) => net < 0)), lastYear: buildEnd });
  const repaid = first + grace + 1;
  if (repaid <= Math.max(buildEnd, last) && grace < tenor) found.error("plan-repayment-early", `${path}.graceYears`, { year: repaid, last: Math.max(buildEnd, last) });
  if (first + tenor > horizon) found.warn("plan-horizon-short", `${path}.tenorYears`, { end: first + tenor, horizon });
}

/** A fact's value can lie where the schema cannot look. @returns whether the rate is one */
function inLimits(rate: FinancingPlan["expectations"][number]["changePerYear"], path: string, found: Complaints): boolean {
  const value = rateValue(rate);
  if (inUnit(value)) return true;
  if (typeof rate !== "number") found.error(value < 0 ? "value-negative" : "value-range", `${path}.value`, value < 0 ? { value } : { value, range: "≤ 1" });
  return false;
}

/** Money drawn when there is no longer anything to build. */
function checkDrawdown(plan: FinancingPlan, { at, project }: Pick<Terms, "at" | "project">, found: Complaints): void {
  const drawdown = plan.sources[at]?.drawdown ?? "pro-rata";
  if (project === undefined || drawdown === "pro-rata") return;
  const buildEnd = buildEndOf(spreadBuild(project, plan.buildSpending ?? [1]).years);
  for (const [i, { year }] of drawdown.entries()) if (year > buildEnd) found.error("plan-drawdown-late", `sources[${at}].drawdown[${i}].year`, { year, buildEnd });
}
