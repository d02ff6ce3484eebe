import { z } from "zod";
import type { IsoDate } from "#model/fact.js";
import type { GoodsFlow } from "#model/goods-flow.js";
import type { Pack } from "#model/pack.js";
import type { Checked, Problem } from "#model/problem.js";
import { danglingId } from "./check-references.js";
import { knownAmong } from "./known.js";
import { loadRows } from "./load-rows.js";
import type { Entry } from "./entry.js";
import { numeric, rowFormat, text } from "./row-format.js";

const flowRow = rowFormat({ from: text, to: text, goods: text, tonnes_per_year: numeric(z.number().positive()) }, (row) => row);

/**
 * A table of flows from a CSV file `from,to,goods,tonnes_per_year`, or every problem with it, each with row and column.
 * Its tonnes are the asker's own: facts that say so and name the file and the row.
 */
export function loadFlows(csv: string, { file, pack, asOf }: { readonly file: string; readonly pack: Pick<Pack, "places" | "goods">; readonly asOf: IsoDate }): Checked<readonly GoodsFlow[]> {
  const known = knownAmong({ places: pack.places, goods: pack.goods });
  const id = (entry: Entry, column: "from" | "to" | "goods", value: string): Problem[] =>
    danglingId({ entry, path: [column], id: value, to: column === "goods" ? "goods" : "places" }, known);
  const rows: GoodsFlow[] = [];
  const loaded = loadRows(flowRow, { text: csv, file }, ({ value: { from, to, goods, tonnes_per_year: tonnes }, entry }) => {
    rows.push({
      from, to, goods,
      tonnesPerYear: { value: tonnes, unit: "t/year", asOf, confidence: "low", assumption: `the asker's flow: ${file}, row ${entry.at([]).row ?? 0}`, label: "what-if.tonnes" },
    });
    return [...id(entry, "from", from), ...id(entry, "to", to), ...id(entry, "goods", goods)];
  });
  return loaded.ok ? { ...loaded, value: rows } : loaded;
}
