import type { ActivityLine } from "#model/activity.js";
import { currencyOf } from "#model/unit.js";
import type { PlannedDuty, PlannedFlow, PlannedHazard, PlannedLine } from "./plan.js";
import type { AppraisedFlow } from "./question.js";
import { currencyIn, formulaTerm, inForce, money, perTonne, shareFormula, shareTerm, type Context } from "./terms.js";

export function plannedLine(line: ActivityLine, context: Context): PlannedLine {
  const { id } = line;
  const amount = formulaTerm(line.formula, context);
  const vat = line.vat && shareTerm(`finance.input.vat-rate:${id}`, line.vat, context);
  if (line.kind === "capex") {
    const unit = { unit: line.unit, per: [], what: id };
    return {
      kind: line.kind, id, vat, amount: money(amount, unit, context), rhythm: context.book.placeOf({ currency: currencyIn(line.unit, unit), kind: "price" }),
      years: line.years, depreciationYears: line.depreciationYears, taxedAsProperty: line.taxedAsProperty ?? true, land: line.land ?? false,
      residual: line.residual === undefined ? undefined : money(formulaTerm(line.residual, context), unit, context),
    };
  }
  const yearly = { id, vat, ramp: (line.ramp ?? []).map((text) => formulaTerm(text, context)), ...affectedBy(id, context) };
  if (line.kind === "opex" || line.kind === "sales") {
    const unit = { unit: line.unit, per: ["year"], what: id };
    const [fromYear, labour, land] = line.kind === "opex" ? [line.fromYear, line.labour, line.land ?? false] : [1, false, false];
    return { ...yearly, kind: line.kind, amount: money(amount, unit, context), rhythm: context.book.placeOf({ currency: currencyIn(line.unit, unit), kind: "price", months: line.months }), fromYear, labour, land };
  }
  const flows = context.question.flows.filter((flow) => flow.line === id);
  const shares = flows.reduce((sum, { share }) => sum + share, 0);
  if (!(Math.abs(shares - 1) < 1e-9) || flows.some(({ share }) => share < 0)) throw new RangeError(`shares of the flows of ${id} sum to ${shares}; expected 1, none below 0`);
  return { ...yearly, kind: line.kind, amount, flows: flows.map((flow, i) => plannedFlow(flow, { name: i === 0 ? id : `${id}-${i + 1}`, months: line.months }, context)) };
}

function plannedFlow({ price, freightUsdPerTonne, freightParts, duties, share, abroad = false }: AppraisedFlow, { name, months }: { readonly name: string; readonly months: readonly number[] | undefined }, context: Context): PlannedFlow {
  const { book } = context;
  return {
    share,
    abroad,
    price: perTonne(`finance.input.price:${name}`, price, context),
    priceRhythm: book.placeOf({ currency: currencyOf(price.unit) ?? "", kind: "price", months }),
    freight: perTonne(`finance.input.freight:${name}`, freightUsdPerTonne, context),
    freightRhythm: book.placeOf({ currency: currencyOf(freightUsdPerTonne.unit) ?? "", kind: "price", months }),
    freightParts: freightParts ?? [],
    duties: duties.map((duty, i): PlannedDuty => {
      const id = `${name}-${duty.country}-${duty.direction}-${i + 1}`;
      return {
        direction: duty.direction,
        share: duty.share === undefined ? undefined : shareTerm(`finance.input.duty-share:${id}`, duty.share, context),
        perTonne: duty.perTonne === undefined ? undefined : {
          amount: perTonne(`finance.input.duty-per-tonne:${id}`, duty.perTonne, context),
          rhythm: book.placeOf({ currency: currencyOf(duty.perTonne.unit) ?? "", kind: "law", months }),
        },
        inForce: inForce(duty, context),
      };
    }),
  };
}

export function hazardsOf(context: Context): readonly PlannedHazard[] {
  const { activity } = context.question;
  return (activity.hazards ?? []).map(({ id, probability, lossShare, affects }) => {
    checkAffected(affects, `hazard ${id}`, context);
    return { id, probability: shareFormula(probability, `probability of ${id}`, context), lossShare: shareFormula(lossShare, `loss of ${id}`, context) };
  });
}

/** @throws {RangeError} where a line that something affects is not there, or is capex */
export function checkAffected(affects: readonly string[], what: string, { question: { activity } }: Context): void {
  const lost = affects.find((id) => !activity.lines.some((line) => line.id === id && line.kind !== "capex"));
  if (lost !== undefined) throw new RangeError(`${what} of ${activity.id} affects line ${lost}; expected a yearly line of it`);
}

/** Which of the activity's hazards strike a line, and whether it moves with the demand. */
function affectedBy(line: string, { question: { activity: { hazards = [], demand } } }: Context): { readonly hazards: readonly number[]; readonly demanded: boolean } {
  return { hazards: hazards.flatMap(({ affects }, place) => (affects.includes(line) ? [place] : [])), demanded: demand?.affects.includes(line) ?? false };
}
