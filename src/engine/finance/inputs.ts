import { isFigure, type Fact, type Quantity } from "#model/fact.js";
import { distinctFacts } from "./distinct-facts.js";

/** The value of every input, in the order of the table; one such array is one state of the world. */
export type Values = readonly number[];

/** A number that the cash flow reads. */
export interface Input {
  /** What it is: a parameter's or site fact's id, or a key of words.csv, with a detail after a colon where several share it. */
  readonly name: string;
  readonly quantity: Quantity;
  readonly facts: readonly Fact[]; // behind the quantity, or the quantity itself
}

/** An expression over the inputs, and the positions of those it reads, ascending, each once. */
export interface Term {
  readonly reads: readonly number[];
  of(values: Values): number;
}

/** Collects the inputs of one appraisal. The same name twice is the same input. */
export interface InputTable {
  readonly inputs: readonly Input[];
  /** @throws {RangeError} on a value that is not finite, naming the input */
  term(name: string, quantity: Quantity): Term;
}

export function inputTable(): InputTable {
  const inputs: Input[] = [];
  const positions = new Map<string, number>();
  return {
    inputs,
    term(name, quantity) {
      let position = positions.get(name);
      if (position === undefined) {
        const ends = isFigure(quantity) ? [quantity.value] : [quantity.value, quantity.low ?? quantity.value, quantity.high ?? quantity.value];
        for (const end of ends) if (!Number.isFinite(end)) throw new RangeError(`${name} is ${end}; expected a finite number`);
        position = inputs.length;
        positions.set(name, position);
        const named = labelled(quantity, name);
        inputs.push({ name, quantity: named, facts: distinctFacts([named]) });
      }
      const at = position;
      return { reads: [at], of: (values) => values[at] ?? NaN };
    },
  };
}

/** The quantity with its name as label, where it has none. */
function labelled(quantity: Quantity, name: string): Quantity {
  return quantity.label === undefined ? { ...quantity, label: name.split(":")[0] ?? name } : quantity;
}

/** The positions that any of the terms reads. */
export function readsOf(terms: readonly Pick<Term, "reads">[]): readonly number[] {
  return [...new Set(terms.flatMap(({ reads }) => reads))].toSorted((a, b) => a - b);
}

/** The product of some terms; 1 where there are none. */
export function product(terms: readonly Term[]): Term {
  const [only] = terms;
  if (only !== undefined && terms.length === 1) return only;
  return { reads: readsOf(terms), of: (values) => terms.reduce((result, term) => result * term.of(values), 1) };
}

/** A term whose value must be right. @throws {RangeError} when it is worked out and is not; `complaint` ends before the value */
export function checked(term: Term, isRight: (value: number) => boolean, complaint: string): Term {
  return {
    reads: term.reads,
    of(values) {
      const value = term.of(values);
      if (!isRight(value)) throw new RangeError(`${complaint} ${value}`);
      return value;
    },
  };
}
