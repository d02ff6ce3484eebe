/**
 * Score of each alternative on criteria of which more is better.
 *
 *     score = Σ weight(criterion) · value(criterion)
 *
 * @param rows values of each alternative, criterion by criterion
 * @throws {RangeError} on a row that has not as many values as there are weights
 */
export function weightedSum(rows: readonly (readonly number[])[], weights: readonly number[]): Float64Array {
  return Float64Array.from(rows, (row) => {
    if (row.length !== weights.length) throw new RangeError(`an alternative has ${row.length} values; expected ${weights.length}`);
    return row.reduce((sum, value, criterion) => sum + (weights[criterion] ?? 0) * value, 0);
  });
}

/** Rank of each score, 1 = the highest; equal scores share a rank, and the next lower score takes the next rank. */
export function ranksOf(scores: ArrayLike<number>): number[] {
  const all = Array.from(scores);
  const steps = [...new Set(all)].toSorted((a, b) => b - a);
  return all.map((score) => steps.indexOf(score) + 1);
}
