import type { z } from "zod";
import { findNearest } from "#model/nearest.js";
import type { Checked, Problem, ProblemCode } from "#model/problem.js";

/** What the query string of a request must be, checked by a schema; every mistake is a problem of its own. */
export function checkQuery<T>(schema: z.ZodType<T>, query: Readonly<Record<string, string>>): Checked<T> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return { ok: true, value: parsed.data, warnings: [] };
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, query)) };
}

function problemsOf(issue: z.core.$ZodIssue, query: Readonly<Record<string, string>>): Problem[] {
  const key = String(issue.path[0] ?? "");
  const value = query[key] ?? "";
  const one = (code: ProblemCode, data: Problem["data"], path = key): Problem => ({ code, severity: "error", at: { file: "query", path }, data });
  if (issue.code === "unrecognized_keys") return issue.keys.map((unknown) => one("key-unknown", { key: unknown, suggestions: 0 }, unknown));
  if (value === "") return [one("value-missing", { key })];
  switch (issue.code) {
    case "invalid_value": {
      const known = issue.values.map(String);
      const nearest = findNearest(value, known);
      return [one("value-unknown", { value, expected: known.join(", "), ...(nearest === undefined ? { suggestions: 0 } : { suggestions: 1, nearest }) })];
    }
    case "too_small":
      return [one("value-range", { value, range: `${issue.inclusive === false ? ">" : "≥"} ${issue.minimum}` })];
    case "too_big":
      return [one("value-range", { value, range: `${issue.inclusive === false ? "<" : "≤"} ${issue.maximum}` })];
    case "invalid_format":
      return [issue.format === "date" ? one("value-date", { value }) : one("value-form", { value, form: issue.pattern ?? issue.format })];
    case "invalid_type":
      return [one("value-type", { value, expected: issue.expected })];
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "invalid_union":
    case "not_multiple_of":
      return [one("shape", { value })];
  }
}
