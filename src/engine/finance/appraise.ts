import type { Evidence, RankedSite } from "#model/answer.js";
import { isFigure, type Fact, type Figure, type Quantity } from "#model/fact.js";
import { bandAround } from "./band.js";
import { chooseRegime } from "./choose-regime.js";
import { demandFigures, demandStates } from "./demand-report.js";
import { evidenceOf } from "./evidence.js";
import { explainerOf } from "./explain.js";
import { gapsOf } from "./gaps.js";
import { keyFigures } from "./key-figures.js";
import { irrOfFlow } from "./payments.js";
import { planOf } from "./plan-of.js";
import { priceFigures } from "./price-figures.js";
import type { AppraisalQuestion } from "./question.js";
import { regimeReport } from "./regime-report.js";
import { waterfallOf } from "./waterfall.js";

export type { AppraisalQuestion, AppraisedFlow } from "./question.js";

/** What an activity returns at a site, and what that rests on. */
export interface Appraisal {
  readonly npv: { readonly p10: Figure; readonly p50: Figure; readonly p90: Figure }; // p10 <= p50 <= p90
  readonly irr?: Figure; // absent where there is none, or more than one
  readonly regime: RankedSite["regime"];
  readonly waterfall: NonNullable<RankedSite["waterfall"]>;
  readonly demand?: RankedSite["demand"];
  readonly cashFlow: RankedSite["cashFlow"];
  readonly figures: Readonly<Record<string, Quantity>>;
  readonly evidence: Evidence;
  readonly sensitivity: readonly { readonly parameter: string; readonly npvLow: number; readonly npvHigh: number }[];
}

/**
 * Cash flow of an activity at a site over the brief's horizon, in the brief's currency, under the lawful regime that leaves most:
 * its NPV with a low-high band and as parts that add up to it, its IRR, its key figures, and how well it is founded. To the project, before any loan.
 *
 * @throws {RangeError} where something is missing (ask `gapsOf` first) or a number is not what a checked pack and brief can hold, naming it
 * @see docs/method.md#cash-flow, #price-growth, #npv, #npv-band, #waterfall, #irr, #taxes, #regime-choice, #evidence
 */
export function appraise(question: AppraisalQuestion): Appraisal {
  const gaps = gapsOf(question);
  if (gaps.length > 0) throw new RangeError(`cannot appraise ${question.activity.id} at ${question.site.id}: ${gaps.map(({ code, what }) => `${code} ${what}`).join(", ")}`);
  const plan = planOf(question);
  const choice = chooseRegime(plan, plan.inputs.map(({ quantity }) => quantity.value));
  const band = bandAround(choice.best, plan);
  const discountRate = discountRateFact(question);
  const base = explainerOf(choice.best, { plan, discountRate, show: "everything" });
  const usual = choice.standard === choice.best ? base : explainerOf(choice.standard, { plan, discountRate, show: "everything" });
  const scale = plan.inputs.find(({ name }) => name === "finance.input.scale")?.quantity;
  const chosen = new Set([discountRate, ...(scale !== undefined && !isFigure(scale) && scale.assumption !== undefined ? [scale] : [])]);
  const end = (flow: typeof band.low): Figure => ({ ...explainerOf(flow, { plan, discountRate, show: "moved" }).npv, method: "npv-band" });
  const irr = irrOfFlow(choice.best, plan);
  const demand = demandStates(plan);
  return {
    npv: { p10: end(band.low), p50: base.npv, p90: end(band.high) },
    ...(irr.kind === "one" ? { irr: base.follows(irr.ratePerYear, "1/year", { label: "finance.figure.irr", method: "irr", lines: [...base.lines.keys()] }) } : {}),
    regime: regimeReport(choice, { explained: base, usual }, { plan, discountRate, question }),
    waterfall: [...waterfallOf(choice, { plan, explained: base, usual, discountRate })],
    ...(demand.length === 0 ? {} : { demand: [...demand] }),
    cashFlow: Array.from(choice.best.net, (_, year) => {
      const lines = Object.fromEntries([...base.rows].map(([id, { amounts }]) => [id, amounts[year] ?? 0]));
      return { year, lines, net: Object.values(lines).reduce((sum, amount) => sum + amount, 0) };
    }),
    figures: { ...keyFigures(question, choice.best, { plan, explainer: base }), ...priceFigures(plan, { question, discountRate }), ...demandFigures(choice.best, { plan, discountRate }) },
    evidence: evidenceOf([...base.lines.values()], chosen),
    sensitivity: band.sensitivity,
  };
}

/** The brief's rate as a leaf of the figure tree: a choice of the investor's, not a fact of the corridor. */
function discountRateFact({ brief: { money }, asOf }: AppraisalQuestion): Fact {
  return {
    value: money.discountRatePerYear, unit: "1/year", asOf, confidence: "high", assumption: "the discount rate that the brief asks for",
    label: money.terms === "real" ? "finance.input.discount-rate-real" : "finance.input.discount-rate",
  };
}
