import { z } from "zod";

/** `YYYY-MM-DD`, a day of the calendar without a time zone. */
export const isoDateSchema = z.iso.date();
export type IsoDate = string;

export const confidenceSchema = z.enum(["high", "medium", "low"]);
export type Confidence = z.infer<typeof confidenceSchema>;

/** A unit as written in packs, for example `USD/t`, `RUB/(t·km)`, `1/year`; read by `parseUnit` in unit.ts. */
export type Unit = string;

/**
 * A number somebody published, or an assumption that says it is one.
 * `low` and `high` bound it where known. Exactly one of `source` (an id in the pack's sources.yaml)
 * and `assumption` (why this value, in one sentence) is present.
 */
export const factSchema = z
  .strictObject({
    value: z.number(),
    low: z.number().optional(),
    high: z.number().optional(),
    unit: z.string().min(1),
    asOf: isoDateSchema,
    confidence: confidenceSchema,
    source: z.string().min(1).optional(),
    assumption: z.string().min(1).optional(),
    /** How `value` follows from named facts; `thalweg check` recomputes it. */
    formula: z.string().optional(),
    note: z.string().optional(),
    /** What the number is: a key of words.csv or a parameter's id. Engines add it; packs need not. */
    label: z.string().optional(),
  })
  .refine((fact) => (fact.source === undefined) !== (fact.assumption === undefined), {
    message: "exactly one of source and assumption",
  });

interface FactBody {
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly unit: Unit;
  readonly asOf: IsoDate;
  readonly confidence: Confidence;
  readonly formula?: string | undefined;
  readonly note?: string | undefined;
  readonly label?: string | undefined;
}

export type Fact = FactBody & {
  readonly source?: string | undefined; // id in packs/<corridor>/sources.yaml
  readonly assumption?: string | undefined; // why this value, in one sentence
};

/** A number we computed, and everything it was computed from. Every leaf of the tree is a Fact. */
export interface Figure {
  readonly value: number;
  readonly unit: Unit;
  readonly method: string; // anchor in docs/method.md
  readonly label?: string | undefined; // what it is, a key of words.csv or a parameter's id
  readonly from: readonly Quantity[];
}

export type Quantity = Fact | Figure;

export const figureSchema: z.ZodType<Figure> = z.lazy(() =>
  z.strictObject({
    value: z.number(),
    unit: z.string().min(1),
    method: z.string().min(1),
    label: z.string().optional(),
    from: z.array(z.union([figureSchema, factSchema])),
  }),
).meta({ id: "Figure" });

export const quantitySchema = z.union([figureSchema, factSchema]);

/** True for a computed number, false for a published or assumed one. */
export function isFigure(quantity: Quantity): quantity is Figure {
  return "method" in quantity;
}

/**
 * Wraps a computed number with its method and what it was computed from.
 *
 * @throws {RangeError} on NaN or an infinite value: no such number may leave an engine
 */
export function figure(value: number, unit: Unit, { method, from, label }: { readonly method: string; readonly from: readonly Quantity[]; readonly label?: string }): Figure {
  if (!Number.isFinite(value)) throw new RangeError(`figure ${method}${label === undefined ? "" : ` (${label})`} is ${value}; expected a finite number`);
  return label === undefined ? { value, unit, method, from } : { value, unit, method, label, from };
}

/** Every fact a quantity rests on, in order of appearance, repeats included. */
export function leavesOf(quantity: Quantity): Fact[] {
  if (!isFigure(quantity)) return [quantity];
  return quantity.from.flatMap(leavesOf);
}
