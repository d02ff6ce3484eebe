import { createRequire } from "node:module";
import type { CST, Document } from "yaml";
import type { Place, Problem } from "#model/problem.js";
import { lazily } from "./lazily.js";
import { placeOf } from "./place-of.js";
import type { Path, YamlDocument } from "./yaml-document.js";

/** The library, loaded when it is first needed: most often it is not, and loading its eighty files takes as long as reading a pack's YAML. */
const library = lazily(() => createRequire(import.meta.url)("yaml") as typeof import("yaml"));

const options = { uniqueKeys: false, prettyErrors: false, logLevel: "error" } as const;

/** Reads any YAML 1.2, and JSON, with the library: right in every case, and slow. */
export function readYamlByLibrary(text: string, file: string): YamlDocument {
  const { Composer, LineCounter, Parser } = library();
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (tokens.some(isTooDeep)) return tooDeep(file);
  const [document, second] = new Composer(options).compose(tokens, true, text.length);
  if (document === undefined) throw new RangeError(`${file}: the library composed no document`);
  const placeAt = (offset: number, path: Path): Place => {
    const { line, col } = lines.linePos(offset);
    return placeOf({ file, row: line, column: col }, path);
  };
  const at = (path: Path, part: "value" | "key" = "value"): Place => placeAt(offsetOf(document, path, part), path);
  const unreadable = (reason: string, offset: number): YamlDocument => {
    return { value: undefined, whole: false, problems: [{ code: syntaxCode(file), severity: "error", at: placeAt(offset, []), data: { reason } }], at };
  };
  if (second !== undefined) return unreadable("MULTIPLE_DOCS", second.range[0]);
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

/** A text that is refused for its depth. */
export function tooDeep(file: string): YamlDocument {
  const at = (path: Path): Place => placeOf({ file, row: 1, column: 1 }, path);
  return { value: undefined, whole: false, problems: [{ code: syntaxCode(file), severity: "error", at: at([]), data: { reason: "TOO_DEEP" } }], at };
}

export const deepest = 200; // collections inside each other

/** Composing calls itself for each collection inside another: deeper than all sense, that exhausts the stack and can end the process. */
function isTooDeep(root: CST.Token): boolean {
  let level: readonly CST.Token[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((token) => ("items" in token ? token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat()) : "value" in token ? [token.value ?? []].flat() : []));
  }
  return false;
}

function syntaxCode(file: string): "json-syntax" | "yaml-syntax" {
  return file.endsWith("json") ? "json-syntax" : "yaml-syntax";
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
