import type { z } from "zod";
import type { Problem, ProblemCode } from "#model/problem.js";
import { valueAt, type Entry } from "./entry.js";
import { shown, unknownData } from "./problem-data.js";
import { monthDayMessage } from "./row-format.js";
import { schemaKeys } from "./schema-keys.js";
import type { Path } from "./yaml-document.js";

type Issue = z.core.$ZodIssue;

/** Refinements by their message: their code, or none where a check of its own sees them, also in entries with other mistakes. */
const refinements = new Map<string, ProblemCode | undefined>([
  ["exactly one of source and assumption", undefined],
  ["weights must sum to 1", undefined],
  [monthDayMessage, "value-date"],
]);

/**
 * What a schema found wrong with an entry, as problems with their places: one problem a mistake.
 * A misspelt key is one problem, not an unknown key and a missing one; of a union the branch nearest to what was written speaks.
 */
export function shapeProblems(schema: z.ZodType, entry: Entry, issues: readonly Issue[]): Problem[] {
  return problemsAt({ schema, entry, base: [] }, issues);
}

interface Context {
  readonly schema: z.ZodType;
  readonly entry: Entry;
  readonly base: Path; // of the union in whose branch we are
}

function problemsAt(context: Context, issues: readonly Issue[]): Problem[] {
  const { schema, entry, base } = context;
  const misspelt = new Set<string>(); // paths of missing keys that an unknown key was meant to be
  const unknownKeys = issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") return [];
    const path = pathOf(base, issue);
    const absent = schemaKeys(schema, path).filter((key) => valueAt(entry.value, [...path, key]) === undefined);
    return issue.keys.map((key) => {
      const unknown = unknownData(key, absent);
      if (unknown.nearest !== undefined) misspelt.add(JSON.stringify([...path, unknown.nearest]));
      return problemOf(entry, "key-unknown", { path: [...path, key], data: { key, ...unknown } });
    });
  });
  const others = issues.flatMap((issue) => {
    const path = pathOf(base, issue);
    if (issue.code === "unrecognized_keys") return [];
    return misspelt.has(JSON.stringify(path)) && valueAt(entry.value, path) === undefined ? [] : problemsOfIssue(context, issue, path);
  });
  return [...unknownKeys, ...others];
}

function problemsOfIssue({ schema, entry }: Context, issue: Issue, path: Path): Problem[] {
  const value = valueAt(entry.value, path);
  const key = String(path.at(-1) ?? "");
  const one = (code: ProblemCode, data: Problem["data"]): Problem[] => [problemOf(entry, code, { path, data })];
  if (issue.code === "custom") {
    const code = refinements.has(issue.message) ? refinements.get(issue.message) : "shape";
    return code === undefined ? [] : one(code, { value: shown(value) });
  }
  if (value === undefined || value === null) return one(key === "unit" ? "unit-missing" : "value-missing", { key });
  switch (issue.code) {
    case "invalid_type":
      return one("value-type", { value: shown(value), expected: issue.expected });
    case "invalid_value":
      return one("value-unknown", unknownValue(value, issue.values.map(String)));
    case "invalid_format":
      return issue.format === "date" ? one("value-date", { value: shown(value) }) : one("value-form", { value: shown(value), form: issue.pattern ?? issue.format });
    case "invalid_key":
      return one("value-form", { value: key, form: issue.issues.find((inner) => inner.code === "invalid_format")?.pattern ?? "" });
    case "too_small":
    case "too_big":
      return rangeProblem(issue, { value, key }, one);
    case "invalid_union": {
      const known = literalsOf(issue);
      if (known !== undefined) return one("value-unknown", unknownValue(value, known));
      const branches = issue.errors.map((branch) => problemsAt({ schema, entry, base: path }, branch));
      return branches.toSorted((a, b) => a.length - b.length)[0] ?? one("shape", { value: shown(value) });
    }
    case "invalid_element":
    case "not_multiple_of":
    case "unrecognized_keys":
      return one("shape", { value: shown(value) });
  }
}

/** A number beyond a limit, or a text or list that is too long or too short. Numbers of CSV rows stand there as text. */
function rangeProblem(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, { value, key }: { readonly value: unknown; readonly key: string }, one: (code: ProblemCode, data: Problem["data"]) => Problem[]): Problem[] {
  const small = issue.code === "too_small";
  const limit = Number(small ? issue.minimum : issue.maximum);
  const range = `${small ? (issue.inclusive === false ? ">" : "≥") : issue.inclusive === false ? "<" : "≤"} ${limit}`;
  if (issue.origin === "number" || issue.origin === "int") {
    const number = Number(value);
    return small && limit >= 0 && number < 0 ? one("value-negative", { value: number }) : one("value-range", { value: number, range });
  }
  const length = typeof value === "string" || Array.isArray(value) ? value.length : 0;
  return length === 0 ? one("value-missing", { key }) : one("value-length", { length, range });
}

/** The values that a union of plain values, or the key that tells its branches apart, can take. */
function literalsOf(issue: z.core.$ZodIssueInvalidUnion): readonly string[] | undefined {
  if ("options" in issue && Array.isArray(issue.options)) return issue.options.map(String);
  const values = issue.errors.map((branch) => (branch.length === 1 && branch[0]?.code === "invalid_value" && branch[0].path.length === 0 ? branch[0].values : undefined));
  return values.length > 0 && values.every((branch) => branch !== undefined) ? values.flat().map(String) : undefined;
}

function unknownValue(value: unknown, known: readonly string[]): Problem["data"] {
  return { value: shown(value), expected: known.join(", "), ...unknownData(shown(value), known) };
}

function problemOf(entry: Entry, code: ProblemCode, { path, data }: { readonly path: Path; readonly data: Problem["data"] }): Problem {
  return { code, severity: "error", at: entry.at(path, code === "key-unknown" ? "key" : "value"), data };
}

function pathOf(base: Path, issue: Issue): Path {
  return [...base, ...issue.path.map((step) => (typeof step === "number" ? step : String(step)))];
}
