import { normalShare } from "./normal.js";

/** A time that differs from one consignment to the next, in hours: half wait at most `p50`, nine in ten at most `p90`. */
export interface Wait {
  readonly p50: number;
  readonly p90: number;
  /** The share of consignments that wait at most so long. */
  atMost(hours: number): number;
}

/** How far the 90 % quantile of the standard normal distribution lies from its median. */
const z90 = 1.2815515655446004;

/**
 * The lognormal distribution through a median and a 90 % quantile.
 *
 *     ln wait ~ N(ln p50, sigma²),  sigma = ln(p90 / p50) / 1.28155
 *
 * With p50 = 0 or p90 = p50 there is none, and every consignment waits p50.
 *
 * @see docs/method.md#network-waiting
 */
export function lognormalWait(p50: number, p90: number): Wait {
  if (!isSpread({ p50, p90 }) || p50 === 0) return { p50, p90: p50, atMost: (hours) => (hours >= p50 ? 1 : 0) };
  const [mu, sigma] = [Math.log(p50), Math.log(p90 / p50) / z90];
  return { p50, p90, atMost: (hours) => (hours <= 0 ? 0 : normalShare((Math.log(hours) - mu) / sigma)) };
}

/** Whether consignments wait differently long. */
export function isSpread({ p50, p90 }: Pick<Wait, "p50" | "p90">): boolean {
  return p90 > p50;
}

/** The least time, to a microsecond, that a share of the consignments does not exceed; share below 1. */
export function quantileOf({ atMost }: Pick<Wait, "atMost">, share: number): number {
  if (atMost(0) >= share) return 0;
  let [low, high] = [0, 1];
  while (atMost(high) < share) [low, high] = [high, 2 * high];
  while (high - low > 1e-9 * high && high - low > 3e-10) {
    const middle = (low + high) / 2;
    if (atMost(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}
