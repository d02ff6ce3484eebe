import type { Yearly } from "./discounting.js";
import { everyYear } from "./every-year.js";
import type { Values } from "./inputs.js";
import { operate, type Operation, type Piece, type Strikes } from "./operation.js";
import type { Plan, PlannedRegime } from "./plan.js";
import { taxesUnder, type Taxes } from "./taxes.js";
import { vatRefunds } from "./vat.js";

/** Lines that no activity writes: they follow from the way, the border, the law and the calendar. Keys of words.csv. */
export const addedLines = [
  "finance.line.freight", "finance.line.duties", "finance.line.residual-value", "finance.line.working-capital", "finance.line.vat",
  "finance.line.social-contributions", "finance.line.property-tax", "finance.line.profit-tax", "finance.line.benefit-cap",
] as const;
export type AddedLine = (typeof addedLines)[number];

/** Those of them that are taxes on income, wages and assets, and which. */
export const taxLines: ReadonlyMap<string, keyof Taxes> = new Map<AddedLine, keyof Taxes>([
  ["finance.line.social-contributions", "social"], ["finance.line.property-tax", "property"], ["finance.line.profit-tax", "profit"], ["finance.line.benefit-cap", "lost"],
]);

export interface CashFlow {
  readonly regime: PlannedRegime;
  readonly values: Values;
  readonly operation: Operation;
  readonly taxes: Taxes;
  readonly net: Yearly; // money in the brief's currency by year as shown, in positive, out negative
  readonly npv: number;
}

/**
 * The cash flow of a plan under a regime, for one set of values of its inputs. Made to be called many thousand times: its lines are
 * put together by `rowsOf`, where somebody wants to see them.
 *
 * @param strikes whether each hazard strikes in each year; absent: expected losses
 * @throws {RangeError} where a number comes out that is not finite, naming its line
 */
export function cashFlowUnder(regime: PlannedRegime, plan: Plan, values: Values, strikes?: Strikes): CashFlow {
  const operation = operate(plan, values, strikes);
  const taxes = taxesUnder(regime, { plan, operation, values });
  const net = everyYear(0, plan.horizonYears);
  let npv = 0;
  for (const [place, pieces] of operation.pieces.entries()) {
    let worth = 0;
    for (const { rhythm, amounts } of pieces) worth += addTo(net, amounts, measureAt(operation, rhythm));
    if (!Number.isFinite(worth)) throw new RangeError(`line ${plan.lines[place]?.id} has a present value of ${worth}; expected a finite number`);
    npv += worth;
  }
  const yearEnd = measureAt(operation, plan.yearEnd);
  const ended = everyYear(0, plan.horizonYears);
  for (let year = 0; year < ended.length; year += 1) {
    ended[year] = (operation.workingCapital[year - 1] ?? 0) - (operation.workingCapital[year] ?? 0)
      - (taxes.social[year] ?? 0) - (taxes.property[year] ?? 0) - (taxes.profit[year] ?? 0) - (taxes.lost[year] ?? 0);
  }
  npv += addTo(net, ended, yearEnd);
  if (plan.vat !== undefined) {
    const { shown, worth } = vatRefunds(regime, { plan, operation, values });
    for (const [year, amount] of shown.entries()) net[year] = (net[year] ?? 0) + amount;
    npv += worth;
  }
  if (!Number.isFinite(npv)) throw new RangeError(`NPV is ${npv}; expected a finite number`);
  return { regime, values, operation, taxes, net, npv };
}

/** Adds amounts to the sum as shown. @returns their present value */
function addTo(net: number[], amounts: Yearly, { shown, discount }: Operation["measures"][number]): number {
  let worth = 0;
  for (let year = 0; year < net.length; year += 1) {
    const amount = amounts[year] ?? 0;
    net[year] = (net[year] ?? 0) + amount * (shown[year] ?? 1);
    worth += amount * (discount[year] ?? 0);
  }
  return worth;
}

/** One line of the cash flow: its money by year as shown, and its present value. */
export interface Row {
  readonly amounts: Yearly;
  readonly worth: number;
}

/** The activity's lines by id, then the added lines that are not nothing, in order; their sums are the net cash flow and the NPV. */
export function rowsOf({ regime, operation, taxes, values }: CashFlow, plan: Plan): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  const pieces = (role: Piece["role"]): Row => rowOf(operation.pieces.flatMap((all) => all.filter((piece) => piece.role === role)), operation);
  const atYearEnd = (amounts: Yearly): Row => rowOf([{ role: "money", rhythm: plan.yearEnd, amounts }], operation);
  for (const [place, { id }] of plan.lines.entries()) rows.set(id, rowOf((operation.pieces[place] ?? []).filter(({ role }) => role === "money"), operation));
  const paid = (amounts: Yearly): Row => atYearEnd(amounts.map((amount) => 0 - amount));
  const { workingCapital } = operation;
  const vat = plan.vat === undefined ? undefined : vatRefunds(regime, { plan, operation, values });
  const added: Readonly<Record<AddedLine, Row>> = {
    "finance.line.freight": pieces("freight"),
    "finance.line.duties": pieces("duties"),
    "finance.line.residual-value": pieces("residual"),
    "finance.line.working-capital": atYearEnd(workingCapital.map((level, year) => (workingCapital[year - 1] ?? 0) - level)),
    "finance.line.vat": vat === undefined ? { amounts: [], worth: 0 } : { amounts: vat.shown, worth: vat.worth },
    "finance.line.social-contributions": paid(taxes.social),
    "finance.line.property-tax": paid(taxes.property),
    "finance.line.profit-tax": paid(taxes.profit),
    "finance.line.benefit-cap": paid(taxes.lost),
  };
  for (const id of addedLines) if (id === "finance.line.profit-tax" || added[id].amounts.some((amount) => amount !== 0)) rows.set(id, added[id]);
  return rows;
}

/** Some pieces as one line. */
export function rowOf(pieces: readonly Piece[], operation: Operation): Row {
  const amounts = operation.workingCapital.map(() => 0);
  const worth = pieces.reduce((sum, piece) => sum + addTo(amounts, piece.amounts, measureAt(operation, piece.rhythm)), 0);
  return { amounts, worth };
}

function measureAt({ measures }: Operation, rhythm: number): Operation["measures"][number] {
  const found = measures[rhythm];
  if (found === undefined) throw new RangeError(`no rhythm ${rhythm}; there are ${measures.length}`);
  return found;
}
