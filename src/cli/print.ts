import { promises } from "node:fs";
import type { Language } from "#model/names.js";
import type { Problem } from "#model/problem.js";
import { hasWords, translator } from "#words/words.js";

/** Prints a finished text, or writes it to the file that was named; where it cannot be written there, that is the asker's problem. */
export async function deliver(text: string, { out, lang }: { readonly out?: string | undefined; readonly lang: Language }): Promise<void> {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    await promises.writeFile(out, text);
  } catch (failure) {
    const reason = failure instanceof Error && "code" in failure ? String(failure.code) : String(failure);
    refuse([{ code: "file-unwritable", severity: "error", at: { file: out }, data: { name: out, reason } }], lang);
  }
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

/** The text of a file that an option names, and the name; undefined where the option is not there. Where the file cannot be read, that has been said. */
export async function readGiven(file: string | undefined, language: Language): Promise<{ readonly text: string; readonly file: string } | undefined | "refused"> {
  if (file === undefined) return undefined;
  const read = await readText(file);
  if ("text" in read) return { text: read.text, file };
  refuse([read.problem], language);
  return "refused";
}
