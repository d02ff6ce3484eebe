import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answerBlock, readmeWith } from "../scripts/readme.mjs";
import { root } from "./processes.js";

const read = (path: string): string => readFileSync(join(root, path), "utf8");

describe("README.md", () => {
  test("shows what the command really prints", () => {
    expect(read("README.md")).toBe(readmeWith(answerBlock()));
  });

  test("answers what, how and one real answer within the first screen", () => {
    const lines = read("README.md").split("\n");
    const end = lines.findIndex((line) => line.startsWith("Every number opens"));
    expect(end).toBeGreaterThan(0);
    expect(end + 1).toBeLessThanOrEqual(40);
  });

  test.each(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/pack.md"])("%s links only to files that are there", (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => path ?? "");
    expect(links.filter((path) => !existsSync(join(root, page, "..", path)))).toEqual([]);
  });
});

describe("docs/method.md", () => {
  test("has the anchor of every method that a figure can name", () => {
    const anchors = new Set([...read("docs/method.md").matchAll(/^#+ (.+)$/gm)].map(([, title]) => (title ?? "").toLowerCase().replace(/[^\p{L}\p{N} -]/gu, "").trim().replaceAll(" ", "-")));
    const said = execFileSync(process.execPath, ["dist/cli/main.js", "answer", "packs/example/briefs/grain-january.yaml", "--pack", "packs/example", "--format", "json"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
    const methods = [...new Set([...said.matchAll(/"method": "([^"]+)"/g)].map(([, method]) => method ?? ""))];
    expect(methods.length).toBeGreaterThan(10);
    expect(methods.filter((method) => !anchors.has(method))).toEqual([]);
  });
});
