import { figure, isFigure, type Fact, type Figure, type Quantity } from "#model/fact.js";
import { taxLines, type AddedLine, type CashFlow } from "./cash-flow.js";
import { npvOf, type Yearly } from "./discounting.js";
import { distinctFacts } from "./distinct-facts.js";
import { readsOf } from "./inputs.js";
import { goodsLines } from "./operation.js";
import type { Plan, PlannedGoods } from "./plan.js";
import { capexReads, dutyReads, freightReads, joined, moneyReads, operationReads, wageReads } from "./reads.js";

/** Turns the numbers of one cash flow into figures that open down to the facts. */
export interface Explainer {
  /** Present value of each line, in the order of the cash flow. */
  readonly lines: ReadonlyMap<string, Figure>;
  /** NPV: its parts are the present values of the lines, and sum to it. */
  readonly npv: Figure;
  /** Present value of all taxes, negative; its parts show their rates, and not again what they are taken on. */
  readonly taxes: Figure;
  /** A number that follows from some of the lines, resting on every fact behind them. */
  follows(value: number, unit: string, rest: { readonly label: string; readonly method: string; readonly lines: readonly string[] }): Figure;
}

interface Setting {
  readonly plan: Plan;
  readonly discountRate: Fact; // shown wherever an amount was discounted
  /** `moved`: only the inputs that are not at their base value, for a case that is to be read beside the base case. */
  readonly show: "everything" | "moved";
}

export function explainerOf(flow: CashFlow, { plan, discountRate, show }: Setting): Explainer {
  const { operation, taxes: { applied } } = flow;
  const inputs = (positions: readonly number[], as: "tree" | "twig" | "facts" = "twig"): readonly Quantity[] => positions.flatMap((position) => inputAt(position, { plan, flow, as: show === "moved" ? "moved" : as }));
  const presentValue = (label: string, amounts: Yearly | undefined, from: readonly Quantity[]): Figure =>
    figure(npvOf(amounts ?? [], plan.discountRatePerYear), plan.currency, { method: "npv", label, from: [...from, discountRate] });
  const line = (label: AddedLine, from: readonly Quantity[]): Figure => presentValue(label, flow.lines.get(label), from);
  const byGoods = (label: AddedLine, amounts: ReadonlyMap<string, Yearly>, from: (goods: PlannedGoods) => readonly Quantity[]): Figure => {
    const parts = goodsLines(plan.lines).filter(({ id }) => amounts.get(id)?.some((amount) => amount !== 0)).map((goods) => presentValue(goods.id, amounts.get(goods.id), from(goods)));
    return figure(npvOf(flow.lines.get(label) ?? [], plan.discountRatePerYear), plan.currency, { method: "npv", label, from: parts });
  };
  const beforeTaxes = (): Figure => presentValue("finance.figure.profit-before-taxes", operation.profit, inputs(operationReads(plan.lines), "facts"));
  const added: Readonly<Record<AddedLine, (label: AddedLine) => Figure>> = {
    "finance.line.freight": (label) => byGoods(label, operation.freight, (goods) => inputs(freightReads(goods), "tree")),
    "finance.line.duties": (label) => byGoods(label, operation.duties, (goods) => inputs(dutyReads(goods))),
    "finance.line.social-contributions": (label) => line(label, inputs(joined([readsOf(applied.social), wageReads(plan.lines)]))),
    "finance.line.property-tax": (label) => line(label, inputs(joined([readsOf(applied.property), capexReads(plan.lines)]))),
    "finance.line.profit-tax": (label) => line(label, [...inputs(readsOf(applied.profit)), beforeTaxes()]),
    "finance.line.benefit-cap": (label) => line(label, [...inputs(readsOf(applied.lost)), beforeTaxes()]),
  };

  const lines = new Map([...flow.lines].map(([id, amounts]) => {
    const planned = plan.lines.find((one) => one.id === id);
    if (planned !== undefined) return [id, presentValue(id, amounts, inputs(moneyReads(planned)))] as const;
    const label = Object.keys(added).find((key): key is AddedLine => key === id);
    if (label === undefined) throw new RangeError(`line ${id} is neither the activity's nor an added one`);
    return [id, added[label](label)] as const;
  }));
  const taxParts = [...taxLines].flatMap(([id, tax]) => {
    const amounts = flow.lines.get(id);
    return amounts === undefined ? [] : [presentValue(id, amounts, inputs(readsOf(applied[tax])))];
  });
  return {
    lines,
    npv: figure(flow.npv, plan.currency, { method: "npv", label: "finance.figure.npv", from: [...lines.values()] }),
    taxes: figure(taxParts.reduce((sum, { value }) => sum + value, 0), plan.currency, { method: "regime-choice", label: "finance.figure.taxes", from: taxParts }),
    follows: (value, unit, { label, method, lines: ids }) => {
      const behind = distinctFacts(ids.flatMap((id) => lines.get(id) ?? []));
      return figure(value, unit, { method, label, from: behind.filter((fact) => fact !== discountRate) });
    },
  };
}

/**
 * An input as it stands in this cash flow; one that is not at its base value says so. A computed input (freight) is shown with
 * its own tree, as a twig that carries the facts at the tree's ends, or as those facts alone.
 */
function inputAt(position: number, { plan, flow, as }: { readonly plan: Plan; readonly flow: CashFlow; readonly as: "tree" | "twig" | "facts" | "moved" }): readonly Quantity[] {
  const [input, value] = [plan.inputs[position], flow.values[position]];
  if (input === undefined || value === undefined) throw new RangeError(`no input ${position}; there are ${plan.inputs.length}`);
  const { name, quantity, facts } = input;
  if (value !== quantity.value) return [figure(value, quantity.unit, { method: "npv-band", label: quantity.label ?? name, from: [quantity] })];
  switch (as) {
    case "moved": return [];
    case "facts": return facts;
    case "tree": return [quantity];
    case "twig": return [isFigure(quantity) ? { ...quantity, from: facts } : quantity];
  }
}
