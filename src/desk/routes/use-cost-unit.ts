import { usePack } from "#desk/api.js";

/** Per what goods are priced: passengers by head, all else by the tonne. */
export interface CostUnit {
  readonly cost: "USD/t" | "USD/person";
  readonly amount: "t" | "person";
}

export function useCostUnit(goodsId: string): CostUnit {
  const goods = usePack().data?.goods.find(({ id }) => id === goodsId);
  return goods?.handling === "passenger" ? { cost: "USD/person", amount: "person" } : { cost: "USD/t", amount: "t" };
}
