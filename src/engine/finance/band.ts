import { isFigure } from "#model/fact.js";
import { cashFlowUnder, type CashFlow } from "./cash-flow.js";
import type { Input } from "./inputs.js";
import type { Plan } from "./plan.js";

/** NPV with one input at its low and at its high, all others at their base. */
export interface Swing {
  readonly parameter: string;
  readonly npvLow: number;
  readonly npvHigh: number;
}

export interface Band {
  readonly low: CashFlow;
  readonly high: CashFlow;
  readonly sensitivity: readonly Swing[]; // the widest swing first
}

/**
 * The low-high band of NPV: each input's worse and better end is found alone; all worse ends together are the pessimistic case, all better
 * ends together the optimistic one. Where inputs work against each other so that a case falls on the wrong side of the base, the lowest
 * and the highest of the three are the band.
 *
 * @see docs/method.md#npv-band
 */
export function bandAround(base: CashFlow, plan: Plan): Band {
  const npvWith = (position: number, end: number): number => cashFlowUnder(base.regime, plan, base.values.with(position, end)).npv;
  const swings = plan.inputs.flatMap((input, position) => {
    const ends = endsOf(input);
    if (ends === undefined) return [];
    return [{ position, ends, swing: { parameter: input.name, npvLow: npvWith(position, ends.low), npvHigh: npvWith(position, ends.high) } }];
  });
  const [worse, better] = [[...base.values], [...base.values]];
  for (const { position, ends, swing } of swings) {
    const cases = [[ends.low, swing.npvLow], [base.values[position] ?? ends.low, base.npv], [ends.high, swing.npvHigh]] as const;
    const byNpv = cases.toSorted(([, a], [, b]) => a - b);
    worse[position] = (byNpv[0] ?? cases[1])[0];
    better[position] = (byNpv[2] ?? cases[1])[0];
  }
  const cases = [cashFlowUnder(base.regime, plan, worse), base, cashFlowUnder(base.regime, plan, better)].toSorted((a, b) => a.npv - b.npv);
  return { low: cases[0] ?? base, high: cases[2] ?? base, sensitivity: swings.map(({ swing }) => swing).toSorted((a, b) => width(b) - width(a)) };
}

function endsOf({ quantity }: Input): { readonly low: number; readonly high: number } | undefined {
  if (isFigure(quantity)) return undefined;
  const { value, low = value, high = value } = quantity;
  return low === value && high === value ? undefined : { low, high };
}

function width({ npvLow, npvHigh }: Swing): number {
  return Math.abs(npvHigh - npvLow);
}
