import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import type { CrossingObservation } from "#model/crossing-observation.js";
import type { Language } from "#model/names.js";
import type { PackChanges } from "#office/prepare-pack.js";
import type { Translate } from "#words/words.js";
import { readGiven, refuse } from "./print.js";

/** What a command that asks a pack may lay over it. */
export interface ChangeOptions {
  readonly assume?: string;
  readonly data?: string;
}

export function withChangeOptions(command: Command, words: Translate): Command {
  return command.option("--assume <file>", words("cli.option.assume")).option("--data <dir>", words("cli.option.data"));
}

/** The asker's assumptions and what the office saw at crossings, where they are asked for; undefined when something could not be read, which has been said. */
export async function readChanges({ assume: file, data, lang }: ChangeOptions & { readonly lang: Language }): Promise<Omit<PackChanges, "asOf"> | undefined> {
  const assume = await readGiven(file, lang);
  const observations = data === undefined ? [] : await observationsIn(data, lang);
  return assume === "refused" || observations === undefined ? undefined : { assume, observations };
}

async function observationsIn(data: string, lang: Language): Promise<readonly CrossingObservation[] | undefined> {
  const { databaseUrl, dataDirOf, withRegistry } = await import("./office-data.js"); // with the database's driver, which most questions do without
  const dataDir = dataDirOf(data, "");
  if (databaseUrl() === undefined && !existsSync(join(dataDir, "postgres"))) { // a question makes no office
    refuse([{ code: "file-missing", severity: "error", at: { file: data }, data: { name: data } }], lang);
    return undefined;
  }
  return withRegistry(dataDir, lang, async (registry) => registry.listObservations());
}
