/** Writes the JSON Schemas of docs/ from the code. Run after a build: node scripts/schemas.mjs */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { jsonSchemas } from "#pack/json-schemas.js";

for (const [file, text] of Object.entries(jsonSchemas())) {
  const path = new URL(`../docs/${file}`, import.meta.url);
  mkdirSync(dirname(path.pathname), { recursive: true });
  writeFileSync(path, text);
}
