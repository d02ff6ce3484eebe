import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readYaml, type YamlDocument } from "./yaml-document.js";

const lineAndColumn = (document: YamlDocument, path: (string | number)[], part?: "key"): string => {
  const { row, column } = document.at(path, part);
  return `${row}:${column}`;
};

describe("a YAML document", () => {
  const text = ["money:", "  currency: RUB # roubles", "flows:", "  - goods: soy", "    months: [1, 2]", "rule: {says: x}", ""].join("\n");
  const document = readYaml(text, "brief.yaml");

  test("knows the line and column of every value and key", () => {
    expect(document.value).toEqual({ money: { currency: "RUB" }, flows: [{ goods: "soy", months: [1, 2] }], rule: { says: "x" } });
    expect(lineAndColumn(document, ["money", "currency"])).toBe("2:13");
    expect(lineAndColumn(document, ["money", "currency"], "key")).toBe("2:3");
    expect(lineAndColumn(document, ["flows", 0, "months", 1])).toBe("5:17");
    expect(lineAndColumn(document, ["rule", "says"])).toBe("6:14");
  });

  test("says of what is missing where it should stand", () => {
    expect(lineAndColumn(document, ["money", "horizonYears"])).toBe("1:1");
    expect(lineAndColumn(document, ["flows", 0, "market"])).toBe("4:5");
    expect(lineAndColumn(document, ["investor", "nationality"])).toBe("1:1");
  });

  test("names a path as people write it", () => {
    expect(document.at(["flows", 0, "months", 1]).path).toBe("flows[0].months[1]");
    expect(document.at([])).toEqual({ file: "brief.yaml", row: 1, column: "1" });
  });

  test("follows an alias to what it stands for", () => {
    const aliased = readYaml("a: &x\n  b: 1\nc: *x\n", "a.yaml");
    expect(aliased.value).toEqual({ a: { b: 1 }, c: { b: 1 } });
    expect(lineAndColumn(aliased, ["c", "b"])).toBe("2:6");
  });

  test("tells each key that stands twice, with the line of the first", () => {
    const { problems, whole } = readYaml("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n", "a.yaml");
    expect(problems.map(({ code, at, data }) => [code, at.row, at.column, data])).toEqual([
      ["key-duplicate", 5, "1", { key: "a", first: 1 }],
      ["key-duplicate", 4, "3", { key: "c", first: 3 }],
    ]);
    expect(whole).toBe(true);
  });

  test("of JSON as well, whatever its texts hold", () => {
    const { value, problems } = readYaml('{"a": "b\\": ",\n "c": [{"d": 1},\n  {"d": 2, "d": 3}]}', "a.geojson");
    expect(value).toEqual({ a: 'b": ', c: [{ d: 1 }, { d: 3 }] });
    expect(problems.map(({ code, at, data }) => [code, at.row, at.column, data])).toEqual([["key-duplicate", 3, "12", { key: "d", first: 3 }]]);
  });

  test.each([
    ["a.yaml", "a: 1\nb: [1, 2\nc: 3\n", "yaml-syntax", 3],
    ["a.yaml", "a: 1\n b: 2\n", "yaml-syntax", 1],
    ["a.yaml", "a: !secret x\n", "yaml-syntax", 1],
    ["a.yaml", "a: 1\nb: &b\n  c: *b\n", "yaml-syntax", 3],
    ["a.geojson", '{"a": 1,\n "b": [1, 2}\n', "json-syntax", 2],
    ["a.json", "a: 1\n", "json-syntax", 1],
  ])("%s %j cannot be read: one problem with its line", (file, source, code, row) => {
    const { problems, value, whole } = readYaml(source, file);
    expect(problems.map((problem) => [problem.code, problem.at.row])).toEqual([[code, row]]);
    expect([value, whole]).toEqual([undefined, false]);
  });

  const deep = [
    ["brackets", (depth: number) => "[".repeat(depth) + "]".repeat(depth)], ["braces", (depth: number) => "{a: ".repeat(depth) + "1" + "}".repeat(depth)], ["open brackets", (depth: number) => "[".repeat(depth)],
    ["brackets with others in quotes", (depth: number) => `["]", `.repeat(depth) + "]".repeat(depth)], ["dashes", (depth: number) => `${"- ".repeat(depth)}a`],
    ["blocks", (depth: number) => Array.from({ length: Math.min(depth, 2000) }, (_, i) => `${" ".repeat(i)}a:\n`).join("") + `${" ".repeat(Math.min(depth, 2000))}b`],
  ] as const;
  test.each(deep)("refuses %s deeper than all sense, however deep: they could exhaust the stack", (_, make) => {
    for (const depth of [250, 20_000]) {
      for (const file of ["a.yaml", "a.json"]) {
        const { problems: found, whole } = readYaml(make(depth), file);
        expect([whole, found.length, found[0]?.code]).toEqual([false, 1, file.endsWith("json") ? "json-syntax" : "yaml-syntax"]);
      }
    }
    expect(readYaml(make(50), "a.yaml").whole).toBe(make !== deep[2][1]);
  });

  test("refuses aliases that multiply", () => {
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x, x]", ..."bcdefg".split("").map((name, i) => `${name}: &${name} [${Array(10).fill(`*${"abcdefg"[i]}`).join(", ")}]`)].join("\n");
    expect(readYaml(bomb, "a.yaml").problems).toMatchObject([{ code: "yaml-syntax", data: { reason: "TOO_MANY_ALIASES" } }]);
  });

  test("is JSON's document on any JSON", () => {
    const key = fc.string({ unit: fc.constantFrom("a", "b", "é", " ", ":"), minLength: 1, maxLength: 4 });
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 3 }, fc.integer(), fc.string(), fc.boolean(), fc.constant(null), fc.array(tie("tree")), fc.dictionary(key, tie("tree"))),
    }));
    fc.assert(fc.property(tree, (json) => {
      expect(readYaml(JSON.stringify(json, null, 2), "a.json").value).toEqual(json);
    }));
  });

  test("never throws, whatever the text", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", ":", "-", " ", "\n", "[", "]", "{", "}", '"', "&", "*", "!", "?", "|", "#", ",", "\t", "%") }), (any) => {
      const read = readYaml(any, "a.yaml");
      expect(read.whole).toBe(read.problems.every(({ code }) => code === "key-duplicate"));
    }));
  });
});
