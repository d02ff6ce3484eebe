import type { Goods } from "#model/goods.js";
import type { CrossingTimes } from "./crossing-times.js";
import type { Graph, GraphLink, Transfer } from "./graph.js";
import { passagesOf, type Layer } from "./layer.js";
import { isWithinLimit, linkTerms, secondsPerHour, sumsOf, transferTerms, withWaiting, type Part, type Payer, type Sums, type Terms } from "./price.js";
import type { Scopes, ScopesOfGraph } from "./scopes.js";
import { noWay } from "./search.js";
import { lognormalWait } from "./wait.js";

/** What one kind of goods pays everywhere, whatever the day. */
export interface Tariff {
  readonly payer: Payer;
  /** Per link of the graph: whether the goods can use it when it is open. */
  readonly carries: readonly boolean[];
  /** Weights of the graph's arcs without waiting at borders; `noWay` where the goods cannot use the arc. */
  readonly arcCost: Float64Array;
  readonly arcSeconds: Float64Array;
  readonly borderLinks: readonly BorderLink[];
}

/** A link with a crossing, at which one waits as the day has it. */
export interface BorderLink {
  readonly link: number; // index in the graph's links
  readonly arcs: readonly number[];
  readonly sums: Sums; // without waiting
  /** The wait where the crossing has no row for the day. */
  readonly usualQueue?: Part | undefined;
}

interface TariffParts {
  readonly modes: Goods["modes"];
  readonly scopes: ScopesOfGraph;
  readonly times: readonly CrossingTimes[];
  readonly payer: Payer;
}

/**
 * Prices every link whose mode the goods take, and every transfer between layers in which they can then be.
 * Only sums are kept: the addends of a way are worked out again when it is shown.
 */
export function buildTariff(graph: Graph, parts: TariffParts): Tariff {
  const { modes, scopes, payer } = parts;
  const priced = linkPricer(payer);
  const reached = new Set<Layer>();
  const links = graph.links.map((link, i) => {
    const sums = modes.includes(link.link.mode) ? priced(link, scopes.links[i] ?? []) : undefined;
    if (sums !== undefined) for (const { arrives } of passagesOf(link.link, link.crossing)) reached.add(arrives);
    return sums;
  });
  const transferred = transferPricer(payer, scopes);
  const transfers = graph.transfers.map((transfer) =>
    reached.has(transfer.after) && (transfer.before === undefined || reached.has(transfer.before)) ? transferred(transfer) : undefined);
  const arcWeights = (weightOf: (sums: Sums) => number): Float64Array => {
    const [onLink, before] = [links, transfers].map((all) => Float64Array.from(all, (sums) => (sums === undefined ? noWay : weightOf(sums))));
    return Float64Array.from(graph.arcLink, (link, arc) => (onLink?.[link] ?? noWay) + (before?.[graph.arcTransfer[arc] ?? -1] ?? noWay));
  };
  const [arcCost, arcSeconds] = [arcWeights(({ cost }) => cost), arcWeights(({ seconds }) => seconds)];
  return { payer, carries: links.map((link) => link !== undefined), arcCost, arcSeconds, borderLinks: borderLinksOf(graph, links, parts) };
}

function borderLinksOf(graph: Graph, links: readonly (Sums | undefined)[], parts: TariffParts): readonly BorderLink[] {
  const found = new Map<number, BorderLink & { readonly arcs: number[] }>();
  for (const [link, { crossing }] of graph.links.entries()) {
    const sums = links[link];
    if (crossing !== undefined && sums !== undefined) found.set(link, { link, arcs: [], sums, usualQueue: usualQueue(graph, parts, { link, sums }) });
  }
  for (const [arc, link] of graph.arcLink.entries()) found.get(link)?.arcs.push(arc);
  return [...found.values()];
}

/** Chooses rates once for all links of one kind in the same scopes. */
function linkPricer(payer: Payer): (link: GraphLink, scopes: Scopes) => Sums | undefined {
  const known = new Map<Scopes, Map<string, Terms | undefined>>();
  return (onLink, scopes) => {
    const { link, kind } = onLink;
    const terms = known.get(scopes) ?? new Map<string, Terms | undefined>();
    known.set(scopes, terms);
    if (!terms.has(kind)) terms.set(kind, linkTerms(payer, onLink, scopes));
    const its = terms.get(kind);
    return its === undefined ? undefined : limited(payer, sumsOf(its, link.lengthKm.value), `link:${link.id}`);
  };
}

/** Prices each change of layer once for all places with the same scopes. */
function transferPricer(payer: Payer, scopes: ScopesOfGraph): (transfer: Transfer) => Sums | undefined {
  const known = new Map<Scopes, Map<number, Sums | undefined>>();
  return (transfer) => {
    const here = scopes.places[transfer.place] ?? [];
    let sums = known.get(here);
    if (sums === undefined) known.set(here, (sums = new Map()));
    const { kind, before, after } = transfer;
    const priced = sums.get(kind);
    if (priced !== undefined || sums.has(kind)) return priced;
    const terms = transferTerms(payer, transfer, here);
    const made = terms === undefined ? undefined : limited(payer, sumsOf(terms), `${before ?? "boarding"} (${after})`);
    sums.set(kind, made);
    return made;
  };
}

/** A price beyond all bounds is reported and is none. */
function limited(payer: Payer, sums: Sums, where: string): Sums | undefined {
  if (isWithinLimit(sums)) return sums;
  payer.outOfRange(where);
  return undefined;
}

/** The wait by rate. A crossing that has neither that nor a row for every day, and waits that make a price beyond all bounds, are reported. */
function usualQueue({ links }: Graph, { scopes, times, payer }: TariffParts, { link, sums }: Pick<BorderLink, "link" | "sums">): Part | undefined {
  const onLink = links[link];
  if (onLink?.crossing === undefined) return undefined;
  const { id } = onLink.crossing;
  const here = times.find(({ crossing }) => crossing.id === id);
  const rate = payer.offer(scopes.links[link] ?? [], onLink.link.mode)("border-wait");
  if (rate === undefined && here?.alwaysKnown !== true) payer.missing("border-wait", onLink.link.mode);
  const wait = rate === undefined ? undefined : lognormalWait(rate.value, Math.max(rate.value, rate.rate.amount.high ?? 0));
  const part: Part | undefined = rate === undefined || wait === undefined ? undefined : { kind: "border-wait", amount: Math.round(wait.p50 * secondsPerHour), facts: rate.facts, wait };
  limited(payer, withWaiting(sums, (here?.longestSeconds ?? 0) + (part?.amount ?? 0)), `link:${onLink.link.id}`);
  return part;
}
