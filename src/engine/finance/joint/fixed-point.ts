/** Steps allowed; an affine function needs three. */
const most = 200;
/** How near a value must come to what it gives, relative to it. */
const nearness = 1e-14;

/**
 * A positive number that a function gives back: x = f(x). Steffensen's method: two plain steps, then Aitken's extrapolation, which is exact where f is
 * a straight line. Where it leads to nothing usable, the plain step is taken.
 *
 * @returns undefined where none is found, or the function leads away from it (slope of 1 or more): the caller says so instead of guessing
 * @see J. Steffensen, "Remarks on iteration", Skandinavisk Aktuarietidskrift 16 (1933)
 */
export function fixedPoint(f: (x: number) => number, start: number): number | undefined {
  let x = start;
  for (let step = 0; step < most; step += 1) {
    const once = f(x);
    if (!Number.isFinite(once)) return undefined;
    if (Math.abs(once - x) <= nearness * Math.abs(once)) return once > 0 && attracts(f, once) ? once : undefined;
    const twice = f(once);
    const bend = twice - 2 * once + x;
    const guess = bend === 0 ? twice : x - (once - x) ** 2 / bend;
    x = Number.isFinite(guess) && guess > 0 ? guess : twice;
  }
  return undefined;
}

/** Whether a little more in gives less than that more out. */
function attracts(f: (x: number) => number, x: number): boolean {
  const little = x * 1e-4;
  return f(x + little) - f(x) < little;
}
