import { z } from "zod";
import { factSchema } from "./fact.js";

const span = { low: z.number().optional(), high: z.number().optional() };

/** A number as its asker would have it: alone, or with the least and the most that it may be. */
const assumedNumberSchema = z.union([z.number(), z.strictObject({ value: z.number(), ...span })]);
export type AssumedNumber = z.infer<typeof assumedNumberSchema>;

const numbersById = z.record(z.string(), assumedNumberSchema).default({});
const numbersByOwner = z.record(z.string(), z.record(z.string(), assumedNumberSchema)).default({});

/**
 * Numbers of a pack that somebody would have otherwise, laid over it for one question: the file of `--assume`.
 * Every number keeps the unit that the pack gives it.
 */
export const assumptionsSchema = z.strictObject({
  /** Why, in one sentence; it goes with every number wherever it is used. */
  why: z.string().min(1),
  rates: numbersById, // by id in rates.csv
  parameters: numbersByOwner, // by activity, then by parameter
  sites: numbersByOwner, // by site, then by fact
  fx: numbersById, // by pair, as the unit is written: `RUB/USD: 90` is 90 RUB for one USD
  /** By crossing: then every wait there; or by id in waits.csv: then that one. Hours. */
  waits: z.record(z.string(), z.strictObject({ p50: z.number(), p90: z.number() })).default({}),
});
export type Assumptions = z.infer<typeof assumptionsSchema>;

/** One number that an assumption replaced. */
export const overlaidSchema = z.strictObject({
  at: z.string(), // `rates.rail-freight`, `parameters.grain-farm.seed`, `waits.velune-bridge.p50`
  before: factSchema.optional(), // as the pack has it; absent where it has none
  after: factSchema,
  /** The formula over an assumed number by which this one followed it. */
  follows: z.string().optional(),
});
export type Overlaid = z.infer<typeof overlaidSchema>;
