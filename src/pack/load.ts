import type { IsoDate } from "#model/fact.js";
import type { Pack } from "#model/pack.js";
import type { Checked, Problem } from "#model/problem.js";
import { byPlace } from "./by-place.js";
import { checkBrief } from "./check-brief.js";
import { checkCalendars } from "./check-calendars.js";
import { checkCounts, countsOf } from "./check-counts.js";
import { checkCrossings } from "./check-crossings.js";
import { checkCurrencies } from "./check-currencies.js";
import { checkFacts } from "./check-facts.js";
import { checkFormulas } from "./check-formulas.js";
import { checkBasemap, checkBounds, checkLengths } from "./check-geography.js";
import { checkIds } from "./check-ids.js";
import { checkOverlaps } from "./check-overlaps.js";
import { checkPeriods } from "./check-periods.js";
import { checkProcedures, checkTargets } from "./check-records.js";
import { checkReferences } from "./check-references.js";
import { checkScenarios } from "./check-scenarios.js";
import { checkMarkets, checkSense } from "./check-sense.js";
import { checkProvenance, checkSources, checkStaleSources } from "./check-sources.js";
import { checkZones } from "./check-zones.js";
import { knownOfTables } from "./known.js";
import { fileOf, stems, type Stem } from "./layout.js";
import { readPackFiles } from "./pack-files.js";
import { onePerId } from "./one-per-id.js";
import { packOf, readParts, type PackParts } from "./read-pack.js";

export interface PackReport {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** How many entries each file or folder has. */
  readonly counts: Readonly<Record<Stem, number>>;
}

/** The pack in a folder, checked and linked; or every problem with it. Sources past their recheck date are warnings. */
export async function loadPack(dir: string, options: { readonly today: IsoDate }): Promise<Checked<Pack>> {
  const { report, parts } = await readAndCheck(dir, options.today);
  return report.problems.length > 0 ? { ok: false, problems: report.problems } : { ok: true, value: packOf(parts), warnings: report.warnings };
}

/** What is wrong with a pack, what is only doubtful, and how much it holds. Files are named as inside the folder. */
export async function checkPack(dir: string, options: { readonly today: IsoDate }): Promise<PackReport> {
  return (await readAndCheck(dir, options.today)).report;
}

async function readAndCheck(dir: string, today: IsoDate): Promise<{ readonly report: PackReport; readonly parts: PackParts }> {
  const { tables, basemap, problems, warnings } = await readPackFiles(dir);
  const { parts, problems: shapes } = readParts(tables);
  const known = knownOfTables(tables);
  const all = stems.map((stem) => tables[stem]);
  const found = [
    ...problems, ...warnings, ...shapes,
    ...all.flatMap((table) => [...checkIds(table), ...checkReferences(table.stem, table.entries, known), ...checkProvenance(table), ...checkFacts(table, tables.goods), ...checkPeriods(table)]),
    ...checkSources(tables, known), ...checkStaleSources(tables.sources, today),
    ...checkScenarios(tables, known), ...checkCurrencies(tables), ...checkFormulas(tables, parts), ...checkSense(tables, parts), ...checkMarkets(tables, parts),
    ...checkCrossings(tables, parts), ...checkOverlaps(parts), ...checkZones(tables), ...checkProcedures(parts), ...checkTargets(parts), ...checkCalendars(parts),
    ...checkBounds(parts), ...checkLengths(parts), ...checkBasemap(basemap, parts), ...checkCounts(tables, parts),
  ];
  if (!found.some(({ severity, at }) => severity === "error" && !at.file.startsWith(fileOf.briefs))) {
    const pack = packOf(parts);
    found.push(...tables.briefs.entries.flatMap((brief) => checkBrief(brief, pack, known)));
  }
  const ordered = onePerId(found.toSorted((a, b) => fileRank(a.at.file) - fileRank(b.at.file) || (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : byPlace(a, b))));
  return {
    report: {
      problems: ordered.filter(({ severity }) => severity === "error"),
      warnings: ordered.filter(({ severity }) => severity === "warning"),
      counts: countsOf(tables),
    },
    parts,
  };
}

/** Files in the order of docs/pack.md. */
function fileRank(file: string): number {
  const rank = stems.findIndex((stem) => file.startsWith(fileOf[stem]));
  return rank === -1 ? stems.length : rank;
}
