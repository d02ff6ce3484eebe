import type { Evidence, RankedSite } from "#model/answer.js";
import { figure, isFigure, type Fact, type Figure, type Quantity } from "#model/fact.js";
import type { Names } from "#model/names.js";
import { bandAround } from "./band.js";
import { chooseRegime, type RegimeChoice } from "./choose-regime.js";
import { evidenceOf } from "./evidence.js";
import { explainerOf, type Explainer } from "./explain.js";
import { gapsOf } from "./gaps.js";
import { irrOf } from "./irr.js";
import { keyFigures } from "./key-figures.js";
import { planOf, type Plan } from "./plan.js";
import type { AppraisalQuestion } from "./question.js";

export type { AppraisalQuestion, AppraisedFlow } from "./question.js";

/** What an activity returns at a site, and what that rests on. */
export interface Appraisal {
  readonly npv: { readonly p10: Figure; readonly p50: Figure; readonly p90: Figure }; // p10 <= p50 <= p90
  readonly irr?: Figure; // absent where there is none, or more than one
  readonly regime: { readonly id: string; readonly names: Names; readonly npvGain: Figure; readonly runnerUp?: string };
  readonly cashFlow: RankedSite["cashFlow"];
  readonly figures: Readonly<Record<string, Quantity>>;
  readonly evidence: Evidence;
  readonly sensitivity: readonly { readonly parameter: string; readonly npvLow: number; readonly npvHigh: number }[];
}

/**
 * Cash flow of an activity at a site over the brief's horizon, in the brief's currency, under the lawful regime that leaves most:
 * its NPV with a low-high band, its IRR, its key figures, and how well it is founded. To the project, before any loan.
 *
 * @throws {RangeError} where something is missing (ask `gapsOf` first) or a number is not what a checked pack and brief can hold, naming it
 * @see docs/method.md#cash-flow, #npv, #npv-band, #irr, #taxes, #regime-choice, #evidence
 */
export function appraise(question: AppraisalQuestion): Appraisal {
  const gaps = gapsOf(question);
  if (gaps.length > 0) throw new RangeError(`cannot appraise ${question.activity.id} at ${question.site.id}: ${gaps.map(({ code, what }) => `${code} ${what}`).join(", ")}`);
  const plan = planOf(question);
  const choice = chooseRegime(plan, plan.inputs.map(({ quantity }) => quantity.value));
  const band = bandAround(choice.best, plan);
  const discountRate = discountRateFact(question);
  const base = explainerOf(choice.best, { plan, discountRate, show: "everything" });
  const scale = plan.inputs.find(({ name }) => name === "finance.input.scale")?.quantity;
  const chosen = new Set([discountRate, ...(scale !== undefined && !isFigure(scale) && scale.assumption !== undefined ? [scale] : [])]);
  const end = (flow: typeof band.low): Figure => ({ ...explainerOf(flow, { plan, discountRate, show: "moved" }).npv, method: "npv-band" });
  const irr = irrOf(choice.best.net);
  return {
    npv: { p10: end(band.low), p50: base.npv, p90: end(band.high) },
    ...(irr.kind === "one" ? { irr: base.follows(irr.ratePerYear, "1/year", { label: "finance.figure.irr", method: "irr", lines: [...base.lines.keys()] }) } : {}),
    regime: regimeOf(choice, base, { plan, discountRate }),
    cashFlow: choice.best.net.map((net, year) => ({ year, lines: Object.fromEntries([...choice.best.lines].map(([id, amounts]) => [id, amounts[year] ?? 0])), net })),
    figures: keyFigures(question, choice.best, { plan, explainer: base }),
    evidence: evidenceOf([...base.lines.values()], chosen),
    sensitivity: band.sensitivity,
  };
}

/** The brief's rate as a leaf of the figure tree: a choice of the investor's, not a fact of the corridor. */
function discountRateFact({ brief, asOf }: AppraisalQuestion): Fact {
  return { value: brief.money.discountRatePerYear, unit: "1/year", asOf, confidence: "high", assumption: "the discount rate that the brief asks for", label: "finance.input.discount-rate" };
}

/** What the regime leaves more than the standard one: the difference of the present values of their taxes. */
function regimeOf({ best, standard, runnerUp }: RegimeChoice, explained: Explainer, { plan, discountRate }: { readonly plan: Plan; readonly discountRate: Fact }): Appraisal["regime"] {
  const usual = explainerOf(standard, { plan, discountRate, show: "everything" }).taxes;
  const { id, names } = best.regime.regime;
  return {
    id,
    names,
    npvGain: figure(explained.taxes.value - usual.value, plan.currency, { method: "regime-choice", label: "finance.figure.regime-gain", from: [explained.taxes, usual] }),
    ...(runnerUp === undefined ? {} : { runnerUp: runnerUp.regime.regime.id }),
  };
}
