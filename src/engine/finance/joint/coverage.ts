import { tiers, type Tier } from "#model/financing-plan.js";
import type { Yearly } from "#engine/finance/discounting.js";
import type { Debt } from "./debts.js";
import type { Settled } from "./settle.js";

/** How well the cash covers the debt of a tier and of all tiers before it. A year without service has no ratio. */
export interface Coverage {
  readonly tier: Tier;
  readonly dscr: ReadonlyMap<number, number>; // by year
  readonly llcr: ReadonlyMap<number, number>; // by year: at its end
}

/** A promise of the plan that its own figures do not keep. */
export interface Breach {
  readonly sourceId: string;
  readonly covenant: "dscr" | "llcr";
  readonly year: number;
  readonly value: number;
  readonly required: number;
}

/**
 * Cover ratios of each tier that has a debt, with everything that is served before it:
 *
 *     DSCR(t) = CFADS(t) / service(t)
 *     LLCR(t) = Σ CFADS(s) · d(s) / balance(t),    s = t + 1 ... last year of service
 *
 * d discounts at what the debts of these tiers cost in each year, (balance(s) + service(s)) / balance(s - 1) - 1: the interest rate of a single loan,
 * the mean by balance of several. So where every year has service, LLCR is a mean of the DSCRs to come: never below the least nor above the best.
 *
 * @see docs/method.md#dscr, #llcr
 */
export function coverageOf(debts: readonly Debt[], { schedules, served, cfads }: Settled, buildEnd: number): readonly Coverage[] {
  return tiers.filter((tier) => debts.some((debt) => debt.tier === tier)).map((tier): Coverage => {
    const upTo = debts.map((debt) => tiers.indexOf(debt.tier) <= tiers.indexOf(tier));
    const sum = (of: (i: number, year: number) => number): Yearly => cfads.map((_, year) => debts.reduce((total, _debt, i) => (upTo[i] === true ? total + of(i, year) : total), 0));
    const service = sum((i, year) => served[i]?.[year] ?? 0);
    const balance = sum((i, year) => (schedules[i]?.balance[year] ?? 0) * (debts[i]?.paid[year] ?? 1));
    const last = service.findLastIndex((amount) => amount > 0);
    const dscr = new Map(service.flatMap((amount, year) => (amount > 0 && Number.isFinite((cfads[year] ?? 0) / amount) ? [[year, (cfads[year] ?? 0) / amount] as const] : [])));
    const llcr = new Map<number, number>();
    let worth = 0;
    for (let year = last; year > buildEnd; year -= 1) {
      const [before, after] = [balance[year - 1] ?? 0, (balance[year] ?? 0) + (service[year] ?? 0)];
      if (!(before > 0 && after > 0)) break;
      worth = ((worth + (cfads[year] ?? 0)) * before) / after;
      if (Number.isFinite(worth / before)) llcr.set(year - 1, worth / before);
    }
    return { tier, dscr, llcr: new Map([...llcr].toSorted(([a], [b]) => a - b)) };
  });
}

/** Every covenant that is not kept, with its year, in the order of the debts. Ratios that only rounding keeps below what is required are kept. */
export function breachesOf(debts: readonly Debt[], { schedules, served }: Settled, coverage: readonly Coverage[]): readonly Breach[] {
  return debts.flatMap(({ source, tier }, i) => {
    const ratios = coverage.find((one) => one.tier === tier);
    const end = schedules[i]?.end ?? 0;
    return (["dscr", "llcr"] as const).flatMap((covenant) => {
      const required = source.covenants[covenant];
      if (required === undefined) return [];
      const watched = [...(ratios?.[covenant] ?? [])].filter(([year]) => (covenant === "dscr" ? (served[i]?.[year] ?? 0) > 0 : year < end));
      return watched.filter(([, value]) => value < required * (1 - 1e-12)).map(([year, value]) => ({ sourceId: source.id, covenant, year, value, required }));
    });
  });
}
