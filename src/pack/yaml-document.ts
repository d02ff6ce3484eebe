import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import type { Place, Problem } from "#model/problem.js";

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
  return /\.(geo)?json$/.test(file) ? readJson(body, file) : withLines(body, file);
}

/** JSON is ten times quicker to read by itself than as YAML, so its lines are only looked for when somebody asks. */
function readJson(text: string, file: string): YamlDocument {
  const lines = lazily(() => withLines(text, file));
  try {
    const value: unknown = JSON.parse(text);
    return { value, whole: true, problems: repeatsKeys(text, value) ? lines().problems : [], at: (path, part) => lines().at(path, part) };
  } catch {
    const read = lines();
    const notJson: Problem = { code: "json-syntax", severity: "error", at: read.at([]), data: { reason: "NOT_JSON" } }; // YAML takes more than JSON does
    return { value: undefined, whole: false, problems: [read.problems.find(({ code }) => code === "json-syntax") ?? notJson], at: (path, part) => read.at(path, part) };
  }
}

/** In JSON a text before a colon is a key: more of these than keys in the value means that some stand twice. */
function repeatsKeys(text: string, value: unknown): boolean {
  const keysIn = (part: unknown): number => {
    if (typeof part !== "object" || part === null) return 0;
    const items: readonly unknown[] = Object.values(part);
    return items.reduce((sum: number, item) => sum + keysIn(item), Array.isArray(part) ? 0 : items.length);
  };
  return (text.match(/"(?:[^"\\]|\\.)*"\s*:/g) ?? []).length > keysIn(value);
}

function withLines(text: string, file: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false, logLevel: "error" });
  const placeOf = (offset: number, path: Path): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, row: line, column: String(col), ...(path.length > 0 && { path: pathText(path) }) };
  };
  const at = (path: Path, part: "value" | "key" = "value"): Place => placeOf(offsetOf(document, path, part), path);
  const unreadable = (reason: string, offset: number): YamlDocument => {
    const code = file.endsWith("json") ? "json-syntax" : "yaml-syntax";
    return { value: undefined, whole: false, problems: [{ code, severity: "error", at: placeOf(offset, []), data: { reason } }], at };
  };
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) return unreadable(fault.code, fault.pos[0]);
  const { circle, twice } = inspect(document);
  if (circle !== undefined) return unreadable("CIRCULAR_ALIAS", circle);
  try {
    const value: unknown = document.toJS();
    const problems = twice.map(({ key, first, again }): Problem => ({ code: "key-duplicate", severity: "error", at: placeOf(again, []), data: { key, first: lines.linePos(first).line } }));
    return { value, whole: true, problems, at };
  } catch (failure) {
    if (failure instanceof ReferenceError) return unreadable("TOO_MANY_ALIASES", 0);
    throw failure;
  }
}

/** `money.horizonYears`, `flows[0].market`. */
export function pathText(path: Path): string {
  return path.map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`)).join("");
}

function offsetOf(document: Document.Parsed, path: Path, part: "value" | "key"): number {
  let node: unknown = document.contents;
  let offset = 0; // of the key that leads to the node: what is missing is missed there
  for (const [i, step] of path.entries()) {
    const { key, value } = childOf(isAlias(node) ? node.resolve(document) : node, step);
    if (key === undefined && value === undefined) return offset;
    offset = startOf(key) ?? startOf(value) ?? offset;
    if (i === path.length - 1) return part === "key" ? offset : (startOf(value) ?? offset);
    node = value;
  }
  return offset;
}

function childOf(node: unknown, step: string | number): { readonly key?: unknown; readonly value?: unknown } {
  if (isMap(node)) return node.items.findLast((pair) => isScalar(pair.key) && String(pair.key.value) === String(step)) ?? {};
  if (isSeq(node) && typeof step === "number") return { value: node.items[step] };
  return {};
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

interface Repeated {
  readonly key: string;
  readonly first: number; // offsets
  readonly again: number;
}

/** Keys that stand twice in one map, and where an alias stands inside the very thing it stands for. */
function inspect(document: Document.Parsed): { readonly twice: readonly Repeated[]; readonly circle: number | undefined } {
  const twice: Repeated[] = [];
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
    if (!isScalar(node)) return [];
    const [key, again] = [String(node.value), startOf(node) ?? 0];
    const first = seen.get(key);
    if (first !== undefined) return [{ key, first, again }];
    seen.set(key, again);
    return [];
  });
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}
