import type { Context } from "hono";
import { problemCodes, type Problem } from "#model/problem.js";
import type { Language } from "#model/names.js";
import { hasWords, translator } from "#words/words.js";

/** Kinds of failure over HTTP; their words are `http.<kind>` in words.csv. */
export const failures = {
  "invalid-input": 422, "not-found": 404, "method-not-allowed": 405, "too-large": 413, "unsupported-type": 415, "too-many": 429,
  "wrong-host": 421, "not-readable": 400, unavailable: 503, fault: 500,
} as const;
export type Failure = keyof typeof failures;

/** A Problem with its sentence in the asker's language. */
export interface SaidProblem extends Problem {
  readonly says: string;
}

/** An RFC 9457 problem document. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly requestId: string;
  readonly problems?: readonly SaidProblem[];
}

/** Each problem with its sentence. */
export function said(problems: readonly Problem[], language: Language): SaidProblem[] {
  const words = translator(language);
  const sentence = ({ code, data }: Problem) => (hasWords(`problem.${code}`) ? words(`problem.${code}`, data) : `${code} ${JSON.stringify(data)}`);
  return problems.map((problem) => ({ ...problem, says: sentence(problem) }));
}

/** The response for a failure: `application/problem+json`, no stack, nothing of the inside. */
export function failed(c: Context, failure: Failure, { language, problems, headers }: { readonly language: Language; readonly problems?: readonly Problem[]; readonly headers?: Record<string, string> }): Response {
  const words = translator(language);
  const status = failures[failure];
  const body: ProblemDocument = {
    type: `urn:thalweg:problem:${failure}`, title: words(`http.${failure}`), status, requestId: c.get("requestId"),
    ...(problems === undefined ? {} : { problems: said(problems, language) }),
  };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json; charset=utf-8", "content-language": language, "cache-control": "no-store", ...headers });
}

/** Keys of problems that still lack words; for a test. */
export const silentProblems = (): readonly string[] => problemCodes.filter((code) => !hasWords(`problem.${code}`));
