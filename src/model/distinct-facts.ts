import { isFigure, type Fact, type Quantity } from "./fact.js";

/** Every different fact behind some quantities, each once, in order of appearance. Two facts that say the same are one. */
export function distinctFacts(quantities: readonly Quantity[]): readonly Fact[] {
  const found = new Map<string, Fact>();
  const walk = (quantity: Quantity): void => {
    if (isFigure(quantity)) {
      quantity.from.forEach(walk);
      return;
    }
    const { label, value, unit, asOf, confidence, source, assumption } = quantity;
    const says = `${label}|${value}|${unit}|${asOf}|${confidence}|${source}|${assumption}`;
    if (!found.has(says)) found.set(says, quantity);
  };
  quantities.forEach(walk);
  return [...found.values()];
}
