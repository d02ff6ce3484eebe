import { z } from "zod";
import type { IsoDate } from "#model/fact.js";
import type { GoodsFlow } from "#model/goods-flow.js";
import type { Pack } from "#model/pack.js";
import type { Checked, Problem } from "#model/problem.js";
import { danglingId } from "./check-references.js";
import { knownAmong } from "./known.js";
import { loadRows } from "./load-rows.js";
import { textAt } from "./entry.js";
import { numeric, rowFormat, text } from "./row-format.js";

const flowRow = rowFormat({ from: text, to: text, goods: text, tonnes_per_year: numeric(z.number().positive()) }, (row) => row);

/**
 * A table of flows from a CSV file `from,to,goods,tonnes_per_year`, or every problem with it, each with row and column.
 * Its tonnes are the asker's own: facts that say so and name the file and the row.
 */
export function loadFlows(csv: string, { file, pack, asOf }: { readonly file: string; readonly pack: Pick<Pack, "places" | "goods">; readonly asOf: IsoDate }): Checked<readonly GoodsFlow[]> {
  const known = knownAmong({ places: pack.places, goods: pack.goods });
  const people = new Set(pack.goods.filter(({ handling }) => handling === "passenger").map(({ id }) => id));
  const freight = pack.goods.filter(({ id }) => !people.has(id)).map(({ id }) => id);
  const loaded = loadRows(flowRow, { text: csv, file }, (row): Problem[] => (["from", "to", "goods"] as const).flatMap((column) => {
    const id = textAt(row, column);
    if (id === undefined) return [];
    if (column === "goods" && people.has(id)) return [{ code: "value-unknown", severity: "error", at: row.at([column]), data: { value: id, expected: freight.join(", "), suggestions: 0 } }]; // people have no tonnes
    return danglingId({ entry: row, path: [column], id, to: column === "goods" ? "goods" : "places" }, known);
  }));
  if (!loaded.ok) return loaded;
  return { ...loaded, value: loaded.value.map(({ value: { tonnes_per_year: tonnes, ...ends }, entry }) => ({
    ...ends,
    tonnesPerYear: { value: tonnes, unit: "t/year", asOf, confidence: "low", assumption: `the asker's flow: ${file}, row ${entry.at([]).row ?? 0}`, label: "what-if.tonnes" },
  })) };
}
