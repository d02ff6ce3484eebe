import type { Problem } from "#model/problem.js";
import type { Entry } from "./entry.js";
import type { Stem } from "./layout.js";

/** All that stands in the files of one stem, as written. */
export interface Table {
  readonly stem: Stem;
  readonly entries: readonly Entry[];
  /** Columns that the file should have and has not. */
  readonly absent: ReadonlySet<string>;
  /** Cells of rows that could not be read: an id among them is not called unknown. */
  readonly mentioned: ReadonlySet<string>;
  readonly damaged: number; // how many such rows
  /** False when the files hold things of which nothing is known. */
  readonly whole: boolean;
}

/** What one file adds to a table, and what is wrong with the file. */
export type TablePart = Omit<Table, "stem"> & { readonly problems: readonly Problem[] };

export function joinedTables(parts: readonly TablePart[]): TablePart {
  const union = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> => new Set(sets.flatMap((set) => [...set]));
  return {
    entries: parts.flatMap(({ entries }) => entries),
    absent: union(parts.map(({ absent }) => absent)),
    mentioned: union(parts.map(({ mentioned }) => mentioned)),
    damaged: parts.reduce((sum, { damaged }) => sum + damaged, 0),
    whole: parts.every(({ whole }) => whole),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

/** A file that cannot be read. */
export function lostTable(problem: Problem): TablePart {
  return { entries: [], absent: new Set(), mentioned: new Set(), damaged: 0, whole: false, problems: [problem] };
}
