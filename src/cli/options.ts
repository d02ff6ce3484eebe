import { fileURLToPath } from "node:url";
import { InvalidArgumentError, Option, type Command } from "commander";
import { isoDateSchema, type IsoDate } from "#model/fact.js";
import { languages, type Language } from "#model/names.js";
import { translator, type Translate } from "#words/words.js";

/** Wrong usage is told in English, as the library that reads the options does. */
const usage = translator("en");

/** The project's own folder: two above this file, in src and in dist alike. */
export const defaultPack = fileURLToPath(new URL("../../packs/amur", import.meta.url));

export interface CommonOptions {
  readonly pack: string;
  readonly asOf?: IsoDate;
  readonly lang: Language;
  readonly out?: string;
}

/** What every command that asks a pack has. */
export function withCommonOptions(command: Command, formats: readonly string[], words: Translate): Command {
  return command
    .option("--pack <dir>", words("cli.option.pack"), defaultPack)
    .option("--as-of <date>", words("cli.option.as-of"), isoDate)
    .addOption(new Option("--lang <language>", words("cli.option.lang")).choices([...languages]).default("en"))
    .addOption(new Option("--format <format>", words("cli.option.format")).choices([...formats]).default("text"))
    .option("--out <file>", words("cli.option.out"));
}

export function isoDate(text: string): IsoDate {
  if (!isoDateSchema.safeParse(text).success) throw new InvalidArgumentError(usage("cli.option.bad-date"));
  return text;
}

export function monthNumber(text: string): number {
  const month = Number(text);
  if (!(Number.isInteger(month) && month >= 1 && month <= 12)) throw new InvalidArgumentError(usage("cli.option.bad-month"));
  return month;
}

export function positiveNumber(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number < Infinity)) throw new InvalidArgumentError(usage("cli.option.bad-number"));
  return number;
}

export function positiveInteger(text: string): number {
  const number = positiveNumber(text);
  if (!Number.isInteger(number)) throw new InvalidArgumentError(usage("cli.option.bad-integer"));
  return number;
}

/** Several names with commas between. */
export function nameList(text: string): string[] {
  return text.split(",").map((name) => name.trim()).filter((name) => name !== "");
}

/** The day on this machine; only for warnings about sources past their recheck date. */
export function today(): IsoDate {
  return new Date().toISOString().slice(0, 10);
}
