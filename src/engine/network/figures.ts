import { figure, type Fact, type Figure } from "#model/fact.js";
import { slowTenthLabel } from "./crossing-times.js";
import { secondsPerHour, unitsPerUsd, type Part, type Price } from "./price.js";

/** Where docs/method.md explains each addend. */
const methods: Readonly<Record<Part["kind"], string>> = {
  "freight": "leg-cost", "empty-return": "leg-cost", "road-charge": "leg-cost", "toll": "leg-cost", "payload": "leg-cost", "time-value": "leg-cost",
  "speed": "leg-hours", "travel-time": "leg-hours",
  "border-fee": "network-border", "border-wait": "network-waiting", "opening-wait": "network-opening",
  "boarding": "network-transfer", "handling": "network-transfer", "handling-time": "network-transfer", "gauge-break": "network-transfer", "gauge-break-time": "network-transfer",
};

interface Told {
  readonly method: string;
  readonly label: string;
}

/** Cost of one tonne in USD/t, or of one person: every addend of the prices with its facts; the value of time rests on the hours. */
export function costFigure(prices: readonly Price[], { method, label, unit }: Told & { readonly unit: string }): Figure {
  const parts = prices.flatMap((price) => price.costs.map((part) =>
    figure(part.amount / unitsPerUsd, unit, {
      method: methods[part.kind],
      label: `network.part.${part.kind}`,
      from: part.kind === "time-value" ? [...part.facts, hoursFigure([price], { method: "leg-hours", label: "network.hours" })] : part.facts,
    })));
  return figure(prices.reduce((sum, { cost }) => sum + cost, 0) / unitsPerUsd, unit, { method, label, from: parts });
}

/** Hours that the prices take, every wait at its median. */
export function hoursFigure(prices: readonly Price[], { method, label }: Told): Figure {
  const times = prices.flatMap((price) => price.times);
  const parts = times.map((part) => figure(part.amount / secondsPerHour, "h", { method: methods[part.kind], label: `network.part.${part.kind}`, from: medianFacts(part) }));
  return figure(times.reduce((sum, { amount }) => sum + amount, 0) / secondsPerHour, "h", { method, label, from: parts });
}

/** A median does not rest on the slow tenth. */
function medianFacts({ facts }: Part): readonly Fact[] {
  return facts.filter(({ label }) => label !== slowTenthLabel);
}

/** The slow tenth of a wait, where that is a fact of its own. */
export function slowTenthFacts({ facts }: Part): readonly Fact[] {
  return facts.filter(({ label }) => label === slowTenthLabel);
}
