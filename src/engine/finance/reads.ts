import { readsOf } from "./inputs.js";
import type { PlannedGoods, PlannedLine } from "./plan.js";

type Positions = readonly number[];

/** Inputs behind the money of a line: the amount, its ramp, and prices where it is goods. */
export function moneyReads(line: PlannedLine): Positions {
  if ("years" in line) return line.amount.reads;
  return readsOf([line.amount, ...line.ramp, ...("flows" in line ? line.flows.map(({ price }) => price) : [])]);
}

/** Inputs behind the freight of a line of goods. */
export function freightReads({ amount, ramp, flows }: PlannedGoods): Positions {
  return readsOf([amount, ...ramp, ...flows.map(({ freight }) => freight)]);
}

/** Inputs behind the duties on a line of goods, in the years in which they are in force. */
export function dutyReads({ kind, amount, ramp, flows }: PlannedGoods): Positions {
  const terms = flows.flatMap(({ price, freight, duties }) => {
    const due = duties.filter(({ inForce }) => inForce.includes(true));
    if (due.length === 0) return [];
    const valued = kind === "input" && due.some(({ direction }) => direction === "import") ? [price, freight] : [price];
    return [...valued, ...due.flatMap(({ share, perTonne }) => [share, perTonne].filter((term) => term !== undefined))];
  });
  return terms.length === 0 ? [] : readsOf([amount, ...ramp, ...terms]);
}

/** Inputs behind the wages on which social contributions are due. */
export function wageReads(lines: readonly PlannedLine[]): Positions {
  return joined(lines.map((line) => (line.kind === "opex" && line.labour ? moneyReads(line) : [])));
}

/** Inputs behind fixed assets. */
export function capexReads(lines: readonly PlannedLine[]): Positions {
  return joined(lines.map((line) => ("years" in line ? moneyReads(line) : [])));
}

/** Inputs behind everything that happens before taxes. */
export function operationReads(lines: readonly PlannedLine[]): Positions {
  return joined(lines.flatMap((line) => ("flows" in line ? [moneyReads(line), freightReads(line), dutyReads(line)] : [moneyReads(line)])));
}

/** Each position once, ascending. */
export function joined(all: readonly Positions[]): Positions {
  return [...new Set(all.flat())].toSorted((a, b) => a - b);
}
