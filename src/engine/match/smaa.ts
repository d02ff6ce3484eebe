/** Values of alternatives, drawn or certain, on criteria of which more is better, all on one scale (see mcda/scalers.ts). */
export interface Values {
  readonly alternatives: number;
  readonly criteria: number;
  /** [(draw * alternatives + alternative) * criteria + criterion]; a single draw stands for all. */
  readonly values: Float64Array;
}

/** How firm a ranking is. */
export interface Acceptability {
  readonly alternatives: number;
  /** [alternative * alternatives + rank - 1]: share of weights and values at which it takes the rank; sums to 1 over ranks and over alternatives. */
  readonly shares: Float64Array;
  /** Of each alternative: the mean weights at which it comes first, which stand for the taste that favours it; undefined where it never does. */
  readonly centralWeights: readonly (Float64Array | undefined)[];
}

/**
 * Scores of every alternative in every draw.
 *
 *     score = Σ weight(criterion) · value(criterion)
 *
 * @param weights [draw * criteria + criterion]
 * @returns [draw * alternatives + alternative]
 * @throws {RangeError} where values and weights are not of as many draws, or one is not finite
 */
export function scoresOf({ alternatives, criteria, values }: Values, weights: Float64Array): Float64Array {
  const [ofValues, ofWeights] = [values.length / (alternatives * criteria), weights.length / criteria];
  if (!Number.isInteger(ofWeights) || !(ofValues === 1 || ofValues === ofWeights)) throw new RangeError(`${ofValues} draws of values and ${ofWeights} of weights; expected as many`);
  requireFinite(values);
  requireFinite(weights);
  const scores = new Float64Array(ofWeights * alternatives);
  for (let draw = 0; draw < ofWeights; draw += 1) {
    const from = ofValues === 1 ? 0 : draw * alternatives * criteria;
    for (let i = 0; i < alternatives; i += 1) {
      let score = 0;
      for (let c = 0; c < criteria; c += 1) score += (weights[draw * criteria + c] ?? 0) * (values[from + i * criteria + c] ?? 0);
      scores[draw * alternatives + i] = score;
    }
  }
  return scores;
}

/**
 * Rank acceptability by counting draws: the share of them in which an alternative takes each rank, and the mean of the weights in which it is first.
 * Alternatives of equal score share their ranks evenly.
 *
 * The error of a share p over N draws has the standard deviation √(p (1 - p) / N).
 *
 * @throws {RangeError} where values and weights are not of as many draws
 * @see docs/method.md#rank-acceptability; Lahdelma, Hokkanen and Salminen (1998)
 */
export function sampledAcceptability(measured: Values, weights: Float64Array): Acceptability {
  const { alternatives, criteria } = measured;
  const scores = scoresOf(measured, weights);
  const draws = weights.length / criteria;
  const tally = new Tally(alternatives, criteria);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < alternatives; i += 1) tally.add(i, standing(scores, { from: draw * alternatives, alternatives, i }), 1, { values: weights, from: draw * criteria });
  }
  return tally.result(draws);
}

/**
 * Confidence factor of each alternative: the share of the drawn values in which it comes first if the weights are its own central weights.
 * Near 1: what is known of the values is enough to choose it, were the weights such. Undefined where it has no central weights.
 *
 * @see docs/method.md#confidence-factors
 */
export function confidenceFactors(measured: Values, { centralWeights }: Pick<Acceptability, "centralWeights">): readonly (number | undefined)[] {
  const { alternatives, criteria, values } = measured;
  const draws = values.length / (alternatives * criteria);
  return centralWeights.map((central, i) => {
    if (central === undefined) return undefined;
    const weights = new Float64Array(draws * criteria);
    for (let draw = 0; draw < draws; draw += 1) weights.set(central, draw * criteria);
    const scores = scoresOf(measured, weights);
    let first = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      const { better, tied } = standing(scores, { from: draw * alternatives, alternatives, i });
      if (better === 0) first += 1 / tied;
    }
    return first / draws;
  });
}

/** @throws {RangeError} on a number that is not finite */
export function requireFinite(numbers: Float64Array): void {
  const at = numbers.findIndex((number) => !Number.isFinite(number));
  if (at >= 0) throw new RangeError(`number ${at} of ${numbers.length} is ${numbers[at]}; expected a finite number`);
}

/** How many others come before an alternative, and how many, itself included, share its ranks. */
export interface Standing {
  readonly better: number;
  readonly tied: number;
}

function standing(scores: Float64Array, { from, alternatives, i }: { readonly from: number; readonly alternatives: number; readonly i: number }): Standing {
  const own = scores[from + i] ?? NaN;
  let [better, tied] = [0, 0];
  for (let at = from; at < from + alternatives; at += 1) {
    const score = scores[at] ?? NaN;
    if (score > own) better += 1;
    else if (score === own) tied += 1;
  }
  return { better, tied };
}

/** Adds up how much of all weights and values gives each rank, and the weights of first places. */
export class Tally {
  readonly #alternatives: number;
  readonly #criteria: number;
  readonly #amounts: Float64Array;
  readonly #first: Float64Array;

  constructor(alternatives: number, criteria: number) {
    [this.#alternatives, this.#criteria] = [alternatives, criteria];
    [this.#amounts, this.#first] = [new Float64Array(alternatives ** 2), new Float64Array(alternatives * criteria)];
  }

  add(i: number, { better, tied }: Standing, amount: number, weights: { readonly values: ArrayLike<number>; readonly from: number }): void {
    const part = amount / tied;
    for (let place = better; place < better + tied; place += 1) increase(this.#amounts, i * this.#alternatives + place, part);
    if (better === 0) for (let c = 0; c < this.#criteria; c += 1) increase(this.#first, i * this.#criteria + c, part * (weights.values[weights.from + c] ?? 0));
  }

  /** @param whole the sum of all amounts of one alternative */
  result(whole: number): Acceptability {
    const centralWeights = Array.from({ length: this.#alternatives }, (_, i) => {
      const amount = this.#amounts[i * this.#alternatives] ?? 0;
      return amount === 0 ? undefined : this.#first.slice(i * this.#criteria, (i + 1) * this.#criteria).map((weight) => weight / amount);
    });
    return { alternatives: this.#alternatives, shares: this.#amounts.map((amount) => amount / whole), centralWeights };
  }
}

function increase(sums: Float64Array, at: number, by: number): void {
  sums[at] = (sums[at] ?? 0) + by;
}
