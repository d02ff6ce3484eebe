import { figure, type Fact, type Figure } from "#model/fact.js";
import { secondsPerHour, unitsPerUsd, type Part, type Price } from "./price.js";

/** Where docs/method.md explains each addend. */
const methods: Readonly<Record<Part["kind"], string>> = {
  "freight": "leg-cost", "empty-return": "leg-cost", "road-charge": "leg-cost", "toll": "leg-cost", "payload": "leg-cost", "time-value": "leg-cost",
  "speed": "leg-hours", "travel-time": "leg-hours",
  "border-fee": "network-border", "border-wait": "network-border",
  "boarding": "network-transfer", "handling": "network-transfer", "handling-time": "network-transfer", "gauge-break": "network-transfer", "gauge-break-time": "network-transfer",
};

/** Cost of one tonne, in USD/t: every addend of the prices with its facts; the value of time rests on the hours. */
export function costFigure(prices: readonly Price[], { method, label }: { readonly method: string; readonly label: string }): Figure {
  const parts = prices.flatMap((price) => price.costs.map((part) =>
    figure(part.amount / unitsPerUsd, "USD/t", {
      method: methods[part.kind],
      label: `network.part.${part.kind}`,
      from: part.kind === "time-value" ? [...factsOf(part), hoursFigure([price], { method: "leg-hours", label: "network.hours" })] : factsOf(part),
    })));
  return figure(prices.reduce((sum, { cost }) => sum + cost, 0) / unitsPerUsd, "USD/t", { method, label, from: parts });
}

/** Hours that the prices take; with `high` every wait at its high value where that is known. */
export function hoursFigure(prices: readonly Price[], { method, label, high = false }: { readonly method: string; readonly label: string; readonly high?: boolean }): Figure {
  const seconds = (part: Part): number => (high ? part.high : part.amount);
  const times = prices.flatMap((price) => price.times);
  const parts = times.map((part) =>
    figure(seconds(part) / secondsPerHour, "h", {
      method: methods[part.kind],
      label: `network.part.${part.kind}${seconds(part) === part.amount ? "" : "-high"}`,
      from: factsOf(part),
    }));
  return figure(times.reduce((sum, part) => sum + seconds(part), 0) / secondsPerHour, "h", { method, label, from: parts });
}

/** Seconds that the prices take, with every wait at its high value where that is known. */
export function highSeconds(prices: readonly Price[]): number {
  return prices.flatMap(({ times }) => times).reduce((sum, { high }) => sum + high, 0);
}

function factsOf({ lengthKm, rate, base, payload }: Part): readonly Fact[] {
  return [...(lengthKm === undefined ? [] : [{ ...lengthKm, label: "network.length" }]), ...rate.facts, ...(base?.facts ?? []), ...(payload?.facts ?? [])];
}
