import type { IsoDate } from "#model/fact.js";
import type { Goods } from "#model/goods.js";
import type { Mode, RateKind } from "#model/network.js";
import type { Pack } from "#model/pack.js";
import type { Checked, Problem } from "#model/problem.js";
import type { Scenario } from "#model/scenario.js";
import { applyScenario } from "./apply-scenario.js";
import { checksumOf } from "./checksum.js";
import { buildGraph, type Graph } from "./graph.js";
import { monthsOfSeasons, openMonths } from "./open-months.js";
import { priceLimit, secondsPerHour, unitsPerUsd, type Offer, type Payer } from "./price.js";
import { chooseRate, rateBook, type ChosenRate, type RateBook, type RateQuestion } from "./rate-book.js";
import { scopesOf, type Scopes, type ScopesOfGraph } from "./scopes.js";
import { noWay, type Metric } from "./search.js";
import { buildTariff, type Tariff } from "./tariff.js";

export type NetworkPack = Pick<Pack, "places" | "links" | "crossings" | "seasons" | "rates" | "fx" | "goods">;

/** A corridor ready to be asked for ways, as of a day and under a scenario. Its fields are the engine's own; others use `checksum` only. */
export interface Network {
  /** Of the links, crossings and rates, in any order of rows: the same number means the same network. */
  readonly checksum: string;
  readonly graph: Graph;
  readonly openMonths: Uint16Array; // per link of the graph; bit m - 1 = open in month m
  readonly scopes: ScopesOfGraph;
  readonly tariffs: ReadonlyMap<string, Tariff>; // by goods id
}

/**
 * Builds the graph, finds which links are open in which month, and prices every arc for every kind of goods.
 *
 * A link without a freight rate or a speed for some goods is one that these goods cannot use: a warning says so.
 * Any other needed rate that is missing, an unusable rate, and every problem with the scenario is reported; the pack is never changed.
 *
 * @see docs/method.md#network-cost
 */
export function buildNetwork(pack: NetworkPack, options: { readonly asOf: IsoDate; readonly scenario?: Scenario | undefined }): Checked<Network> {
  const { asOf, scenario } = options;
  const changed = scenario === undefined ? { ok: true as const, value: pack, warnings: [] } : applyScenario(pack, scenario, asOf);
  if (!changed.ok) return changed;
  const { places, links, crossings, seasons, rates, fx, goods } = changed.value;
  const problems = new Map<string, Problem>(); // by what is said, so that nothing is said twice
  const report = (problem: Problem): void => void problems.set(JSON.stringify(problem), problem);

  const graph = buildGraph({ places, links, crossings });
  const inSeason = monthsOfSeasons(seasons, asOf);
  const open = Uint16Array.from(graph.links, (link) => openMonths(link, { inSeason, asOf }));
  const book = rateBook(rates, { fx, asOf, report });
  const scopes = scopesOf(graph, book);
  const tariffs = buildTariffs(graph, goods, { book, scopes, report });

  const found = [...problems.values()];
  if (found.some(({ severity }) => severity === "error")) return { ok: false, problems: found };
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  const checksum = checksumOf([links, crossings, rates].map((rows) => rows.toSorted(byId)));
  return { ok: true, value: { checksum, graph, openMonths: open, scopes, tariffs }, warnings: found };
}

interface Pricing {
  readonly book: RateBook;
  readonly scopes: ScopesOfGraph;
  readonly report: (problem: Problem) => void;
}

/** Goods that take the same modes and that no rate names pay the same everywhere: they share a tariff. */
function buildTariffs(graph: Graph, goods: readonly Goods[], { book, scopes, report }: Pricing): ReadonlyMap<string, Tariff> {
  const rateGoods = new Set([...book.values()].flatMap((byScope) => [...byScope.values()].flatMap((rates) => rates.map(({ rate }) => rate.goods))));
  const shared = new Map<string, Tariff>();
  return new Map(goods.map(({ id, modes }) => {
    const key = [rateGoods.has(id) ? id : "", ...modes.toSorted()].join(" ");
    const tariff = shared.get(key) ?? buildTariff(graph, { modes, scopes, payer: payerOf(id, book, report) });
    shared.set(key, tariff);
    return [id, tariff];
  }));
}

/** Chooses each rate once for all links and places with the same scopes. */
function payerOf(goods: string, book: RateBook, report: (problem: Problem) => void): Payer {
  const offers = new Map<Scopes, Map<Mode, Offer>>();
  return {
    offer(scopes, mode) {
      const here = offers.get(scopes) ?? new Map<Mode, Offer>();
      offers.set(scopes, here);
      const offer = here.get(mode) ?? offerOf(book, { scopes, goods, mode });
      here.set(mode, offer);
      return offer;
    },
    missing: (kind, mode) => report({
      code: "value-missing",
      severity: kind === "freight" || kind === "speed" ? "warning" : "error",
      at: { file: "rates.csv", path: "rates" },
      data: { key: `${kind} (${mode}, ${goods})`, kind, mode, goods },
    }),
    outOfRange: (where) => report({
      code: "value-range", severity: "error", at: { file: "rates.csv", path: where },
      data: { key: where, value: `${where} (${goods})`, range: `< ${Math.floor(priceLimit / unitsPerUsd)} USD/t, < ${Math.floor(priceLimit / secondsPerHour)} h` },
    }),
  };
}

function offerOf(book: RateBook, question: Omit<RateQuestion, "kind">): Offer {
  const chosen = new Map<RateKind, ChosenRate | undefined>();
  return (kind) => {
    if (!chosen.has(kind)) chosen.set(kind, chooseRate(book, { kind, ...question }));
    return chosen.get(kind);
  };
}

/**
 * The weights of one question: goods, month, and what decides.
 *
 * @throws {RangeError} on unknown goods or a month that is none: callers look names up first, so this is our bug
 */
export function metricOf(network: Network, { goods, month, minimise }: { readonly goods: string; readonly month: number; readonly minimise: "cost" | "time" }): Metric {
  if (!(Number.isInteger(month) && month >= 1 && month <= 12)) throw new RangeError(`month is ${month}; expected 1 to 12`);
  const { graph, openMonths: open } = network;
  const { arcCost, arcSeconds } = tariffOf(network, goods);
  const [deciding, beside] = minimise === "cost" ? [arcCost, arcSeconds] : [arcSeconds, arcCost];
  const bit = 1 << (month - 1);
  return { deciding: deciding.map((weight, arc) => (((open[graph.arcLink[arc] ?? -1] ?? 0) & bit) === 0 ? noWay : weight)), beside };
}

/** @throws {RangeError} on unknown goods: callers look names up first, so this is our bug */
export function tariffOf({ tariffs }: Network, goods: string): Tariff {
  const tariff = tariffs.get(goods);
  if (tariff === undefined) throw new RangeError(`goods is ${goods}; expected an id of the pack`);
  return tariff;
}

/** @throws {RangeError} on an unknown place: callers look names up first, so this is our bug */
export function placeIndexOf({ graph }: Network, place: string): number {
  const index = graph.placeIndex.get(place);
  if (index === undefined) throw new RangeError(`place is ${place}; expected an id of the pack`);
  return index;
}
