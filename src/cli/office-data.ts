import { join, resolve } from "node:path";
import { Refused } from "#registry/refused.js";
import { stateFolder } from "#registry/state-folder.js";
import type { Translate } from "#words/words.js";

/** Where an office keeps its data: `--data`, or a folder of its name under the user's state folder. */
export function dataDirOf(given: string | undefined, officeId: string): string {
  return given === undefined ? join(stateFolder(), officeId) : resolve(given);
}

/** An external database, where the environment names one. */
export function databaseUrl(): string | undefined {
  const url = process.env["DATABASE_URL"];
  return url === undefined || url === "" ? undefined : url;
}

/** The sentence for a registry that could not be opened; undefined when the failure is ours. */
export function refusalSentence(failure: unknown, words: Translate): string | undefined {
  return failure instanceof Refused ? words(`cli.registry.${failure.code}`, failure.data) : undefined;
}
