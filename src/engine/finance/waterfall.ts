import type { RankedSite } from "#model/answer.js";
import { figure, type Fact, type Figure } from "#model/fact.js";
import { rowOf, taxLines } from "./cash-flow.js";
import { distinctFacts } from "./distinct-facts.js";
import type { RegimeChoice } from "./choose-regime.js";
import type { Explainer } from "./explain.js";
import type { Plan } from "./plan.js";
import type { FreightPart } from "./question.js";

type Step = NonNullable<RankedSite["waterfall"]>[number];

interface Setting {
  readonly plan: Plan;
  readonly explained: Explainer; // of the chosen regime
  readonly usual: Explainer; // of the standard one
  readonly discountRate: Fact;
}

/**
 * NPV as parts that add up to it: what is sold, less land, buildings and machines, what is bought, each leg of the way, the border, duties,
 * running costs, wages, waiting for money, taxes as without any regime, and what the regime gives back. Parts of nothing are left out.
 *
 * @see docs/method.md#waterfall
 */
export function waterfallOf({ best }: RegimeChoice, { plan, explained, usual, discountRate }: Setting): readonly Step[] {
  const step = (key: string, label: string, lines: readonly string[]): Step => part(key, label, lines.flatMap((id) => explained.lines.get(id) ?? []));
  const part = (key: string, label: string, figures: readonly Figure[]): Step => ({ key, label, npv: sumFigure(figures, label, plan) });
  const ids = (is: (line: Plan["lines"][number]) => boolean): readonly string[] => plan.lines.filter(is).map(({ id }) => id);
  const onLand = (line: Plan["lines"][number]): boolean => "land" in line && line.land;
  const taxIds = [...taxLines.keys(), "finance.line.vat"];
  const usualTaxes = taxIds.flatMap((id) => usual.lines.get(id) ?? []);
  const ownTaxes = taxIds.flatMap((id) => explained.lines.get(id) ?? []);
  const gain = sumOf(ownTaxes) - sumOf(usualTaxes);
  return [
    step("revenue", "finance.waterfall.revenue", ids(({ kind }) => kind === "output" || kind === "sales")),
    step("land", "finance.waterfall.land", ids(onLand)),
    step("capex", "finance.waterfall.capex", ids((line) => line.kind === "capex" && !onLand(line))),
    step("residual", "finance.line.residual-value", ["finance.line.residual-value"]),
    step("purchases", "finance.waterfall.purchases", ids(({ kind }) => kind === "input")),
    ...freightSteps(best, { plan, explained, usual, discountRate }),
    step("duties", "finance.line.duties", ["finance.line.duties"]),
    step("opex", "finance.waterfall.opex", ids((line) => line.kind === "opex" && !line.labour && !onLand(line))),
    step("labour", "finance.waterfall.labour", ids((line) => line.kind === "opex" && line.labour && !onLand(line))),
    step("working-capital", "finance.line.working-capital", ["finance.line.working-capital"]),
    { key: "taxes", label: "finance.waterfall.taxes", npv: figure(sumOf(usualTaxes), plan.currency, { method: "waterfall", label: "finance.waterfall.taxes", from: distinctFacts([usual.taxes]) }) },
    { key: "regime-gain", label: "finance.figure.regime-gain", npv: figure(gain, plan.currency, { method: "waterfall", label: "finance.figure.regime-gain", from: distinctFacts([explained.taxes, usual.taxes]) }) },
  ].filter(({ npv }) => npv.value !== 0);
}

function sumFigure(figures: readonly Figure[], label: string, plan: Plan): Figure {
  return figure(sumOf(figures), plan.currency, { method: "waterfall", label, from: distinctFacts(figures) });
}

function sumOf(figures: readonly Figure[]): number {
  return figures.reduce((sum, { value }) => sum + value, 0);
}

/** Freight by leg: each flow's present value of freight, shared out as the parts share its price per tonne. */
function freightSteps(best: RegimeChoice["best"], { plan, explained, discountRate }: Setting): readonly Step[] {
  const whole = explained.lines.get("finance.line.freight");
  if (whole === undefined) return [];
  const legs = new Map<string, { readonly leg: Pick<FreightPart, "key" | "from" | "to">; value: number; readonly facts: Fact[] }>();
  for (const piece of best.operation.pieces.flat()) {
    if (piece.role !== "freight" || piece.flow === undefined) continue;
    const { worth } = rowOf([piece], best.operation);
    const all = piece.flow.freightParts.reduce((sum, { usdPerTonne }) => sum + usdPerTonne, 0);
    const parts = all > 0 ? piece.flow.freightParts : [{ key: "freight", usdPerTonne: 1, facts: distinctFacts([whole]) }];
    for (const { usdPerTonne, facts, ...leg } of parts) {
      const known = legs.get(leg.key) ?? { leg, value: 0, facts: [] };
      legs.set(leg.key, { ...known, value: known.value + worth * (usdPerTonne / (all > 0 ? all : 1)), facts: [...known.facts, ...facts] });
    }
  }
  return [...legs.values()].map(({ leg: { key, from, to }, value, facts }): Step => {
    const label = freightLabels[key] ?? "finance.waterfall.leg";
    return {
      key: Object.hasOwn(freightLabels, key) ? key : `leg:${key}`, label,
      ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }),
      npv: figure(value, plan.currency, { method: "waterfall", label, from: distinctFacts([...facts, discountRate]) }),
    };
  });
}

/** Parts of the freight that are not legs. */
const freightLabels: Readonly<Record<string, string>> = { freight: "finance.line.freight", border: "finance.waterfall.border", access: "finance.waterfall.access" };
