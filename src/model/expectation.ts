import type { Fact } from "./fact.js";

export const expectedQuantities = ["inflation", "appreciation"] as const;
export type ExpectedQuantity = (typeof expectedQuantities)[number];

/**
 * What is expected of a currency in some calendar years: how much prices stated in it grow a year, or how much more US dollars one unit of it
 * buys a year. Of several rows for a year the first of the file counts. Without an appreciation the exchange rate follows purchasing-power parity.
 */
export interface Expectation {
  readonly currency: string;
  readonly quantity: ExpectedQuantity;
  readonly fromYear: number;
  readonly toYear?: number | undefined; // absent = for good
  readonly rate: Fact; // 1/year, above -1
}
