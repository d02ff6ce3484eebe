import type { Evidence } from "#model/answer.js";
import type { Fact, Figure } from "#model/fact.js";
import { distinctFacts } from "./distinct-facts.js";

/**
 * What share of NPV rests on facts of each confidence, and on assumptions.
 *
 * Each line of the cash flow weighs as much as the size of its present value, and shares its weight evenly among the different facts behind it.
 * A fact that is an assumption counts as one, whatever its confidence. What the brief chose itself (its scale, its discount rate) is neither:
 * it is left out. A line with no fact behind it counts as an assumption. Where all lines are worth nothing, each weighs the same.
 *
 * @returns shares that sum to 1
 * @see docs/method.md#evidence
 */
export function evidenceOf(lines: readonly Figure[], chosen: ReadonlySet<Fact>): Evidence {
  const sizes = lines.map(({ value }) => Math.abs(value));
  const largest = Math.max(...sizes);
  const weights = largest === 0 ? sizes.map(() => 1) : sizes.map((size) => size / largest);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const evidence = { high: 0, medium: 0, low: 0, assumption: 0 };
  for (const [i, line] of lines.entries()) {
    const facts = distinctFacts([line]).filter((fact) => !chosen.has(fact));
    const weight = (weights[i] ?? 0) / sum;
    if (facts.length === 0) evidence.assumption += weight;
    for (const fact of facts) evidence[fact.assumption === undefined ? fact.confidence : "assumption"] += weight / facts.length;
  }
  return evidence;
}
