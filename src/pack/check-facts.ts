import type { RateKind } from "#model/network.js";
import type { Problem } from "#model/problem.js";
import { currencyOf, parseUnit } from "#model/unit.js";
import { isFact } from "./check-sources.js";
import { matchesIn, objectsIn, textAt, type Entry } from "./entry.js";
import { isRowStem, type Stem } from "./layout.js";
import type { Table } from "./table.js";
import type { Path } from "./yaml-document.js";

/** What a unit must be where the engines count on it; `money` is any currency. */
const fits: Partial<Record<Stem, readonly (readonly [pattern: string, ...allowed: string[]])[]>> = {
  goods: [["valuePerTonne.unit", "money/t"], ["duties.*.share.unit", "1"], ["duties.*.perTonne.unit", "money/t"]],
  markets: [["unit", "money/t"]],
  sites: [["properties.accessKm.unit", "km"], ["properties.facts.areaHectares.unit", "ha"], ["properties.facts.plotM2.unit", "m2"], ["properties.quota.share.unit", "1"]],
  regimes: [["clauses.*.rate.unit", "1"], ["entry.minCapex.unit", "money"], ["benefitCap.shareOfCapex.unit", "1"]],
  funds: [
    ["announced.unit", "money"], ["seen.unit", "money"], ["ticketMin.unit", "money"], ["ticketMax.unit", "money"], ["tenorYears.unit", "year"],
    ["pricePerYear.unit", "1/year"], ["ownShareMin.unit", "1"],
  ],
};

const spread = ["money/t", "money/vehicle"]; // what a vehicle pays is spread over its payload
const byDistance = ["money/(km·t)", "money/(km·vehicle)"];
const rateUnits: Readonly<Record<string, readonly string[]>> = {
  freight: byDistance, "road-charge": byDistance, boarding: spread, handling: spread, "gauge-break": spread, "border-fee": spread, toll: spread,
  speed: ["km/h"], payload: ["t/vehicle"], "time-value": ["money/(h·t)"], "handling-time": ["h"], "gauge-break-time": ["h"], "border-wait": ["h"], "empty-return": ["1"],
} satisfies Record<RateKind, readonly string[]>;

const lineUnits: Readonly<Record<string, readonly string[]>> = { capex: ["money"], opex: ["money/year"], sales: ["money/year"] };

/** Units that are none (`unit-unknown`) or not the ones their place asks for (`unit-unfit`), and low and high values on the wrong side (`range-order`). */
export function checkFacts({ stem, entries }: Table): Problem[] {
  return entries.flatMap((entry) => {
    const asked = allowedUnits(stem, entry);
    return objectsIn(entry.value).flatMap(({ path, object }) => [...unitProblems(entry, [...path, "unit"], asked), ...(isRowStem(stem) || isFact(object) ? orderProblems(entry, path, object) : [])]);
  });
}

function unitProblems(entry: Entry, path: Path, asked: ReadonlyMap<string, readonly string[]>): Problem[] {
  const unit = textAt(entry, ...path);
  if (unit === undefined || unit === "") return [];
  if (parseUnit(unit) === undefined) return [{ code: "unit-unknown", severity: "error", at: entry.at(path), data: { unit } }];
  const allowed = asked.get(JSON.stringify(path));
  if (allowed === undefined || allowed.includes(generic(unit))) return [];
  return [{ code: "unit-unfit", severity: "error", at: entry.at(path), data: { unit, expected: allowed.map((one) => one.replace("money", "¤")).join(", ") } }];
}

/** Which units the places of one entry ask for, by path. */
function allowedUnits(stem: Stem, entry: Entry): ReadonlyMap<string, readonly string[]> {
  const asked = new Map<string, readonly string[]>();
  const ask = (path: Path, allowed: readonly string[] | undefined): void => void (allowed !== undefined && asked.set(JSON.stringify(path), allowed));
  for (const [pattern, ...allowed] of fits[stem] ?? []) for (const { path } of matchesIn(entry.value, pattern)) ask(path, allowed);
  if (stem === "rates") ask(["unit"], own(rateUnits, textAt(entry, "kind")));
  if (stem === "activities") for (const { path, value } of matchesIn(entry.value, "lines.*.kind")) ask([...path.slice(0, -1), "unit"], own(lineUnits, value));
  return asked;
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
  const central = ["value", "price", "rate"].find((key) => key in object);
  const [low, value, high] = [object["low"], central === undefined ? undefined : object[central], object["high"]].map(numberIn);
  const wrong = (low !== undefined && value !== undefined && low > value) || (low !== undefined && high !== undefined && low > high) ? "low" : value !== undefined && high !== undefined && value > high ? "high" : undefined;
  if (wrong === undefined) return [];
  return [{ code: "range-order", severity: "error", at: entry.at([...path, wrong]), data: { low: low ?? "–", value: value ?? "–", high: high ?? "–" } }];
}

function numberIn(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
