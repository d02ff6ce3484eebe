import { figure, type Fact, type Quantity } from "#model/fact.js";
import { taxLines, type CashFlow } from "./cash-flow.js";
import { paybackYears } from "./discounting.js";
import type { Explainer } from "./explain.js";
import type { Plan } from "./plan.js";
import type { AppraisalQuestion } from "./question.js";

/**
 * The numbers one asks for first. Those of a year are of the last one, when every ramp has run out; costs are positive. What does not occur
 * in this activity (freight of a lodge) is absent.
 *
 * @see docs/method.md#key-figures
 */
export function keyFigures({ brief: { money }, scale, asOf }: AppraisalQuestion, flow: CashFlow, { plan, explainer }: { readonly plan: Plan; readonly explainer: Explainer }): Readonly<Record<string, Quantity>> {
  const year = plan.horizonYears;
  const ids = [...explainer.rows.keys()];
  const ofKind = (...kinds: readonly string[]): readonly string[] => plan.lines.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const inLastYear = (lines: readonly string[], sign: 1 | -1): ((label: string) => Quantity) | undefined => lines.length === 0 ? undefined : (label) =>
    explainer.follows(lines.reduce((sum, id) => sum + sign * (explainer.rows.get(id)?.amounts[year] ?? 0), 0), `${plan.currency}/year`, { label, method: "key-figures", lines });
  const capex = (label: string): Quantity => explainer.follows(capexShown, plan.currency, { label, method: "key-figures", lines: ofKind("capex") });
  const ownShare: Fact = { value: money.ownShare, unit: "1", asOf, confidence: "high", assumption: "the share of own capital that the brief names", label: "finance.input.own-share" };
  const payback = paybackYears(flow.net);
  const capexShown = 0 - ofKind("capex").reduce((sum, id) => sum + (explainer.rows.get(id)?.amounts.reduce((all, amount) => all + amount, 0) ?? 0), 0);
  const tiedUp = flow.operation.workingCapital[year - 1] ?? 0;
  const shown = flow.operation.measures[plan.yearEnd]?.shown[year - 1] ?? 1;

  const wanted: Readonly<Record<string, readonly [label: string, make: ((label: string) => Quantity) | undefined]>> = {
    scale: ["finance.input.scale", (label) => ({ ...scale, label })],
    capex: ["finance.figure.capex", ofKind("capex").length === 0 ? undefined : capex],
    ownCapital: ["finance.figure.own-capital", money.ownShare < 1 && ofKind("capex").length > 0
      ? (label) => figure(capexShown * money.ownShare, plan.currency, { label, method: "key-figures", from: [capex("finance.figure.capex"), ownShare] }) : undefined],
    workingCapital: ["finance.figure.working-capital", tiedUp === 0 ? undefined : (label) => explainer.follows(tiedUp * shown, plan.currency, { label, method: "working-capital", lines: ["finance.line.working-capital"] })],
    residualValue: ["finance.line.residual-value", explainer.rows.has("finance.line.residual-value") ? (label) => explainer.follows(explainer.rows.get("finance.line.residual-value")?.amounts[year] ?? 0, plan.currency, { label, method: "residual-value", lines: ["finance.line.residual-value"] }) : undefined],
    revenueYear: ["finance.figure.revenue-year", inLastYear(ofKind("output", "sales"), 1)],
    purchasesYear: ["finance.figure.purchases-year", inLastYear(ofKind("input"), -1)],
    opexYear: ["finance.figure.opex-year", inLastYear(ofKind("opex"), -1)],
    freightYear: ["finance.figure.freight-year", inLastYear(ids.filter((id) => id === "finance.line.freight"), -1)],
    dutiesYear: ["finance.figure.duties-year", inLastYear(ids.filter((id) => id === "finance.line.duties"), -1)],
    taxesYear: ["finance.figure.taxes-year", inLastYear(ids.filter((id) => taxLines.has(id)), -1)],
    cashYear: ["finance.figure.cash-year", inLastYear(ids, 1)],
    paybackYears: ["finance.figure.payback", payback === undefined ? undefined : (label) => explainer.follows(payback, "year", { label, method: "payback", lines: ids })],
  };
  return Object.fromEntries(Object.entries(wanted).flatMap(([key, [label, make]]) => (make === undefined ? [] : [[key, make(label)]])));
}
