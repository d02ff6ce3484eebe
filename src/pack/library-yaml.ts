import { createRequire } from "node:module";
import type { Document } from "yaml";
import type { Place, Problem } from "#model/problem.js";
import { lazily } from "./lazily.js";
import { placeOf } from "./place-of.js";
import type { Path, YamlDocument } from "./yaml-document.js";

/** The library, loaded when it is first needed: most often it is not, and loading its eighty files takes as long as reading a pack's YAML. */
const library = lazily(() => createRequire(import.meta.url)("yaml") as typeof import("yaml"));

/** Reads any YAML 1.2, and JSON, with the library: right in every case, and slow. */
export function readYamlByLibrary(text: string, file: string): YamlDocument {
  const { LineCounter, parseDocument } = library();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false, logLevel: "error" });
  const placeAt = (offset: number, path: Path): Place => {
    const { line, col } = lines.linePos(offset);
    return placeOf({ file, row: line, column: col }, path);
  };
  const at = (path: Path, part: "value" | "key" = "value"): Place => placeAt(offsetOf(document, path, part), path);
  const unreadable = (reason: string, offset: number): YamlDocument => {
    const code = file.endsWith("json") ? "json-syntax" : "yaml-syntax";
    return { value: undefined, whole: false, problems: [{ code, severity: "error", at: placeAt(offset, []), data: { reason } }], at };
  };
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) return unreadable(fault.code, fault.pos[0]);
  const { circle, twice } = inspect(document);
  if (circle !== undefined) return unreadable("CIRCULAR_ALIAS", circle);
  try {
    const value: unknown = document.toJS();
    const problems = twice.map(({ key, first, again }): Problem => ({ code: "key-duplicate", severity: "error", at: placeAt(again, []), data: { key, first: lines.linePos(first).line } }));
    return { value, whole: true, problems, at };
  } catch (failure) {
    if (failure instanceof ReferenceError) return unreadable("TOO_MANY_ALIASES", 0);
    throw failure;
  }
}

function offsetOf(document: Document.Parsed, path: Path, part: "value" | "key"): number {
  let node: unknown = document.contents;
  let offset = 0; // of the key that leads to the node: what is missing is missed there
  for (const [i, step] of path.entries()) {
    const { key, value } = childOf(library().isAlias(node) ? node.resolve(document) : node, step);
    if (key === undefined && value === undefined) return offset;
    offset = startOf(key) ?? startOf(value) ?? offset;
    if (i === path.length - 1) return part === "key" ? offset : (startOf(value) ?? offset);
    node = value;
  }
  return offset;
}

function childOf(node: unknown, step: string | number): { readonly key?: unknown; readonly value?: unknown } {
  const { isMap, isScalar, isSeq } = library();
  if (isMap(node)) return node.items.findLast((pair) => isScalar(pair.key) && String(pair.key.value) === String(step)) ?? {};
  if (isSeq(node) && typeof step === "number") return { value: node.items[step] };
  return {};
}

function startOf(node: unknown): number | undefined {
  return library().isNode(node) ? node.range?.[0] : undefined;
}

interface Repeated {
  readonly key: string;
  readonly first: number; // offsets
  readonly again: number;
}

/** Keys that stand twice in one map, and where an alias stands inside the very thing it stands for. */
function inspect(document: Document.Parsed): { readonly twice: readonly Repeated[]; readonly circle: number | undefined } {
  const twice: Repeated[] = [];
  const { isAlias, isMap, isPair, isSeq } = library();
  const above: unknown[] = [];
  let circle: number | undefined;
  const look = (node: unknown): void => {
    if (isAlias(node)) {
      if (above.includes(node.resolve(document))) circle ??= startOf(node);
    } else if (isPair(node)) {
      look(node.key);
      look(node.value);
    } else if (isMap(node) || isSeq(node)) {
      above.push(node);
      if (isMap(node)) twice.push(...repeatedKeys(node.items.map(({ key }) => key)));
      node.items.forEach(look);
      above.pop();
    }
  };
  look(document.contents);
  return { twice, circle };
}

function repeatedKeys(keys: readonly unknown[]): Repeated[] {
  const seen = new Map<string, number>();
  return keys.flatMap((node) => {
    if (!library().isScalar(node)) return [];
    const [key, again] = [String(node.value), startOf(node) ?? 0];
    const first = seen.get(key);
    if (first !== undefined) return [{ key, first, again }];
    seen.set(key, again);
    return [];
  });
}
