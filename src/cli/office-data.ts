import { join, resolve } from "node:path";
import type { Language } from "#model/names.js";
import { Refused } from "#registry/refused.js";
import { openRegistry, type Registry } from "#registry/registry.js";
import { stateFolder } from "#registry/state-folder.js";
import { translator, type Translate } from "#words/words.js";

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

/** Opens an office's registry, uses it, and closes it; works beside a running server. Where it cannot be opened, says why, ends with status 1 and gives undefined. */
export async function withRegistry<T>(dataDir: string, lang: Language, use: (registry: Registry) => Promise<T>): Promise<T | undefined> {
  try {
    const registry = await openRegistry({ dataDir, databaseUrl: databaseUrl() });
    try {
      return await use(registry);
    } finally {
      await registry.close();
    }
  } catch (failure) {
    const sentence = refusalSentence(failure, translator(lang));
    if (sentence === undefined) throw failure;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
    return undefined;
  }
}
