import type { Activity } from "#model/activity.js";
import type { RankedSite } from "#model/answer.js";
import { taxLines } from "#engine/finance/cash-flow.js";
import type { Yearly } from "#engine/finance/discounting.js";
import { profitTax, type ProfitTax } from "./profit-tax.js";

/** One year of a project before any financing; net = revenue - operatingCost - tax - capex. Money at the end of the year, year 0 at the start. */
export interface ProjectYear {
  readonly year: number;
  readonly revenue: number;
  readonly operatingCost: number;
  readonly tax: number;
  readonly capex: number;
  readonly net: number;
}

/** A project without debt, and what its profit tax is taken on. */
export interface Project {
  readonly years: readonly ProjectYear[]; // year 0, 1, 2, ... without a gap
  readonly tax?: ProfitTax | undefined;
}

/**
 * Groups the lines of an appraised cash flow in nominal terms: what the activity sells is revenue; its investment, less what it fetches in the end, is
 * capex; taxes and contributions are tax; all else is operating cost. Profit tax is taken apart into rate and base, so that it can be worked out again
 * with interest:
 *
 *     base(t) = everything but capex and profit tax - depreciation(t) - losses brought forward,    rate(t) = profit tax(t) / base(t)
 *
 * @see docs/method.md#joint-finance
 */
export function projectOf(activity: Activity, cashFlow: RankedSite["cashFlow"]): Project {
  const kinds = new Map(activity.lines.map(({ id, kind }) => [id, kind]));
  const years = cashFlow.map(({ year, lines, net }): ProjectYear => {
    const sum = (belongs: (id: string) => boolean): number => Object.entries(lines).reduce((total, [id, amount]) => total + (belongs(id) ? amount : 0), 0);
    const revenue = sum((id) => kinds.get(id) === "output" || kinds.get(id) === "sales");
    const capex = 0 - sum((id) => kinds.get(id) === "capex" || id === residualValue);
    const tax = 0 - sum((id) => taxLines.has(id));
    return { year, revenue, operatingCost: revenue - tax - capex - net, tax, capex, net };
  });
  const written = depreciation(activity, cashFlow);
  const taxable = cashFlow.map(({ lines }, year) =>
    Object.entries(lines).reduce((total, [id, amount]) => total + (isTaxable(id, kinds) ? amount : 0), 0) - (written[year] ?? 0));
  const bases = profitTax({ taxable, ratePerYear: taxable.map(() => 1) });
  const paid = cashFlow.map(({ lines }) => 0 - (lines["finance.line.profit-tax"] ?? 0));
  return { years, tax: { taxable, ratePerYear: paid.map((amount, year) => Math.min(1, Math.max(0, (bases[year] ?? 0) > 0 ? amount / (bases[year] ?? 1) : 0))) } };
}

const residualValue = "finance.line.residual-value";
/** Added lines that lower or raise taxable profit; others (value-added tax, working capital) are cash only. */
const taxableLines = new Set(["finance.line.freight", "finance.line.duties", "finance.line.social-contributions", "finance.line.property-tax", residualValue]);

function isTaxable(id: string, kinds: ReadonlyMap<string, string>): boolean {
  const kind = kinds.get(id);
  return kind === undefined ? taxableLines.has(id) : kind !== "capex";
}

/** Straight-line, from the year after the one in which the money falls; what an asset is still worth in the books when it is sold in the last year goes with it. */
function depreciation({ lines }: Activity, cashFlow: RankedSite["cashFlow"]): Yearly {
  const last = cashFlow.length - 1;
  const written = cashFlow.map(() => 0);
  for (const line of lines) {
    if (line.kind !== "capex") continue;
    for (const [bought, { lines: amounts }] of cashFlow.entries()) {
      const cost = 0 - (amounts[line.id] ?? 0);
      const years = Math.min(line.depreciationYears, last - bought);
      for (let year = bought + 1; year <= bought + years; year += 1) written[year] = (written[year] ?? 0) + cost / line.depreciationYears;
      if (line.residual !== undefined) written[last] = (written[last] ?? 0) + cost * (1 - years / line.depreciationYears);
    }
  }
  return written;
}

/** The project with the money of year 0 spent over several years, and all later years moved back by as many. */
export function spreadBuild({ years, tax }: Project, shares: readonly number[]): Project {
  const delay = shares.length - 1;
  const [start] = years;
  if (start === undefined || delay === 0) return { years, tax };
  const part = (share: number, year: number): ProjectYear => ({
    year, revenue: start.revenue * share, operatingCost: start.operatingCost * share, tax: start.tax * share, capex: start.capex * share, net: start.net * share,
  });
  const moved = (amounts: Yearly): Yearly => [amounts[0] ?? 0, ...Array<number>(delay).fill(0), ...amounts.slice(1)];
  return {
    years: [...shares.map(part), ...years.slice(1).map((one) => ({ ...one, year: one.year + delay }))],
    tax: tax && { taxable: moved(tax.taxable), ratePerYear: moved(tax.ratePerYear) },
  };
}

/**
 * The last year of the build: the one before the first sale, or the first one in which money is invested, whichever is later.
 * Where nothing is ever sold, the last one in which money is invested.
 */
export function buildEndOf(years: readonly ProjectYear[]): number {
  const firstSale = years.findIndex(({ revenue }) => revenue > 0);
  if (firstSale < 0) return Math.max(0, years.findLastIndex(({ capex }) => capex > 0));
  return Math.max(firstSale - 1, years.findIndex(({ capex }) => capex > 0), 0);
}
