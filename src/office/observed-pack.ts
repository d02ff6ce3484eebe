import type { CrossingObservation } from "#model/crossing-observation.js";
import type { IsoDate } from "#model/fact.js";
import type { Pack } from "#model/pack.js";
import type { Source } from "#model/source.js";
import { observationsSource, observedWaits } from "#engine/network/network.js";

const recheckAfterDays = 90;

/**
 * A pack whose waits are what the office saw, where it saw enough: at such a crossing the pack's rows for goods in general give way,
 * those that name a handling class stay. Each crossing's observations are a source of their own.
 *
 * @see docs/method.md#observed-waits
 */
export function withObservations(pack: Pack, observations: readonly CrossingObservation[], asOf: IsoDate): Pack {
  const crossings = new Map(pack.crossings.map((crossing) => [crossing.id, crossing]));
  const observed = observedWaits(observations.filter(({ crossing }) => crossings.has(crossing)), asOf);
  if (observed.length === 0) return pack;
  const known = new Set(observed.map(({ crossing }) => crossing));
  const kept = (pack.waits ?? []).filter(({ crossing, handling }) => handling !== undefined || !known.has(crossing));
  const sources = [...known].map((id): [string, Source] => {
    const seen = observations.filter(({ crossing, date }) => crossing === id && date <= asOf);
    const names = [...new Set(seen.map(({ source }) => source))].toSorted();
    const last = seen.map(({ date }) => date).toSorted().at(-1) ?? asOf;
    return [observationsSource(id), {
      title: `Observations at ${crossings.get(id)?.names.en ?? id}: ${names.join(", ")}`, publisher: { name: "the office's own records" },
      accessed: last, recheckAfterDays, confidence: "medium",
    }];
  });
  return { ...pack, waits: [...kept, ...observed], sources: { ...pack.sources, ...Object.fromEntries(sources) } };
}
