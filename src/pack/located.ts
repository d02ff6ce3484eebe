import type { Entry } from "./entry.js";

/** A thing of the model together with the entry it was read from, so that a later check can say where it stands. */
export interface Located<T> {
  readonly value: T;
  readonly entry: Entry;
}
