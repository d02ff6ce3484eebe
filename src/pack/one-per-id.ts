import type { Problem } from "#model/problem.js";

/** Ids that nothing declares, each told once, however often it is named: at the first of the places, with how many there are. */
export function onePerId(problems: readonly Problem[]): Problem[] {
  const key = ({ data }: Problem): string => `${data["expectedIn"]} ${data["id"]}`;
  const dangling = problems.filter(({ code }) => code === "id-dangling");
  const first = new Map<string, Problem>();
  const uses = new Map<string, number>();
  for (const problem of dangling) {
    if (!first.has(key(problem))) first.set(key(problem), problem);
    uses.set(key(problem), (uses.get(key(problem)) ?? 0) + 1);
  }
  return problems.flatMap((problem) => {
    if (problem.code !== "id-dangling") return [problem];
    return first.get(key(problem)) === problem ? [{ ...problem, data: { ...problem.data, uses: uses.get(key(problem)) ?? 1 } }] : [];
  });
}
