import type { Fact } from "#model/fact.js";
import { parseFormula } from "#model/formula.js";
import type { Problem } from "#model/problem.js";
import type { Site } from "#model/site.js";
import { matchesIn, textAt, valueAt, type Entry } from "./entry.js";
import type { Stem } from "./layout.js";
import type { Located } from "./located.js";
import { unknownData } from "./problem-data.js";
import type { PackParts } from "./read-pack.js";
import type { Table } from "./table.js";
import type { Path } from "./yaml-document.js";

const tolerance = 0.005; // relative

/** What a formula may name, and the values of those names that can be read. A name without a value has a problem of its own. */
interface Scope {
  readonly names: ReadonlySet<string>;
  readonly value: (name: string) => number | undefined;
}

/**
 * Formulas that cannot be read (`formula-invalid`), that name what is not there (`formula-name`), and derived numbers that their formula
 * no longer gives (`formula-mismatch`). Names are rate ids, facts of the same site, parameters of the same activity.
 */
export function checkFormulas(tables: Readonly<Record<Stem, Table>>, parts: PackParts): Problem[] {
  const rates = scopeOf(tables.rates.entries.flatMap((entry) => textAt(entry, "id") ?? []), new Map(parts.rates.map(({ value }) => [value.id, value.amount.value])));
  return [
    ...parts.rates.flatMap(({ value: { amount }, entry }) => derivedProblems(entry, [], amount, rates)),
    ...parts.sites.flatMap(({ value: { facts }, entry }) => derivedFacts(entry, ["properties", "facts"], facts, rates)),
    ...parts.activities.flatMap(({ value: { parameters }, entry }) => derivedFacts(entry, ["parameters"], parameters, rates)),
    ...tables.activities.entries.flatMap((entry) => lineProblems(entry, parts.sites)),
  ];
}

function scopeOf(names: readonly string[], values: ReadonlyMap<string, number>): Scope {
  return { names: new Set(names), value: (name) => values.get(name) };
}

/** The facts of one entry that are derived from each other or from rates. */
function derivedFacts(entry: Entry, base: Path, facts: Readonly<Record<string, Fact>>, rates: Scope): Problem[] {
  const scope = { names: new Set([...Object.keys(facts), ...rates.names]), value: (name: string) => (Object.hasOwn(facts, name) ? facts[name]?.value : rates.value(name)) };
  return Object.entries(facts).flatMap(([key, fact]) => derivedProblems(entry, [...base, key], fact, scope));
}

function derivedProblems(entry: Entry, path: Path, fact: Fact, scope: Scope): Problem[] {
  if (fact.formula === undefined) return [];
  const formula = parseFormula(fact.formula);
  const at = [...path, "formula"];
  if ("wrong" in formula) return [invalid(entry, at, fact.formula)];
  const unknown = unknownNames(entry, at, { formula: fact.formula, names: formula.names }, scope.names);
  if (unknown.length > 0 || formula.names.some((name) => scope.value(name) === undefined)) return unknown;
  let computed: number;
  try {
    computed = formula.evaluate(scope.value);
  } catch (failure) {
    if (failure instanceof RangeError) return [invalid(entry, at, fact.formula)]; // a division by zero
    throw failure;
  }
  if (Math.abs(computed - fact.value) <= tolerance * Math.abs(fact.value)) return [];
  return [{ code: "formula-mismatch", severity: "error", at: entry.at([...path, "value"]), data: { formula: fact.formula, value: fact.value, computed: Number(computed.toPrecision(6)) } }];
}

/** Where an activity holds formulas. */
const formulasIn = ["lines.*.formula", "lines.*.ramp.*", "lines.*.residual", "hazards.*.probability", "hazards.*.lossShare", "demand.parts.*.share", "demand.parts.*.withVisa"] as const;

/**
 * The formulas of an activity's lines read its parameters, `scale`, and facts of the site. A name must be one of these at some site at least:
 * what a single site does not know is a gap of that site, not a mistake.
 */
function lineProblems(entry: Entry, sites: readonly Located<Pick<Site, "activities" | "facts">>[]): Problem[] {
  const id = textAt(entry, "id") ?? "";
  const carriers = sites.filter(({ value: { activities } }) => activities.includes(id));
  const siteFacts = (carriers.length > 0 ? carriers : sites).flatMap(({ value: { facts } }) => Object.keys(facts));
  const names = new Set(["scale", ...Object.keys(valueAt(entry.value, ["parameters"]) ?? {}), ...siteFacts]);
  const siteFact = carriers.length > 0 ? textAt(entry, "scale", "siteFact") : undefined;
  const noSuchFact = siteFact === undefined ? [] : unknownNames(entry, ["scale", "siteFact"], { formula: siteFact, names: [siteFact] }, new Set(siteFacts));
  return [...noSuchFact, ...formulasIn.flatMap((pattern) => matchesIn(entry.value, pattern)).flatMap(({ path, value }) => {
    if (typeof value !== "string") return [];
    const formula = parseFormula(value);
    return "wrong" in formula ? [invalid(entry, path, value)] : unknownNames(entry, path, { formula: value, names: formula.names }, names);
  })];
}

function unknownNames(entry: Entry, path: Path, { formula, names }: { readonly formula: string; readonly names: readonly string[] }, known: ReadonlySet<string>): Problem[] {
  return names.filter((name) => !known.has(name)).map((name) => ({ code: "formula-name", severity: "error", at: entry.at(path), data: { name, formula, ...unknownData(name, known) } }));
}

function invalid(entry: Entry, path: Path, formula: string): Problem {
  return { code: "formula-invalid", severity: "error", at: entry.at(path), data: { formula } };
}
