/** Makes src/words/catalogue.ts from src/words/words.csv, so that the same words reach Node and the browser. */
import { readFileSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);

/** RFC 4180: rows of cells; quotes may hold commas, quotes and line ends. */
function cells(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += '"'; i += 1; } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") { rows.at(-1).push(cell); cell = ""; }
    else if (c === "\n") { rows.at(-1).push(cell); cell = ""; rows.push([]); }
    else cell += c;
  }
  if (cell !== "" || rows.at(-1).length > 0) rows.at(-1).push(cell);
  return rows.filter((row) => row.length > 0);
}

const [head, ...rows] = cells(readFileSync(new URL("src/words/words.csv", root), "utf8"));
if (head.join(",") !== "key,note,en,zh,ru") throw new Error(`words.csv: header is ${head.join(",")}`);
const seen = new Set();
for (const [i, row] of rows.entries()) {
  if (row.length !== 5 || row.some((cell) => cell.trim() === "")) throw new Error(`words.csv row ${i + 2} (${row[0]}): needs key, note, en, zh and ru`);
  if (seen.has(row[0])) throw new Error(`words.csv row ${i + 2}: ${row[0]} stands twice`);
  seen.add(row[0]);
}
const entries = rows
  .toSorted((a, b) => (a[0] < b[0] ? -1 : 1))
  .map(([key, , en, zh, ru]) => `  ${JSON.stringify(key)}: { en: ${JSON.stringify(en)}, zh: ${JSON.stringify(zh)}, ru: ${JSON.stringify(ru)} },`);
writeFileSync(new URL("src/words/catalogue.ts", root), `// Made from words.csv by scripts/words.mjs; change words.csv, not this file.
import type { Names } from "#model/names.js";

export const catalogue: Readonly<Record<string, Names>> = {
${entries.join("\n")}
};
`);
