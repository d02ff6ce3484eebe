import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from "yaml";
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
 * Reads YAML 1.2, and JSON, which is a part of it, and remembers the line and column of everything.
 * Problems: `yaml-syntax` or `json-syntax` by the file's ending, and `key-duplicate`.
 */
export function readYaml(text: string, file: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ""), { lineCounter: lines, uniqueKeys: false });
  const json = /\.(geo)?json$/.test(file);
  const placeOf = (offset: number, path: Path): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, row: line, column: String(col), ...(path.length > 0 && { path: pathText(path) }) };
  };
  const at = (path: Path, part: "value" | "key" = "value"): Place => placeOf(offsetOf(document, path, part), path);
  const syntax = (reason: string, offset: number): Problem => ({ code: json ? "json-syntax" : "yaml-syntax", severity: "error", at: placeOf(offset, []), data: { reason } });
  const faults = [...document.errors, ...document.warnings].map((fault) => syntax(fault.code, fault.pos[0]));
  if (faults.length > 0) return { value: undefined, whole: false, problems: faults.slice(0, 1), at };
  const circle = circularAlias(document);
  if (circle !== undefined) return { value: undefined, whole: false, problems: [syntax("CIRCULAR_ALIAS", circle)], at };
  try {
    const value: unknown = document.toJS();
    if (json) JSON.parse(text.replace(/^\uFEFF/, "")); // YAML takes more than JSON does; other programs read this file as JSON
    return { value, whole: true, problems: duplicateKeys(document, (offset) => placeOf(offset, [])), at };
  } catch (failure) {
    if (failure instanceof SyntaxError) return { value: undefined, whole: false, problems: [syntax("NOT_JSON", 0)], at };
    if (failure instanceof ReferenceError) return { value: undefined, whole: false, problems: [syntax("TOO_MANY_ALIASES", 0)], at };
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
    const { key, value } = childOf(resolved(document, node), step);
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

function resolved(document: Document.Parsed, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node satisfies Node).range?.[0] : undefined;
}

/** Where an alias stands inside the very thing it stands for. */
function circularAlias(document: Document.Parsed): number | undefined {
  let found: number | undefined;
  visit(document, {
    Alias(_, alias, ancestors) {
      const target = alias.resolve(document);
      if (target === undefined || !ancestors.includes(target)) return undefined;
      found = startOf(alias) ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

function duplicateKeys(document: Document.Parsed, placeOf: (offset: number) => Place): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Map<string, number>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const [name, at] = [String(key.value), placeOf(startOf(key) ?? 0)];
        const first = seen.get(name);
        if (first === undefined) seen.set(name, at.row ?? 0);
        else problems.push({ code: "key-duplicate", severity: "error", at, data: { key: name, first } });
      }
    },
  });
  return problems;
}
