import type { Crossing, CrossingService, Link, NetworkPlace, Rate, SeasonPeriod, WaitPeriod } from "#model/network.js";

/** What a scenario can change, and what its changes name. */
export interface Changeable {
  readonly places: readonly NetworkPlace[];
  readonly links: readonly Link[];
  readonly crossings: readonly Crossing[];
  readonly seasons: readonly SeasonPeriod[];
  readonly rates: readonly Rate[];
  readonly waits?: readonly WaitPeriod[] | undefined;
  readonly crossingServices?: readonly CrossingService[] | undefined;
}

/** The working copy: rows by id, in the pack's order, and what was last done to a `link:ID` or `crossing:ID`; an added link counts as opened. */
export interface Draft {
  readonly links: Map<string, Link>;
  readonly crossings: Map<string, Crossing>;
  readonly rates: Map<string, Rate>;
  readonly waits: Map<string, WaitPeriod>;
  readonly services: Map<string, CrossingService>;
  readonly done: Map<string, "opened" | "closed">;
}

/** What is wrong with one change, and the id it is about. */
export interface Fault {
  readonly code: "change-unknown" | "change-no-effect" | "id-duplicate" | "source-missing";
  readonly id: string;
  readonly file?: string; // where such ids stand
}

export function draftOf({ links, crossings, rates, waits = [], crossingServices = [] }: Changeable): Draft {
  return { links: rowsById(links), crossings: rowsById(crossings), rates: rowsById(rates), waits: rowsById(waits), services: rowsById(crossingServices), done: new Map() };
}

function rowsById<T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
