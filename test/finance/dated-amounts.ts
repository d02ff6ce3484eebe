import { readFileSync } from "node:fs";
import type { DatedAmount } from "#engine/finance/xnpv.js";
import type { Irr } from "#engine/finance/irr.js";

/** Reads lines `YYYY-MM-DD,amount`; dates may be quoted. */
export function readAmounts(file: string): DatedAmount[] {
  return readFileSync(file, "utf8").split("\n").filter((line) => line.trim() !== "").map((line) => {
    const [date = "", amount] = line.replaceAll('"', "").split(",").map((cell) => cell.trim());
    return { date, amount: Number(amount) };
  });
}

export function ratesOf(irr: Irr): readonly number[] {
  if (irr.kind === "none") return [];
  return irr.kind === "one" ? [irr.ratePerYear] : irr.ratesPerYear;
}

/** Days by JavaScript's own calendar. */
const dayOf = ({ date }: DatedAmount): number => Date.parse(date) / 86_400_000;

/**
 * NPV by powers, as a share of the sum of absolute discounted amounts: independent of the engine. Discounted to the day of the amount that is
 * then the largest, so that nothing grows beyond a number; the share does not depend on the day.
 */
export function npvShareOf(amounts: readonly DatedAmount[]): (ratePerYear: number) => number {
  const moving = amounts.filter(({ amount }) => amount !== 0);
  const years = moving.map((one) => dayOf(one) / 365);
  const sizes = moving.map(({ amount }) => Math.log(Math.abs(amount)));
  return (ratePerYear) => {
    const growth = Math.log1p(ratePerYear);
    let largest = 0;
    for (const i of years.keys()) if ((sizes[i] ?? 0) - (years[i] ?? 0) * growth > (sizes[largest] ?? 0) - (years[largest] ?? 0) * growth) largest = i;
    let [sum, size] = [0, 0];
    for (const [i, { amount }] of moving.entries()) {
      const present = (amount / Math.abs(moving[largest]?.amount ?? 1)) * (1 + ratePerYear) ** ((years[largest] ?? 0) - (years[i] ?? 0));
      sum += present;
      size += Math.abs(present);
    }
    return sum / size;
  };
}

/** Neighbouring rates of a fine grid, in ln(1 + rate), between which NPV changes its sign: the slow obvious search. */
export function changesOnGrid(amounts: readonly DatedAmount[], { low, high, steps }: Readonly<Record<"low" | "high" | "steps", number>>): (readonly [number, number])[] {
  const [from, to] = [Math.log1p(low), Math.log1p(high)];
  const rates = Array.from({ length: steps + 1 }, (_, i) => Math.expm1(from + ((to - from) * i) / steps));
  const npvShare = npvShareOf(amounts);
  const signs = rates.map((rate) => Math.sign(npvShare(rate)));
  return rates.flatMap((rate, i) => (i > 0 && (signs[i] ?? 0) * (signs[i - 1] ?? 0) < 0 ? [[rates[i - 1] ?? rate, rate] as const] : []));
}

/** Digits after the point of `exactNpv`. */
const one = 10n ** 60n;

/**
 * NPV on the earliest day in whole numbers of 60 digits: the daily factor is the 365th root of 1 + rate by Newton's method, its powers by
 * repeated squaring. No floating-point number but the last.
 */
export function exactNpv(amounts: readonly DatedAmount[], ratePerYear: number): number {
  const growth = one + (BigInt(ratePerYear * 2 ** 60) * one) / 2n ** 60n;
  const power = (base: bigint, n: number): bigint => (n === 0 ? one : (power((base * base) / one, n >> 1) * (n % 2 === 1 ? base : one)) / one);
  let root = BigInt(Math.round((1 + ratePerYear) ** (1 / 365) * 2 ** 50)) * (one / 2n ** 50n);
  for (let i = 0; i < 8; i += 1) root -= ((power(root, 365) - growth) * one) / (365n * power(root, 364));
  const days = amounts.map(dayOf);
  const first = days.reduce((a, b) => Math.min(a, b));
  const sum = amounts.reduce((total, { amount }, i) => total + (BigInt(amount * 2 ** 60) * one) / power(root, (days[i] ?? first) - first), 0n);
  return Number(sum) / 2 ** 60;
}
