import type { Reader } from "./reader.js";

/** Amounts of one currency written in the same scale, so that they can be compared down a column. */
export interface MoneyColumn {
  readonly unit: string; // `m CN¥`, `万元人民币`
  text(value: number): string;
}

/** Steps in which the language counts: as in `Format.quantity`, chosen for the largest amount. */
export function moneyColumn(values: readonly number[], currency: string, { language, words, format }: Reader): MoneyColumn {
  const largest = Math.max(0, ...values.map(Math.abs));
  const [by, word] = language === "zh"
    ? (largest >= 1e5 ? [1e4, "ten-thousands"] as const : [1, undefined])
    : largest >= 1e11 ? [1e9, "billions"] as const : largest >= 1e6 ? [1e6, "millions"] as const : [1, undefined];
  const digits = by === 1 || largest / by >= 10_000 ? 0 : largest / by >= 100 ? 1 : 2;
  const unit = format.unit(currency);
  return {
    unit: word === undefined ? unit : words(`format.${word}`, { amount: "", unit }).trim(),
    text: (value) => format.number(value / by, digits),
  };
}
