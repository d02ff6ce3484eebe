import type { Overlaid } from "#model/assumptions.js";
import type { CrossingObservation } from "#model/crossing-observation.js";
import type { IsoDate } from "#model/fact.js";
import type { Pack } from "#model/pack.js";
import type { Checked, Problem } from "#model/problem.js";
import type { Scenario } from "#model/scenario.js";
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

/**
 * Lays over a pack what the office saw, then what the asker assumes. A crossing whose waits the scenario or the asker changes row by row keeps the
 * pack's rows: what was seen there does not hold in such a world.
 */
export function preparePack(pack: Pack, { assume: given, observations = [], asOf: asked }: PackChanges, scenario?: Scenario): Checked<PreparedPack> {
  const asOf = asked ?? pack.head.edition;
  const assumptions = given === undefined ? undefined : loadAssumptions(given.text, { file: given.file, pack });
  if (assumptions?.ok === false) return assumptions;
  const named = new Set([...Object.keys(assumptions?.value.waits ?? {}), ...(scenario?.changes ?? []).flatMap((change) => ("set" in change && "wait" in change.set ? [change.set.wait] : []))]);
  const apart = new Set((pack.waits ?? []).filter(({ id }) => named.has(id)).map(({ crossing }) => crossing));
  const observed = withObservations(pack, observations, { asOf, apart });
  const value = assumptions === undefined ? { pack: observed, overlaid: [] } : assume(observed, assumptions.value, asOf);
  return { ok: true, warnings: [], value: { asOf, ...value } };
}

/** Every problem of several checks. */
export function problemsOf(checks: readonly Checked<unknown>[]): Problem[] {
  return checks.flatMap((checked) => (checked.ok ? [] : checked.problems));
}
