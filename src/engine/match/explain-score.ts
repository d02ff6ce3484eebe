import { figure, type Fact, type Figure, type IsoDate } from "#model/fact.js";
import { distinctFacts } from "#engine/finance/distinct-facts.js";
import type { Criterion, Standing } from "./rank.js";

/** The figure that each criterion rests on; absent where it does not apply. */
export type CriterionFigures = Readonly<Record<Criterion, Figure | undefined>>;

/**
 * A score as a figure: one branch a criterion, each resting on the site's own figure, the weight of the brief, and the worst and best of the sites ranked.
 * The site's figures show the facts at their ends only: in full they stand in the answer already.
 *
 * @see docs/method.md#score
 */
export function scoreFigure({ score, parts }: Standing, { figures, asOf }: { readonly figures: CriterionFigures; readonly asOf: IsoDate }): Figure {
  const chosen = (value: number, unit: string, { assumption, label }: { readonly assumption: string; readonly label: string }): Fact => ({ value, unit, asOf, confidence: "high", assumption, label });
  return figure(score, "1", {
    method: "score",
    label: "match.figure.score",
    from: parts.map(({ criterion, weight, normalised, span }) => {
      const own = figures[criterion];
      const weightFact = chosen(weight, "1", { label: "match.figure.weight", assumption: "the weight that the brief gives this criterion" });
      const ends = span === undefined || own === undefined ? [] : [
        { ...own, from: distinctFacts([own]) },
        chosen(span.worst.value, own.unit, { label: "match.figure.worst", assumption: `the worst of the sites ranked in this answer: ${span.worst.of}` }),
        chosen(span.best.value, own.unit, { label: "match.figure.best", assumption: `the best of the sites ranked in this answer: ${span.best.of}` }),
      ];
      return figure(weight * normalised, "1", { method: "score", label: `match.criterion.${criterion}`, from: [weightFact, ...ends] });
    }),
  });
}
