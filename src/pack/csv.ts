import type { Problem } from "#model/problem.js";

/** One row of a CSV file with the line of the text on which it starts, 1 = first. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvText {
  readonly header: readonly string[];
  /** Rows with as many cells as the header. */
  readonly rows: readonly CsvRow[];
  /** Rows that cannot be read: never shifted, never used. */
  readonly damaged: readonly CsvRow[];
  /** False when nothing is known of some rows: a quoted cell is not closed, or the header cannot be read. */
  readonly whole: boolean;
  readonly problems: readonly Problem[];
}

interface Row {
  readonly cells: readonly string[];
  readonly end: number; // where the next row starts
  readonly strayQuote?: number; // position of a quote that should not be there
  readonly openQuote?: number; // position of a quote that is never closed
}

/**
 * Reads RFC 4180: cells between commas, quotes around a cell that holds commas, line ends or doubled quotes.
 * A byte order mark and CRLF are tolerated; an empty line is a row of one cell. A row whose cell count differs from the
 * header's is the problem `csv-cells`; a quote that is not closed or stands where none may stand is `csv-quote`.
 */
export function parseCsv(text: string, file: string): CsvText {
  const body = text.replace(/^\uFEFF/, "");
  const rows: CsvRow[] = [];
  const damaged: CsvRow[] = [];
  const problems: Problem[] = [];
  let header: readonly string[] | undefined;
  let whole = true;
  let line = 1;
  for (let start = 0; start < body.length; ) {
    const row = rowAt(body, start);
    const quote = row.openQuote ?? row.strayQuote;
    if (quote !== undefined) {
      const at = { file, row: line + lineEnds(body.slice(start, quote)), column: header?.[row.cells.length] ?? String(row.cells.length + 1) };
      problems.push({ code: "csv-quote", severity: "error", at, data: { closed: row.openQuote === undefined ? "yes" : "no" } });
      damaged.push({ line, cells: body.slice(start, row.end).split(/[,"\r\n]/) });
      whole = row.openQuote === undefined && header !== undefined;
      if (!whole) break;
    } else if (header !== undefined && row.cells.length !== header.length) {
      problems.push({ code: "csv-cells", severity: "error", at: { file, row: line }, data: { expected: header.length, found: row.cells.length } });
      damaged.push({ line, cells: row.cells });
    } else if (header !== undefined) {
      rows.push({ line, cells: row.cells });
    }
    header ??= row.cells;
    line += lineEnds(body.slice(start, row.end));
    start = row.end;
  }
  return { header: header ?? [], rows, damaged, whole, problems };
}

function rowAt(body: string, start: number): Row {
  const end = nextLine(body, start);
  const line = body.slice(start, end);
  return line.includes('"') ? rowWithQuotes(body, start) : { cells: line.replace(/\r?\n$/, "").split(","), end };
}

function rowWithQuotes(body: string, start: number): Row {
  const cells: string[] = [];
  for (let at = start; ; at += 1) {
    let end: number;
    if (body[at] === '"') {
      const close = closingQuote(body, at + 1);
      if (close === undefined) return { cells, end: body.length, openQuote: at };
      cells.push(body.slice(at + 1, close).replaceAll('""', '"'));
      end = close + 1;
    } else {
      end = endOfPlainCell(body, at);
      const quote = body.slice(at, end).indexOf('"');
      if (quote !== -1) return { cells, end: nextLine(body, end), strayQuote: at + quote };
      cells.push(body.slice(at, end));
    }
    if (body.startsWith("\r\n", end)) return { cells, end: end + 2 };
    if (end >= body.length || body[end] === "\n") return { cells, end: Math.min(end + 1, body.length) };
    if (body[end] !== ",") return { cells: cells.slice(0, -1), end: nextLine(body, end), strayQuote: end - 1 };
    at = end;
  }
}

function closingQuote(body: string, from: number): number | undefined {
  for (let at = body.indexOf('"', from); at !== -1; at = body.indexOf('"', at + 2)) {
    if (body[at + 1] !== '"') return at;
  }
  return undefined;
}

function endOfPlainCell(body: string, from: number): number {
  const found = /,|\r?\n/g;
  found.lastIndex = from;
  return found.exec(body)?.index ?? body.length;
}

function nextLine(body: string, from: number): number {
  const end = body.indexOf("\n", from);
  return end === -1 ? body.length : end + 1;
}

function lineEnds(text: string): number {
  return text.split("\n").length - 1;
}
