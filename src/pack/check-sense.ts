import type { Problem } from "#model/problem.js";
import { unknownData } from "./problem-data.js";
import type { PackParts } from "./read-pack.js";
import type { Stem } from "./layout.js";
import type { Table } from "./table.js";

/** Things that hold between entries: each country with sites has one standard regime; speeds and payloads divide, so they are not 0; a default scale lies within its limits. */
export function checkSense(tables: Readonly<Record<Stem, Table>>, parts: PackParts): Problem[] {
  return [...standardRegimes(tables, parts), ...divisors(parts), ...scales(parts), ...affectedLines(parts)];
}

/** A country's taxes are those of its standard regime; a special one changes some of them. */
function standardRegimes(tables: Readonly<Record<Stem, Table>>, { sites, regimes }: PackParts): Problem[] {
  const complete = tables.regimes.whole && regimes.length === tables.regimes.entries.length;
  return [...new Set(sites.map(({ value }) => value.country))].flatMap((country): Problem[] => {
    const standard = regimes.filter(({ value }) => value.standard && value.country === country);
    const [first, second] = standard;
    if (second !== undefined) return [{ code: "regime-standard", severity: "error", at: second.entry.at(["standard"]), data: { country, count: standard.length } }];
    if (first !== undefined || !complete) return [];
    return [{ code: "regime-standard", severity: "error", at: { file: "regimes.yaml" }, data: { country, count: 0 } }];
  });
}

function divisors({ rates }: PackParts): Problem[] {
  return rates.flatMap(({ value: { kind, amount }, entry }): Problem[] =>
    (kind === "speed" || kind === "payload") && amount.value === 0 ? [{ code: "value-range", severity: "error", at: entry.at(["value"]), data: { value: 0, range: "> 0" } }] : []);
}

function scales({ activities }: PackParts): Problem[] {
  return activities.flatMap(({ value: { scale }, entry }): Problem[] => {
    const { min, max, default: usual, unit } = scale;
    return min <= usual && usual <= max ? [] : [{ code: "scale-range", severity: "error", at: entry.at(["scale", "default"]), data: { scale: usual, min, max, unit } }];
  });
}

/** Hazards and demand move lines of their own activity, and no investment. */
function affectedLines({ activities }: PackParts): Problem[] {
  return activities.flatMap(({ value: { lines, hazards = [], demand }, entry }) => {
    const yearly = new Set(lines.filter(({ kind }) => kind !== "capex").map(({ id }) => id));
    const named = [
      ...hazards.flatMap(({ affects }, i) => affects.map((id, j) => ({ id, path: ["hazards", i, "affects", j] }))),
      ...(demand?.affects ?? []).map((id, j) => ({ id, path: ["demand", "affects", j] })),
    ];
    return named.filter(({ id }) => !yearly.has(id)).map(({ id, path }): Problem => ({ code: "id-dangling", severity: "error", at: entry.at(path), data: { id, expectedIn: entry.at(["lines"]).file, ...unknownData(id, yearly) } }));
  });
}

/** Goods of an activity that no market trades on the side it needs: such an activity cannot be appraised yet. A warning. */
export function checkMarkets(tables: Readonly<Record<Stem, Table>>, { activities, markets }: PackParts): Problem[] {
  if (!tables.markets.whole || markets.length < tables.markets.entries.length) return [];
  return activities.flatMap(({ value: { lines }, entry }) =>
    lines.flatMap((line, i): Problem[] => {
      if (line.kind !== "input" && line.kind !== "output") return [];
      const side = line.kind === "output" ? "buys" : "sells";
      if (markets.some(({ value }) => value.goods === line.goods && (value.side === side || value.side === "both"))) return [];
      return [{ code: "goods-without-market", severity: "warning", at: entry.at(["lines", i, "goods"]), data: { goods: line.goods, side: line.kind } }];
    }));
}
