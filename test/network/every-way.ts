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
  readonly seconds: number;
  readonly highSeconds: number;
}

interface Arc {
  readonly key: string; // sorts as the engine's arcs
  readonly fromLayer: string | undefined;
  readonly to: string;
  readonly toLayer: string;
  readonly link: string;
  readonly cost: number;
  readonly seconds: number;
  readonly highSeconds: number;
}

const layerOrder = ["road", "rail-1520", "rail-1435", "river", "sea", "air", "ferry", "cable-car", "pipeline"];

export function bestWay(pack: NetworkPack, query: { readonly from: string; readonly to: string; readonly goods: string; readonly month: number; readonly minimise: "cost" | "time" }): Way | undefined {
  const take = pack.goods.find(({ id }) => id === query.goods)?.modes ?? [];
  const day = `${query.month >= 11 ? 2026 : 2027}-${String(query.month).padStart(2, "0")}-15`;
  const arcs = new Map<string, Arc[]>(); // by place
  for (const link of pack.links.filter(({ mode }) => take.includes(mode))) {
    const crossing = pack.crossings.find(({ id }) => id === link.crossing);
    const season = pack.seasons.filter((period) => period.season === link.season);
    const inSeason = link.season === undefined || season.some(({ opens, closes }) => (opens <= closes ? opens <= day.slice(5) && day.slice(5) <= closes : opens <= day.slice(5) || day.slice(5) <= closes));
    if (link.status !== "open" || !inSeason || (crossing !== undefined && crossing.status !== "open")) continue;
    const breaks = link.mode === "rail" && crossing?.gaugeBreak === true;
    const passages = link.mode !== "rail" ? [[layer(link.mode), layer(link.mode)]]
      : breaks ? [["rail-1435", "rail-1520"], ["rail-1520", "rail-1435"]]
      : (link.gauge === undefined ? ["1435", "1520"] : [String(link.gauge)]).map((gauge) => [`rail-${gauge}`, `rail-${gauge}`]);
    for (const [direction, [tail, head]] of [[link.from, link.to], [link.to, link.from]].entries()) {
      for (const [p, [setsOut = "", arrives = ""]] of passages.entries()) {
        for (const [b, before] of [undefined, ...layerOrder].entries()) {
          const price = legPrice(pack, query.goods, { link, tail: tail ?? "", before, setsOut, breaks });
          const arc: Arc = { key: `${link.id} ${direction} ${p} ${b}`, fromLayer: before, to: head ?? "", toLayer: arrives, link: link.id, ...price };
          arcs.set(tail ?? "", [...(arcs.get(tail ?? "") ?? []), arc]);
        }
      }
    }
  }
  let best: { readonly rank: readonly (number | string)[]; readonly way: Way } | undefined;
  const walk = (place: string, at: string | undefined, way: readonly Arc[], seen: readonly string[]): void => {
    if (place === query.to && way.length > 0) {
      const total: Way = { links: way.map(({ link }) => link), cost: sum(way, "cost"), seconds: sum(way, "seconds"), highSeconds: sum(way, "highSeconds") };
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

function sum(way: readonly Arc[], field: "cost" | "seconds" | "highSeconds"): number {
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

interface LegOf {
  readonly link: NetworkPack["links"][number];
  readonly tail: string;
  readonly before: string | undefined;
  readonly setsOut: string;
  readonly breaks: boolean;
}

function legPrice(pack: NetworkPack, goods: string, { link, tail, before, setsOut, breaks }: LegOf): Pick<Arc, "cost" | "seconds" | "highSeconds"> {
  const country = (id: string): string => pack.places.find((place) => place.id === id)?.country ?? "";
  const ends = [link.from, link.to].toSorted();
  const onLink = [[`link:${link.id}`], [`crossing:${link.crossing ?? ""}`], ends.map((id) => `place:${id}`), ends.map((id) => `country:${country(id)}`), ["*"]];
  const atPlace = [[], [], [`place:${tail}`], [`country:${country(tail)}`], ["*"]];
  const rates = new Rates(pack.rates, goods);
  const km = link.lengthKm.value;
  const [mode, oldMode] = [setsOut.startsWith("rail") ? "rail" : setsOut, before?.startsWith("rail") === true ? "rail" : before];

  const linkMoney = [rates.money("freight", onLink, [link.mode], km), rates.money("road-charge", onLink, [link.mode], km), rates.money("toll", onLink, [link.mode])];
  const emptyReturn = rates.number("empty-return", onLink, link.mode);
  if (!Number.isNaN(emptyReturn)) linkMoney.push(Math.round((linkMoney[0] ?? 0) * emptyReturn));
  const linkTimes = [[Math.round((km / rates.number("speed", onLink, link.mode)) * 3600)]];
  if (link.crossing !== undefined) {
    linkMoney.push(rates.money("border-fee", onLink, [link.mode]));
    linkTimes.push(rates.hours("border-wait", onLink, [link.mode]));
  }
  if (breaks) {
    linkMoney.push(rates.money("gauge-break", onLink, [link.mode]));
    linkTimes.push([rates.hours("gauge-break-time", onLink, [link.mode])[0] ?? 0]);
  }
  const placeMoney: number[] = [];
  const placeTimes: number[][] = [];
  if (before !== setsOut) {
    if (oldMode !== mode) placeMoney.push(rates.money("boarding", atPlace, [mode]));
    if (oldMode !== undefined) {
      const work = oldMode === mode ? "gauge-break" : "handling";
      placeMoney.push(rates.money(work, atPlace, [mode, oldMode]));
      placeTimes.push([rates.hours(`${work}-time`, atPlace, [mode, oldMode])[0] ?? 0]);
    }
  }
  const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const [linkSeconds, placeSeconds] = [total(linkTimes.map(([x]) => x ?? 0)), total(placeTimes.map(([x]) => x ?? 0))];
  const worth = (seconds: number, scopes: readonly (readonly string[])[], by: string): number =>
    seconds === 0 ? 0 : Math.round(((rates.number("time-value", scopes, by) * seconds) / 3600) * 10_000);
  return {
    cost: total(linkMoney) + total(placeMoney) + worth(linkSeconds, onLink, link.mode) + worth(placeSeconds, atPlace, mode),
    seconds: linkSeconds + placeSeconds,
    highSeconds: total(linkTimes.map(([x, high]) => high ?? x ?? 0)) + placeSeconds,
  };
}

/** The rates in force, found by sorting all of them. */
class Rates {
  constructor(private readonly rates: readonly Rate[], private readonly goods: string) {}

  private sorted(kind: RateKind, scopes: readonly (readonly string[])[], mode: string): { readonly rate: Rate; readonly rank: readonly (number | string)[] }[] {
    const level = (rate: Rate): number => scopes.findIndex((names) => names.includes(rate.scope));
    return this.rates
      .filter((rate) => rate.kind === kind && (rate.from ?? "") <= asOf && (rate.to ?? "9") >= asOf && level(rate) !== -1)
      .filter((rate) => [undefined, this.goods].includes(rate.goods) && [undefined, mode].includes(rate.mode))
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

  hours(kind: RateKind, scopes: readonly (readonly string[])[], modes: readonly string[]): [number, number] {
    const seconds = this.narrowest(kind, scopes, modes).map(({ rate: { amount } }) => [Math.round(amount.value * 3600), Math.round(Math.max(amount.value, amount.high ?? 0) * 3600)] as const);
    return [Math.max(...seconds.map(([value]) => value)), Math.max(...seconds.map(([, high]) => high))];
  }
}
