import type { IsoDate } from "#model/fact.js";
import { findNearest } from "#model/nearest.js";
import type { Pack } from "#model/pack.js";
import type { Checked } from "#model/problem.js";
import type { Scenario } from "#model/scenario.js";
import { loadPack } from "#pack/load.js";

/** A pack already loaded, or the folder to load it from; `today` is only for warnings about sources past their recheck date. */
export type PackGiven = { readonly pack: Pack } | { readonly packDir: string; readonly today: IsoDate };

export async function openPack(given: PackGiven): Promise<Checked<Pack>> {
  return "pack" in given ? { ok: true, value: given.pack, warnings: [] } : loadPack(given.packDir, { today: given.today });
}

/** The name under which the corridor as it stands is asked for. */
export const baseScenario = "base";

/** A scenario of the pack; undefined for the corridor as it stands. */
export function scenarioOf(pack: Pack, id: string | undefined): Checked<Scenario | undefined> {
  if (id === undefined || id === baseScenario) return { ok: true, value: undefined, warnings: [] };
  const scenario = pack.scenarios.find((one) => one.id === id);
  if (scenario !== undefined) return { ok: true, value: scenario, warnings: [] };
  return { ok: false, problems: [{ code: "name-unknown", severity: "error", at: { file: "scenario" }, data: unknownName(id, pack.scenarios.map((one) => one.id)) }] };
}

/** What a problem says of a name that is not known: with the nearest one that is. */
export function unknownName(name: string, known: Iterable<string>): Readonly<Record<string, string | number>> {
  const nearest = findNearest(name, known);
  return nearest === undefined ? { value: name, suggestions: 0 } : { value: name, suggestions: 1, nearest };
}
