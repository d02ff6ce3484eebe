import type { Evidence } from "#model/answer.js";
import type { IsoDate } from "#model/fact.js";
import { figure, type Figure } from "#model/fact.js";

export const grades = ["high", "medium", "low", "assumption"] as const;

/** How much each grade counts. A convention of ours: thirds, and nothing for an assumption. */
export const gradeWeights: Readonly<Record<(typeof grades)[number], number>> = { high: 1, medium: 0.67, low: 0.33, assumption: 0 };

/**
 * One number for how well an NPV is founded, 1 = all on facts of high confidence, 0 = all on assumptions.
 *
 *     grade = 1 · high + 0.67 · medium + 0.33 · low + 0 · assumption
 *
 * @see docs/method.md#evidence-grade
 */
export function evidenceGrade(evidence: Evidence, asOf: IsoDate): Figure {
  const from = grades.map((grade) => figure(evidence[grade] * gradeWeights[grade], "1", {
    method: "evidence-grade",
    label: `match.evidence.${grade}`,
    from: [
      { value: evidence[grade], unit: "1", asOf, confidence: "high" as const, assumption: "share of this site's NPV, see its evidence" },
      { value: gradeWeights[grade], unit: "1", asOf, confidence: "high" as const, assumption: "convention: how much a grade counts" },
    ],
  }));
  return figure(from.reduce((sum, { value }) => sum + value, 0), "1", { method: "evidence-grade", label: "match.criterion.evidence", from });
}

/** Mean of the shares; all 0 where there is nothing to average. */
export function meanEvidence(all: readonly Evidence[]): Evidence {
  const mean = (grade: (typeof grades)[number]): number => (all.length === 0 ? 0 : all.reduce((sum, evidence) => sum + evidence[grade], 0) / all.length);
  return { high: mean("high"), medium: mean("medium"), low: mean("low"), assumption: mean("assumption") };
}
