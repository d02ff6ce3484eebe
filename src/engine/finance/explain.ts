import { figure, isFigure, type Fact, type Figure, type Quantity } from "#model/fact.js";
import { rowOf, rowsOf, taxLines, type AddedLine, type CashFlow, type Row } from "./cash-flow.js";
import { distinctFacts } from "./distinct-facts.js";
import { readsOf, type Term } from "./inputs.js";
import type { Piece } from "./operation.js";
import type { Plan, PlannedGoods } from "./plan.js";
import { joined, readsIn } from "./reads.js";
import { taxesUnder, type Taxes } from "./taxes.js";

/** Turns the numbers of one cash flow into figures that open down to the facts. */
export interface Explainer {
  readonly rows: ReadonlyMap<string, Row>;
  /** Present value of each line, in the order of the cash flow. */
  readonly lines: ReadonlyMap<string, Figure>;
  /** NPV: its parts are the present values of the lines, and sum to it. */
  readonly npv: Figure;
  /** Present value of all taxes and of waiting for value-added tax, negative; its parts show their rates, and not again what they are taken on. */
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
  const rows = rowsOf(flow, plan);
  const reads = readsIn(plan);
  const applied = appliedIn(flow, plan);
  const inputs = (positions: readonly number[], as: "tree" | "twig" | "facts" = "twig"): readonly Quantity[] => positions.flatMap((position) => inputAt(position, { plan, flow, as: show === "moved" ? "moved" : as }));
  const present = (value: number, label: string, from: readonly Quantity[]): Figure => figure(value, plan.currency, { method: "npv", label, from: [...from, discountRate] });
  const line = (label: AddedLine, from: readonly Quantity[]): Figure => present(rows.get(label)?.worth ?? 0, label, from);
  const byGoods = (label: AddedLine, role: Piece["role"], from: (goods: PlannedGoods) => readonly Quantity[]): Figure => {
    const parts = [...plan.lines.entries()].flatMap(([place, goods]) => {
      const pieces = (flow.operation.pieces[place] ?? []).filter((piece) => piece.role === role && piece.amounts.some((amount) => amount !== 0));
      return "flows" in goods && pieces.length > 0 ? [present(rowOf(pieces, flow.operation).worth, goods.id, from(goods))] : [];
    });
    return figure(rows.get(label)?.worth ?? 0, plan.currency, { method: "npv", label, from: parts });
  };
  const beforeTaxes = (): Figure => present(rowOf([{ role: "money", rhythm: plan.yearEnd, amounts: flow.operation.profit }], flow.operation).worth, "finance.figure.profit-before-taxes", inputs(reads.operation, "facts"));
  const added: Readonly<Record<AddedLine, (label: AddedLine) => Figure>> = {
    "finance.line.freight": (label) => byGoods(label, "freight", (goods) => inputs(reads.freight(goods), "tree")),
    "finance.line.duties": (label) => byGoods(label, "duties", (goods) => inputs(reads.duties(goods))),
    "finance.line.residual-value": (label) => line(label, inputs(reads.residual)),
    "finance.line.working-capital": (label) => line(label, inputs(reads.workingCapital)),
    "finance.line.vat": (label) => line(label, inputs(joined([vatReads(flow, plan), reads.vat]))),
    "finance.line.social-contributions": (label) => line(label, inputs(joined([readsOf(applied.social), reads.wages]))),
    "finance.line.property-tax": (label) => line(label, inputs(joined([readsOf(applied.property), reads.assets]))),
    "finance.line.profit-tax": (label) => line(label, [...inputs(readsOf(applied.profit)), beforeTaxes()]),
    "finance.line.benefit-cap": (label) => line(label, [...inputs(readsOf(applied.lost)), beforeTaxes()]),
  };

  const lines = new Map([...rows].map(([id, { worth }]) => {
    const planned = plan.lines.find((one) => one.id === id);
    if (planned !== undefined) return [id, present(worth, id, inputs(reads.money(planned)))] as const;
    const label = Object.keys(added).find((key): key is AddedLine => key === id);
    if (label === undefined) throw new RangeError(`line ${id} is neither the activity's nor an added one`);
    return [id, added[label](label)] as const;
  }));
  const taxParts = [...taxLines].flatMap(([id, tax]) => (rows.has(id) ? [line(id as AddedLine, inputs(readsOf(applied[tax])))] : []));
  const vatParts = rows.has("finance.line.vat") ? [line("finance.line.vat", inputs(vatReads(flow, plan)))] : [];
  const parts = [...lines.values()];
  return {
    rows, lines,
    npv: figure(flow.npv, plan.currency, { method: "npv", label: "finance.figure.npv", from: parts }),
    taxes: figure([...taxParts, ...vatParts].reduce((sum, { value }) => sum + value, 0), plan.currency, { method: "regime-choice", label: "finance.figure.taxes", from: [...taxParts, ...vatParts] }),
    follows: (value, unit, { label, method, lines: ids }) => {
      const behind = distinctFacts(ids.flatMap((id) => lines.get(id) ?? []));
      return figure(value, unit, { method, label, from: behind.filter((fact) => fact !== discountRate) });
    },
  };
}

/** Every rate and share that was applied at least once, by tax. */
function appliedIn({ regime, operation, values }: CashFlow, plan: Plan): Readonly<Record<keyof Taxes, readonly Term[]>> {
  const applied = { social: new Set<Term>(), property: new Set<Term>(), profit: new Set<Term>(), lost: new Set<Term>() };
  taxesUnder(regime, { plan, operation, values }, (tax, term) => applied[tax].add(term));
  return { social: [...applied.social], property: [...applied.property], profit: [...applied.profit], lost: [...applied.lost] };
}

/** Days of refund under the standard regime and those held. */
function vatReads({ regime }: CashFlow, { vat }: Plan): readonly number[] {
  return readsOf([vat?.refundDays, ...regime.members.map(({ vatRefundDays }) => vatRefundDays)].filter((term) => term !== undefined));
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
