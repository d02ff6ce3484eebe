import type { CrossingObservation } from "#model/crossing-observation.js";
import type { IsoDate } from "#model/fact.js";
import type { WaitPeriod } from "#model/network.js";
import type { Pack } from "#model/pack.js";
import type { Source } from "#model/source.js";
import { observationsSource, observedWaits } from "#engine/network/network.js";

const recheckAfterDays = 90;

/**
 * A pack whose waits are what the office saw, where it saw enough: at such a crossing the pack's rows for goods in general give way,
 * those that name a handling class stay. Each crossing's observations are a source of their own.
 *
 * @param apart crossings that are left as they are, as somebody changes their waits row by row
 * @see docs/method.md#observed-waits
 */
export function withObservations(pack: Pack, observations: readonly CrossingObservation[], { asOf, apart = new Set() }: { readonly asOf: IsoDate; readonly apart?: ReadonlySet<string> }): Pack {
  const crossings = new Map(pack.crossings.map((crossing) => [crossing.id, crossing]));
  const observed = waitsSeen(observations, asOf).filter(({ crossing }) => crossings.has(crossing) && !apart.has(crossing));
  if (observed.length === 0) return pack;
  const known = new Set(observed.map(({ crossing }) => crossing));
  const kept = (pack.waits ?? []).filter(({ crossing, handling }) => handling !== undefined || !known.has(crossing));
  const sources = [...known].map((id) => [observationsSource(id), sourceOf(crossings.get(id)?.names.en ?? id, observations.filter(({ crossing, date }) => crossing === id && date <= asOf))] as const);
  return { ...pack, waits: [...kept, ...observed], sources: { ...pack.sources, ...Object.fromEntries(sources) } };
}

const seenBefore = new WeakMap<readonly CrossingObservation[], Map<IsoDate, readonly WaitPeriod[]>>();

/** The same observations are sorted out once a day asked, however many questions come. */
function waitsSeen(observations: readonly CrossingObservation[], asOf: IsoDate): readonly WaitPeriod[] {
  const byDay = seenBefore.get(observations) ?? new Map<IsoDate, readonly WaitPeriod[]>();
  seenBefore.set(observations, byDay);
  const waits = byDay.get(asOf) ?? observedWaits(observations, asOf);
  byDay.set(asOf, waits);
  return waits;
}

function sourceOf(crossing: string, seen: readonly CrossingObservation[]): Source {
  const names = [...new Set(seen.map(({ source }) => source))].toSorted();
  const last = seen.map(({ date }) => date).toSorted().at(-1) ?? "";
  return { title: `Observations at ${crossing}: ${names.join(", ")}`, publisher: { name: "the office's own records" }, accessed: last, recheckAfterDays, confidence: "medium" };
}
