import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const folder = join(dirname(fileURLToPath(import.meta.url)), "golden");

/** Compares a text with test/golden/NAME, which a person can read. `BLESS=1` writes it anew: read the difference before you commit it. */
export function expectGolden(name: string, text: string): void {
  const file = join(folder, name);
  if (process.env["BLESS"] === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file), `${file} is missing; BLESS=1 writes it`).toBe(true);
  expect(text).toBe(readFileSync(file, "utf8"));
}
