import type { RateKind } from "#model/network.js";
import type { Problem } from "#model/problem.js";
import { currencyOf, parseUnit } from "#model/unit.js";
import { isFact } from "./check-sources.js";
import { matchesIn, textAt, type Entry } from "./entry.js";
import { isRowStem, type Stem } from "./layout.js";
import { remembered } from "./remembered.js";
import type { Table } from "./table.js";
import type { Path } from "./yaml-document.js";

/** What a unit must be where the engines count on it; `money` is any currency. */
const fits: Partial<Record<Stem, readonly (readonly [pattern: string, ...allowed: string[]])[]>> = {
  goods: [["valuePerTonne.unit", "money/t"], ["duties.*.share.unit", "1"], ["duties.*.perTonne.unit", "money/t"]],
  markets: [["unit", "money/t"]],
  "crossing-service": [["unit", "vehicle/day", "t/day", "person/day", "train/day"]],
  sites: [["properties.accessKm.unit", "km"], ["properties.facts.areaHectares.unit", "ha"], ["properties.facts.plotM2.unit", "m2"], ["properties.quota.share.unit", "1"]],
  regimes: [["clauses.*.rate.unit", "1"], ["entry.minCapex.unit", "money"], ["benefitCap.shareOfCapex.unit", "1"], ["vatRefundDays.unit", "day"]],
  activities: [["workingCapital.receivableDays.unit", "day"], ["workingCapital.payableDays.unit", "day"], ["workingCapital.inventoryDays.unit", "day"], ["lines.*.vat.unit", "1"]],
  funds: [
    ["announced.unit", "money"], ["seen.unit", "money"], ["ticketMin.unit", "money"], ["ticketMax.unit", "money"], ["tenorYears.unit", "year"],
    ["pricePerYear.unit", "1/year"], ["ownShareMin.unit", "1"],
  ],
  plans: [
    ["sources.*.interest.ratePerYear.unit", "1/year"], ["sources.*.interest.reference.ratePerYear.unit", "1/year"], ["sources.*.interest.reference.expected.*.ratePerYear.unit", "1/year"],
    ["sources.*.interest.marginPerYear.unit", "1/year"], ["expectations.*.changePerYear.unit", "1/year"],
  ],
  procedures: [["steps.*.days.unit", "day"], ["steps.*.fee.unit", "money"]],
};

const spread = ["money/t", "money/vehicle"]; // what a vehicle pays is spread over its payload
const byDistance = ["money/(km·t)", "money/(km·vehicle)"];
const rateUnits: Readonly<Record<string, readonly string[]>> = {
  freight: byDistance, "road-charge": byDistance, boarding: spread, handling: spread, "gauge-break": spread, "border-fee": spread, toll: spread,
  speed: ["km/h"], payload: ["t/vehicle"], "time-value": ["money/(h·t)"], "handling-time": ["h"], "gauge-break-time": ["h"], "border-wait": ["h"], "empty-return": ["1"],
} satisfies Record<RateKind, readonly string[]>;

/** Where other goods count tonnes, passengers count persons. */
const ofPersons: Readonly<Record<string, string>> = { "money/(km·t)": "money/(km·person)", "money/t": "money/person", "money/(h·t)": "money/(h·person)", "t/vehicle": "person/vehicle" };

const lineUnits: Readonly<Record<string, readonly string[]>> = { capex: ["money"], opex: ["money/year"], sales: ["money/year"] };

/** Handling classes by the ids of goods. */
type Handlings = ReadonlyMap<string | undefined, string | undefined>;

/**
 * Units that are none (`unit-unknown`) or not the ones their place asks for (`unit-unfit`), and low and high values on the wrong side (`range-order`).
 * `goods` are the pack's: of them, passengers are counted in persons, all others in tonnes.
 */
export function checkFacts({ stem, entries }: Table, goods: Table): Problem[] {
  const handlings: Handlings = new Map(stem === "rates" ? goods.entries.map((entry) => [textAt(entry, "id"), textAt(entry, "handling")]) : []);
  const genericUnit = remembered((unit) => (parseUnit(unit) === undefined ? undefined : generic(unit)));
  return entries.flatMap((entry) => {
    const problems: Problem[] = [];
    const asked = allowedUnits(stem, entry, handlings);
    for (const { path, object } of entry.objects()) {
      const { unit } = object;
      if (typeof unit === "string" && unit !== "") problems.push(...unitProblems(entry, [...path, "unit"], { unit, generic: genericUnit(unit), asked }));
      if (isRowStem(stem) || isFact(object)) problems.push(...orderProblems(entry, path, object));
    }
    return problems;
  });
}

interface UnitInPlace {
  readonly unit: string;
  readonly generic: string | undefined; // undefined: no unit
  readonly asked: Asked;
}

function unitProblems(entry: Entry, path: Path, { unit, generic: spelling, asked }: UnitInPlace): Problem[] {
  if (spelling === undefined) return [{ code: "unit-unknown", severity: "error", at: entry.at(path), data: { unit } }];
  const allowed = asked.size === 0 ? undefined : asked.get(JSON.stringify(path));
  if (allowed === undefined || allowed.includes(spelling)) return [];
  return [{ code: "unit-unfit", severity: "error", at: entry.at(path), data: { unit, expected: allowed.map((one) => one.replace("money", "¤")).join(", ") } }];
}

/** Which units the places of one entry ask for, by path. */
type Asked = ReadonlyMap<string, readonly string[]>;

function allowedUnits(stem: Stem, entry: Entry, handlings: Handlings): Asked {
  const asked = new Map<string, readonly string[]>();
  const ask = (path: Path, allowed: readonly string[] | undefined): void => void (allowed !== undefined && asked.set(JSON.stringify(path), allowed));
  for (const [pattern, ...allowed] of fits[stem] ?? []) for (const { path } of matchesIn(entry.value, pattern)) ask(path, allowed);
  if (stem === "rates") ask(["unit"], unitsOfRate(entry, handlings));
  if (stem === "activities") for (const { path, value } of matchesIn(entry.value, "lines.*.kind")) ask([...path.slice(0, -1), "unit"], own(lineUnits, value));
  return asked;
}

/** The units of a rate's kind: of persons for passengers, and whatever may be meant where the goods are unknown, which is a problem of its own. */
function unitsOfRate(entry: Entry, handlings: Handlings): readonly string[] | undefined {
  const units = own(rateUnits, textAt(entry, "kind"));
  const goods = textAt(entry, "goods");
  if (units === undefined || goods === undefined) return units;
  const persons = units.map((unit) => ofPersons[unit] ?? unit);
  const handling = handlings.get(goods);
  return handling === undefined ? [...units, ...persons] : handling === "passenger" ? persons : units;
}

/** What a table holds under a key that stands in a file, be it `constructor`. */
function own<T>(table: Readonly<Record<string, T>>, key: unknown): T | undefined {
  return typeof key === "string" && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** A unit in one spelling, with the word `money` for its currency: `RUB/(vehicle·km)` -> `money/(km·vehicle)`. */
function generic(unit: string): string {
  const { over = [], under = [] } = parseUnit(unit) ?? {};
  const currency = currencyOf(unit);
  const top = over.map((atom) => (atom === currency ? "money" : atom)).join("·");
  const bottom = under.length > 1 ? `(${under.join("·")})` : (under[0] ?? "");
  return bottom === "" ? top || "1" : `${top || "1"}/${bottom}`;
}

/** low <= value <= high, as far as they stand. Cells of a CSV row are text. */
function orderProblems(entry: Entry, path: Path, object: Readonly<Record<string, unknown>>): Problem[] {
  if (object["low"] === undefined && object["high"] === undefined) return [];
  const [low, value, high] = [object["low"], object["value"] ?? object["price"] ?? object["rate"], object["high"]].map(numberIn);
  const wrong = (low !== undefined && value !== undefined && low > value) || (low !== undefined && high !== undefined && low > high) ? "low" : value !== undefined && high !== undefined && value > high ? "high" : undefined;
  if (wrong === undefined) return [];
  return [{ code: "range-order", severity: "error", at: entry.at([...path, wrong]), data: { low: low ?? "–", value: value ?? "–", high: high ?? "–" } }];
}

function numberIn(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
