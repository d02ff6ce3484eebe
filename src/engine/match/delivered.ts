import type { Activity } from "#model/activity.js";
import { figure, type Fact, type Figure } from "#model/fact.js";
import { parseFormula } from "#model/formula.js";
import type { Site } from "#model/site.js";
import { factNamed } from "#engine/finance/question.js";
import type { GoodsLine } from "./flows.js";
import type { Journey } from "./journeys.js";

interface Setting {
  readonly activity: Activity;
  readonly site: Site;
  readonly scale: Fact;
}

/**
 * What it costs to bring one tonne to its market: the mean over the activity's outputs, weighed by their tonnes at full running.
 * An activity that only buys goods: the same over its inputs. Without duties, which the appraisal takes.
 *
 *     delivered cost = Σ tonnes(line) · share · freight / Σ tonnes(line) · share
 *
 * @returns undefined where no goods move
 * @see docs/method.md#delivered-cost
 */
export function deliveredCost(journeys: readonly Journey[], setting: Setting): Figure | undefined {
  const outputs = journeys.filter(({ trade }) => trade.lane.line.kind === "output");
  const counted = outputs.length > 0 ? outputs : journeys;
  const [only] = counted;
  if (only === undefined) return undefined;
  const label = "match.figure.delivered-cost";
  if (counted.length === 1) return figure(only.freightUsdPerTonne.value, "USD/t", { method: "delivered-cost", label, from: [only.freightUsdPerTonne] });
  const weighed = counted.map(({ trade: { lane }, freightUsdPerTonne }) => ({ freightUsdPerTonne, tonnes: tonnesOf(lane.line, lane.share, setting) }));
  const all = weighed.reduce((sum, { tonnes }) => sum + tonnes.value, 0);
  const sum = weighed.reduce((total, { freightUsdPerTonne, tonnes }) => total + freightUsdPerTonne.value * tonnes.value, 0);
  const mean = weighed.reduce((total, { freightUsdPerTonne }) => total + freightUsdPerTonne.value, 0) / weighed.length;
  return figure(all > 0 ? sum / all : mean, "USD/t", { method: "delivered-cost", label, from: weighed.flatMap(({ freightUsdPerTonne, tonnes }) => [freightUsdPerTonne, tonnes]) });
}

/** Days of the slowest of all journeys in its worst month, and that journey; undefined where no goods move. */
export function slowest(journeys: readonly Journey[]): Journey | undefined {
  return journeys.reduce<Journey | undefined>((worst, journey) => (worst === undefined || journey.worst.days.value > worst.worst.days.value ? journey : worst), undefined);
}

/** The journey that stands for all on the map and in the tables: of the first output that goes any way, else of the first goods that do, else the first. */
export function mainJourney(journeys: readonly Journey[]): Journey | undefined {
  const moving = journeys.filter(({ worst }) => worst.route.legs.length > 0);
  return moving.find(({ trade }) => trade.lane.line.kind === "output") ?? moving[0] ?? journeys[0];
}

/** Tonnes a year of a line at full running, times the share that takes this lane. */
export function tonnesOf(line: GoodsLine, share: number, setting: Setting): Figure {
  const formula = parseFormula(line.formula);
  if ("wrong" in formula) throw new RangeError(`formula ${line.formula} of ${setting.activity.id}: ${formula.wrong}`);
  const facts = new Map<string, Fact>();
  const value = formula.evaluate((name) => {
    const fact = factNamed(name, setting);
    if (fact !== undefined) facts.set(name, { ...fact, label: fact.label ?? (name === "scale" ? "finance.input.scale" : name) });
    return fact?.value;
  });
  return figure(value * share, "t/year", { method: "delivered-cost", label: line.id, from: [...facts.values()] });
}
