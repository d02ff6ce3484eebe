import { assumptionsSchema, type Assumptions } from "#model/assumptions.js";
import type { Pack } from "#model/pack.js";
import type { Checked, Problem } from "#model/problem.js";
import { byPlace } from "./by-place.js";
import { partEntry, valueAt, type Entry } from "./entry.js";
import { unknownData } from "./problem-data.js";
import { shapeProblems } from "./shape-problems.js";
import { readYaml, type Path } from "./yaml-document.js";

/** What of a pack assumptions are checked against. */
export type AssumedPack = Pick<Pack, "rates" | "activities" | "sites" | "fx" | "crossings" | "waits">;

/**
 * Assumptions from their text, YAML or JSON, or every problem with them, each with line and column: names that the pack does not have
 * (with the nearest one), numbers that cannot be, low and high values on the wrong side.
 */
export function loadAssumptions(text: string, { file, pack }: { readonly file: string; readonly pack: AssumedPack }): Checked<Assumptions> {
  const document = readYaml(text, file);
  if (!document.whole) return { ok: false, problems: document.problems };
  const entry = partEntry(document, []);
  const shape = assumptionsSchema.safeParse(entry.value);
  const problems = [
    ...document.problems,
    ...(shape.success ? [] : shapeProblems(assumptionsSchema, entry, shape.error.issues)),
    ...namesIn(pack).flatMap((names) => unknownNames(entry, names)),
    ...numbersIn(entry).flatMap((number) => numberProblems(entry, number, pack)),
  ];
  return shape.success && problems.length === 0 ? { ok: true, value: shape.data, warnings: [] } : { ok: false, problems: problems.toSorted(byPlace) };
}

/** Which keys may stand at a path, and the file of the pack that has them. */
interface Names {
  readonly path: Path;
  readonly known: readonly string[];
  readonly expectedIn: string;
}

function namesIn({ rates, activities, sites, fx, crossings, waits = [] }: AssumedPack): readonly Names[] {
  const idsOf = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id);
  return [
    { path: ["rates"], known: idsOf(rates), expectedIn: "rates.csv" },
    { path: ["parameters"], known: idsOf(activities), expectedIn: "activities/" },
    ...activities.map(({ id, parameters }) => ({ path: ["parameters", id], known: Object.keys(parameters), expectedIn: `activities/${id}.yaml` })),
    { path: ["sites"], known: idsOf(sites), expectedIn: "sites.geojson" },
    ...sites.map(({ id, facts }) => ({ path: ["sites", id], known: ["accessKm", ...Object.keys(facts)], expectedIn: `sites.geojson (${id})` })),
    { path: ["fx"], known: fx.map(({ rate }) => rate.unit), expectedIn: "fx.csv" },
    { path: ["waits"], known: [...idsOf(crossings), ...idsOf(waits)], expectedIn: "crossings.csv, waits.csv" },
  ];
}

function unknownNames(entry: Entry, { path, known, expectedIn }: Names): Problem[] {
  const names = new Set(known);
  return keysAt(entry, path).filter((name) => !names.has(name)).map((name) => ({
    code: "id-dangling", severity: "error", at: entry.at([...path, name], "key"), data: { id: name, expectedIn, uses: 1, ...unknownData(name, names) },
  }));
}

function keysAt({ value }: Entry, path: Path): string[] {
  const found = valueAt(value, path);
  return typeof found === "object" && found !== null && !Array.isArray(found) ? Object.keys(found) : [];
}

/** One number of the overlay: where it stands, and its value with what bounds it, in rising order. */
interface AssumedValue {
  readonly path: Path;
  readonly value: number;
  readonly rising: readonly (number | undefined)[];
}

function numbersIn(entry: Entry): readonly AssumedValue[] {
  const one = (path: Path): AssumedValue[] => {
    const at = (key: string): number | undefined => numberAt(entry, [...path, key]);
    const [alone, value] = [numberAt(entry, path), at("value")];
    if (alone !== undefined) return [{ path, value: alone, rising: [] }];
    return value === undefined ? [] : [{ path: [...path, "value"], value, rising: [at("low"), value, at("high")] }];
  };
  return [
    ...["rates", "fx"].flatMap((part) => keysAt(entry, [part]).flatMap((id) => one([part, id]))),
    ...["parameters", "sites"].flatMap((part) => keysAt(entry, [part]).flatMap((owner) => keysAt(entry, [part, owner]).flatMap((name) => one([part, owner, name])))),
    ...keysAt(entry, ["waits"]).flatMap((id) => {
      const [p50, p90] = ["p50", "p90"].map((key) => numberAt(entry, ["waits", id, key]));
      return [
        ...(p50 === undefined ? [] : [{ path: ["waits", id, "p50"], value: p50, rising: [p50, p90] }]),
        ...(p90 === undefined ? [] : [{ path: ["waits", id, "p90"], value: p90, rising: [] }]),
      ];
    }),
  ];
}

function numberAt({ value }: Entry, path: Path): number | undefined {
  const found = valueAt(value, path);
  return typeof found === "number" ? found : undefined;
}

function numberProblems(entry: Entry, { path, value, rising }: AssumedValue, { rates }: AssumedPack): Problem[] {
  const problem = (code: Problem["code"], data: Problem["data"]): Problem => ({ code, severity: "error", at: entry.at(path), data });
  const [part, id] = path;
  const known = rising.filter((number) => number !== undefined);
  const kind = part === "rates" ? rates.find((rate) => rate.id === id)?.kind : undefined;
  const divides = part === "fx" || kind === "speed" || kind === "payload";
  return [
    ...(value < 0 && (part === "rates" || part === "waits") ? [problem("value-negative", { value })] : divides && value <= 0 ? [problem("value-range", { value, range: "> 0" })] : []),
    ...(known.some((number, i) => number < (known[i - 1] ?? -Infinity)) ? [problem("range-order", { low: known[0] ?? value, value, high: known.at(-1) ?? value })] : []),
  ];
}
