import type { IsoDate } from "#model/fact.js";
import type { Goods } from "#model/goods.js";
import type { FxRate, Mode, PassengerService, RateKind } from "#model/network.js";
import type { Pack } from "#model/pack.js";
import type { Checked, Problem } from "#model/problem.js";
import type { Scenario } from "#model/scenario.js";
import { applyScenario } from "./apply-scenario.js";
import { checksumOf, rowsChecksum } from "./checksum.js";
import { crossingTimes, type CrossingTimes } from "./crossing-times.js";
import { buildGraph, type Graph } from "./graph.js";
import { priceLimit, secondsPerHour, unitsPerUsd, type Offer, type Payer } from "./price.js";
import { chooseRate, rateBook, type ChosenRate, type RateBook, type RateQuestion } from "./rate-book.js";
import { scopesOf, type Scopes, type ScopesOfGraph } from "./scopes.js";
import { seasonsOf, type Season } from "./season.js";
import { buildTariff, type Tariff } from "./tariff.js";

export type NetworkPack = Pick<Pack, "places" | "links" | "crossings" | "seasons" | "rates" | "fx" | "goods" | "waits" | "crossingServices" | "closures" | "services">;

/** A corridor ready to be asked for ways on any day, as of a day and under a scenario. Its fields are the engine's own; others use `checksum` only. */
export interface Network {
  /** Of links, crossings, seasons, rates, waits, services and pauses, in any order of rows: the same number means the same network. */
  readonly checksum: string;
  readonly asOf: IsoDate;
  readonly graph: Graph;
  readonly goods: ReadonlyMap<string, Goods>;
  readonly fx: readonly FxRate[];
  readonly scopes: ScopesOfGraph;
  readonly tariffs: ReadonlyMap<string, Tariff>; // by goods id
  readonly seasons: readonly Season[];
  readonly times: readonly CrossingTimes[];
  readonly linkSeason: Int32Array; // per link of the graph: index in `seasons`; -1 = none
  readonly linkCrossing: Int32Array; // per link: index in `times`; -1 = none
  readonly shut: Uint8Array; // per link: 1 = never open
  /** Passenger services by link index; undefined where the pack lists none at all. */
  readonly services: ReadonlyMap<number, readonly PassengerService[]> | undefined;
  readonly running: ReadonlySet<number>; // links that the scenario opens: their services run, whoever has seen them
}

/**
 * Builds the graph, sorts out what depends on the day, and prices every arc for every kind of goods.
 *
 * A link without a freight rate or a speed for some goods is one that these goods cannot use: a warning says so.
 * Any other needed rate that is missing, an unusable rate, and every problem with the scenario is reported; the pack is never changed.
 *
 * @see docs/method.md#network-cost
 */
export function buildNetwork(pack: NetworkPack, options: { readonly asOf: IsoDate; readonly scenario?: Scenario | undefined }): Checked<Network> {
  const { asOf, scenario } = options;
  const applied = scenario === undefined ? { ok: true as const, value: { pack, opened: new Set<string>() } } : applyScenario(pack, scenario, asOf);
  if (!applied.ok) return applied;
  const { places, links, crossings, seasons: periods, rates, fx, goods, waits = [], crossingServices = [], closures = [], services = [] } = applied.value.pack;
  const problems = new Map<string, Problem>(); // by what is said, so that nothing is said twice
  const report = (problem: Problem): void => void problems.set(JSON.stringify(problem), problem);

  const graph = buildGraph({ places, links, crossings });
  const seasonById = seasonsOf(periods);
  const seasons = [...seasonById.values()];
  const seasonIndex = new Map([...seasonById.keys()].map((id, index) => [id, index]));
  const times = crossingTimes(crossings, { waits, services: crossingServices, closures });
  const crossingIndex = new Map(crossings.map(({ id }, index) => [id, index]));
  const book = rateBook(rates, { fx, asOf, report });
  const scopes = scopesOf(graph, book);
  const tariffs = buildTariffs(graph, goods, { book, scopes, times, report });

  const found = [...problems.values()];
  if (found.some(({ severity }) => severity === "error")) return { ok: false, problems: found };
  const value: Network = {
    checksum: checksumOf([links, crossings, periods, rates, waits, crossingServices, closures, services].map(rowsChecksum)),
    asOf, graph, fx, scopes, tariffs, seasons, times,
    goods: new Map(goods.map((one) => [one.id, one])),
    linkSeason: Int32Array.from(graph.links, ({ link: { id, season } }) => indexOf(seasonIndex, season, id)),
    linkCrossing: Int32Array.from(graph.links, ({ link: { id, crossing } }) => indexOf(crossingIndex, crossing, id)),
    shut: Uint8Array.from(graph.links, ({ link, crossing }) => Number(link.status !== "open" || (crossing !== undefined && crossing.status !== "open"))),
    services: services.length === 0 ? undefined : servicesByLink(graph, services),
    running: new Set(graph.links.flatMap(({ link }, index) => (applied.value.opened.has(link.id) ? [index] : []))),
  };
  return { ok: true, value, warnings: found };
}

/**
 * The same network with some links closed. It shares everything but the closed links, so it costs next to nothing.
 *
 * @throws {RangeError} on an id that no link has: callers look ids up first, so this is our bug
 */
export function withClosed(network: Network, linkIds: Iterable<string>): Network {
  const indices = new Map(network.graph.links.map(({ link }, index) => [link.id, index]));
  const shut = network.shut.slice();
  const closed: string[] = [];
  for (const id of new Set(linkIds)) {
    const index = indices.get(id);
    if (index === undefined) throw new RangeError(`link is ${id}; expected one of the network's`);
    if (shut[index] === 1) continue;
    shut[index] = 1;
    closed.push(id);
  }
  return closed.length === 0 ? network : { ...network, shut, checksum: checksumOf([network.checksum, closed.toSorted()]) };
}

/** @throws {RangeError} on an id that names nothing: packs are checked on load, so this is our bug */
function indexOf(known: ReadonlyMap<string, number>, id: string | undefined, link: string): number {
  const index = id === undefined ? -1 : known.get(id);
  if (index === undefined) throw new RangeError(`link ${link} names ${id ?? ""}; expected an id of the pack`);
  return index;
}

function servicesByLink({ links }: Graph, services: readonly PassengerService[]): ReadonlyMap<number, readonly PassengerService[]> {
  const byId = new Map<string, PassengerService[]>();
  for (const service of services) byId.set(service.link, [...(byId.get(service.link) ?? []), service]);
  return new Map(links.flatMap(({ link: { id } }, index) => {
    const here = byId.get(id);
    return here === undefined ? [] : [[index, here] as const];
  }));
}

interface Pricing {
  readonly book: RateBook;
  readonly scopes: ScopesOfGraph;
  readonly times: readonly CrossingTimes[];
  readonly report: (problem: Problem) => void;
}

/** Goods that take the same modes and that no rate names pay the same everywhere: they share a tariff. */
function buildTariffs(graph: Graph, goods: readonly Goods[], { book, scopes, times, report }: Pricing): ReadonlyMap<string, Tariff> {
  const named = kindsByGoods(book);
  const anyGoods = offersOf(book, { goods: "", passenger: false });
  const shared = new Map<string, Tariff>();
  return new Map(goods.map((one) => {
    const kinds = named.get(one.id);
    const key = [kinds === undefined ? "" : one.id, isPassenger(one), ...one.modes.toSorted()].join(" ");
    const own = offersOf(book, { goods: one.id, passenger: isPassenger(one) });
    const offer: Payer["offer"] = (here, mode) => {
      const [ofGoods, ofAny] = [own(here, mode), anyGoods(here, mode)];
      return (kind) => (isPassenger(one) || kinds?.has(kind) === true ? ofGoods : ofAny)(kind);
    };
    const tariff = shared.get(key) ?? buildTariff(graph, { modes: one.modes, scopes, times, payer: payerOf(one, offer, report) });
    shared.set(key, tariff);
    return [one.id, tariff];
  }));
}

/** By goods the kinds of the rates that name it. */
function kindsByGoods(book: RateBook): ReadonlyMap<string, ReadonlySet<RateKind>> {
  const found = new Map<string, Set<RateKind>>();
  for (const [kind, byScope] of book) {
    for (const { rate: { goods } } of [...byScope.values()].flat()) {
      if (goods === undefined) continue;
      const kinds = found.get(goods) ?? new Set<RateKind>();
      found.set(goods, kinds.add(kind));
    }
  }
  return found;
}

export function isPassenger({ handling }: Goods): boolean {
  return handling === "passenger";
}

/** Chooses each rate once for all links and places with the same scopes. */
function offersOf(book: RateBook, payer: Pick<RateQuestion, "goods" | "passenger">): Payer["offer"] {
  const offers = new Map<Scopes, Map<Mode, Offer>>();
  return (scopes, mode) => {
    const here = offers.get(scopes) ?? new Map<Mode, Offer>();
    offers.set(scopes, here);
    const offer = here.get(mode) ?? offerOf(book, { scopes, mode, ...payer });
    here.set(mode, offer);
    return offer;
  };
}

function payerOf(goods: Goods, offer: Payer["offer"], report: (problem: Problem) => void): Payer {
  const passenger = isPassenger(goods);
  return {
    passenger,
    offer,
    missing: (kind, mode) => report({
      code: "value-missing",
      severity: kind === "freight" || kind === "speed" ? "warning" : "error",
      at: { file: "rates.csv", path: "rates" },
      data: { key: `${kind} (${mode}, ${goods.id})`, kind, mode, goods: goods.id },
    }),
    outOfRange: (where) => report({
      code: "value-range", severity: "error", at: { file: "rates.csv", path: where },
      data: { key: where, value: `${where} (${goods.id})`, range: `< ${Math.floor(priceLimit / unitsPerUsd)} USD/${passenger ? "person" : "t"}, < ${Math.floor(priceLimit / secondsPerHour)} h` },
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
