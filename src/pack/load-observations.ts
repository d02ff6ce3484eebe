import { z } from "zod";
import type { CrossingObservation } from "#model/crossing-observation.js";
import type { Pack } from "#model/pack.js";
import type { Checked, Problem } from "#model/problem.js";
import { danglingId } from "./check-references.js";
import { textAt } from "./entry.js";
import { knownAmong } from "./known.js";
import { loadRows } from "./load-rows.js";
import { date, numeric, rowFormat, text } from "./row-format.js";

const amount = numeric(z.number().min(0)).optional();

const observationRow = rowFormat(
  { crossing: text, date, waited_hours: amount, vehicles_per_day: amount, queue_length: amount, source: text, note: text.optional() },
  (row): CrossingObservation => ({
    crossing: row.crossing, date: row.date, waitedHours: row.waited_hours, vehiclesPerDay: row.vehicles_per_day, queueLength: row.queue_length, source: row.source, note: row.note,
  }),
);

/**
 * What was seen at crossings, from a CSV file `crossing,date,waited_hours,vehicles_per_day,queue_length,source,note`, or every problem with it, each with
 * row and column. A row names a crossing of the pack and holds at least one of the three numbers.
 */
export function loadObservations(csv: string, { file, pack }: { readonly file: string; readonly pack: Pick<Pack, "crossings"> }): Checked<readonly CrossingObservation[]> {
  const known = knownAmong({ crossings: pack.crossings });
  const loaded = loadRows(observationRow, { text: csv, file }, (row): readonly Problem[] => {
    const crossing = textAt(row, "crossing");
    const seen = ["waited_hours", "vehicles_per_day", "queue_length"].some((column) => textAt(row, column) !== undefined);
    return [
      ...(crossing === undefined ? [] : danglingId({ entry: row, path: ["crossing"], id: crossing, to: "crossings" }, known)),
      ...(seen ? [] : [{ code: "value-missing" as const, severity: "error" as const, at: row.at(["waited_hours"]), data: { key: "waited_hours, vehicles_per_day, queue_length" } }]),
    ];
  });
  return loaded.ok ? { ...loaded, value: loaded.value.map(({ value }) => value) } : loaded;
}
