import { distinctFacts } from "#model/distinct-facts.js";
import { figure, type Fact, type Figure, type IsoDate } from "#model/fact.js";
import type { GoodsFlow } from "#model/goods-flow.js";
import type { Network } from "./build-network.js";
import { costField } from "./cost-field.js";
import { findRoute } from "./find-route.js";

export const allMonths: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Costs of flows in one network, each field worked out once. */
export interface FlowCosts {
  readonly network: Network;
  /** Least cost of one tonne in a month; undefined = no way. */
  costUsdPerTonne(flow: GoodsFlow, month: number): number | undefined;
}

export function flowCosts(network: Network): FlowCosts {
  const fields = new Map<string, Readonly<Record<string, number>>>();
  return {
    network,
    costUsdPerTonne({ from, to, goods }, month) {
      const key = `${to} ${goods} ${month}`;
      let field = fields.get(key);
      if (field === undefined) fields.set(key, (field = costField(network, { place: to, direction: "to", goods, month, minimise: "cost" }).costUsdPerTonne));
      return field[from];
    },
  };
}

/** What another network changes for one flow. */
export interface FlowChange {
  readonly flow: GoodsFlow;
  readonly both: readonly number[]; // months with a way in both networks
  readonly lost: readonly number[]; // with a way before and none after
  readonly gained: readonly number[];
  readonly closed: readonly number[]; // with a way in neither
  /** Saved a year over the months of `both`; below 0 = it costs more. Months in which a way is lost or gained have no price and are not in it. */
  readonly savedUsdPerYear: number;
}

/**
 * What flows save when one network takes the place of another.
 *
 *     saved = Σ over months with a way in both: tonnes / months · (cost before - cost after)
 *
 * @see docs/method.md#value-of-a-change
 */
export function compareFlow(flow: GoodsFlow, { before, after }: { readonly before: FlowCosts; readonly after: FlowCosts }): FlowChange {
  const months = flow.months ?? allMonths;
  const costs = months.map((month) => ({ month, was: before.costUsdPerTonne(flow, month), is: after.costUsdPerTonne(flow, month) }));
  const where = (had: boolean, has: boolean): number[] => costs.filter(({ was, is }) => (was !== undefined) === had && (is !== undefined) === has).map(({ month }) => month);
  const perMonth = flow.tonnesPerYear.value / months.length;
  return {
    flow, both: where(true, true), lost: where(true, false), gained: where(false, true), closed: where(false, false),
    savedUsdPerYear: costs.reduce((sum, { was, is }) => sum + (was === undefined || is === undefined ? 0 : perMonth * (was - is)), 0),
  };
}

/** Tonnes a year that lose their way. */
export function strandedTonnes({ flow, lost }: FlowChange): number {
  return (flow.tonnesPerYear.value * lost.length) / (flow.months ?? allMonths).length;
}

/** Labels of a figure of what is saved: the whole, the mean cost before and after. */
export interface SavedLabels {
  readonly saved: string;
  readonly before: string;
  readonly after: string;
}

const usualLabels: SavedLabels = { saved: "what-if.saved", before: "what-if.cost-before", after: "what-if.cost-after" };

/**
 * What a flow saves, as a figure: its tonnes, the share of its months with a way in both networks, the mean costs before and after.
 * Costs show the facts at their ends.
 */
export function savedFigure({ flow, both, savedUsdPerYear }: FlowChange, { before, after, asOf, labels = usualLabels }: { readonly before: Network; readonly after: Network; readonly asOf: IsoDate; readonly labels?: SavedLabels }): Figure {
  const months = (flow.months ?? allMonths).length;
  const share: Fact = {
    value: both.length / months, unit: "1", asOf, confidence: "high", label: "what-if.months-share",
    assumption: `the flow is spread evenly over its ${months} months; ${both.length} of them have a way in both networks`,
  };
  const means = both.length === 0 || flow.from === flow.to ? [] : [meanCost(flow, both, { network: before, label: labels.before }), meanCost(flow, both, { network: after, label: labels.after })];
  return figure(savedUsdPerYear, "USD/year", { method: "value-of-a-change", label: labels.saved, from: [flow.tonnesPerYear, share, ...means] });
}

function meanCost({ from, to, goods }: GoodsFlow, months: readonly number[], { network, label }: { readonly network: Network; readonly label: string }): Figure {
  const costs = months.map((month) => findRoute(network, { from, to, goods, month, minimise: "cost" }).costUsdPerTonne).filter((cost) => cost !== undefined);
  return figure(costs.reduce((sum, { value }) => sum + value, 0) / months.length, "USD/t", { method: "value-of-a-change", label, from: distinctFacts(costs) });
}
