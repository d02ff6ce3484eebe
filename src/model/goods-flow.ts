import type { Quantity } from "./fact.js";

/** Goods that move from one place of the network to another, spread evenly over the months in which they do. */
export interface GoodsFlow {
  readonly from: string; // place id
  readonly to: string;
  readonly goods: string; // id in goods.yaml
  readonly tonnesPerYear: Quantity; // t/year
  readonly months?: readonly number[] | undefined; // absent = all twelve
}
