import type { Place, Problem } from "#model/problem.js";
import { lazily } from "./lazily.js";
import { deepest, readYamlByLibrary, tooDeep } from "./library-yaml.js";
import { placeOf } from "./place-of.js";
import { readPlainYaml, type PlainYaml } from "./plain-yaml.js";

/** Keys and indexes from the root of a document, or of an entry, down to a value. */
export type Path = readonly (string | number)[];

export interface YamlDocument {
  readonly value: unknown; // undefined where the text cannot be read
  readonly whole: boolean; // false: nothing is known of what the text holds
  readonly problems: readonly Problem[];
  /** Where the value at a path stands, or its key; for what is missing, where it should stand. */
  at(path: Path, part?: "value" | "key"): Place;
}

/**
 * Reads YAML 1.2, and JSON, which is a part of it, and knows the line and column of everything.
 * Problems: `yaml-syntax` or `json-syntax` by the file's ending, of which only the first is told, and `key-duplicate`.
 */
export function readYaml(text: string, file: string): YamlDocument {
  const body = text.replace(/^\uFEFF/, "");
  if (/\.(geo)?json$/.test(file)) return readJson(body, file);
  const plain = readPlainYaml(body);
  return plain === undefined ? readYamlByLibrary(body, file) : withOffsets(body, file, plain);
}

function withOffsets(text: string, file: string, { value, offsets }: PlainYaml): YamlDocument {
  const starts = lazily(() => [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]);
  return {
    value,
    whole: true,
    problems: [],
    at: (path, part = "value") => {
      const offset = plainOffset({ value, offsets }, path, part);
      const row = starts().findLastIndex((start) => start <= offset);
      return placeOf({ file, row: row + 1, column: offset - (starts()[row] ?? 0) + 1 }, path);
    },
  };
}

/** Where the value at a path stands, or its key; for what is missing, the key that leads to where it should stand. */
function plainOffset({ value, offsets }: PlainYaml, path: Path, part: "value" | "key"): number {
  let node = value;
  let offset = 0;
  for (const [i, step] of path.entries()) {
    const marks = typeof node === "object" && node !== null ? offsets.get(node) : undefined;
    const isList = Array.isArray(node);
    const index = isList ? (typeof step === "number" ? step : -1) : 2 * Object.keys(node ?? {}).indexOf(String(step));
    const [keyAt, valueAt] = [marks?.[index], marks?.[isList ? index : index + 1]];
    if (keyAt === undefined || valueAt === undefined) return offset;
    if (i === path.length - 1) return part === "key" ? keyAt : valueAt;
    offset = keyAt;
    node = (node as Readonly<Record<string | number, unknown>>)[step];
  }
  return offset;
}

/** JSON is ten times quicker to read by itself than as YAML, so its lines are only looked for when somebody asks. */
function readJson(text: string, file: string): YamlDocument {
  const lines = lazily(() => readYamlByLibrary(text, file));
  try {
    const value: unknown = JSON.parse(text);
    const keys = keysIn(value, 0);
    if (keys === Infinity) return tooDeep(file);
    return { value, whole: true, problems: keys < keysWritten(text) ? lines().problems : [], at: (path, part) => lines().at(path, part) };
  } catch {
    const read = lines();
    const notJson: Problem = { code: "json-syntax", severity: "error", at: read.at([]), data: { reason: "NOT_JSON" } }; // YAML takes more than JSON does
    return { value: undefined, whole: false, problems: [read.problems.find(({ code }) => code === "json-syntax") ?? notJson], at: (path, part) => read.at(path, part) };
  }
}

/** In JSON a text before a colon is a key: more of these than keys in the value mean that some stand twice. */
function keysWritten(text: string): number {
  return (text.match(/"(?:[^"\\]|\\.)*"\s*:/g) ?? []).length;
}

/** @returns Infinity where the value is deeper than all sense */
function keysIn(value: unknown, depth: number): number {
  if (typeof value !== "object" || value === null) return 0;
  if (depth > deepest) return Infinity;
  const items: readonly unknown[] = Object.values(value);
  return items.reduce((sum: number, item) => sum + keysIn(item, depth + 1), Array.isArray(value) ? 0 : items.length);
}
