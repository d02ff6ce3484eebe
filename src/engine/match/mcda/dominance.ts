import type { Better } from "./scalers.js";

/**
 * Whether one alternative is at least as good as another on every criterion and better on one; `strictly`: better on every one.
 * It then stands before the other whatever the weights are.
 */
export function dominates(one: readonly number[], other: readonly number[], { better, strictly = false }: { readonly better: readonly Better[]; readonly strictly?: boolean }): boolean {
  const gains = better.map((way, criterion) => ((one[criterion] ?? NaN) - (other[criterion] ?? NaN)) * (way === "more" ? 1 : -1));
  return strictly ? gains.every((gain) => gain > 0) : gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0);
}

/** Alternatives that no other dominates, by their index, in order: the efficient frontier. */
export function nonDominated(rows: readonly (readonly number[])[], how: { readonly better: readonly Better[]; readonly strictly?: boolean }): number[] {
  return [...rows.keys()].filter((i) => !rows.some((other) => dominates(other, rows[i] ?? [], how)));
}
