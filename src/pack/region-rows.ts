import { z } from "zod";
import type { Fact } from "#model/fact.js";
import type { Region } from "#model/pack.js";
import type { Problem } from "#model/problem.js";
import type { Located } from "./located.js";
import { numeric, rowFact, sourcedRowFormat, text } from "./row-format.js";

const amount = numeric(z.number().min(0)).optional();

const numbers = ["area_km2", "population", "grp", "arable_hectares", "fallow_hectares"] as const;
const heads = ["iso", "country", "name_en", "name_zh", "name_ru", "capital"] as const;

/** regions.csv, one row: what it says rests on the row's own source. */
export const regionRow = sourcedRowFormat(
  {
    id: text, iso: z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/).optional(), country: z.string().regex(/^[A-Z]{2}$/).optional(),
    name_en: text.optional(), name_zh: text.optional(), name_zh_official: text.optional(), name_ru: text.optional(), capital: text.optional(),
    area_km2: amount, population: amount, grp: amount, grp_currency: z.string().regex(/^[A-Z]{3}$/).optional(),
    arable_hectares: amount, fallow_hectares: amount, resources: text.optional(),
  },
  (row, provenance) => ({ ...row, provenance }),
);
type RegionRow = (typeof regionRow)["schema"]["_output"];

/**
 * Regions from their rows. The first row of a region carries its names and capital; every row may add numbers.
 * Problems: `value-missing` for a first row without one of the names, `unit-missing` for a regional product without its currency,
 * `column-twice` for a number or text that an earlier row of the region has given.
 */
export function mergeRegions(rows: readonly Located<RegionRow>[]): { readonly regions: readonly Region[]; readonly problems: readonly Problem[] } {
  const regions = new Map<string, Region>();
  const problems: Problem[] = [];
  for (const { value: row, entry } of rows) {
    const fail = (code: Problem["code"], column: string, data: Problem["data"]): void => void problems.push({ code, severity: "error", at: entry.at([column]), data });
    const known = regions.get(row.id);
    if (row.grp !== undefined && row.grp_currency === undefined) fail("unit-missing", "grp_currency", { key: "grp_currency" });
    const stated = factsOf(row);
    if (known === undefined) {
      for (const column of heads) if (row[column] === undefined) fail("value-missing", column, { key: column });
      const { iso = "", country = "", name_en: en = "", name_zh: zh = "", name_ru: ru = "", capital = "" } = row;
      regions.set(row.id, { id: row.id, iso, country, names: { en, zh, ru }, officialZh: row.name_zh_official, capital, ...stated, resources: row.resources });
      continue;
    }
    for (const column of numbers) if (row[column] !== undefined && known[modelKey[column]] !== undefined) fail("column-twice", column, { id: row.id, column });
    if (row.resources !== undefined && known.resources !== undefined) fail("column-twice", "resources", { id: row.id, column: "resources" });
    regions.set(row.id, { ...known, ...stated, resources: known.resources ?? row.resources });
  }
  return { regions: [...regions.values()], problems };
}

const modelKey = { area_km2: "areaKm2", population: "population", grp: "grp", arable_hectares: "arableHectares", fallow_hectares: "fallowHectares" } as const;

function factsOf(row: RegionRow): Partial<Record<(typeof modelKey)[(typeof numbers)[number]], Fact>> {
  const units = { area_km2: "km2", population: "person", grp: `${row.grp_currency ?? ""}/year`, arable_hectares: "ha", fallow_hectares: "ha" };
  return Object.fromEntries(numbers.flatMap((column) => {
    const value = row[column];
    return value === undefined ? [] : [[modelKey[column], rowFact(row.provenance, { value, unit: units[column] })]];
  }));
}
