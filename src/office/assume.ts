import type { AssumedNumber, Assumptions, Overlaid } from "#model/assumptions.js";
import type { Fact, IsoDate } from "#model/fact.js";
import { parseFormula } from "#model/formula.js";
import type { WaitPeriod } from "#model/network.js";
import type { Pack } from "#model/pack.js";

/** A pack with somebody's assumptions laid over it, and every number that is another than before. */
export interface AssumedPack {
  readonly pack: Pack;
  readonly overlaid: readonly Overlaid[];
}

/**
 * Lays assumptions over a copy of a pack. A number that the pack derives by a formula from an assumed one follows it, unless it is assumed itself;
 * a number that stays as it was is not listed.
 *
 * @throws {RangeError} on assumptions that were not checked against this pack, naming what does not fit
 * @see docs/method.md#assumptions
 */
export function assume(pack: Pack, assumptions: Assumptions, asOf: IsoDate): AssumedPack {
  const overlaid: Overlaid[] = [];
  const mark = marker(assumptions.why, asOf, overlaid);
  const before = new Map(pack.rates.map(({ id, amount }) => [id, amount]));
  const after = overlaidFacts(before, { assumed: assumptions.rates, at: "rates", mark });
  const owned = (facts: Readonly<Record<string, Fact>>, at: string, assumed: Readonly<Record<string, AssumedNumber>> = {}): Record<string, Fact> =>
    Object.fromEntries(overlaidFacts(new Map(Object.entries(facts)), { assumed, at, mark, rates: { before, after } }));
  requireKnown(pack, assumptions);
  const changed = {
    ...pack,
    rates: pack.rates.map((rate) => ({ ...rate, amount: after.get(rate.id) ?? rate.amount })),
    activities: pack.activities.map((activity) => ({ ...activity, parameters: owned(activity.parameters, `parameters.${activity.id}`, assumptions.parameters[activity.id]) })),
    sites: pack.sites.map((site) => {
      const { accessKm, ...facts } = owned({ accessKm: site.accessKm, ...site.facts }, `sites.${site.id}`, assumptions.sites[site.id]);
      return accessKm === undefined ? site : { ...site, accessKm, facts };
    }),
    fx: assumedFx(pack, assumptions, { asOf, mark }),
    ...assumedWaits(pack, assumptions, { asOf, mark }),
  };
  return { pack: changed, overlaid };
}

interface Marker {
  /** The number as assumed; it is listed where it differs from what the pack has. */
  assumed(at: string, before: Fact | undefined, number: AssumedNumber, unit: string): Fact;
  /** A number that a formula gives anew from numbers among which one is assumed. */
  follows(at: string, before: Fact, value: number): Fact;
}

function marker(why: string, asOf: IsoDate, overlaid: Overlaid[]): Marker {
  const assumption = `your assumption: ${why}`;
  return {
    assumed(at, before, number, unit) {
      const { value, low, high } = typeof number === "number" ? { value: number } : { low: undefined, high: undefined, ...number };
      if (before?.value === value && before.low === low && before.high === high) return before;
      const after: Fact = { value, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }), unit, asOf, confidence: "low", assumption };
      overlaid.push({ at, ...(before === undefined ? {} : { before }), after });
      return after;
    },
    follows(at, before, value) {
      const { unit, formula = "" } = before;
      const after: Fact = { value, unit, asOf, confidence: "low", assumption: `follows ${assumption}`, formula };
      overlaid.push({ at, before, after, follows: formula });
      return after;
    },
  };
}

interface Overlay {
  readonly assumed: Readonly<Record<string, AssumedNumber>>;
  readonly at: string;
  readonly mark: Marker;
  /** Rates, as they were and as they are: a formula may name them besides facts of the same owner. */
  readonly rates?: { readonly before: Facts; readonly after: Facts };
}

type Facts = ReadonlyMap<string, Fact>;

/** Facts by name, the assumed ones replaced, and those whose formulas rest on a changed one, through whatever chain, worked out anew. */
function overlaidFacts(facts: Facts, { assumed, at, mark, rates }: Overlay): Facts {
  const done = new Map<string, Fact>();
  const before = (name: string): Fact | undefined => facts.get(name) ?? rates?.before.get(name);
  const after = (name: string): Fact | undefined => {
    const fact = facts.get(name);
    if (fact === undefined) return rates?.after.get(name);
    if (!done.has(name)) {
      done.set(name, fact); // a formula that comes back to its own number finds it as it was
      done.set(name, changed(name, fact));
    }
    return done.get(name);
  };
  const changed = (name: string, fact: Fact): Fact => {
    const number = Object.hasOwn(assumed, name) ? assumed[name] : undefined;
    if (number !== undefined) return mark.assumed(`${at}.${name}`, fact, number, fact.unit);
    if (fact.formula === undefined) return fact;
    const formula = parseFormula(fact.formula);
    if ("wrong" in formula) throw new RangeError(`formula ${fact.formula} of ${at}.${name}: ${formula.wrong}`);
    return formula.names.some((other) => after(other) !== before(other)) ? mark.follows(`${at}.${name}`, fact, formula.evaluate((other) => after(other)?.value)) : fact;
  };
  for (const name of facts.keys()) after(name);
  return new Map([...facts].map(([name, fact]) => [name, done.get(name) ?? fact]));
}

interface Marking {
  readonly asOf: IsoDate;
  readonly mark: Marker;
}

/** A pair's rows give way to one row of the as-of date. */
function assumedFx({ fx }: Pack, { fx: assumed }: Assumptions, { asOf, mark }: Marking): Pack["fx"] {
  const replaced = new Set<string>();
  return fx.flatMap((row) => {
    const { unit } = row.rate;
    const number = Object.hasOwn(assumed, unit) ? assumed[unit] : undefined;
    if (number === undefined) return [row];
    if (replaced.has(unit)) return [];
    replaced.add(unit);
    const known = fx.filter(({ rate, date }) => rate.unit === unit && date <= asOf).toSorted((a, b) => (a.date < b.date ? 1 : -1))[0] ?? row;
    return [{ ...row, date: asOf, rate: mark.assumed(`fx.${unit}`, known.rate, number, unit) }];
  });
}

/** A row that is named takes the assumed hours; of a crossing that is named every row, and one that holds always and for all goods is added. */
function assumedWaits(pack: Pack, { waits: assumed }: Assumptions, { mark }: Marking): Pick<Pack, "waits"> {
  if (Object.keys(assumed).length === 0) return {};
  const { crossings, waits = [] } = pack;
  const named = (id: string): (typeof assumed)[string] | undefined => (Object.hasOwn(assumed, id) ? assumed[id] : undefined);
  const hours = (at: string, before: WaitPeriod | undefined, wait: (typeof assumed)[string]): Pick<WaitPeriod, "p50" | "p90"> => ({
    p50: mark.assumed(`waits.${at}.p50`, before?.p50, wait.p50, "h"), p90: mark.assumed(`waits.${at}.p90`, before?.p90, wait.p90, "h"),
  });
  const made = crossings.flatMap(({ id }): WaitPeriod[] => {
    const wait = named(id);
    return wait === undefined ? [] : [{ id: `assumed:${id}`, crossing: id, ...hours(id, undefined, wait) }];
  });
  const ofCrossing = new Map(made.map(({ crossing, p50, p90 }) => [crossing, { p50, p90 }]));
  const changed = waits.map((row): WaitPeriod => {
    const wait = named(row.id);
    const assumedHours = wait === undefined ? ofCrossing.get(row.crossing) : hours(row.id, row, wait);
    return assumedHours === undefined ? row : { ...row, n: undefined, ...assumedHours };
  });
  return { waits: [...changed, ...made] };
}

/** @throws {RangeError} naming what the pack does not have */
function requireKnown(pack: Pack, { rates, parameters, sites, fx, waits }: Assumptions): void {
  const known: Readonly<Record<string, ReadonlySet<string>>> = {
    rates: new Set(pack.rates.map(({ id }) => id)), parameters: new Set(pack.activities.map(({ id }) => id)), sites: new Set(pack.sites.map(({ id }) => id)),
    fx: new Set(pack.fx.map(({ rate }) => rate.unit)), waits: new Set([...pack.crossings, ...(pack.waits ?? [])].map(({ id }) => id)),
  };
  for (const [part, given] of Object.entries({ rates, parameters, sites, fx, waits })) {
    const lost = Object.keys(given).find((name) => known[part]?.has(name) !== true);
    if (lost !== undefined) throw new RangeError(`assumptions name ${part}.${lost}; expected assumptions checked against this pack`);
  }
}
