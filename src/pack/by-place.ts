import type { Problem } from "#model/problem.js";

/** Order of problems of one file: by line, then by column where that is a position in the line. */
export function byPlace(a: Problem, b: Problem): number {
  return (a.at.row ?? 0) - (b.at.row ?? 0) || (Number(a.at.column) || 0) - (Number(b.at.column) || 0);
}
