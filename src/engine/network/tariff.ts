import type { Goods } from "#model/goods.js";
import type { Graph } from "./graph.js";
import { passagesOf, type Layer } from "./layer.js";
import { priceLink, priceTransfer, type Payer, type Price } from "./price.js";
import type { Scopes, ScopesOfGraph } from "./scopes.js";
import { noWay } from "./search.js";

/** What one kind of goods pays everywhere, whatever the month. */
export interface Tariff {
  readonly payer: Payer;
  /** Per link of the graph: whether the goods can use it when it is open. */
  readonly carries: readonly boolean[];
  /** Weights of the graph's arcs; `noWay` where the goods cannot use the arc. */
  readonly arcCost: Uint32Array;
  readonly arcSeconds: Uint32Array;
}

type Weight = Pick<Price, "cost" | "seconds">;

/**
 * Prices every link whose mode the goods take, and every transfer between layers in which they can then be.
 * Only sums are kept: the addends of a way are worked out again when it is shown.
 */
export function buildTariff(graph: Graph, { modes, scopes, payer }: { readonly modes: Goods["modes"]; readonly scopes: ScopesOfGraph; readonly payer: Payer }): Tariff {
  const reached = new Set<Layer>();
  const links = graph.links.map((link, i) => {
    const price = modes.includes(link.link.mode) ? weightOf(priceLink(payer, link, scopes.links[i] ?? [])) : undefined;
    if (price !== undefined) for (const { arrives } of passagesOf(link.link, link.crossing)) reached.add(arrives);
    return price;
  });
  const known = new Map<Scopes, Map<string, Weight | undefined>>(); // places with the same scopes have the same prices
  const transfers = graph.transfers.map((transfer) => {
    const { place, before, after } = transfer;
    if (!reached.has(after) || (before !== undefined && !reached.has(before))) return undefined;
    const here = scopes.places[place] ?? [];
    const prices = known.get(here) ?? new Map<string, Weight | undefined>();
    known.set(here, prices);
    const key = `${before ?? ""} ${after}`;
    if (!prices.has(key)) prices.set(key, weightOf(priceTransfer(payer, transfer, here)));
    return prices.get(key);
  });
  const arcCost = new Uint32Array(graph.arcLink.length).fill(noWay);
  const arcSeconds = new Uint32Array(graph.arcLink.length).fill(noWay);
  for (const [arc, linkIndex] of graph.arcLink.entries()) {
    const [link, transfer] = [links[linkIndex], transfers[graph.arcTransfer[arc] ?? -1]];
    if (link === undefined || transfer === undefined) continue;
    arcCost[arc] = link.cost + transfer.cost;
    arcSeconds[arc] = link.seconds + transfer.seconds;
  }
  return { payer, carries: links.map((link) => link !== undefined), arcCost, arcSeconds };
}

function weightOf(price: Price | undefined): Weight | undefined {
  return price === undefined ? undefined : { cost: price.cost, seconds: price.seconds };
}
