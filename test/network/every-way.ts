import type { Rate, RateKind } from "#model/network.js";
import type { NetworkPack } from "#engine/network/network.js";
import { asOf } from "./sample-network.js";

/**
 * The slow, obvious twin of the engine: tries every way that visits no (place, layer) twice, and prices it with the rates as they stand in the pack.
 * It shares no code with the engine.
 */
export interface Way {
  readonly links: readonly string[];
  readonly cost: number; // 10^-4 USD/t
  readonly seconds: number; // every wait at its median
}

interface Arc {
  readonly key: string; // sorts as the engine's arcs
  readonly fromLayer: string | undefined;
  readonly to: string;
  readonly toLayer: string;
  readonly link: string;
  readonly cost: number;
  readonly seconds: number;
}

const layerOrder = ["road", "rail-1520", "rail-1435", "river", "sea", "air", "ferry", "cable-car", "pipeline"];

export function bestWay(pack: NetworkPack, query: { readonly from: string; readonly to: string; readonly goods: string; readonly month?: number; readonly date?: string; readonly minimise: "cost" | "time" }): Way | undefined {
  const { modes: take = [], handling = "general" } = pack.goods.find(({ id }) => id === query.goods) ?? {};
  const month = query.month ?? 0;
  const day = query.date ?? `${month >= 11 ? 2026 : 2027}-${String(month).padStart(2, "0")}-15`;
  const arcs = new Map<string, Arc[]>(); // by place
  for (const link of pack.links.filter(({ mode }) => take.includes(mode))) {
    const crossing = pack.crossings.find(({ id }) => id === link.crossing);
    const season = pack.seasons.filter((period) => period.season === link.season);
    const inSeason = link.season === undefined || season.some(({ opens, closes }) => (opens <= closes ? opens <= day.slice(5) && day.slice(5) <= closes : opens <= day.slice(5) || day.slice(5) <= closes));
    if (link.status !== "open" || !inSeason || (crossing !== undefined && (crossing.status !== "open" || !passes(pack, crossing.id, { day, handling })))) continue;
    const breaks = link.mode === "rail" && crossing?.gaugeBreak === true;
    const passages = link.mode !== "rail" ? [[layer(link.mode), layer(link.mode)]]
      : breaks ? [["rail-1435", "rail-1520"], ["rail-1520", "rail-1435"]]
      : (link.gauge === undefined ? ["1435", "1520"] : [String(link.gauge)]).map((gauge) => [`rail-${gauge}`, `rail-${gauge}`]);
    for (const [direction, [tail, head]] of [[link.from, link.to], [link.to, link.from]].entries()) {
      for (const [p, [setsOut = "", arrives = ""]] of passages.entries()) {
        for (const [b, before] of [undefined, ...layerOrder].entries()) {
          const price = legPrice(pack, { goods: query.goods, day, handling }, { link, tail: tail ?? "", before, setsOut, breaks });
          const arc: Arc = { key: `${link.id} ${direction} ${p} ${b}`, fromLayer: before, to: head ?? "", toLayer: arrives, link: link.id, ...price };
          arcs.set(tail ?? "", [...(arcs.get(tail ?? "") ?? []), arc]);
        }
      }
    }
  }
  let best: { readonly rank: readonly (number | string)[]; readonly way: Way } | undefined;
  const walk = (place: string, at: string | undefined, way: readonly Arc[], seen: readonly string[]): void => {
    if (place === query.to && way.length > 0) {
      const total: Way = { links: way.map(({ link }) => link), cost: sum(way, "cost"), seconds: sum(way, "seconds") };
      const [deciding, beside] = query.minimise === "cost" ? [total.cost, total.seconds] : [total.seconds, total.cost];
      const rank = [deciding, beside, way.length, ...way.map(({ key }) => key).toReversed()];
      if (best === undefined || precedes(rank, best.rank)) best = { rank, way: total };
    }
    for (const arc of arcs.get(place) ?? []) {
      const state = `${arc.to} ${arc.toLayer}`;
      if (arc.fromLayer === at && !seen.includes(state)) walk(arc.to, arc.toLayer, [...way, arc], [...seen, state]);
    }
  };
  walk(query.from, undefined, [], []);
  return best?.way;
}

function sum(way: readonly Arc[], field: "cost" | "seconds"): number {
  return way.reduce((total, arc) => total + arc[field], 0);
}

function precedes(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? "";
    if (x !== y) return x < y;
  }
  return false;
}

function layer(mode: string): string {
  return mode === "ice" || mode === "pontoon" ? "road" : mode;
}

interface Asked {
  readonly day: string;
  readonly handling: string;
}

interface Limited {
  readonly id: string;
  readonly crossing: string;
  readonly handling?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly months?: readonly number[] | undefined;
}

/** The rows of a crossing that hold, the one that wins first. */
function holding<T extends Limited>(rows: readonly T[] | undefined, crossing: string, { day, handling }: Asked): T[] {
  return (rows ?? [])
    .filter((row) => row.crossing === crossing && [undefined, handling].includes(row.handling) && (row.from ?? "") <= day && (row.to ?? "9") >= day)
    .filter(({ months }) => months === undefined || months.includes(Number(day.slice(5, 7))))
    .toSorted((a, b) => {
      const rank = (row: T): (number | string)[] => [row.handling === undefined ? 1 : 0, row.months === undefined ? 1 : 0, row.from === undefined ? 99_999_999 : 99_999_999 - Number(row.from.replaceAll("-", "")), row.id];
      return precedes(rank(a), rank(b)) ? -1 : 1;
    });
}

function passes(pack: NetworkPack, crossing: string, asked: Asked): boolean {
  const paused = (pack.closures ?? []).some((row) => ["*", crossing].includes(row.crossing) && row.from <= asked.day && asked.day <= row.to);
  return !paused && holding(pack.crossingServices, crossing, asked)[0]?.accepts !== false;
}

/** Half of all who come at any time of the day wait so long for a crossing to open that is shut the same hours every night. */
function openingSeconds(pack: NetworkPack, crossing: string, asked: Asked): number {
  const row = holding(pack.crossingServices, crossing, asked).find(({ opensAt }) => opensAt !== undefined);
  const [opens = 0, closes = 24] = [row?.opensAt, row?.closesAt].map((clock) => (clock === undefined ? undefined : clock === "23:59" ? 24 : Number(clock.slice(0, 2))));
  const open = closes > opens ? closes - opens : closes + 24 - opens;
  return Math.max(0, 24 - open - 12) * 3600;
}

interface LegOf {
  readonly link: NetworkPack["links"][number];
  readonly tail: string;
  readonly before: string | undefined;
  readonly setsOut: string;
  readonly breaks: boolean;
}

function legPrice(pack: NetworkPack, { goods, ...asked }: Asked & { readonly goods: string }, { link, tail, before, setsOut, breaks }: LegOf): Pick<Arc, "cost" | "seconds"> {
  const country = (id: string): string => pack.places.find((place) => place.id === id)?.country ?? "";
  const ends = [link.from, link.to].toSorted();
  const onLink = [[`link:${link.id}`], [`crossing:${link.crossing ?? ""}`], ends.map((id) => `place:${id}`), ends.map((id) => `country:${country(id)}`), ["*"]];
  const atPlace = [[], [], [`place:${tail}`], [`country:${country(tail)}`], ["*"]];
  const rates = new Rates(pack.rates, goods, asked.handling === "passenger");
  const km = link.lengthKm.value;
  const [mode, oldMode] = [setsOut.startsWith("rail") ? "rail" : setsOut, before?.startsWith("rail") === true ? "rail" : before];

  const linkMoney = [rates.money("freight", onLink, [link.mode], km), rates.money("road-charge", onLink, [link.mode], km), rates.money("toll", onLink, [link.mode])];
  const emptyReturn = rates.number("empty-return", onLink, link.mode);
  if (!Number.isNaN(emptyReturn)) linkMoney.push(Math.round((linkMoney[0] ?? 0) * emptyReturn));
  const linkTimes = [Math.round((km / rates.number("speed", onLink, link.mode)) * 3600)];
  if (link.crossing !== undefined) {
    linkMoney.push(rates.money("border-fee", onLink, [link.mode]));
    const [queue] = holding(pack.waits, link.crossing, asked);
    linkTimes.push(queue === undefined ? rates.seconds("border-wait", onLink, [link.mode]) : queue.p50.value * 3600, openingSeconds(pack, link.crossing, asked));
  }
  if (breaks) {
    linkMoney.push(rates.money("gauge-break", onLink, [link.mode]));
    linkTimes.push(rates.seconds("gauge-break-time", onLink, [link.mode]));
  }
  const placeMoney: number[] = [];
  const placeTimes: number[] = [];
  if (before !== setsOut) {
    if (oldMode !== mode) placeMoney.push(rates.money("boarding", atPlace, [mode]));
    if (oldMode !== undefined) {
      const work = oldMode === mode ? "gauge-break" : "handling";
      placeMoney.push(rates.money(work, atPlace, [mode, oldMode]));
      placeTimes.push(rates.seconds(`${work}-time`, atPlace, [mode, oldMode]));
    }
  }
  const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const [linkSeconds, placeSeconds] = [total(linkTimes), total(placeTimes)];
  const worth = (seconds: number, scopes: readonly (readonly string[])[], by: string): number =>
    seconds === 0 ? 0 : Math.round(((rates.number("time-value", scopes, by) * seconds) / 3600) * 10_000);
  return {
    cost: total(linkMoney) + total(placeMoney) + worth(linkSeconds, onLink, link.mode) + worth(placeSeconds, atPlace, mode),
    seconds: linkSeconds + placeSeconds,
  };
}

/** The rates in force, found by sorting all of them. */
class Rates {
  constructor(private readonly rates: readonly Rate[], private readonly goods: string, private readonly passenger: boolean) {}

  /** Passengers pay by the person; what names nobody and counts neither tonnes nor persons is for goods, but for speed. */
  private isFor({ kind, goods, amount: { unit } }: Rate): boolean {
    if (unit.includes("person")) return this.passenger;
    return !this.passenger || (!/\bt\b/.test(unit) && (goods !== undefined || kind === "speed"));
  }

  private sorted(kind: RateKind, scopes: readonly (readonly string[])[], mode: string): { readonly rate: Rate; readonly rank: readonly (number | string)[] }[] {
    const level = (rate: Rate): number => scopes.findIndex((names) => names.includes(rate.scope));
    return this.rates
      .filter((rate) => rate.kind === kind && (rate.from ?? "") <= asOf && (rate.to ?? "9") >= asOf && level(rate) !== -1)
      .filter((rate) => this.isFor(rate) && [undefined, this.goods].includes(rate.goods) && [undefined, mode].includes(rate.mode))
      .map((rate) => ({ rate, rank: [level(rate), rate.goods === undefined ? 1 : 0, rate.mode === undefined ? 1 : 0, scopes[level(rate)]?.indexOf(rate.scope) ?? 0, rate.from === undefined ? 99_999_999 : 99_999_999 - Number(rate.from.replaceAll("-", "")), rate.id] }))
      .toSorted((a, b) => (precedes(a.rank, b.rank) ? -1 : 1));
  }

  number(kind: RateKind, scopes: readonly (readonly string[])[], mode: string): number {
    return this.sorted(kind, scopes, mode)[0]?.rate.amount.value ?? NaN;
  }

  /** The best rate of each mode; of these the equally narrow ones. */
  private narrowest(kind: RateKind, scopes: readonly (readonly string[])[], modes: readonly string[]): { readonly rate: Rate; readonly mode: string }[] {
    const found = modes.flatMap((mode) => this.sorted(kind, scopes, mode).slice(0, 1).map((best) => ({ ...best, mode, breadth: best.rank.slice(0, 3).join() })));
    return found.filter(({ breadth }) => found.every((other) => breadth <= other.breadth));
  }

  money(kind: RateKind, scopes: readonly (readonly string[])[], modes: readonly string[], quantity = 1): number {
    return Math.max(0, ...this.narrowest(kind, scopes, modes).map(({ rate: { amount }, mode }) => {
      const usd = amount.unit.startsWith("RUB") ? amount.value * (1 / 80) : amount.value;
      return Math.round((quantity * usd * 10_000) / (amount.unit.includes("vehicle") ? this.number("payload", scopes, mode) : 1));
    }));
  }

  seconds(kind: RateKind, scopes: readonly (readonly string[])[], modes: readonly string[]): number {
    return Math.max(0, ...this.narrowest(kind, scopes, modes).map(({ rate: { amount } }) => Math.round(amount.value * 3600)));
  }
}
