import type { Yearly } from "./discounting.js";
import { dutiesPerTonne } from "./duties.js";
import type { Term, Values } from "./inputs.js";
import type { Plan, PlannedGoods, PlannedLine } from "./plan.js";

/** What happens before taxes, by year 0 ... horizon; money is positive for what comes in and negative for what goes out. */
export interface Operation {
  readonly lines: ReadonlyMap<string, Yearly>; // by id of the activity's line: capex, opex, sales, sold and bought goods
  readonly freight: ReadonlyMap<string, Yearly>; // by line of goods
  readonly duties: ReadonlyMap<string, Yearly>; // by line of goods
  readonly capex: number; // of all years, positive
  readonly wages: Yearly; // positive
  readonly profit: Yearly; // after depreciation, before every tax
  readonly bookValue: Yearly; // mean net book value of fixed assets in the year
  readonly producing: readonly boolean[];
}

/** @see docs/method.md#cash-flow */
export function operate({ lines, horizonYears }: Plan, values: Values): Operation {
  const parts = lines.map((line): readonly [id: string, part: Part] => [line.id, partOf(line, { values, horizonYears })]);
  const all = (of: (part: Part) => Yearly | undefined): ReadonlyMap<string, Yearly> => new Map(parts.flatMap(([id, part]) => {
    const amounts = of(part);
    return amounts === undefined ? [] : [[id, amounts] as const];
  }));
  const [money, freight, duties] = [all((part) => part.money), all((part) => part.freight), all((part) => part.duties)];
  const earned = parts.flatMap(([, { money: own, freight: way, duties: border, depreciation }]) => (depreciation === undefined ? [own, way, border] : [depreciation]));
  return {
    lines: money, freight, duties,
    capex: 0 - sumByYear(parts.map(([, { money: own, depreciation }]) => (depreciation === undefined ? [] : own)), horizonYears).reduce((sum, amount) => sum + amount, 0),
    wages: sumByYear(parts.map(([, { wages }]) => wages), horizonYears),
    profit: sumByYear(earned, horizonYears),
    bookValue: sumByYear(parts.map(([, { bookValue }]) => bookValue), horizonYears),
    producing: sumByYear(parts.map(([, { made }]) => made), horizonYears).map((amount) => amount > 0),
  };
}

/** The sum of yearly amounts, in their order. */
export function sumByYear(all: readonly (Yearly | undefined)[], horizonYears: number): Yearly {
  return Array.from({ length: horizonYears + 1 }, (_, year) => all.reduce((sum, amounts) => sum + (amounts?.[year] ?? 0), 0));
}

/** What one line adds. `made` is whatever shows that production has begun. */
interface Part {
  readonly money: Yearly;
  readonly freight?: Yearly;
  readonly duties?: Yearly;
  readonly depreciation?: Yearly; // negative; only of capex, whose money is no cost of the year
  readonly bookValue?: Yearly;
  readonly wages?: Yearly;
  readonly made?: Yearly;
}

interface Years {
  readonly values: Values;
  readonly horizonYears: number;
}

function partOf(line: PlannedLine, years: Years): Part {
  if ("flows" in line) return goodsPart(line, years);
  if ("years" in line) return capexPart(line, years);
  const amount = line.amount.of(years.values);
  const paid = yearly(years, (year) => (year < line.fromYear ? 0 : amount * rampIn(year, line.ramp, years.values)));
  if (line.kind === "sales") return { money: paid, made: paid };
  return { money: minus(paid), ...(line.labour ? { wages: paid } : {}) };
}

/** Straight-line depreciation begins in the year after the one in which the money falls. */
function capexPart(line: Extract<PlannedLine, { readonly kind: "capex" }>, years: Years): Part {
  const amount = line.amount.of(years.values);
  const invested = yearly(years, (year) => (line.years.includes(year) ? amount : 0));
  const leftAfter = yearly(years, (year) => invested.slice(0, year + 1).reduce((sum, cost, bought) => sum + cost * Math.max(0, 1 - (year - bought) / line.depreciationYears), 0));
  return {
    money: minus(invested),
    depreciation: leftAfter.map((left, year) => (year === 0 ? 0 : left - (leftAfter[year - 1] ?? 0) - (invested[year] ?? 0))),
    bookValue: leftAfter.map((left, year) => (year === 0 ? 0 : ((leftAfter[year - 1] ?? 0) + left) / 2)),
  };
}

function goodsPart(line: PlannedGoods, years: Years): Part {
  const { values } = years;
  const perTonne = (amount: (flow: PlannedGoods["flows"][number]) => number): number => line.flows.reduce((sum, flow) => sum + flow.share * amount(flow), 0);
  const tonnes = yearly(years, (year) => tonnesIn(year, line, values));
  const [price, freight] = [perTonne((flow) => flow.price.of(values)), perTonne((flow) => flow.freight.of(values))];
  const traded = tonnes.map((t) => t * price);
  return {
    money: line.kind === "output" ? traded : minus(traded),
    freight: minus(tonnes.map((t) => t * freight)),
    duties: minus(tonnes.map((t, year) => t * perTonne((flow) => dutiesPerTonne({ kind: line.kind, flow, year }, values)))),
    ...(line.kind === "output" ? { made: tonnes } : {}),
  };
}

function yearly({ horizonYears }: Years, amount: (year: number) => number): Yearly {
  return Array.from({ length: horizonYears + 1 }, (_, year) => amount(year));
}

function minus(amounts: Yearly): Yearly {
  return amounts.map((amount) => 0 - amount);
}

/** Share of the full amount in a year from 1; the last step of a ramp holds for all later years, no ramp is 1. */
function rampIn(year: number, ramp: readonly Term[], values: Values): number {
  return (ramp[Math.min(year, ramp.length) - 1] ?? ramp.at(-1))?.of(values) ?? 1;
}

/** @throws {RangeError} on tonnes below 0 */
function tonnesIn(year: number, line: PlannedGoods, values: Values): number {
  if (year === 0) return 0;
  const tonnes = line.amount.of(values) * rampIn(year, line.ramp, values);
  if (!(tonnes >= 0)) throw new RangeError(`line ${line.id} gives ${tonnes} t in year ${year}; expected 0 or more`);
  return tonnes;
}

/** The lines that are goods, in order. */
export function goodsLines(lines: readonly PlannedLine[]): readonly PlannedGoods[] {
  return lines.filter((line): line is PlannedGoods => "flows" in line);
}
