import type { Pack } from "#model/pack.js";
import type { Checked } from "#model/problem.js";
import { loadObservations } from "#pack/load-observations.js";
import type { Registry } from "#registry/registry.js";

/** How many rows a file has, and how many of them were new to the office. */
export interface Imported {
  readonly rows: number;
  readonly added: number;
}

/** Keeps what a file says was seen at crossings: all of it, or, where any row has a problem, nothing. A file given twice changes nothing. */
export async function importObservations({ text, file, pack, registry }: {
  readonly text: string; // CSV
  readonly file: string;
  readonly pack: Pack;
  readonly registry: Pick<Registry, "saveObservations">;
}): Promise<Checked<Imported>> {
  const loaded = loadObservations(text, { file, pack });
  if (!loaded.ok) return loaded;
  return { ok: true, warnings: loaded.warnings, value: { rows: loaded.value.length, added: await registry.saveObservations(loaded.value) } };
}
