import { npvOf, type Yearly } from "./discounting.js";
import { findRoot } from "./root.js";

/** Rates at which a cash flow's NPV is nothing: none, the one, or several, none of which is *the* internal rate. */
export type Irr =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly ratePerYear: number }
  | { readonly kind: "several"; readonly ratesPerYear: readonly number[] };

const lowest = -0.99;
const highest = 10;

/**
 * Internal rate of return between -0.99 and 10 a year.
 *
 * By Descartes' rule a flow that changes its sign once has one rate; Brent's method finds it. Where it changes more often, the crossings of
 * the polynomial in x = 1 / (1 + rate) are told apart by the roots of its derivative, and theirs by the roots of the next derivative, and so on.
 * A rate at which NPV touches nothing without crossing it is not counted.
 *
 * @throws {RangeError} on an amount that is not finite
 * @see docs/method.md#irr
 */
export function irrOf(amounts: Yearly): Irr {
  for (const [year, amount] of amounts.entries()) if (!Number.isFinite(amount)) throw new RangeError(`cash flow of year ${year} is ${amount}; expected a finite number`);
  const largest = Math.max(...amounts.map(Math.abs), Number.MIN_VALUE);
  const scaled = amounts.map((amount) => amount / largest);
  const rates = signChanges(scaled) > 1 ? crossings(scaled).map((x) => 1 / x - 1).toReversed() : simpleRate(scaled);
  const [first] = rates;
  if (first === undefined) return { kind: "none" };
  return rates.length === 1 ? { kind: "one", ratePerYear: first } : { kind: "several", ratesPerYear: rates };
}

function signChanges(amounts: Yearly): number {
  const signs = amounts.map(Math.sign).filter((sign) => sign !== 0);
  return signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length;
}

function simpleRate(amounts: Yearly): number[] {
  const npv = (rate: number): number => npvOf(amounts, rate);
  return Math.sign(npv(lowest)) * Math.sign(npv(highest)) < 0 ? [findRoot(npv, lowest, highest)] : [];
}

/** x in (1/11, 100), ascending, at which Σ amount(t) · x^t changes its sign. */
function crossings(amounts: Yearly): number[] {
  return rootsBetween(amounts, 1 / (1 + highest), 1 / (1 + lowest));
}

/** Between two neighbouring turning points a polynomial is monotone, so it crosses there once or not at all. */
function rootsBetween(coefficients: readonly number[], low: number, high: number): number[] {
  const degree = coefficients.findLastIndex((c) => c !== 0);
  if (degree < 1) return [];
  const f = (x: number): number => coefficients.reduceRight((sum, c) => sum * x + c, 0);
  const slope = coefficients.slice(1, degree + 1).map((c, i) => (c * (i + 1)) / degree); // scaled, so that high derivatives stay small
  const points = [low, ...rootsBetween(slope, low, high), high];
  const roots: number[] = [];
  let before = low;
  for (const point of points.slice(1)) {
    if (Math.sign(f(before)) * Math.sign(f(point)) < 0) roots.push(findRoot(f, before, point));
    if (f(point) !== 0) before = point;
  }
  return roots;
}
