import { demandFactors } from "./demand.js";
import type { Yearly } from "./discounting.js";
import { dutiesPerTonne, type DutyValues } from "./duties.js";
import { everyYear } from "./every-year.js";
import type { Term, Values } from "./inputs.js";
import type { Plan, PlannedCapex, PlannedFlow, PlannedGoods, PlannedLine, PlannedMoney } from "./plan.js";
import type { Measure } from "./rhythm.js";

/** What money of one rhythm a line brings (positive) or costs, by year, in the year's own money. */
export interface Piece {
  readonly role: "money" | "freight" | "duties" | "residual";
  readonly rhythm: number;
  readonly flow?: PlannedFlow | undefined;
  readonly amounts: Yearly;
}

/** Whether each hazard strikes, by year: `strikes[hazard][year]`, 1 or 0. */
export type Strikes = readonly ArrayLike<number>[];

/** What happens before taxes, by year 0 ... horizon, in each year's own money. */
export interface Operation {
  readonly measures: readonly Measure[]; // by rhythm
  readonly pieces: readonly (readonly Piece[])[]; // by line of the plan
  readonly capex: number; // of all years, positive
  readonly wages: Yearly; // positive
  readonly profit: Yearly; // after depreciation, before every tax
  readonly bookValue: Yearly; // mean net book value of taxed fixed assets in the year
  readonly producing: readonly boolean[];
  readonly workingCapital: Yearly; // level at the year's end, 0 in the last year
  readonly vatOwed: Yearly; // value-added tax paid in the year and owed back to us
}

interface Sums {
  readonly capex: number[];
  readonly wages: number[];
  readonly profit: number[];
  readonly bookValue: number[];
  readonly made: number[];
  readonly revenue: number[];
  readonly bought: number[]; // purchases and running costs other than wages
  readonly vat: number[]; // paid, less what customers pay us
}

interface Setting {
  readonly plan: Plan;
  readonly values: Values;
  readonly measures: readonly Measure[];
  readonly strikes: Strikes | undefined;
  readonly demand: Yearly;
  readonly sums: Sums;
}

/**
 * The lines of the activity, and what taxes, working capital and value-added tax are taken on.
 *
 * @param strikes absent: every hazard takes its expected loss
 * @throws {RangeError} on tonnes below 0, naming the line
 * @see docs/method.md#cash-flow
 */
export function operate(plan: Plan, values: Values, strikes?: Strikes): Operation {
  const none = (): number[] => everyYear(0, plan.horizonYears);
  const sums: Sums = { capex: none(), wages: none(), profit: none(), bookValue: none(), made: none(), revenue: none(), bought: none(), vat: none() };
  const measures = plan.rhythms.map((rhythm) => rhythm.measure(values));
  const setting: Setting = { plan, values, measures, strikes, sums, demand: plan.guests.length === 0 ? [] : demandFactors(plan.guests, plan.horizonYears, values) };
  const pieces = plan.lines.map((line) => piecesOf(line, setting));
  return {
    measures, pieces,
    capex: sums.capex.reduce((sum, amount) => sum + amount, 0),
    wages: sums.wages, profit: sums.profit, bookValue: sums.bookValue,
    producing: sums.made.map((amount) => amount > 0),
    workingCapital: workingCapitalOf(setting),
    vatOwed: plan.vat === undefined ? none() : sums.vat.map((paid) => Math.max(0, paid)),
  };
}

function piecesOf(line: PlannedLine, setting: Setting): readonly Piece[] {
  switch (line.kind) {
    case "capex": return capexPieces(line, setting);
    case "opex":
    case "sales": return moneyPieces(line, setting);
    case "output":
    case "input": return goodsPieces(line, setting);
  }
}

/** Straight-line depreciation begins in the year after the one in which the money falls. What an asset fetches in the end beyond its book value is profit. */
function capexPieces(line: PlannedCapex, { plan, values, measures, sums }: Setting): readonly Piece[] {
  const { horizonYears } = plan;
  const amount = line.amount.of(values);
  const { level } = get(measures, line.rhythm);
  const spent = everyYear(0, horizonYears);
  const leftAfter = everyYear(0, horizonYears);
  for (const bought of line.years) {
    if (bought > horizonYears) continue;
    const cost = amount * (level[bought] ?? 1);
    spent[bought] = (spent[bought] ?? 0) + cost;
    for (let year = bought; year <= horizonYears; year += 1) leftAfter[year] = (leftAfter[year] ?? 0) + cost * Math.max(0, 1 - (year - bought) / line.depreciationYears);
  }
  for (let year = 0; year <= horizonYears; year += 1) {
    const cost = spent[year] ?? 0;
    add(sums.capex, year, cost);
    add(sums.vat, year, cost * vatRate(line, year, { plan, values }));
    if (year === 0) continue;
    const [before, left] = [leftAfter[year - 1] ?? 0, leftAfter[year] ?? 0];
    add(sums.profit, year, left - before - cost);
    if (line.taxedAsProperty) add(sums.bookValue, year, (before + left) / 2);
  }
  const money: Piece = { role: "money", rhythm: line.rhythm, amounts: spent.map((cost) => 0 - cost) };
  if (line.residual === undefined) return [money];
  const fetched = everyYear(0, horizonYears);
  fetched[horizonYears] = line.residual.of(values) * (level[horizonYears] ?? 1);
  add(sums.profit, horizonYears, (fetched[horizonYears] ?? 0) - (leftAfter[horizonYears] ?? 0));
  return [money, { role: "residual", rhythm: line.rhythm, amounts: fetched }];
}

function moneyPieces(line: PlannedMoney, setting: Setting): readonly Piece[] {
  const { plan, values, measures, sums } = setting;
  const full = line.amount.of(values);
  const { level } = get(measures, line.rhythm);
  const share = sharesOf(line, setting);
  const amounts = everyYear(0, plan.horizonYears);
  for (let year = Math.max(1, line.fromYear); year <= plan.horizonYears; year += 1) {
    const amount = full * (share[year] ?? 0) * (level[year] ?? 1);
    const tax = line.labour ? 0 : amount * vatRate(line, year, { plan, values });
    if (line.kind === "sales") {
      amounts[year] = amount;
      add(sums.made, year, amount);
      add(sums.revenue, year, amount);
      add(sums.vat, year, -tax);
    } else {
      amounts[year] = 0 - amount;
      add(line.labour ? sums.wages : sums.bought, year, amount);
      add(sums.vat, year, tax);
    }
    add(sums.profit, year, amounts[year] ?? 0);
  }
  return [{ role: "money", rhythm: line.rhythm, amounts }];
}

function goodsPieces(line: PlannedGoods, setting: Setting): readonly Piece[] {
  const { plan, values, measures, sums } = setting;
  const { horizonYears } = plan;
  const full = line.amount.of(values);
  const share = sharesOf(line, setting);
  const isOutput = line.kind === "output";
  return line.flows.flatMap((flow, place): Piece[] => {
    const [price, freight] = [flow.price.of(values), flow.freight.of(values)];
    const [priceLevel, freightLevel] = [get(measures, flow.priceRhythm).level, get(measures, flow.freightRhythm).level];
    const duties = flow.duties.map((duty): DutyValues => ({
      duty, share: duty.share?.of(values) ?? 0, floor: duty.perTonne?.amount.of(values) ?? 0, floorLevel: duty.perTonne && get(measures, duty.perTonne.rhythm).level,
    }));
    const [money, way, border] = [everyYear(0, horizonYears), everyYear(0, horizonYears), everyYear(0, horizonYears)];
    for (let year = 1; year <= horizonYears; year += 1) {
      const tonnes = full * (share[year] ?? 0);
      if (!(tonnes >= 0)) throw new RangeError(`line ${line.id} gives ${tonnes} t in year ${year}; expected 0 or more`);
      const moved = tonnes * flow.share;
      const [atMarket, carried] = [price * (priceLevel[year] ?? 1), freight * (freightLevel[year] ?? 1)];
      const traded = moved * atMarket;
      const due = duties.length === 0 ? 0 : moved * dutiesPerTonne(duties, { kind: line.kind, year, price: atMarket, freight: carried });
      money[year] = isOutput ? traded : 0 - traded;
      way[year] = 0 - moved * carried;
      border[year] = 0 - due;
      add(sums.profit, year, (money[year] ?? 0) + (way[year] ?? 0) + (border[year] ?? 0));
      if (isOutput && place === 0) add(sums.made, year, tonnes);
      add(isOutput ? sums.revenue : sums.bought, year, traded);
      if (isOutput && flow.abroad) continue; // what is exported bears no value-added tax
      const tax = vatRate(line, year, { plan, values });
      add(sums.vat, year, isOutput ? -tax * traded : tax * (traded + (flow.abroad ? due : 0)));
    }
    return [{ role: "money", rhythm: flow.priceRhythm, flow, amounts: money }, { role: "freight", rhythm: flow.freightRhythm, flow, amounts: way }, { role: "duties", rhythm: flow.priceRhythm, flow, amounts: border }];
  });
}

/** Ramp, hazards and demand: which share of the full amount there is in each year; none in year 0. The last step of a ramp holds for all later years. */
function sharesOf(line: PlannedMoney | PlannedGoods, { plan, values, strikes, demand }: Setting): number[] {
  const steps = line.ramp.map((step) => step.of(values));
  const shares = everyYear(1, plan.horizonYears);
  shares[0] = 0;
  if (steps.length > 0) for (let year = 1; year < shares.length; year += 1) shares[year] = steps[Math.min(year, steps.length) - 1] ?? 1;
  for (const place of line.hazards) {
    const { probability, lossShare } = get(plan.hazards, place);
    const [expected, loss] = [probability.of(values), lossShare.of(values)];
    const struck = strikes?.[place];
    for (let year = 1; year < shares.length; year += 1) shares[year] = (shares[year] ?? 0) * (1 - (struck === undefined ? expected : (struck[year] ?? 0)) * loss);
  }
  if (line.demanded) for (let year = 1; year < shares.length; year += 1) shares[year] = (shares[year] ?? 0) * (demand[year] ?? 1);
  return shares;
}

function vatRate(line: { readonly vat?: Term | undefined }, year: number, { plan: { vat }, values }: { readonly plan: Plan; readonly values: Values }): number {
  if (vat === undefined) return 0;
  return (line.vat ?? get(vat.rates, year)).of(values);
}

/**
 * Money tied up at the end of each year but the last, when it is all paid back.
 *
 *     receivables + stocks - payables = (days · sales + days · (purchases, costs and wages) - days · (purchases and costs)) / 365
 *
 * @see docs/method.md#working-capital
 */
function workingCapitalOf({ plan: { workingCapital, horizonYears }, values, sums: { revenue, bought, wages } }: Setting): Yearly {
  const level = everyYear(0, horizonYears);
  if (workingCapital === undefined) return level;
  const [receivable, payable, inventory] = [workingCapital.receivableDays?.of(values) ?? 0, workingCapital.payableDays?.of(values) ?? 0, workingCapital.inventoryDays?.of(values) ?? 0];
  for (let year = 1; year < horizonYears; year += 1) {
    level[year] = (receivable * (revenue[year] ?? 0) + inventory * ((bought[year] ?? 0) + (wages[year] ?? 0)) - payable * (bought[year] ?? 0)) / 365;
  }
  return level;
}

/** The lines that are goods, in order. */
export function goodsLines(lines: readonly PlannedLine[]): readonly PlannedGoods[] {
  return lines.filter((line): line is PlannedGoods => "flows" in line);
}

function add(sums: number[], year: number, amount: number): void {
  sums[year] = (sums[year] ?? 0) + amount;
}

/** @throws {RangeError} where the list has no such place: our bug */
function get<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new RangeError(`no place ${place}; there are ${list.length}`);
  return found;
}
