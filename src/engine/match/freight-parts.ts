import type { Route } from "#model/answer.js";
import { isFigure, type Figure } from "#model/fact.js";
import { distinctFacts } from "#engine/finance/distinct-facts.js";
import type { FreightPart } from "#engine/finance/question.js";
import type { Access } from "#engine/network/network.js";

/** Addends of a leg's cost and time that the border takes. */
const borderCosts: ReadonlySet<string> = new Set(["network.part.border-fee", "network.part.gauge-break"]);
const borderTimes: ReadonlySet<string> = new Set(["network.part.border-wait", "network.part.opening-wait", "network.part.gauge-break-time"]);

/**
 * The freight of one tonne as parts that sum to it: each leg of each way, weighed by the months in which that way is taken; what the borders on
 * the way take, with the value of the time they take; the road between the site and its place.
 *
 * @see docs/method.md#waterfall
 */
export function freightPartsOf(routes: readonly Route[], access: Access): readonly FreightPart[] {
  const months = routes.reduce((sum, route) => sum + (route.months?.length ?? 1), 0);
  const parts = new Map<string, FreightPart>();
  const add = (part: FreightPart): void => {
    const known = parts.get(part.key);
    parts.set(part.key, known === undefined ? part : { ...known, usdPerTonne: known.usdPerTonne + part.usdPerTonne, facts: distinctFacts([...known.facts, ...part.facts]) });
  };
  for (const route of routes) {
    const share = (route.months?.length ?? 1) / months;
    for (const { link, from, to, costUsdPerTonne } of route.legs) {
      const border = borderShare(costUsdPerTonne);
      const facts = distinctFacts([costUsdPerTonne]);
      if (border !== costUsdPerTonne.value) add({ key: link, usdPerTonne: (costUsdPerTonne.value - border) * share, facts, from, to });
      if (border !== 0) add({ key: "border", usdPerTonne: border * share, facts });
    }
  }
  add({ key: "access", usdPerTonne: access.costUsdPerTonne.value, facts: distinctFacts([access.costUsdPerTonne]) });
  return [...parts.values()];
}

/** What of a leg's cost the border takes: fees and change of gauge, and of the value of time the share that waiting there has in the hours. */
function borderShare(leg: Figure): number {
  return leg.from.filter(isFigure).reduce((sum, part) => {
    if (borderCosts.has(part.label ?? "")) return sum + part.value;
    const hours = part.label === "network.part.time-value" ? part.from.filter(isFigure).at(-1) : undefined;
    if (hours === undefined || hours.value === 0) return sum;
    const waiting = hours.from.filter(({ label }) => borderTimes.has(label ?? "")).reduce((all, { value }) => all + value, 0);
    return sum + (part.value * waiting) / hours.value;
  }, 0);
}
