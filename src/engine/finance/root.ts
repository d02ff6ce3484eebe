/**
 * A root of a continuous function between two points at which it has opposite signs, by Brent's method:
 * inverse quadratic interpolation or secant steps where they help, bisection where they do not.
 *
 * @returns x in [low, high] such that the sign changes within the spacing of floating-point numbers around x
 * @throws {RangeError} where the signs at the ends are the same or a value is not a number
 * @see Brent, Algorithms for Minimization without Derivatives (1973), chapter 4
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(Math.sign(fa) * Math.sign(fb) < 0)) throw new RangeError(`no change of sign between ${low} (${fa}) and ${high} (${fb})`);
  let [c, fc] = [a, fa]; // b is the best guess, a the one before, c on the other side of the root
  let [step, stepBefore] = [b - a, b - a];
  for (let i = 0; i < 200; i += 1) {
    if (Math.sign(fb) === Math.sign(fc)) {
      [c, fc] = [a, fa];
      step = b - a;
      stepBefore = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const tolerance = 2 * Number.EPSILON * Math.abs(b);
    const half = (c - b) / 2;
    if (Math.abs(half) <= tolerance || fb === 0) return b;
    const tried = interpolate({ a, fa, b, fb, c, fc });
    if (Math.abs(stepBefore) > tolerance && Math.abs(fa) > Math.abs(fb) && tried * half > 0 && Math.abs(tried) < Math.min(1.5 * Math.abs(half), Math.abs(stepBefore) / 2)) {
      [stepBefore, step] = [step, tried];
    } else {
      [stepBefore, step] = [half, half];
    }
    [a, fa] = [b, fb];
    b += Math.abs(step) > tolerance ? step : Math.sign(half) * Math.max(tolerance, Number.MIN_VALUE);
    fb = f(b);
  }
  return b;
}

/** The step from b that a parabola (or, where two points coincide, a line) through the inverse function suggests. */
function interpolate({ a, fa, b, fb, c, fc }: Readonly<Record<"a" | "fa" | "b" | "fb" | "c" | "fc", number>>): number {
  const s = fb / fa;
  if (a === c) return (s * (b - a)) / (1 - s);
  const [q, r] = [fa / fc, fb / fc];
  return (s * ((c - b) * q * (q - r) - (b - a) * (r - 1))) / -((q - 1) * (r - 1) * (s - 1));
}
