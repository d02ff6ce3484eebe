/** RFC 4180: a cell with a comma, a quote or a line end is quoted; lines end with a line feed as in the pack's files. */
export function csvText(rows: readonly (readonly (string | number | boolean | undefined)[])[]): string {
  return rows.map((row) => `${row.map((cell) => quoted(String(cell ?? ""))).join(",")}\n`).join("");
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
