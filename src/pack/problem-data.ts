import { findNearest } from "#model/nearest.js";
import type { Problem } from "#model/problem.js";

/** A problem's data when a name is unknown: with the nearest known one, where one is near. */
export function unknownData(name: string, known: Iterable<string>): { readonly suggestions: number; readonly nearest?: string } {
  const nearest = findNearest(name, known);
  return nearest === undefined ? { suggestions: 0 } : { suggestions: 1, nearest };
}

/** A value as a sentence can quote it. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** A problem with a file as a whole. */
export function fileProblem(code: Problem["code"], file: string, data: Problem["data"]): Problem {
  return { code, severity: "error", at: { file }, data };
}
