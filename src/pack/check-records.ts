import type { Problem } from "#model/problem.js";
import { unknownData } from "./problem-data.js";
import type { PackParts } from "./read-pack.js";

/** A step of a procedure waits only for steps above it: so the steps have an order, and none waits for itself in a circle. */
export function checkProcedures({ procedures }: PackParts): Problem[] {
  return procedures.flatMap(({ value: { id: procedure, steps }, entry }) => {
    const ids = steps.map(({ id }) => id);
    return steps.flatMap(({ id, after }, i) =>
      after.flatMap((before, j): Problem[] => {
        const at = entry.at(["steps", i, "after", j]);
        if (!ids.includes(before)) return [{ code: "id-dangling", severity: "error", at, data: { id: before, expectedIn: procedure, ...unknownData(before, ids) } }];
        return ids.indexOf(before) < i ? [] : [{ code: "step-order", severity: "error", at, data: { id, after: before } }];
      }));
  });
}

/** A target's numbers are in its indicator's unit, and a target that was reached says when. */
export function checkTargets({ targets, observations }: PackParts): Problem[] {
  const unitOf = new Map(observations.map(({ value: { indicator, value } }) => [indicator, value.unit]));
  return targets.flatMap(({ value: { indicator, base, goal, status, reachedPeriod }, entry }) => {
    const expected = unitOf.get(indicator);
    const problems: Problem[] = [];
    for (const [path, unit] of [[["base", "fact", "unit"], base.fact.unit], [["goal", "unit"], goal.unit]] as const) {
      if (expected !== undefined && unit !== expected) problems.push({ code: "unit-unfit", severity: "error", at: entry.at(path), data: { unit, expected } });
    }
    if (status === "reached" && reachedPeriod === undefined) problems.push({ code: "value-missing", severity: "error", at: entry.at(["reachedPeriod"]), data: { key: "reachedPeriod" } });
    return problems;
  });
}
