import type { Overlaid } from "#model/assumptions.js";
import type { CrossingObservation } from "#model/crossing-observation.js";
import type { IsoDate } from "#model/fact.js";
import type { Pack } from "#model/pack.js";
import type { Checked, Problem } from "#model/problem.js";
import { loadAssumptions } from "#pack/load-assume.js";
import { assume } from "./assume.js";
import { withObservations } from "./observed-pack.js";

/** A text and the name of the file that it came from, for problems. */
export interface GivenText {
  readonly text: string;
  readonly file: string;
}

/** What the asker and the office know better than the pack. */
export interface PackChanges {
  readonly assume?: GivenText | undefined; // the asker's assumptions, YAML or JSON
  readonly observations?: readonly CrossingObservation[] | undefined; // what the office saw at crossings
  readonly asOf?: IsoDate | undefined; // absent = the pack's edition
}

export interface PreparedPack {
  readonly pack: Pack;
  readonly asOf: IsoDate;
  /** Numbers that the asker's assumptions replaced; empty where there are none. */
  readonly overlaid: readonly Overlaid[];
}

/** Lays over a pack what the office saw, then what the asker assumes. */
export function preparePack(pack: Pack, { assume: given, observations = [], asOf: asked }: PackChanges): Checked<PreparedPack> {
  const asOf = asked ?? pack.head.edition;
  const observed = withObservations(pack, observations, asOf);
  if (given === undefined) return { ok: true, warnings: [], value: { pack: observed, asOf, overlaid: [] } };
  const assumptions = loadAssumptions(given.text, { file: given.file, pack: observed });
  if (!assumptions.ok) return assumptions;
  return { ok: true, warnings: [], value: { asOf, ...assume(observed, assumptions.value, asOf) } };
}

/** Every problem of several checks. */
export function problemsOf(checks: readonly Checked<unknown>[]): Problem[] {
  return checks.flatMap((checked) => (checked.ok ? [] : checked.problems));
}
