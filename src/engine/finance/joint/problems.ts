import type { Problem, ProblemCode } from "#model/problem.js";

type Data = Problem["data"];

/** Collects what is wrong with a plan. Paths are those of the plan: `sources[1].tenorYears`. */
export interface Complaints {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  error(code: ProblemCode, path: string, data?: Data): void;
  warn(code: ProblemCode, path: string, data?: Data): void;
}

/** @param file what the plan is called until somebody knows its lines */
export function complaints(file: string): Complaints {
  const [problems, warnings]: [Problem[], Problem[]] = [[], []];
  return {
    problems, warnings,
    error: (code, path, data = {}) => void problems.push({ code, severity: "error", at: { file, path }, data }),
    warn: (code, path, data = {}) => void warnings.push({ code, severity: "warning", at: { file, path }, data }),
  };
}

/** A number as a sentence shows it. */
export function shown(value: number): number {
  return Number(value.toPrecision(6));
}
