import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCsv } from "./csv.js";

const rowsOf = (text: string): (readonly string[])[] => parseCsv(text, "a.csv").rows.map((row) => row.cells);

describe("a CSV file", () => {
  test("is read as RFC 4180 says", () => {
    expect(rowsOf('a,b,c\n1,"x, y","say ""so"""\n,"",end\n')).toEqual([["1", "x, y", 'say "so"'], ["", "", "end"]]);
  });

  test("may start with a byte order mark, end its lines with CRLF and lack the last line end", () => {
    const { header, rows, problems } = parseCsv('\uFEFFa,b\r\n1,"2"\r\n3,4', "a.csv");
    expect([header, rows, problems]).toEqual([["a", "b"], [{ line: 2, cells: ["1", "2"] }, { line: 3, cells: ["3", "4"] }], []]);
  });

  test("keeps the line on which each row starts, also after a cell of several lines", () => {
    expect(parseCsv('a,b\n1,"x\ny\nz"\n2,w\n', "a.csv").rows.map((row) => row.line)).toEqual([2, 5]);
  });

  test("never shifts a row with too many or too few cells", () => {
    const { rows, problems } = parseCsv("a,b,c\n1,2\n1,2,3\n1,2,3,4\n\n", "a.csv");
    expect(rows).toEqual([{ line: 3, cells: ["1", "2", "3"] }]);
    expect(problems.map(({ code, at, data }) => [code, at.row, data])).toEqual([
      ["csv-cells", 2, { expected: 3, found: 2 }],
      ["csv-cells", 4, { expected: 3, found: 4 }],
      ["csv-cells", 5, { expected: 3, found: 1 }],
    ]);
  });

  test("says where a quote was opened that nothing closes, and that the rest is unknown", () => {
    const { rows, problems, whole } = parseCsv('a,b\n1,2\n3,"4\n5,6\n', "a.csv");
    expect(rows).toEqual([{ line: 2, cells: ["1", "2"] }]);
    expect(problems).toEqual([{ code: "csv-quote", severity: "error", at: { file: "a.csv", row: 3, column: "b" }, data: { closed: "no" } }]);
    expect(whole).toBe(false);
  });

  test.each(['a,b\n1"x,2\n3,4\n', 'a,b\n"1"x,2\n3,4\n'])("goes on at the next line after a stray quote: %j", (text) => {
    const { rows, problems, whole } = parseCsv(text, "a.csv");
    expect(rows).toEqual([{ line: 3, cells: ["3", "4"] }]);
    expect(problems).toEqual([{ code: "csv-quote", severity: "error", at: { file: "a.csv", row: 2, column: "a" }, data: { closed: "yes" } }]);
    expect(whole).toBe(true);
  });

  test("reads no row under a header that it cannot read", () => {
    const { rows, problems, whole } = parseCsv('a"x,b\n1,2\n3\n', "a.csv");
    expect([rows, problems.map(({ code, at }) => [code, at.row, at.column]), whole]).toEqual([[], [["csv-quote", 1, "1"]], false]);
  });

  test("gives back what was written, whatever the cells hold", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "й", "黑", ",", '"', "\n", "\r", " ", "") });
    const table = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(fc.property(table, fc.constantFrom("\n", "\r\n"), (rows, end) => {
      const text = rows.map((row) => row.map(quoted).join(",")).join(end);
      const read = parseCsv(text, "a.csv");
      expect([read.header, ...read.rows.map((row) => row.cells)]).toEqual(rows);
      expect(read.problems).toEqual([]);
    }));
  });

  test("ends, and speaks of lines that exist, on any text", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r") }), (text) => {
      const lines = text.split("\n").length;
      const { rows, damaged, problems } = parseCsv(text, "a.csv");
      for (const row of [...rows.map((r) => r.line), ...damaged.map((r) => r.line), ...problems.map((p) => p.at.row ?? 0)]) {
        expect(row).toBeGreaterThanOrEqual(1);
        expect(row).toBeLessThanOrEqual(lines);
      }
    }));
  });
});
