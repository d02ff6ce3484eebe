import type { ActivityLine } from "#model/activity.js";
import type { Regime } from "#model/regime.js";
import type { AppraisalQuestion } from "#engine/finance/appraise.js";
import { unitsOf } from "./any-appraisal.js";

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const yearsOf = (date: string): number => {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return year + ((daysBefore[month - 1] ?? 0) + day - 1) / 365;
};

/** Money at a time, of a year of the cash flow, in its own money. */
interface Event {
  readonly year: number;
  readonly time: number;
  readonly amount: number;
}

/** The slow obvious way, payment by payment, from the question itself: NPV under some regimes held together. */
export function npvSlowly(question: AppraisalQuestion, usual: Regime, own: readonly Regime[]): number {
  const { activity, flows, brief: { money }, scale, expectations = [], asOf } = question;
  const horizon = money.horizonYears;
  const start = yearsOf(money.startDate ?? asOf);
  const known = yearsOf(asOf);
  const p: Record<string, number> = Object.fromEntries(Object.entries(activity.parameters).map(([key, { value }]) => [key, value]));
  const size = scale.value;
  const rateOf = (unit: string): number => unitsOf(money.currency) / unitsOf(unit.slice(0, 3));

  // --- prices ---
  const expected = (currency: string, quantity: string, year: number): number | undefined =>
    expectations.find((row) => row.currency === currency && row.quantity === quantity && row.fromYear <= year && year <= (row.toYear ?? 9999))?.rate.value;
  const inflation = (currency: string, year: number): number => 1 + (expected(currency, "inflation", year) ?? NaN);
  /** How much more US dollars a unit of a currency buys after a year. */
  const strength = (currency: string, year: number): number => {
    const stated = expected(currency, "appreciation", year);
    return currency === "USD" ? 1 : stated === undefined ? inflation("USD", year) / inflation(currency, year) : 1 + stated;
  };
  const index = (unit: string, kind: "price" | "law", time: number): number => {
    if (expectations.length === 0) return 1;
    const currency = unit.slice(0, 3);
    let level = 1;
    for (let year = Math.floor(known); year < start + time; year += 1) {
      const share = Math.max(0, Math.min(start + time, year + 1) - Math.max(known, year));
      const exchange = currency === money.currency ? 1 : strength(currency, year) / strength(money.currency, year);
      level *= ((kind === "price" ? inflation(currency, year) : 1) * exchange) ** share;
    }
    return level;
  };
  const deflator = (time: number): number => (money.terms === "real" ? index(money.currency, "price", time) / index(money.currency, "price", 0) : 1);

  // --- payments ---
  const timesIn = (year: number, line: ActivityLine): number[] => {
    const months = "months" in line ? line.months : undefined;
    if (months === undefined) return [year];
    const shareOf = (month: number): number => (((daysBefore[month - 1] ?? 0) + 14) / 365 - (start % 1) + 1) % 1;
    return months.map((month) => year - 1 + shareOf(month) + (activity.seasonStart !== undefined && shareOf(month) < shareOf(activity.seasonStart) ? 1 : 0));
  };
  const events: Event[] = [];
  const spread = (line: ActivityLine, year: number, at: (time: number) => number): number => {
    const times = timesIn(year, line);
    let sum = 0;
    for (const time of times) {
      const amount = at(time) / times.length;
      events.push({ year, time, amount });
      sum += amount;
    }
    return sum;
  };
  const vatOn = (line: ActivityLine): number => line.vat?.value ?? usual.clauses.find(({ tax }) => tax === "vat")?.rate.value ?? 0;
  const vatKnown = usual.vatRefundDays !== undefined && usual.clauses.some(({ tax }) => tax === "vat");
  const day = (year: number): string => `${Number(money.startDate?.slice(0, 4)) + year - 1}${money.startDate?.slice(4)}`;
  const holds = (year: number, { from = "0", to = "9" }: { from?: string | undefined; to?: string | undefined }): boolean => from <= day(year) && day(year) <= to;

  const zero = (): number[] => Array.from({ length: horizon + 1 }, () => 0);
  const [wages, before, book, sold, bought, vat] = [zero(), zero(), zero(), zero(), zero(), zero()];
  const made = zero();
  let capex = 0;
  for (const line of activity.lines) {
    for (let year = 0; year <= horizon; year += 1) {
      if (line.kind === "capex") {
        const cost = (p[line.id] ?? NaN) * size * rateOf(line.unit);
        const [bought = NaN] = line.years;
        const paid = bought <= horizon ? cost * index(line.unit, "price", bought) : 0;
        const worth = (at: number): number => (at < bought ? 0 : paid * Math.max(0, 1 - (at - bought) / line.depreciationYears));
        if (year === bought) {
          events.push({ year, time: year, amount: -paid });
          capex += paid;
          vat[year] = (vat[year] ?? 0) + paid * vatOn(line);
        }
        if (year === 0) continue;
        before[year] = (before[year] ?? 0) - (worth(year - 1) + (year === bought ? paid : 0) - worth(year));
        if (line.taxedAsProperty !== false) book[year] = (book[year] ?? 0) + (worth(year - 1) + worth(year)) / 2;
        if (year === horizon && line.residual !== undefined) {
          const fetched = cost * (p["slow"] ?? NaN) * index(line.unit, "price", year);
          events.push({ year, time: year, amount: fetched });
          before[year] = (before[year] ?? 0) + fetched - worth(year);
        }
        continue;
      }
      if (year === 0) continue;
      const steps = line.ramp ?? ["1"];
      const step = steps[Math.min(year, steps.length) - 1] ?? "";
      const struck = (activity.hazards ?? []).filter(({ affects }) => affects.includes(line.id)).reduce((left, hazard) => left * (1 - (p[hazard.probability] ?? NaN) * (p[hazard.lossShare] ?? NaN)), 1);
      const amount = (p[{ grain: "yield" }[line.id] ?? line.id] ?? NaN) * size * (p[step] ?? Number(step)) * struck;
      if (line.kind === "opex") {
        if (year < line.fromYear) continue;
        const paid = -spread(line, year, (time) => -amount * rateOf(line.unit) * index(line.unit, "price", time));
        before[year] = (before[year] ?? 0) - paid;
        if (line.labour) wages[year] = (wages[year] ?? 0) + paid;
        else [bought[year], vat[year]] = [(bought[year] ?? 0) + paid, (vat[year] ?? 0) + paid * vatOn(line)];
      } else if (line.kind === "sales") {
        const paid = spread(line, year, (time) => amount * rateOf(line.unit) * index(line.unit, "price", time));
        before[year] = (before[year] ?? 0) + paid;
        sold[year] = (sold[year] ?? 0) + paid;
        made[year] = (made[year] ?? 0) + amount;
        vat[year] = (vat[year] ?? 0) - paid * vatOn(line);
      } else {
        if (line.kind === "output") made[year] = (made[year] ?? 0) + amount;
        for (const { price, freightUsdPerTonne, share, duties, abroad } of flows.filter((f) => f.line === line.id)) {
          const times = timesIn(year, line);
          const mean = (of: (time: number) => number): number => times.reduce((sum, time) => sum + of(time), 0) / times.length;
          const at = (time: number): number => price.value * rateOf(price.unit) * index(price.unit, "price", time);
          const traded = spread(line, year, (time) => (line.kind === "output" ? 1 : -1) * amount * share * at(time));
          const way = spread(line, year, (time) => -amount * share * freightUsdPerTonne.value * rateOf("USD") * index("USD", "price", time));
          // Duties follow the year's mean levels, and are paid as the price is.
          const due = duties.filter((duty) => holds(year, duty));
          const imported = due.filter(({ direction }) => direction === "import").reduce((sum, d) => sum + (d.share?.value ?? 0), 0);
          let duty = 0;
          for (const d of due) {
            const worth = line.kind === "output" ? mean(at) / (1 + imported) : d.direction === "import" ? mean(at) + freightUsdPerTonne.value * rateOf("USD") * mean((time) => index("USD", "price", time)) : mean(at);
            const floor = d.perTonne === undefined ? 0 : d.perTonne.value * rateOf(d.perTonne.unit) * mean((time) => index(d.perTonne?.unit ?? "", "law", time));
            duty += Math.max((d.share?.value ?? 0) * worth, floor);
          }
          const border = spread(line, year, (time) => (-amount * share * duty * at(time)) / mean(at));
          before[year] = (before[year] ?? 0) + traded + way + border;
          if (line.kind === "output") {
            sold[year] = (sold[year] ?? 0) + traded;
            if (abroad !== true) vat[year] = (vat[year] ?? 0) - traded * vatOn(line);
          } else {
            bought[year] = (bought[year] ?? 0) - traded;
            vat[year] = (vat[year] ?? 0) + (-traded + (abroad === true ? -border : 0)) * vatOn(line);
          }
        }
      }
    }
  }
  const tied = zero();
  for (let year = 1; year < horizon; year += 1) {
    const days = (which: "receivableDays" | "payableDays" | "inventoryDays"): number => activity.workingCapital?.[which]?.value ?? 0;
    tied[year] = (days("receivableDays") * (sold[year] ?? 0) + days("inventoryDays") * ((bought[year] ?? 0) + (wages[year] ?? 0)) - days("payableDays") * (bought[year] ?? 0)) / 365;
  }

  // --- taxes ---
  const firstOf = (amounts: readonly number[]): number => amounts.findIndex((amount, year) => year > 0 && amount > 0);
  const taxesOf = (regimes: readonly Regime[]): number[] => {
    let losses = 0;
    const paid = zero();
    const clauseOf = ({ clauses }: Regime, tax: string, year: number): number | undefined => clauses.find((c) => {
      const profit = firstOf(before);
      const late = c.firstProfitWithinYears === undefined ? Infinity : c.firstProfitWithinYears + 1;
      const begin = { residency: 1, "first-profit": Math.min(profit < 0 ? Infinity : profit, late), "first-production": firstOf(made) < 0 ? Infinity : firstOf(made) }[c.clock];
      const n = year - begin + 1;
      return c.tax === tax && holds(year, c) && n >= c.yearFrom && n <= (c.yearTo ?? 99);
    })?.rate.value;
    for (let year = 1; year <= horizon; year += 1) {
      const rateIn = (tax: string): number => {
        const rates = regimes.map((one) => clauseOf(one, tax, year)).filter((one) => one !== undefined);
        return rates.length > 0 ? Math.min(...rates) : (clauseOf(usual, tax, year) ?? NaN);
      };
      const social = (wages[year] ?? 0) * rateIn("social-contributions");
      const property = (book[year] ?? 0) * rateIn("property-tax");
      const taxable = (before[year] ?? 0) - social - property;
      const used = Math.min(losses, Math.max(0, taxable));
      losses = losses - used + Math.max(0, -taxable);
      paid[year] = social + property + (Math.max(0, taxable) - used) * rateIn("profit-tax");
    }
    return paid;
  };
  const taxes = taxesOf(own);
  const charged = [...taxes];
  for (const capped of own) {
    if (capped.benefitCap === undefined || capped.standard) continue;
    const full = taxesOf(own.filter((one) => one !== capped));
    let left = capped.benefitCap.shareOfCapex.value * capex;
    for (let year = capped.benefitCap.freeYears + 1; year <= horizon; year += 1) {
      const benefit = Math.max(0, (full[year] ?? 0) - (taxes[year] ?? 0));
      charged[year] = (charged[year] ?? 0) + Math.max(0, benefit - left);
      left -= Math.min(benefit, left);
    }
  }
  for (let year = 1; year <= horizon; year += 1) events.push({ year, time: year, amount: (tied[year - 1] ?? 0) - (tied[year] ?? 0) - (charged[year] ?? 0) });

  let npv = 0;
  for (const { time, amount } of events) npv += amount / deflator(time) / (1 + money.discountRatePerYear) ** time;
  if (vatKnown) {
    const lag = Math.min(usual.vatRefundDays?.value ?? NaN, ...own.map(({ vatRefundDays }) => vatRefundDays?.value ?? 999)) / 365;
    for (const [year, balance] of vat.entries()) {
      const from = year < horizon ? year : year - 1;
      const thinner = (deflator(from) / deflator(from + 1)) ** lag;
      npv += (Math.max(0, balance) / deflator(year) / (1 + money.discountRatePerYear) ** year) * (thinner / (1 + money.discountRatePerYear) ** lag - 1);
    }
  }
  return npv;
}
