import Table from "cli-table3";
import { wrapText } from "./text-width.js";

export interface Column {
  readonly head: string;
  readonly columns: number; // width in the terminal
  readonly align?: "left" | "right";
}

/** A row of cells, or a line that runs under the row before it, from the second column on. */
export type Row = readonly string[] | { readonly under: string };

const bare = {
  top: "", "top-mid": "", "top-left": "", "top-right": "", bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "",
  left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: " ",
};

/** A table without lines, its columns aligned whatever the script, no trailing blanks; ends with a line end. */
export function tableText(columns: readonly Column[], rows: readonly Row[]): string {
  const table = new Table({
    chars: bare,
    style: { "padding-left": 0, "padding-right": 1, head: [], border: [] },
    colWidths: columns.map((column) => column.columns + 1), // with the blank to its right; one more stands between columns
    colAligns: columns.map(({ align }) => align ?? "left"),
    rowAligns: columns.map(() => "top" as const),
  });
  const wrapped = (text: string, width: number): string => wrapText(text, width).join("\n");
  const under = columns.slice(1).reduce((sum, column) => sum + column.columns + 2, -2);
  table.push(columns.map(({ head, columns: width }) => ({ content: wrapped(head, width), vAlign: "bottom" as const })));
  table.push(columns.map(({ columns: width }) => "─".repeat(width)));
  for (const row of rows) {
    if ("under" in row) table.push(["", { content: wrapped(row.under, under), colSpan: columns.length - 1, hAlign: "left" as const }]);
    else table.push(columns.map(({ columns: width }, i) => wrapped(row[i] ?? "", width)));
  }
  return `${table.toString().split("\n").map((line) => line.trimEnd()).join("\n")}\n`;
}
