import { z } from "zod";
import type { Fact } from "#model/fact.js";
import { confidenceSchema, isoDateSchema } from "#model/fact.js";
import type { Provenance } from "#model/network.js";

/** How a row of one CSV file is read: its columns, and what it becomes. */
export interface RowFormat<T> {
  readonly columns: ReadonlySet<string>;
  readonly schema: z.ZodType<T>;
}

export const text = z.string();
export const date = isoDateSchema;

export const monthDayMessage = "a day as MM-DD";

/** `MM-DD`, a day of any year; 29 February is one. */
export const monthDay = z.string().refine((day) => isoDateSchema.safeParse(`2024-${day}`).success, { message: monthDayMessage });

const decimal = /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/i;

/** A cell that holds a number as computers write it: `-1.5`, never `1,5` or `1 000`. */
export function numeric(number: z.ZodNumber = z.number()) {
  return z.preprocess((cell: unknown) => (typeof cell === "string" && decimal.test(cell) ? Number(cell) : cell), number);
}

/** The columns that close every row. That exactly one of source and assumption is filled is checked in check-sources.ts. */
const provenanceColumns = { source: text.optional(), assumption: text.optional(), as_of: date, confidence: confidenceSchema, note: text.optional() };

type Row<S extends z.core.$ZodLooseShape> = z.output<z.ZodObject<S, z.core.$strict>>;

/** A format whose columns are the shape's keys. */
export function rowFormat<S extends z.core.$ZodLooseShape, T>(shape: S, toModel: (row: Row<S>) => T): RowFormat<T> {
  return { columns: new Set(Object.keys(shape)), schema: z.strictObject(shape).transform((row) => toModel(row as Row<S>)) };
}

/** A format whose columns are the shape's keys and the provenance columns. */
export function sourcedRowFormat<S extends z.core.$ZodLooseShape, T>(shape: S, toModel: (row: Row<S>, provenance: Provenance) => T): RowFormat<T> {
  const own = { ...shape, ...provenanceColumns };
  return rowFormat(own, (row) => toModel(row as Row<S>, provenanceOf(row as Row<typeof provenanceColumns>)));
}

function provenanceOf(row: Row<typeof provenanceColumns>): Provenance {
  return { asOf: row.as_of, confidence: row.confidence, source: row.source, assumption: row.assumption, note: row.note };
}

/** A number of a row as a fact: it rests on what the row rests on. */
export function rowFact(provenance: Provenance, number: Pick<Fact, "value" | "low" | "high" | "unit" | "formula">): Fact {
  const { asOf, confidence, source, assumption, note } = provenance;
  return { ...number, asOf, confidence, source, assumption, note };
}
