import type { FinancingPlan, MoneySource } from "#model/financing-plan.js";

type Sources = FinancingPlan["sources"];

/** Sources whose sizes refer to each other in a circle; `at` is the first of them in the plan. A share of what the others leave is one too. */
export interface Circle {
  readonly at: number;
  readonly ids: readonly string[]; // in the order in which they refer to each other, ending with the first again
}

/**
 * Every circle, once. Each source refers to one other at most, so following the references from each source finds them all.
 * A reference to a source that does not exist ends the walk: it is another problem.
 */
export function circlesIn(sources: Sources): readonly Circle[] {
  const circles = new Map<string, Circle>();
  for (const start of sources) {
    const walked: MoneySource[] = [start];
    for (let next = referred(start, sources); next !== undefined; next = referred(next, sources)) {
      const first = next.size === "rest" ? 0 : walked.indexOf(next);
      if (next.size === "rest") walked.push(next);
      if (first >= 0) {
        const ids = walked.slice(first).map(({ id }) => id);
        const key = ids.toSorted().join(" ");
        if (!circles.has(key)) circles.set(key, { at: sources.indexOf(walked[first] ?? start), ids: [...ids, ids[0] ?? start.id] });
        break;
      }
      walked.push(next);
    }
  }
  return [...circles.values()];
}

/** The source that another one's size is a share of. */
function referred({ size }: MoneySource, sources: Sources): MoneySource | undefined {
  return size !== "rest" && "of" in size ? sources.find(({ id }) => id === size.of) : undefined;
}

/** A source's size as a share of all uses, where it comes down to one: its own, or a share of a share. No circles, please. */
export function shareOfUses(source: MoneySource, sources: Sources): number | undefined {
  const { size } = source;
  if (size === "rest" || "amount" in size) return undefined;
  if (!("of" in size)) return size.share;
  const other = referred(source, sources);
  const share = other === undefined ? undefined : shareOfUses(other, sources);
  return share === undefined ? undefined : share * size.share;
}

/**
 * Money of each source for a sum of all uses; what is left for `rest` may come out negative.
 *
 * @param sources without circles
 * @param rates the project's money for one unit of each source's currency
 */
export function sizesFor(sources: Sources, uses: number, rates: readonly number[]): readonly number[] {
  const sizeOf = (source: MoneySource): number => {
    const { size } = source;
    if (size === "rest") return uses - sources.reduce((sum, other) => (other === source ? sum : sum + sizeOf(other)), 0);
    if ("amount" in size) return size.amount * (rates[sources.indexOf(source)] ?? 1);
    if (!("of" in size)) return size.share * uses;
    const other = referred(source, sources);
    return other === undefined ? 0 : size.share * sizeOf(other);
  };
  return sources.map(sizeOf);
}
