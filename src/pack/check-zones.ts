import type { Problem } from "#model/problem.js";
import { matchesIn } from "./entry.js";
import type { Stem } from "./layout.js";
import { unknownData } from "./problem-data.js";
import type { Table } from "./table.js";

/** Zones that rules name and no site has: a misspelt zone would make a rule silent. One warning a zone, where it is named first. */
export function checkZones({ rules, sites }: Readonly<Record<Stem, Table>>): Problem[] {
  if (!sites.whole) return [];
  const known = new Set(sites.entries.flatMap(({ value }) => matchesIn(value, "properties.zones.*").map((zone) => String(zone.value))));
  const told = new Set(known);
  return rules.entries.flatMap((entry) =>
    [...matchesIn(entry.value, "zones.*"), ...matchesIn(entry.value, "notZones.*")].flatMap(({ path, value: zone }): Problem[] => {
      if (typeof zone !== "string" || told.has(zone)) return [];
      told.add(zone);
      return [{ code: "zone-unused", severity: "warning", at: entry.at(path), data: { zone, ...unknownData(zone, known) } }];
    }));
}
