import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readYamlByLibrary } from "./library-yaml.js";
import { readPlainYaml } from "./plain-yaml.js";
import { readYaml, type Path } from "./yaml-document.js";

const files = ["packs/example", "packs/amur"].flatMap((dir) => readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((name) => /^[^.].*\.yaml$/.test(name)).map((name) => `${dir}/${name}`)).toSorted();
const texts = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));

/** Every path of a value, and beside each one that leads nowhere. */
function pathsIn(value: unknown, base: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [base];
  const steps: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [base, [...base, "nowhere"], [...base, 999], ...steps.flatMap((step) => pathsIn((value as Record<string | number, unknown>)[step], [...base, step]))];
}

/** A text that is taken for plain is read as the library reads it, to the place of every value and key. */
function expectTheLibrarysReading(text: string, { places = true } = {}): void {
  if (readPlainYaml(text) === undefined) return;
  const [quick, right] = [readYaml(text, "x.yaml"), readYamlByLibrary(text, "x.yaml")];
  expect([right.whole, right.problems], text).toEqual([true, []]);
  expect(quick.value, text).toStrictEqual(right.value);
  if (places) for (const path of pathsIn(right.value)) for (const part of ["value", "key"] as const) expect(quick.at(path, part), `${JSON.stringify(path)} in\n${text}`).toEqual(right.at(path, part));
}

describe("plain YAML", () => {
  test.each(files)("%s is read as the library reads it", (file) => {
    const text = texts.get(file) ?? "";
    expectTheLibrarysReading(text, { places: text.length < 60_000 });
  });

  test("the example pack and the large files of packs/amur are plain: others take seven times as long", () => {
    expect(files.filter((file) => (file.includes("example") || (texts.get(file)?.length ?? 0) > 20_000) && readPlainYaml(texts.get(file) ?? "") === undefined)).toEqual([]);
  });

  test.each([
    "a: 1\n", "a: 1", "- a\n- b # c\n", "a:\n- 1\n- x: 2\n  y: [1, -0.5, 2026-01-01, a b, \"c\\n\\u00e9\", 'it''s']\nb: {c: d, e: {f: []}, g: {}}\n", "# top\n\na:\n  # in\n  b: c # end\n\n",
    "a: &x [1, 2]\nb: *x\nc: {d: *x}\ne: [*x, *x]\n", "a: &x {b: 1}\nc:\n  - *x\n", "- &x a b # c\n- *x # d\n- &y 'z'\n", "x: https://a.b/c?d#e\ny: a:b\nz: 12:30\n", "a: true\nb: null\nc: yes\nd: \"true\"\n", "[1, 2]\n", "{a: 1}\n", "- [a, b]\n- {c: d}\n",
  ])("%j is plain", (text) => {
    expect(readPlainYaml(text)).toBeDefined();
    expectTheLibrarysReading(text);
  });

  test.each([
    "", "a", "a:\n", "a: b: c\n", "a: |\n  b\n", "a: b\n  c\n", "a: !t b\n", "a: *x\n", "? a\n: b\n", "a: 1\na: 2\n", "--- \na: 1\n", "a: [1\n", "a: [1,\n  2]\n", "a: {b}\n", "a: {b: 1,}\n", "a: \"b\" c\n",
    "a: 1e3\n", "a: .inf\n", "a: 0x1f\n", "a: +1\n", "a: 007\n", "a: NULL\n", "a: ~\n", "1: a\n", "null: a\n", "__proto__: a\n", "a: \"\\x41\"\n", "a:\tb\n", "a: b\r\n", "- - a\n", "a: @b\n", "a: - b\n", "a: 'b\n", "a:\n    b: 1\n  c: 2\n", " a: 1\nb: 2\n",
    "a: &x [1]\nb: &y {c: *x}\n", "a: -\n", "a: b:\n", "- &x a: 1\n", "a: &x\n  b: 1\n", "a: [&x 1]\n", `${"[".repeat(100)}${"]".repeat(100)}\n`,
  ])("%j is not: the library reads it", (text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  const short = files.filter((file) => (texts.get(file)?.length ?? 0) < 20_000);
  const piece = fc.oneof(
    fc.constantFrom(" ", "  ", "\n", "\n\n", ":", ": ", "-", "- ", "#", " #", "&a ", "*a", "[", "]", "{", "}", ",", ", ", '"', "'", "\\", "\\u0041", "|", ">", "?", "? ", "!", "%", "@", "`", "\t", "\r", "~", "null", "true", "0", "1.", ".5", "1e5", "0x1", "-1", "-0", "=", "<<", "é", "\u00a0", "\u3000", "\u0085", "\u2028", "---", "...", "\n- ", "\n  ", "\na: ", " b: c"),
    fc.string({ maxLength: 3 }),
  );

  test("however a few lines of a pack are damaged, a text taken for plain is read as the library reads it", { timeout: 120_000 }, () => {
    const damage = fc.record({ file: fc.constantFrom(...short), line: fc.nat(), edits: fc.array(fc.record({ at: fc.nat(), cut: fc.nat({ max: 3 }), piece }), { minLength: 1, maxLength: 3 }) });
    fc.assert(fc.property(damage, ({ file, line, edits }) => {
      const lines = (texts.get(file) ?? "").split("\n");
      const from = line % lines.length;
      let text = lines.slice(from, from + 8).join("\n");
      for (const { at, cut, piece: inserted } of edits) {
        const offset = at % (text.length + 1);
        text = text.slice(0, offset) + inserted + text.slice(offset + cut);
      }
      expectTheLibrarysReading(text);
    }), { numRuns: 10_000 });
  });

  test("the same for any heap of YAML's signs", { timeout: 120_000 }, () => {
    fc.assert(fc.property(fc.array(fc.oneof(piece, fc.constantFrom("a", "b", "a: ", "b: ", "c", "- a", "{a: ", "[a")), { maxLength: 14 }), (pieces) => expectTheLibrarysReading(pieces.join(""))), { numRuns: 10_000 });
  });

  test("the same for whatever the library writes", { timeout: 120_000 }, () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, fc.integer(), fc.double({ noNaN: true }), fc.string({ maxLength: 12 }), fc.constantFrom("2026-01-01", "no", "1.5", "0x1", "null", "a: b", "a #b", "- a", "é", ""), fc.boolean(), fc.constant(null), fc.array(tie("tree"), { maxLength: 4 }), fc.dictionary(fc.stringMatching(/^[a-z0-9-]{1,5}$/), tie("tree"), { maxKeys: 4 })),
    }));
    fc.assert(fc.property(tree, fc.boolean(), (value, flow) => expectTheLibrarysReading(stringify(value, { collectionStyle: flow ? "flow" : "any", lineWidth: 0 }))), { numRuns: 2000 });
  });
});
