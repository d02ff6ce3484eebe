import { monthShare } from "./calendar.js";
import { everyYear } from "./every-year.js";
import { readsOf, type Term, type Values } from "./inputs.js";
import type { AmountKind, Growth, GrowthIn } from "./price-growth.js";

/** Factors by year 0 ... horizon for money that moves in one rhythm. */
export interface Measure {
  readonly level: readonly number[]; // what an amount at the prices of the as-of date is in that year's own money
  readonly discount: readonly number[]; // present value of one unit of that year's own money
  readonly shown: readonly number[]; // one unit of that year's own money as shown: 1, or in real terms its worth in money of the start date
}

/** One payment of a year: when (years after the start) and, of one unit of the year's own money, how much as shown. */
export interface Payment {
  readonly year: number;
  readonly time: number;
  readonly part: number;
}

/** When in a year some money moves, and how its price grows. */
export interface Rhythm {
  readonly reads: readonly number[];
  readonly withinYear: boolean; // some of it does not move at the year's end
  measure(values: Values): Measure;
  payments(values: Values): readonly Payment[];
}

/** `nominal`: an amount that is already in the money of its year. */
export interface RhythmOf {
  readonly currency: string;
  readonly kind: AmountKind | "nominal";
  readonly months?: readonly number[] | undefined;
}

export interface Timeline {
  readonly start: number; // start date as a number of years, see `yearTime`
  readonly asOf: number; // date of the prices, as a number of years
  readonly horizonYears: number;
  readonly ratePerYear: number;
  readonly isReal: boolean;
  readonly currency: string; // shown
  readonly seasonStart?: number | undefined; // month
}

interface Step {
  readonly growth: number; // place in the rhythm's growths
  readonly years: number;
}

interface Moment {
  readonly year: number;
  readonly time: number;
  readonly weight: number; // share of the year's amount
  readonly factor: number; // 1 / (1 + rate)^time
  readonly price: readonly Step[]; // since the moment before
  readonly deflator: readonly Step[];
}

/**
 * The rhythm of some money. A price is that of the as-of date until then and grows after it.
 *
 *     level(t)    = Σ over the year's moments: weight · index(moment)
 *     discount(t) = Σ weight · index(moment) / (1 + rate)^time / level(t)                      nominal
 *     discount(t) = Σ weight · index(moment) / (1 + rate)^time / deflator(moment) / level(t)   real
 *
 * @see docs/method.md#price-growth, #months
 */
export function rhythmOf({ currency, kind, months }: RhythmOf, timeline: Timeline, growthIn: GrowthIn): Rhythm {
  const grow: GrowthOf = kind === "nominal" ? () => undefined : (year) => growthIn(year, { currency, kind });
  const growths: Growth[] = [];
  const moments = momentsOf(months, { timeline, grow, deflate: timeline.isReal ? (year) => growthIn(year, { currency: timeline.currency, kind: "price" }) : () => undefined }, growths);
  const reads = readsOf(growths.map(({ term }) => term));
  const walk = (values: Values, visit: (moment: Moment, index: number, deflator: number) => void): void => {
    const factors = growths.map(({ term }) => term.of(values));
    const grown = ({ growth, years }: Step): number => (years === 1 ? (factors[growth] ?? 1) : (factors[growth] ?? 1) ** years);
    let [index, deflator] = [1, 1];
    for (const moment of moments) {
      for (const step of moment.price) index *= grown(step);
      for (const step of moment.deflator) deflator *= grown(step);
      visit(moment, index, deflator);
    }
  };
  const measure = (values: Values): Measure => {
    const none = (): number[] => everyYear(0, timeline.horizonYears);
    const [level, discount, shown] = [none(), none(), none()];
    walk(values, ({ year, weight, factor }, index, deflator) => {
      const amount = weight * index;
      level[year] = (level[year] ?? 0) + amount;
      discount[year] = (discount[year] ?? 0) + (amount * factor) / deflator;
      shown[year] = (shown[year] ?? 0) + amount / deflator;
    });
    for (const [year, whole] of level.entries()) {
      discount[year] = (discount[year] ?? 0) / whole;
      shown[year] = (shown[year] ?? 0) / whole;
    }
    return { level, discount, shown };
  };
  const constant = reads.length === 0 ? measure([]) : undefined;
  return {
    reads,
    withinYear: months !== undefined,
    measure: constant === undefined ? measure : () => constant,
    payments(values) {
      const { level } = measure(values);
      const payments: Payment[] = [];
      walk(values, ({ year, time, weight }, index, deflator) => payments.push({ year, time, part: (weight * index) / deflator / (level[year] ?? 1) }));
      return payments;
    },
  };
}

type GrowthOf = (year: number) => Growth | undefined;

function momentsOf(months: readonly number[] | undefined, { timeline, grow, deflate }: { readonly timeline: Timeline; readonly grow: GrowthOf; readonly deflate: GrowthOf }, growths: Growth[]): readonly Moment[] {
  const { start, asOf, horizonYears, ratePerYear } = timeline;
  const shares = months === undefined ? [1] : [...new Set(months)].map((month) => seasonShare(month, timeline));
  const times: Omit<Moment, "price" | "deflator">[] = [];
  for (let [year, factor] = [0, 1]; year <= horizonYears; year += 1) {
    for (const share of year === 0 ? [1] : shares) {
      times.push({ year, time: year - 1 + (year === 0 ? 1 : share), weight: year === 0 ? 1 : 1 / shares.length, factor: share === 1 ? factor : factor * (1 + ratePerYear) ** (1 - share) });
    }
    factor /= 1 + ratePerYear;
  }
  let [before, beforeReal] = [asOf, Math.max(asOf, start)];
  return times.toSorted((a, b) => a.time - b.time).map((moment): Moment => {
    const at = Math.max(asOf, start + moment.time);
    const [price, deflator] = [stepsBetween(before, at, { grow, growths }), stepsBetween(beforeReal, at, { grow: deflate, growths })];
    [before, beforeReal] = [at, Math.max(at, beforeReal)];
    return { ...moment, price, deflator };
  });
}

/** When in a year a month's money moves: 0 to below 1, or a year later where the season in which it falls has not begun by then. */
function seasonShare(month: number, { start, seasonStart }: Timeline): number {
  const share = monthShare(month, start);
  return seasonStart !== undefined && share < monthShare(seasonStart, start) ? share + 1 : share;
}

/** The growths met between two moments, calendar year by calendar year; neighbours that are the same are one step. New ones are added to the list. */
function stepsBetween(from: number, to: number, { grow, growths }: { readonly grow: GrowthOf; readonly growths: Growth[] }): readonly Step[] {
  const steps: Step[] = [];
  for (let year = Math.floor(from); year < to; year += 1) {
    const years = Math.min(to, year + 1) - Math.max(from, year);
    const found = years > 1e-9 ? grow(year) : undefined;
    if (found === undefined) continue;
    const known = growths.findIndex(({ key }) => key === found.key);
    const growth = known === -1 ? growths.push(found) - 1 : known;
    const last = steps.at(-1)?.growth === growth ? steps.pop() : undefined;
    const joined = (last?.years ?? 0) + years;
    steps.push({ growth, years: Math.abs(joined - 1) < 1e-9 ? 1 : joined });
  }
  return steps;
}

/** Rhythms of one plan, each once, by their place in the list. */
export interface RhythmBook {
  readonly rhythms: readonly Rhythm[];
  placeOf(wanted: RhythmOf): number;
}

export function rhythmBook(timeline: Timeline, growthIn: GrowthIn): RhythmBook {
  const rhythms: Rhythm[] = [];
  const places = new Map<string, number>();
  return {
    rhythms,
    placeOf(wanted) {
      const key = `${wanted.kind} ${wanted.kind === "nominal" ? "" : wanted.currency} ${wanted.months?.join(",") ?? ""}`;
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, rhythms.length);
      return rhythms.push(rhythmOf(wanted, timeline, growthIn)) - 1;
    },
  };
}

/** The reads of a rhythm as those of a term, so that both can be joined. */
export function rhythmReads(rhythm: Rhythm | undefined): Pick<Term, "reads"> {
  return { reads: rhythm?.reads ?? [] };
}
