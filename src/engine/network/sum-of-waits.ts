import { quantileOf, type Wait } from "./wait.js";

/** First a few cells, to find about where the quantile lies; then many up to there. */
const [fewCells, manyCells] = [12, 48]; // per wait
const goodEnough = 0.02; // of the quantile
const halfMinute = 1 / 120;

/**
 * The time that a share of all consignments does not exceed in waits that do not depend on each other, one after the other.
 *
 * Each wait is cut into cells of the same width, and the cells are added up in every combination (convolution). A wait lies between the lower and the
 * upper edge of its cell, so the sum of n waits lies within n cells above the sum of the lower edges: the error of what is returned is at most
 * (n + 1) / 2 cells, which is at most 2 % of it or half a minute. Waits longer than the largest that the quantile can be need no cell.
 *
 * @see docs/method.md#network-waiting
 */
export function quantileOfSum(waits: readonly Wait[], share: number): number {
  const n = waits.length;
  const [only] = waits;
  if (only === undefined) return 0;
  if (n === 1) return quantileOf(only, share);
  // Of n waits one exceeds its bound with at most (1 - share) / n, so all together exceed the sum of the bounds with at most 1 - share.
  let largest = waits.reduce((sum, wait) => sum + quantileOf(wait, 1 - (1 - share) / n), 0);
  for (let perWait = fewCells; ; perWait = manyCells) {
    const cells = perWait * n;
    const width = largest / cells;
    const [cell, within] = quantileCell(sumInCells(waits, cells, width), share);
    const estimate = Math.min(Math.max(cell - 0.5 + within + n / 2, cell), cell + n) * width;
    const error = ((n + 1) / 2) * width;
    if (error <= goodEnough * estimate || error <= halfMinute) return estimate;
    const bound = (cell + n) * width;
    if (perWait === manyCells && bound >= largest) return estimate;
    largest = Math.min(bound, largest);
  }
}

/** Shares of the sum of the lower edges in each cell; what lies beyond the last cell is left out. */
function sumInCells(waits: readonly Wait[], cells: number, width: number): Float64Array {
  const [first, ...others] = waits.map((wait) => sharesInCells(wait, cells, width));
  let sum = first ?? new Float64Array(cells);
  for (const other of others) {
    const next = new Float64Array(cells);
    for (let i = 0; i < cells; i++) {
      const share = sum[i] ?? 0;
      if (share === 0) continue;
      for (let k = 0, end = cells - i; k < end; k++) next[i + k] = (next[i + k] ?? 0) + share * (other[k] ?? 0);
    }
    sum = next;
  }
  return sum;
}

function sharesInCells(wait: Wait, cells: number, width: number): Float64Array {
  const shares = new Float64Array(cells);
  let below = 0;
  for (let cell = 0; cell < cells; cell++) {
    const atMost = wait.atMost((cell + 1) * width);
    shares[cell] = atMost - below;
    below = atMost;
  }
  return shares;
}

/** The cell in which the shares add up to the one asked for, and how far into it, from 0 to 1; the last cell where they do not. */
function quantileCell(shares: Float64Array, share: number): readonly [cell: number, within: number] {
  let below = 0;
  for (const [cell, here] of shares.entries()) {
    if (below + here >= share) return [cell, (share - below) / here];
    below += here;
  }
  return [shares.length - 1, 1];
}
