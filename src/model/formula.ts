/**
 * The arithmetic that packs may write: `+ - * /`, brackets, numbers, names, and min(a, b), max(a, b).
 * A name is looked up among facts; nothing else can be reached.
 *
 *     sum     = product { ("+" | "-") product }
 *     product = signed { ("*" | "/") signed }
 *     signed  = ["-"] atom
 *     atom    = number | name | "min(" sum "," sum ")" | "max(" sum "," sum ")" | "(" sum ")"
 */
export interface Formula {
  readonly text: string;
  /** Names it needs, in order of first use, each once. */
  readonly names: readonly string[];
  /** @throws {RangeError} when a name has no value or the result is not finite */
  evaluate(valueOf: (name: string) => number | undefined): number;
}

type Evaluate = (valueOf: (name: string) => number | undefined) => number;

class FormulaSyntaxError extends Error {}

const tokenPattern = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z][A-Za-z0-9_.:-]*)|([-+*/(),]))/y;

function tokenise(text: string): string[] {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.trimEnd().length) {
    const start = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (match === null) throw new FormulaSyntaxError(`unexpected "${text.slice(start).trim()[0] ?? ""}" at ${start + 1}`);
    tokens.push(match[1] ?? match[2] ?? match[3] ?? "");
  }
  return tokens;
}

/** @returns the formula, or what is wrong with the text */
export function parseFormula(text: string): Formula | { readonly wrong: string } {
  try {
    const tokens = tokenise(text);
    const names: string[] = [];
    let next = 0;
    const take = (): string => tokens[next++] ?? "";
    const expect = (token: string): void => {
      const found = take();
      if (found !== token) throw new FormulaSyntaxError(`expected "${token}", found "${found === "" ? "the end" : found}"`);
    };
    const sum = (): Evaluate => {
      let left = product();
      while (tokens[next] === "+" || tokens[next] === "-") {
        const [a, add, b] = [left, take() === "+", product()];
        left = (of) => (add ? a(of) + b(of) : a(of) - b(of));
      }
      return left;
    };
    const product = (): Evaluate => {
      let left = signed();
      while (tokens[next] === "*" || tokens[next] === "/") {
        const [a, times, b] = [left, take() === "*", signed()];
        left = (of) => (times ? a(of) * b(of) : a(of) / b(of));
      }
      return left;
    };
    const signed = (): Evaluate => {
      if (tokens[next] !== "-") return atom();
      take();
      const inner = signed();
      return (of) => -inner(of);
    };
    const atom = (): Evaluate => {
      const token = take();
      if (/^\d/.test(token)) return () => Number(token);
      if (token === "(") {
        const inner = sum();
        expect(")");
        return inner;
      }
      if ((token === "min" || token === "max") && tokens[next] === "(") {
        expect("(");
        const a = sum();
        expect(",");
        const b = sum();
        expect(")");
        return (of) => Math[token](a(of), b(of));
      }
      if (!/^[A-Za-z]/.test(token)) throw new FormulaSyntaxError(`expected a number or a name, found "${token === "" ? "the end" : token}"`);
      if (!names.includes(token)) names.push(token);
      return (of) => {
        const value = of(token);
        if (value === undefined) throw new RangeError(`formula ${text}: no value for ${token}`);
        return value;
      };
    };
    const run = sum();
    if (next < tokens.length) throw new FormulaSyntaxError(`unexpected "${tokens[next]}"`);
    return {
      text,
      names,
      evaluate(valueOf) {
        const value = run(valueOf);
        if (!Number.isFinite(value)) throw new RangeError(`formula ${text} gives ${value}`);
        return value;
      },
    };
  } catch (failure) {
    if (failure instanceof FormulaSyntaxError) return { wrong: failure.message };
    throw failure;
  }
}
