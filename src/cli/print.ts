import { promises } from "node:fs";
import type { Language } from "#model/names.js";
import type { Problem } from "#model/problem.js";
import { hasWords, translator } from "#words/words.js";

/** Prints a finished text, or writes it to the file that was named. */
export async function deliver(text: string, out: string | undefined): Promise<void> {
  if (out === undefined) process.stdout.write(text);
  else await promises.writeFile(out, text);
}

/** One JSON document: two spaces, keys in the order in which they were made, one line end. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** Says every problem on standard error and ends with status 1. */
export function refuse(problems: readonly Problem[], language: Language): void {
  process.stderr.write(problemsText(problems, language));
  process.exitCode = 1;
}

/** `file:line:column path: sentence`, a line for each. */
export function problemsText(problems: readonly Problem[], language: Language): string {
  const words = translator(language);
  return problems.map(({ code, severity, at, data }) => {
    const place = [at.file, ...(at.row === undefined ? [] : [at.row, ...(at.column === undefined ? [] : [at.column])])].join(":");
    const key = `problem.${code}`;
    const sentence = hasWords(key) ? words(key, data) : `${code} ${JSON.stringify(data)}`;
    return `${place}${at.path === undefined || at.path === "" ? "" : ` ${at.path}`}: ${severity === "warning" ? `${words("cli.warning")}: ` : ""}${sentence}\n`;
  }).join("");
}

/** A text file, or the problem that it cannot be read. */
export async function readText(file: string): Promise<{ readonly text: string } | { readonly problem: Problem }> {
  try {
    return { text: await promises.readFile(file, "utf8") };
  } catch {
    return { problem: { code: "file-missing", severity: "error", at: { file }, data: { name: file } } };
  }
}
