/** A document that was read, and where in the text everything stands. */
export interface PlainYaml {
  readonly value: unknown;
  /** For each map the offsets of its keys and values in turn, for each list those of its items. */
  readonly offsets: ReadonlyMap<object, readonly number[]>;
}

/** Thrown inside this file only, and caught in it: the text is not plain. */
class NotPlain extends Error {}

interface Line {
  readonly start: number; // of the first character that is no space
  readonly indent: number;
}

type Scalar = string | number | boolean | null;

/**
 * Reads the plain part of YAML 1.2 in which packs are written, a few times quicker than the library does: block maps and lists; flow maps and lists
 * and scalars, each on one line and with an anchor where others repeat it; comments; JSON's escapes in double quotes. It knows no wrong text, only
 * text that is plain or is not.
 *
 * @returns undefined where the text holds anything else or may be wrong: the library reads it then. What is returned is what the library would read
 */
export function readPlainYaml(text: string): PlainYaml | undefined {
  try {
    return new PlainReader(text).read();
  } catch (failure) {
    if (failure instanceof NotPlain) return undefined;
    throw failure;
  }
}

const keyForm = /([A-Za-z_][\w-]*|\d\w*-[\w-]*):(?= |\n|$)/y;
const flowKeyForm = /([A-Za-z_][\w-]*):(?= )/y;
const quotedForm = /"((?:[^"\\\n]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"|'((?:[^'\n]|'')*)'/y;
const flowScalarForm = /[^\s,[\]{}][^,[\]{}\n]*/y;
const anchorForm = /&([\w-]+) +/y;
const aliasForm = /\*([\w-]+)(?=[ ,\]}\n]|$)/y;
const mostAliases = 100; // the library's limit for one anchor
const deepest = 60; // collections inside each other
const endForm = / *(?:\n| #|$)/y;
const unusual = /[^\P{Cc}\n]|[\u2028\u2029\ufeff\ufffe\uffff]|^(?:---|\.\.\.|%)/mu; // a control character, or what begins or ends a document
const noScalarStart = new Set("-?:,[]{}#&*!|>'\"%@`");
const simpleNumber = /^(?:0|-?[1-9]\d{0,14}|-?\d{1,9}\.\d{1,9})$/;
/** Words and numbers that YAML's core schema takes for something else than text. */
const special = /^(?:~|null|true|false|[-+]?\.inf|\.nan|0o[0-7]+|0x[\da-f]+|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)$/i;
const specialStart = new Set("~nNtTfF.+-0123456789"); // of all of them
const words: Readonly<Record<string, boolean | null>> = { null: null, true: true, false: false };

class PlainReader {
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #offsets = new Map<object, number[]>();
  readonly #anchors = new Map<string, unknown>();
  #aliases = 0;
  #depth = 0;
  #line = 0;
  #at = 0; // where reading goes on in the line

  constructor(text: string) {
    if (unusual.test(text)) throw new NotPlain();
    this.#text = text;
    this.#lines = linesOf(text);
  }

  read(): PlainYaml {
    const first = this.#lines[0];
    if (first === undefined) throw new NotPlain();
    this.#at = first.start;
    const value = this.#isDash(first.start) ? this.#list(first.indent) : this.#starts(keyForm) ? this.#map(first.indent) : this.#rest();
    if (this.#line < this.#lines.length || typeof value !== "object") throw new NotPlain();
    return { value, offsets: this.#offsets };
  }

  /** A block list whose dashes stand at an indent. */
  #list(indent: number): unknown[] {
    const list: unknown[] = [];
    const offsets = this.#enter(list);
    for (let line = this.#lines[this.#line]; line !== undefined && line.indent === indent && this.#isDash(line.start); line = this.#lines[this.#line]) {
      this.#at = line.start + 1;
      this.#skipSpaces();
      const anchor = this.#anchor();
      offsets.push(this.#at);
      list.push(anchor === undefined && this.#starts(keyForm) ? this.#map(indent + this.#at - line.start) : this.#rest(anchor));
    }
    this.#refuseDeeper(indent);
    this.#depth -= 1;
    return list;
  }

  /** A block map whose keys stand at an indent; the first of them where reading is. */
  #map(indent: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    const offsets = this.#enter(map);
    for (;;) {
      const keyAt = this.#at;
      const key = this.#match(keyForm)?.[1];
      if (key === undefined) throw new NotPlain();
      this.#skipSpaces();
      const value = this.#endsHere() ? this.#below(indent, offsets, keyAt) : this.#beside(offsets, keyAt);
      put(map, key, value);
      const line = this.#lines[this.#line];
      if (line === undefined || line.indent !== indent || this.#isDash(line.start)) break;
      this.#at = line.start;
    }
    this.#refuseDeeper(indent);
    this.#depth -= 1;
    return map;
  }

  /** The value on the line of its key. */
  #beside(offsets: number[], keyAt: number): unknown {
    const anchor = this.#anchor();
    offsets.push(keyAt, this.#at);
    return this.#rest(anchor);
  }

  /** The map or list on the lines below its key. */
  #below(indent: number, offsets: number[], keyAt: number): unknown {
    this.#line += 1;
    const line = this.#lines[this.#line];
    if (line === undefined) throw new NotPlain();
    offsets.push(keyAt, line.start);
    const isList = this.#isDash(line.start);
    if (line.indent < indent || (line.indent === indent && !isList)) throw new NotPlain(); // an empty value
    this.#at = line.start;
    return isList ? this.#list(line.indent) : this.#map(line.indent);
  }

  /** A flow collection or a scalar that takes the rest of the line, and its name for aliases where it has one. */
  #rest(anchor?: string): unknown {
    const aliases = this.#aliases;
    const c = this.#text[this.#at];
    let value: unknown;
    if (c === "{" || c === "[" || c === '"' || c === "'" || c === "*") {
      value = this.#flow();
      if (this.#match(endForm) === undefined) throw new NotPlain();
    } else {
      const end = this.#endOfLine();
      const comment = this.#text.slice(this.#at, end).indexOf(" #");
      value = scalarOf(this.#text.slice(this.#at, comment === -1 ? end : this.#at + comment));
    }
    if (anchor !== undefined) {
      if (this.#aliases > aliases) throw new NotPlain(); // an alias inside an anchored value could multiply
      this.#anchors.set(anchor, value);
    }
    this.#line += 1;
    return value;
  }

  /** A flow collection, or a scalar inside one, which ends before its comma or bracket. */
  #flow(): unknown {
    const c = this.#text[this.#at];
    if (c === "{") return this.#flowMap();
    if (c === "[") return this.#flowList();
    if (c === '"' || c === "'") return this.#quoted();
    if (c === "*") return this.#alias();
    const scalar = this.#match(flowScalarForm)?.[0];
    if (scalar === undefined || scalar.includes(" #")) throw new NotPlain();
    return scalarOf(scalar);
  }

  #flowMap(): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    const offsets = this.#enter(map);
    this.#at += 1;
    this.#skipSpaces();
    while (this.#text[this.#at] !== "}") {
      const keyAt = this.#at;
      const key = this.#match(flowKeyForm)?.[1];
      if (key === undefined) throw new NotPlain();
      this.#skipSpaces();
      offsets.push(keyAt, this.#at);
      put(map, key, this.#flow());
      this.#passComma("}");
    }
    this.#at += 1;
    this.#depth -= 1;
    return map;
  }

  #flowList(): unknown[] {
    const list: unknown[] = [];
    const offsets = this.#enter(list);
    this.#at += 1;
    this.#skipSpaces();
    while (this.#text[this.#at] !== "]") {
      offsets.push(this.#at);
      list.push(this.#flow());
      this.#passComma("]");
    }
    this.#at += 1;
    this.#depth -= 1;
    return list;
  }

  #quoted(): string {
    const match = this.#match(quotedForm);
    if (match === undefined) throw new NotPlain();
    const [whole, double, single] = match;
    if (single !== undefined) return single.replaceAll("''", "'");
    return double?.includes("\\") === true ? String(JSON.parse(whole)) : (double ?? "");
  }

  /** @returns the offsets of a collection, to be filled; its end lowers the depth again */
  #enter(collection: object): number[] {
    this.#depth += 1;
    if (this.#depth > deepest) throw new NotPlain();
    const offsets: number[] = [];
    this.#offsets.set(collection, offsets);
    return offsets;
  }

  #anchor(): string | undefined {
    return this.#match(anchorForm)?.[1];
  }

  #alias(): unknown {
    const name = this.#match(aliasForm)?.[1];
    this.#aliases += 1;
    if (name === undefined || !this.#anchors.has(name) || this.#aliases > mostAliases) throw new NotPlain();
    return this.#anchors.get(name);
  }

  /** To the next item, or up to the bracket that closes. */
  #passComma(close: string): void {
    this.#skipSpaces();
    if (this.#text[this.#at] === close) return;
    if (this.#text[this.#at] !== ",") throw new NotPlain();
    this.#at += 1;
    this.#skipSpaces();
    if (this.#text[this.#at] === close) throw new NotPlain();
  }

  #match(form: RegExp): RegExpExecArray | undefined {
    form.lastIndex = this.#at;
    const match = form.exec(this.#text);
    if (match === null) return undefined;
    this.#at = form.lastIndex;
    return match;
  }

  #starts(form: RegExp): boolean {
    form.lastIndex = this.#at;
    return form.test(this.#text);
  }

  #isDash(at: number): boolean {
    return this.#text[at] === "-" && this.#text[at + 1] === " ";
  }

  #endsHere(): boolean {
    const c = this.#text[this.#at];
    return c === undefined || c === "\n" || c === "#";
  }

  #endOfLine(): number {
    const end = this.#text.indexOf("\n", this.#at);
    return end === -1 ? this.#text.length : end;
  }

  #skipSpaces(): void {
    while (this.#text[this.#at] === " ") this.#at += 1;
  }

  /** A line further in than the collection that has ended goes on with a scalar, or is wrong. */
  #refuseDeeper(indent: number): void {
    if ((this.#lines[this.#line]?.indent ?? 0) > indent) throw new NotPlain();
  }
}

/** Lines that hold more than a comment. */
function linesOf(text: string): Line[] {
  return Array.from(text.matchAll(/^( *)[^ \n#]/gm), ({ index, 1: spaces = "" }) => ({ start: index + spaces.length, indent: spaces.length }));
}

function put(map: Record<string, unknown>, key: string, value: unknown): void {
  if ((specialStart.has(key.charAt(0)) && special.test(key)) || key === "__proto__" || Object.hasOwn(map, key)) throw new NotPlain();
  map[key] = value;
}

/** What a scalar without quotes, with the spaces behind it, means in YAML's core schema. */
function scalarOf(padded: string): Scalar {
  const text = padded.endsWith(" ") ? padded.replace(/ +$/, "") : padded;
  const [c, next] = [text.charAt(0), text.charAt(1)];
  const startsWell = c === "-" ? next !== "" && !" -,[]{}".includes(next) : c !== "" && !noScalarStart.has(c);
  if (!startsWell || text.includes(": ") || text.endsWith(":")) throw new NotPlain();
  if (!specialStart.has(c)) return text;
  if (simpleNumber.test(text)) return Number(text);
  if (Object.hasOwn(words, text)) return words[text] ?? null;
  if (special.test(text)) throw new NotPlain();
  return text;
}
