import { figure, type Figure, type IsoDate } from "#model/fact.js";
import type { GoodsFlow } from "#model/goods-flow.js";
import type { Link } from "#model/network.js";
import { withClosed, type Network } from "./build-network.js";
import { findRoute } from "./find-route.js";
import { allMonths, compareFlow, flowCosts, savedFigure, type FlowChange, type FlowCosts } from "./flow-costs.js";

/** One flow that uses a link, in some of its months. */
export interface DependentFlow {
  readonly flow: GoodsFlow;
  readonly months: readonly number[]; // in which its best way uses the link
  readonly extraUsdPerYear: number; // over the months with a second way
  readonly noSecondWay: readonly number[]; // months in which there is none
}

/** What closing one link would cost. */
export interface CriticalLink {
  readonly link: Pick<Link, "id" | "from" | "to" | "mode" | "crossing">;
  readonly flows: readonly DependentFlow[]; // those that use it
  readonly tonnesPerYear: number; // that pass it
  readonly extraUsdPerYear: number;
  readonly strandedTonnesPerYear: number; // without a second way
}

/** How the flows of a network depend on each link that their best ways use, the dearest to lose first; of equals the one without which more tonnes stand, then by id. */
export interface Criticality {
  readonly links: readonly CriticalLink[];
  /** The extra cost of one of them as a figure. */
  readonly figureOf: (link: CriticalLink, asOf: IsoDate) => Figure;
}

/**
 * Closes, one after the other, every link that the best way of any flow uses in any of its months, and works out what the flows pay more.
 *
 *     extra = Σ over flows and months with a second way: tonnes / months · (cost of the second way - cost of the best way)
 *
 * A month without a second way has no price: it is listed, with the tonnes that stand.
 *
 * @throws {RangeError} on an unknown place or goods: callers look names up first, so this is our bug
 * @see docs/method.md#criticality
 */
export function criticality(network: Network, flows: readonly GoodsFlow[]): Criticality {
  const open = flowCosts(network);
  const links = [...usesOf(network, flows)].map(([id, uses]) => criticalLink(network, { id, uses, open }));
  return {
    links: links.toSorted((a, b) => b.extraUsdPerYear - a.extraUsdPerYear || b.strandedTonnesPerYear - a.strandedTonnesPerYear || (a.link.id < b.link.id ? -1 : 1)),
    figureOf({ link, flows: dependent, extraUsdPerYear }, asOf) {
      const closed = withClosed(network, [link.id]);
      const labels = { saved: "critical.extra", before: "critical.cost-closed", after: "critical.cost-open" };
      const parts = dependent.map(({ flow, months }) => savedFigure(changeOf(flow, months, { open, closed: flowCosts(closed) }), { before: closed, after: network, asOf, labels }));
      return figure(extraUsdPerYear, "USD/year", { method: "criticality", label: "critical.extra", from: parts });
    },
  };
}

/** Links in use, with the flows that use them and their months. */
function usesOf(network: Network, flows: readonly GoodsFlow[]): ReadonlyMap<string, ReadonlyMap<GoodsFlow, readonly number[]>> {
  const uses = new Map<string, Map<GoodsFlow, number[]>>();
  for (const flow of flows) {
    for (const month of flow.months ?? allMonths) {
      for (const { link } of findRoute(network, { from: flow.from, to: flow.to, goods: flow.goods, month, minimise: "cost" }).legs) {
        const byFlow = uses.get(link) ?? new Map<GoodsFlow, number[]>();
        uses.set(link, byFlow);
        byFlow.set(flow, [...(byFlow.get(flow) ?? []), month]);
      }
    }
  }
  return uses;
}

function criticalLink(network: Network, { id, uses, open }: { readonly id: string; readonly uses: ReadonlyMap<GoodsFlow, readonly number[]>; readonly open: FlowCosts }): CriticalLink {
  const found = network.graph.links.find(({ link }) => link.id === id)?.link;
  if (found === undefined) throw new RangeError(`link is ${id}; expected one of the network`);
  const closed = flowCosts(withClosed(network, [id]));
  const flows = [...uses].map(([flow, months]): DependentFlow => {
    const { savedUsdPerYear, gained } = changeOf(flow, months, { open, closed });
    return { flow, months, extraUsdPerYear: savedUsdPerYear, noSecondWay: gained };
  });
  const tonnes = (monthsOf: (one: DependentFlow) => readonly number[]): number =>
    flows.reduce((sum, one) => sum + (one.flow.tonnesPerYear.value * monthsOf(one).length) / (one.flow.months ?? allMonths).length, 0);
  const { from, to, mode, crossing } = found;
  return {
    link: { id, from, to, mode, crossing }, flows,
    tonnesPerYear: tonnes(({ months }) => months),
    extraUsdPerYear: flows.reduce((sum, { extraUsdPerYear }) => sum + extraUsdPerYear, 0),
    strandedTonnesPerYear: tonnes(({ noSecondWay }) => noSecondWay),
  };
}

/** What having the link open saves a flow. In months whose best way does not use it nothing changes, so nothing is searched. */
function changeOf(flow: GoodsFlow, months: readonly number[], { open, closed }: { readonly open: FlowCosts; readonly closed: FlowCosts }): FlowChange {
  const before: FlowCosts = { network: closed.network, costUsdPerTonne: (of, month) => (months.includes(month) ? closed : open).costUsdPerTonne(of, month) };
  return compareFlow(flow, { before, after: open });
}
