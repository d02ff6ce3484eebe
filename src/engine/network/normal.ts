const upper = [3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376];
const lower = [8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752];

/**
 * Share of the standard normal distribution at or below z: a ratio of polynomials near the middle (14 digits), a continued fraction in the tails (8).
 *
 * @see J. F. Hart et al., Computer Approximations, Wiley 1968, algorithm 5666, in the form of G. West, "Better approximations to cumulative normal functions", Wilmott Magazine (2005) 70–76
 */
export function normalShare(z: number): number {
  const distance = Math.abs(z);
  const tail = distance > 37 ? 0 : Math.exp((-distance * distance) / 2) * (distance < 7.071 ? polynomial(upper, distance) / polynomial(lower, distance) : continuedFraction(distance));
  return z > 0 ? 1 - tail : tail;
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

function continuedFraction(x: number): number {
  return 1 / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / Math.sqrt(2 * Math.PI);
}
