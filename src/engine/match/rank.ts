import type { Brief } from "#model/brief.js";

export const criteria = ["npv", "deliveredCost", "days", "evidence"] as const;
export type Criterion = (typeof criteria)[number];

/** Which way a criterion is good. */
const better: Readonly<Record<Criterion, "more" | "less">> = { npv: "more", deliveredCost: "less", days: "less", evidence: "more" };

/** A site's criteria; delivered cost and days are absent where the activity moves no goods, for all sites of an answer alike. */
export type CriteriaValues = { readonly npv: number; readonly deliveredCost?: number | undefined; readonly days?: number | undefined; readonly evidence: number };

export interface Candidate {
  readonly id: string;
  readonly values: CriteriaValues;
}

/** The worst and the best value among the candidates, and whose they are. */
export interface Span {
  readonly worst: { readonly value: number; readonly of: string };
  readonly best: { readonly value: number; readonly of: string };
}

/** One criterion's part in a score. */
export interface Part {
  readonly criterion: Criterion;
  readonly weight: number;
  readonly normalised: number; // 0 = the worst of the candidates, 1 = the best
  readonly span?: Span | undefined; // absent where the criterion does not apply
}

export interface Standing {
  readonly id: string;
  readonly score: number; // 0...1
  readonly parts: readonly Part[];
}

/**
 * Orders candidates by the sum of weight × normalised criterion, best first; equal scores by NPV, then by id.
 *
 *     score = Σ weight(c) · (value(c) - worst(c)) / (best(c) - worst(c))
 *
 * A criterion on which all candidates are equal, or which does not apply, gives each of them 1; so a single candidate has the score 1.
 *
 * @see docs/method.md#score
 */
export function rank(candidates: readonly Candidate[], weights: Brief["weights"]): Standing[] {
  const npvOf = new Map(candidates.map(({ id, values }) => [id, values.npv]));
  const spans = new Map(criteria.map((criterion) => [criterion, spanOf(candidates, criterion)]));
  const standings = candidates.map(({ id, values }): Standing => {
    const parts = criteria.map((criterion): Part => {
      const span = spans.get(criterion);
      return { criterion, weight: weights[criterion], normalised: normalise(values[criterion], span), span };
    });
    return { id, parts, score: parts.reduce((sum, { weight, normalised }) => sum + weight * normalised, 0) };
  });
  return standings.toSorted((a, b) => b.score - a.score || (npvOf.get(b.id) ?? 0) - (npvOf.get(a.id) ?? 0) || byText(a.id, b.id));
}

function spanOf(candidates: readonly Candidate[], criterion: Criterion): Span | undefined {
  const sign = better[criterion] === "more" ? 1 : -1;
  const known = candidates
    .flatMap(({ id, values }) => (values[criterion] === undefined ? [] : [{ of: id, value: values[criterion] }]))
    .toSorted((a, b) => sign * (a.value - b.value) || byText(a.of, b.of));
  const [worst, best] = [known[0], known.at(-1)];
  return worst === undefined || best === undefined ? undefined : { worst, best };
}

function normalise(value: number | undefined, span: Span | undefined): number {
  if (value === undefined || span === undefined || span.best.value === span.worst.value) return 1;
  return (value - span.worst.value) / (span.best.value - span.worst.value);
}

/** Ids of those an answer recommends: the first `most` in rank whose base NPV is not negative. */
export function recommend(standings: readonly Standing[], npvOf: (id: string) => number, most: number): ReadonlySet<string> {
  return new Set(standings.filter(({ id }) => npvOf(id) >= 0).slice(0, most).map(({ id }) => id));
}

/** By code point, the same in every locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
