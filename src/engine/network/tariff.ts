import type { Goods } from "#model/goods.js";
import type { Graph } from "./graph.js";
import type { Layer } from "./layer.js";
import { passagesOf } from "./layer.js";
import { priceLink, priceTransfer, type Payer, type Price } from "./price.js";
import type { Scopes, ScopesOfGraph } from "./scopes.js";
import { noWay } from "./search.js";

/** What one kind of goods pays everywhere, whatever the month. */
export interface Tariff {
  readonly payer: Payer;
  /** Per link of the graph; undefined where the goods cannot use it. */
  readonly links: readonly (Price | undefined)[];
  /** Per transfer of the graph; undefined where the goods have no use for it. */
  readonly transfers: readonly (Price | undefined)[];
  /** Weights of the graph's arcs; `noWay` where the goods cannot use the arc. */
  readonly arcCost: Uint32Array;
  readonly arcSeconds: Uint32Array;
}

/** Prices every link whose mode the goods take, and every transfer between layers in which they can then be. */
export function buildTariff(graph: Graph, { modes, scopes, payer }: { readonly modes: Goods["modes"]; readonly scopes: ScopesOfGraph; readonly payer: Payer }): Tariff {
  const reached = new Set<Layer>();
  const links = graph.links.map((link, i) => {
    const price = modes.includes(link.link.mode) ? priceLink(payer, link, scopes.links[i] ?? []) : undefined;
    if (price !== undefined) for (const { arrives } of passagesOf(link.link, link.crossing)) reached.add(arrives);
    return price;
  });
  const known = new Map<Scopes, Map<string, Price | undefined>>(); // places with the same scopes have the same prices
  const transfers = graph.transfers.map((transfer) => {
    const { place, before, after } = transfer;
    if (!reached.has(after) || (before !== undefined && !reached.has(before))) return undefined;
    const here = scopes.places[place] ?? [];
    const prices = known.get(here) ?? new Map<string, Price | undefined>();
    known.set(here, prices);
    const key = `${before ?? ""} ${after}`;
    if (!prices.has(key)) prices.set(key, priceTransfer(payer, transfer, here));
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
  return { payer, links, transfers, arcCost, arcSeconds };
}
