import { figure, type Fact, type Figure } from "#model/fact.js";
import type { Observation } from "#model/pack.js";

/** A published change beside the change that the published levels give. */
export interface CheckedChange {
  readonly indicator: string; // of the levels
  readonly from: string; // period of the level before
  readonly to: string;
  readonly published: Fact;
  readonly computed?: Figure; // absent where a level is not published by the same source
  /** What the change can be when each level is anything that would be printed like it. */
  readonly bounds?: { readonly least: number; readonly most: number };
  /** `follows-within-rounding`: the printed levels give another last digit, unrounded ones may give the printed one. */
  readonly verdict: "follows" | "follows-within-rounding" | "does-not-follow" | "unknown";
}

const suffix = "-change";

/**
 * Relative change from one level to another.
 *
 *     change = to / from - 1,  unit 1
 *
 * @throws {RangeError} on levels in different units: our bug
 * @see docs/method.md#published-changes
 */
export function relativeChange(from: Fact, to: Fact): Figure {
  if (from.unit !== to.unit) throw new RangeError(`levels are in ${from.unit} and ${to.unit}; expected one unit`);
  return figure(to.value / from.value - 1, "1", { method: "published-changes", label: "network.relative-change", from: [from, to] });
}

/**
 * Checks every published change against the levels published by the same source.
 *
 * The change of indicator `x` is the observation `x-change` with a period `FROM/TO` and unit 1; its levels are those of `x` in these periods.
 * Levels are taken as rounded to the finest digit of their series in that source, a change to its own last digit. A zero that was printed
 * at the end is lost in a number, which makes the check milder, never sharper.
 *
 * @returns in the order of the observations
 * @see docs/method.md#published-changes
 */
export function checkPublishedChanges(observations: readonly Observation[]): readonly CheckedChange[] {
  return observations.filter(({ indicator }) => indicator.endsWith(suffix)).map((change) => checkChange(change, observations));
}

function checkChange({ indicator, period, value: published }: Observation, observations: readonly Observation[]): CheckedChange {
  const levelsOf = indicator.slice(0, -suffix.length);
  const [from = period, to = ""] = period.split("/");
  const series = observations.filter((one) => one.indicator === levelsOf && one.value.source === published.source);
  const [before, after] = [from, to].map((at) => series.find((one) => one.period === at)?.value);
  const head = { indicator: levelsOf, from, to, published };
  if (before === undefined || after === undefined) return { ...head, verdict: "unknown" };
  const half = halfDigit(Math.max(...series.map(({ value }) => decimalsOf(value.value))));
  if (!(before.value - half > 0)) return { ...head, verdict: "unknown" }; // a change from nothing has no bound
  const computed = relativeChange(before, after);
  const bounds = { least: (after.value - half) / (before.value + half) - 1, most: (after.value + half) / (before.value - half) - 1 };
  const decimals = decimalsOf(published.value);
  const margin = halfDigit(decimals) + 1e-12;
  const possible = published.value - margin <= bounds.most && bounds.least <= published.value + margin;
  const verdict = Number(computed.value.toFixed(decimals)) === published.value ? "follows" : possible ? "follows-within-rounding" : "does-not-follow";
  return { ...head, computed, bounds, verdict };
}

/** Digits after the decimal point that a number needs: 13.6 -> 1. */
function decimalsOf(value: number): number {
  let decimals = 0;
  while (decimals < 12 && Number(value.toFixed(decimals)) !== value) decimals++;
  return decimals;
}

function halfDigit(decimals: number): number {
  return 0.5 * 10 ** -decimals;
}
