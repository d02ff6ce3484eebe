import type { Goods } from "#model/goods.js";
import type { CrossingTimes } from "./crossing-times.js";
import type { Graph } from "./graph.js";
import type { Layer } from "./layer.js";
import { isWithinLimit, linkTerms, secondsPerHour, sumsOf, transferTerms, withWaiting, type Part, type Payer, type Sums } from "./price.js";
import type { ScopesOfGraph } from "./scopes.js";
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
  const { modes, scopes: { linkClasses, transferClasses }, payer } = parts;
  const terms = linkClasses.firsts.map(({ thing, scopes }) => (modes.includes(thing.link.mode) ? linkTerms(payer, thing, scopes) : undefined));
  const reached = new Set<Layer>();
  const links = graph.links.map(({ link, passages }, i) => {
    const its = terms[linkClasses.of[i] ?? -1];
    const sums = its === undefined ? undefined : limited(payer, sumsOf(its, link.lengthKm.value), `link:${link.id}`);
    if (sums !== undefined) for (const { arrives } of passages) reached.add(arrives);
    return sums;
  });
  const transfers = transferClasses.firsts.map(({ thing, scopes }) => {
    const { before, after } = thing;
    const its = reached.has(after) && (before === undefined || reached.has(before)) ? transferTerms(payer, thing, scopes) : undefined;
    return its === undefined ? undefined : limited(payer, sumsOf(its), `${before ?? "boarding"} (${after})`);
  });
  const [arcCost, arcSeconds] = [new Float64Array(graph.arcLink.length).fill(noWay), new Float64Array(graph.arcLink.length).fill(noWay)];
  for (let arc = 0; arc < arcCost.length; arc++) {
    const link = links[graph.arcLink[arc] ?? -1];
    const transfer = link === undefined ? undefined : transfers[transferClasses.of[graph.arcTransfer[arc] ?? -1] ?? -1];
    if (link === undefined || transfer === undefined) continue;
    arcCost[arc] = link.cost + transfer.cost;
    arcSeconds[arc] = link.seconds + transfer.seconds;
  }
  return { payer, carries: links.map((link) => link !== undefined), arcCost, arcSeconds, borderLinks: borderLinksOf(graph, links, parts) };
}

function borderLinksOf(graph: Graph, links: readonly (Sums | undefined)[], parts: TariffParts): readonly BorderLink[] {
  const found = new Map<number, BorderLink & { readonly arcs: number[] }>();
  for (const [link, { crossing }] of graph.links.entries()) {
    const sums = links[link];
    if (crossing !== undefined && sums !== undefined) found.set(link, { link, arcs: [], sums, usualQueue: usualQueue(graph, parts, { link, sums }) });
  }
  for (let arc = 0; arc < graph.arcLink.length; arc++) found.get(graph.arcLink[arc] ?? -1)?.arcs.push(arc);
  return [...found.values()];
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
