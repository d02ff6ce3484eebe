import { profitTax } from "#engine/finance/joint/profit-tax.js";
import type { Project } from "#engine/finance/joint/project.js";
import { tierOf, tiers, type DebtSource, type FinancingPlan } from "#model/financing-plan.js";

export interface Slow {
  readonly uses: number;
  readonly balances: readonly (readonly number[])[]; // by debt, in the plan's order
  readonly services: readonly (readonly number[])[];
  readonly equity: readonly number[]; // of all partners together
}

type Priced = DebtSource & { readonly ratePerYear: number; readonly size: { readonly share: number }; readonly tenorYears: number };

/**
 * A financing plan worked out the slow and obvious way: in one currency, fixed rates, drawn pro rata, every size a share of the uses or the rest,
 * at most one sculpted debt. What is not known in advance is guessed and mended: the sum of uses by putting in what came out, three hundred times; the level
 * payment of an annuity and the ratio of a sculpted debt by halving an interval; tax year by year, as the interest of a year is known when it begins.
 */
export function slowFinancing({ years, tax }: Project, plan: FinancingPlan): Slow {
  const buildEnd = years.findIndex(({ revenue }) => revenue > 0) - 1;
  const debts = plan.sources.flatMap((source): Priced[] => {
    if (source.kind === "equity") return [];
    if (source.size === "rest" || !("share" in source.size) || source.interest === undefined || !("ratePerYear" in source.interest)) throw new RangeError("too much for the slow way");
    return [{ ...source, size: { share: source.size.share }, ratePerYear: Number(source.interest.ratePerYear), tenorYears: source.tenorYears ?? 0 }];
  });
  const cost = years.slice(0, buildEnd + 1).map(({ net }) => -net);

  const build = (uses: number): { sum: number; drawn: number[][]; balance: number[][]; interest: number[][]; fees: number[][]; paid: number[] } => {
    const [drawn, balance, interest, fees] = [0, 1, 2, 3].map(() => debts.map((): number[] => []));
    if (drawn === undefined || balance === undefined || interest === undefined || fees === undefined) throw new RangeError("four lists");
    const paid: number[] = [];
    const soFar = debts.map(() => 0);
    for (let year = 0; year <= buildEnd; year += 1) {
      let due = cost[year] ?? 0;
      debts.forEach((debt, i) => {
        const owed = balance[i]?.[year - 1] ?? 0;
        interest[i]?.push(owed * debt.ratePerYear);
        fees[i]?.push(year === 0 ? debt.fees.upfrontShare * debt.size.share * uses : debt.fees.commitmentPerYear * (debt.size.share * uses - (soFar[i] ?? 0)));
        due += (fees[i]?.[year] ?? 0) + (debt.interestInBuild === "paid" ? owed * debt.ratePerYear : 0);
      });
      debts.forEach((debt, i) => {
        const now = due * debt.size.share;
        soFar[i] = (soFar[i] ?? 0) + now;
        drawn[i]?.push(now);
        const owed = balance[i]?.[year - 1] ?? 0;
        balance[i]?.push(owed + now + (debt.interestInBuild === "paid" ? 0 : owed * debt.ratePerYear));
      });
      paid.push(due);
    }
    return { sum: paid.reduce((a, b) => a + b, 0), drawn, balance, interest, fees, paid };
  };
  let uses = cost.reduce((a, b) => a + b, 0);
  for (let i = 0; i < 300; i += 1) uses = build(uses).sum;
  const built = build(uses);

  const order = debts.map((debt, i) => ({ debt, i })).toSorted((a, b) => tiers.indexOf(tierOf(a.debt)) - tiers.indexOf(tierOf(b.debt)) || a.i - b.i);
  const untaxed = tax === undefined ? [] : profitTax(tax);
  /** The years after the build for one guess of the ratio of the sculpted debt; `left` is what that debt still owes before its last payment clears it. */
  const run = (ratio: number): { left: number; balances: number[][]; services: number[][]; equity: number[] } => {
    const balances = debts.map((_, i) => [...(built.balance[i] ?? [])]);
    const services = debts.map(() => years.slice(0, buildEnd + 1).map(() => 0));
    const deducted = years.map((_, year) => debts.reduce((sum, debt, i) => sum + ((debt.deductible ?? tierOf(debt) !== "fund") ? (built.interest[i]?.[year] ?? 0) + (built.fees[i]?.[year] ?? 0) : 0), 0));
    const equity = built.paid.map((due, year) => (built.drawn.reduce((sum, one) => sum + (one[year] ?? 0), 0) - due));
    let left = 0;
    for (let year = buildEnd + 1; year < years.length; year += 1) {
      debts.forEach((debt, i) => { if (debt.deductible ?? tierOf(debt) !== "fund") deducted[year] = (deducted[year] ?? 0) + (balances[i]?.[year - 1] ?? 0) * debt.ratePerYear; });
      const shield = tax === undefined ? 0 : (untaxed[year] ?? 0) - (profitTax(tax, deducted)[year] ?? 0);
      let cash = (years[year]?.net ?? 0) + shield;
      for (const { debt, i } of order) {
        const owed = balances[i]?.[year - 1] ?? 0;
        const interest = owed * debt.ratePerYear;
        const end = Math.min(debt.tenorYears, years.length - 1);
        const first = Math.min(debt.graceYears + 1, end);
        const atStart = balances[i]?.[first - 1] ?? owed;
        let pay = interest;
        if (year >= first) {
          if (debt.repayment === "annuity") pay = slowAnnuity(owed, debt.ratePerYear, debt.tenorYears - year + 1);
          else if (debt.repayment === "equal-principal") pay = interest + atStart / (debt.tenorYears - first + 1);
          else if (debt.repayment === "sculpted") pay = Math.max(0, cash) / ratio;
          else if (typeof debt.repayment === "object") pay = Math.min(Math.max(0, cash) / debt.repayment.sculptedToDscr, owed + interest);
        }
        if (year === end) {
          if (debt.repayment === "sculpted") left = owed + interest - Math.max(0, cash) / ratio;
          pay = owed + interest;
        }
        if (year > end) pay = 0;
        services[i]?.push(pay);
        balances[i]?.push(year >= end ? 0 : owed + interest - pay);
        cash -= pay;
      }
      equity.push(cash);
    }
    return { left, balances, services, equity };
  };
  let [low, high] = debts.some(({ repayment }) => repayment === "sculpted") ? [1e-9, 1e9] : [1, 1];
  for (let i = 0; i < 130 && low < high; i += 1) {
    const middle = Math.sqrt(low * high);
    if (run(middle).left > 0) high = middle; // too little was paid
    else low = middle;
  }
  return { uses, ...run(Math.sqrt(low * high)) };
}

/** The level payment that leaves nothing, by halving. */
function slowAnnuity(amount: number, ratePerYear: number, payments: number): number {
  let [low, high] = [0, amount * (1 + ratePerYear) + 1];
  for (let i = 0; i < 90; i += 1) {
    const middle = (low + high) / 2;
    let owed = amount;
    for (let n = 0; n < payments; n += 1) owed = owed * (1 + ratePerYear) - middle;
    if (owed > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
