import { findRoot } from "./root.js";

/** A term coefficient · e^(-exponent · s). */
export interface Term {
  readonly exponent: number;
  readonly coefficient: number; // not 0
}

/** A sum closer to nothing than this share of its terms' sizes could have either sign: what rounding can do. */
const undecided = 1e-12;
/** Pieces narrower than this share of the whole are not halved any more. */
const finest = 1e-10;
/** Nor are any where more than so many are still open, as where terms of both signs all but cancel on a whole stretch: the search is then one on a grid. */
const mostOpen = 2048;

/**
 * Every s between two points at which a sum of exponentials crosses nothing, ascending.
 *
 *     f(s) = Σ coefficient · e^(-exponent · s)
 *
 * The stretch is halved until each piece is proven to hold no root or to be monotone. From its middle m, f cannot fall by more than
 * (width / 2) · max |f'| on a piece, and |f'| ≤ Σ |coefficient · exponent| · e^(-exponent · s), which is convex and so largest at an end; so
 *
 *     |f(m)| > width / 2 · bound of |f'|     no root here
 *     |f'(m)| > width / 2 · bound of |f''|   monotone: a root exactly where the signs at the ends differ; Brent's method finds it
 *
 * Multiplying f by e^(k·s) moves no root; k = the mean exponent at m, weighted by the terms' sizes, keeps the bounds low.
 * A root that is touched and not crossed is not counted, nor are two that rounding cannot tell from one touched.
 */
export function findSignChanges(terms: readonly Term[], low: number, high: number): number[] {
  const f = (s: number): number => {
    const share = shareAt(terms, s);
    return Math.abs(share) > undecided ? share : 0;
  };
  const roots: number[] = [];
  let before = low;
  for (const point of divide(terms, low, high)) {
    if (Math.sign(f(before)) * Math.sign(f(point)) < 0) roots.push(findRoot((s) => shareAt(terms, s), before, point));
    if (f(point) !== 0) before = point;
  }
  return roots;
}

/** f(s) as a share of the sizes of its terms, -1...1: the same roots, and never too large or too small for a number. */
function shareAt(terms: readonly Term[], s: number): number {
  const frame = frameAt(terms, s);
  const { value, size } = measure(terms, s, frame);
  return size === 0 ? 0 : value / size;
}

/** What to multiply all terms by: e^(shift · s - scale). */
interface Frame {
  readonly shift: number;
  readonly scale: number;
}

/** The mean exponent of the terms by their sizes at s, and the logarithm of the largest of them. */
function frameAt(terms: readonly Term[], s: number): Frame {
  let largest = -Infinity;
  for (const { exponent, coefficient } of terms) largest = Math.max(largest, Math.log(Math.abs(coefficient)) - exponent * s);
  let [sum, size] = [0, 0];
  for (const { exponent, coefficient } of terms) {
    const part = Math.exp(Math.log(Math.abs(coefficient)) - exponent * s - largest);
    sum += part * exponent;
    size += part;
  }
  const shift = size === 0 ? 0 : Math.round(sum / size); // a whole number, so that whole exponents differ from it without rounding
  return { shift, scale: largest + shift * s };
}

/** The sum, its slope, and bounds: sizes of the terms, of those of the slope (`reach`) and of the second derivative (`bend`). */
function measure(terms: readonly Term[], s: number, { shift, scale }: Frame): Readonly<Record<"value" | "slope" | "size" | "reach" | "bend", number>> {
  let [value, slope, size, reach, bend] = [0, 0, 0, 0, 0];
  for (const { exponent, coefficient } of terms) {
    const k = exponent - shift;
    const part = Math.exp(Math.log(Math.abs(coefficient)) - k * s - scale);
    const signed = coefficient < 0 ? -part : part;
    value += signed;
    slope -= k * signed;
    size += part;
    reach += Math.abs(k) * part;
    bend += k * k * part;
  }
  return { value, slope, size, reach, bend };
}

/** Ends, ascending, of pieces that each hold no root, or are monotone, or are not worth halving any more. */
function divide(terms: readonly Term[], low: number, high: number): number[] {
  const ends: number[] = [];
  let open: (readonly [number, number])[] = terms.length === 0 ? [] : [[low, high]];
  for (let width = high - low; open.length > 0 && open.length <= mostOpen && width > finest * (high - low); width /= 2) {
    const halves: (readonly [number, number])[] = [];
    for (const [from, to] of open) {
      const middle = (from + to) / 2;
      if (isProven(terms, [from, to])) ends.push(to);
      else halves.push([from, middle], [middle, to]);
    }
    open = halves;
  }
  return [...ends, ...open.map(([, to]) => to)].toSorted((a, b) => a - b);
}

/** Whether a piece is proven to hold no root or to be monotone. */
function isProven(terms: readonly Term[], [from, to]: readonly [number, number]): boolean {
  const half = (to - from) / 2;
  const frame = frameAt(terms, from + half);
  const [middle, left, right] = [measure(terms, from + half, frame), measure(terms, from, frame), measure(terms, to, frame)];
  return Math.abs(middle.value) > half * Math.max(left.reach, right.reach) + undecided * middle.size
    || Math.abs(middle.slope) > half * Math.max(left.bend, right.bend) + undecided * middle.reach;
}
