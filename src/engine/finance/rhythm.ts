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

/** A growth over some years or a part of one. */
interface Step {
  readonly growth: Growth;
  readonly years: number;
}

/** The steps between two moments. Most moments of a rhythm meet the same few jumps, so each is worked out once for all of them. */
type Jump = readonly Step[];

interface Moment {
  readonly year: number;
  readonly time: number;
  readonly weight: number; // share of the year's amount
  readonly factor: number; // 1 / (1 + rate)^time
  readonly price: number; // place of the jump since the moment before
  readonly deflator: number;
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
  const { horizonYears, isReal } = timeline;
  const jumps: Jump[] = [];
  const moments = momentsOf(months, {
    timeline, jumps,
    grow: kind === "nominal" ? () => undefined : (year) => growthIn(year, { currency, kind }),
    deflate: isReal ? (year) => growthIn(year, { currency: timeline.currency, kind: "price" }) : () => undefined,
  });
  const reads = readsOf(jumps.flatMap((jump) => jump.map(({ growth }) => growth.term)));
  const ones = everyYear(1, horizonYears);
  /** By moment; typed, as they are walked for every draw. */
  const columns = {
    year: Int32Array.from(moments, ({ year }) => year), price: Int32Array.from(moments, ({ price }) => price), deflator: Int32Array.from(moments, ({ deflator }) => deflator),
    weight: Float64Array.from(moments, ({ weight }) => weight), factor: Float64Array.from(moments, ({ factor }) => factor),
  };
  const measure = (values: Values): Measure => {
    const factors = jumps.map((jump) => factorOf(jump, values));
    const [level, discount, shown] = [everyYear(0, horizonYears), everyYear(0, horizonYears), isReal ? everyYear(0, horizonYears) : ones];
    let [index, deflator] = [1, 1];
    for (let i = 0; i < columns.year.length; i += 1) {
      const [year, factor] = [columns.year[i] ?? 0, columns.factor[i] ?? 1];
      index *= factors[columns.price[i] ?? 0] ?? 1;
      const amount = (columns.weight[i] ?? 1) * index;
      level[year] = (level[year] ?? 0) + amount;
      if (isReal) {
        deflator *= factors[columns.deflator[i] ?? 0] ?? 1;
        discount[year] = (discount[year] ?? 0) + (amount * factor) / deflator;
        shown[year] = (shown[year] ?? 0) + amount / deflator;
      } else discount[year] = (discount[year] ?? 0) + amount * factor;
    }
    for (let year = 0; year <= horizonYears; year += 1) {
      discount[year] = (discount[year] ?? 0) / (level[year] ?? 1);
      if (isReal) shown[year] = (shown[year] ?? 0) / (level[year] ?? 1);
    }
    return { level, discount, shown };
  };
  const constant = reads.length === 0 ? measure([]) : undefined;
  return {
    reads,
    withinYear: months !== undefined,
    measure: constant === undefined ? measure : () => constant,
    payments(values) {
      const factors = jumps.map((jump) => factorOf(jump, values));
      const { level } = measure(values);
      let [index, deflator] = [1, 1];
      return moments.map(({ year, time, weight, price, deflator: real }) => {
        index *= factors[price] ?? 1;
        deflator *= factors[real] ?? 1;
        return { year, time, part: (weight * index) / deflator / (level[year] ?? 1) };
      });
    },
  };
}

function factorOf(jump: Jump, values: Values): number {
  let factor = 1;
  for (const { growth, years } of jump) factor *= years === 1 ? growth.term.of(values) : growth.term.of(values) ** years;
  return factor;
}

type GrowthOf = (year: number) => Growth | undefined;

interface Growing {
  readonly timeline: Timeline;
  readonly grow: GrowthOf;
  readonly deflate: GrowthOf;
  readonly jumps: Jump[]; // new ones are added
}

/** All moments of a rhythm, in the order of time. */
function momentsOf(months: readonly number[] | undefined, { timeline, grow, deflate, jumps }: Growing): readonly Moment[] {
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
    const [price, deflator] = [placeOf(jumpBetween(before, at, grow), jumps), placeOf(jumpBetween(beforeReal, at, deflate), jumps)];
    [before, beforeReal] = [at, Math.max(at, beforeReal)];
    return { ...moment, price, deflator };
  });
}

/** When in a year a month's money moves: 0 to below 1, or a year later where the season in which it falls has not begun by then. */
function seasonShare(month: number, { start, seasonStart }: Timeline): number {
  const share = monthShare(month, start);
  return seasonStart !== undefined && share < monthShare(seasonStart, start) ? share + 1 : share;
}

/** The growths met between two moments, calendar year by calendar year; neighbours that are the same are one step. */
function jumpBetween(from: number, to: number, grow: GrowthOf): Jump {
  const met: Step[] = [];
  for (let year = Math.floor(from); year < to; year += 1) {
    const years = Math.min(to, year + 1) - Math.max(from, year);
    const growth = years > 1e-9 ? grow(year) : undefined;
    if (growth === undefined) continue;
    const last = met.at(-1)?.growth.key === growth.key ? met.pop() : undefined;
    met.push({ growth, years: (last?.years ?? 0) + years });
  }
  return met.map(({ growth, years }) => ({ growth, years: Math.abs(years - 1) < 1e-9 ? 1 : years }));
}

/** Where a jump stands among those known; it is added where it is new. */
function placeOf(jump: Jump, jumps: Jump[]): number {
  const known = jumps.findIndex((one) => one.length === jump.length && one.every(({ growth, years }, i) => growth.key === jump[i]?.growth.key && Math.abs(years - jump[i].years) < 1e-9));
  return known === -1 ? jumps.push(jump) - 1 : known;
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
