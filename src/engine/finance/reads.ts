import { readsOf, type Term } from "./inputs.js";
import type { Plan, PlannedCapex, PlannedGoods, PlannedLine, PlannedMoney } from "./plan.js";
import { rhythmReads } from "./rhythm.js";

type Positions = readonly number[];

/** Which inputs stand behind the parts of a plan's cash flow. */
export interface Reads {
  /** The money of a line: the amount, what moves it, and prices where it is goods. */
  money(line: PlannedLine): Positions;
  freight(line: PlannedGoods): Positions;
  /** Duties in the years in which they are in force. */
  duties(line: PlannedGoods): Positions;
  readonly residual: Positions;
  readonly workingCapital: Positions;
  readonly vat: Positions;
  readonly wages: Positions; // on which social contributions are due
  readonly assets: Positions; // on which property tax is due
  readonly operation: Positions; // everything before taxes
  readonly yearEnd: Positions; // what moves money of the year's end: in real terms the deflator
}

export function readsIn(plan: Plan): Reads {
  const rhythm = (place: number): Pick<Term, "reads"> => rhythmReads(plan.rhythms[place]);
  const guests = plan.guests.flatMap(({ share, withVisa }) => [share, withVisa]);
  const moved = (line: PlannedMoney | PlannedGoods): readonly Pick<Term, "reads">[] => [
    line.amount, ...line.ramp,
    ...line.hazards.flatMap((place) => plan.hazards[place] ?? []).flatMap(({ probability, lossShare }) => [probability, lossShare]),
    ...(line.demanded ? guests : []),
  ];
  const money = (line: PlannedLine): Positions => {
    if (line.kind === "capex") return readsOf([line.amount, rhythm(line.rhythm)]);
    if ("flows" in line) return readsOf([...moved(line), ...line.flows.flatMap(({ price, priceRhythm }) => [price, rhythm(priceRhythm)])]);
    return readsOf([...moved(line), rhythm(line.rhythm)]);
  };
  const freight = (line: PlannedGoods): Positions => readsOf([...moved(line), ...line.flows.flatMap((flow) => [flow.freight, rhythm(flow.freightRhythm)])]);
  const duties = (line: PlannedGoods): Positions => {
    const terms = line.flows.flatMap((flow) => {
      const due = flow.duties.filter(({ inForce }) => inForce.includes(true));
      if (due.length === 0) return [];
      const valued = line.kind === "input" && due.some(({ direction }) => direction === "import") ? [flow.price, flow.freight, rhythm(flow.freightRhythm)] : [flow.price];
      const rates = due.flatMap(({ share, perTonne }) => [...(share === undefined ? [] : [share]), ...(perTonne === undefined ? [] : [perTonne.amount, rhythm(perTonne.rhythm)])]);
      return [...valued, rhythm(flow.priceRhythm), ...rates];
    });
    return terms.length === 0 ? [] : readsOf([...moved(line), ...terms]);
  };
  const residualOf = ({ residual, rhythm: own }: PlannedCapex): Positions => (residual === undefined ? [] : readsOf([residual, rhythm(own)]));
  const goods = (line: PlannedLine): readonly Positions[] => ("flows" in line ? [freight(line), duties(line)] : []);
  const { lines, workingCapital, vat } = plan;
  const capex = lines.filter((line) => line.kind === "capex");
  const wages = lines.filter((line) => line.kind === "opex" && line.labour);
  const yearly = lines.filter((line) => line.kind !== "capex");
  const days = [workingCapital?.receivableDays, workingCapital?.payableDays, workingCapital?.inventoryDays].filter((term) => term !== undefined);
  const yearEnd = rhythm(plan.yearEnd).reads;
  return {
    money, freight, duties, yearEnd,
    residual: joined(capex.map(residualOf)),
    workingCapital: workingCapital === undefined ? [] : joined([readsOf(days), ...yearly.map(money), yearEnd]),
    vat: vat === undefined ? [] : joined([
      readsOf([...vat.rates, ...lines.map(({ vat: own }) => own).filter((term) => term !== undefined)]),
      ...lines.filter((line) => !wages.includes(line)).flatMap((line) => [money(line), ...(line.kind === "input" ? [duties(line)] : [])]), yearEnd,
    ]),
    wages: joined([...wages.map(money), yearEnd]),
    assets: joined([...capex.filter(({ taxedAsProperty }) => taxedAsProperty).map(money), yearEnd]),
    operation: joined([...lines.flatMap((line) => [money(line), ...goods(line)]), ...capex.map(residualOf), yearEnd]),
  };
}

/** Each position once, ascending. */
export function joined(all: readonly Positions[]): Positions {
  return [...new Set(all.flat())].toSorted((a, b) => a - b);
}
