import { z } from "zod";
import { goodsSchema } from "#model/goods.js";
import type { Closure, CrossingService, PassengerService, WaitPeriod } from "#model/network.js";
import { date, numeric, rowFact, sourcedRowFormat, text } from "./row-format.js";

const handling = goodsSchema.shape.handling.optional();
const hours = numeric(z.number().min(0));
const positive = numeric(z.number().positive());
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).optional();
const months = z.string().regex(/^([1-9]|1[0-2])( ([1-9]|1[0-2]))*$/).transform(numbersIn).optional();
const weekdays = z.string().regex(/^[1-7]( [1-7])*$/).transform(numbersIn).optional(); // 1 = Monday

/** The numbers of a cell that holds several: `1 2 12`. */
function numbersIn(cell: string): readonly number[] {
  return cell.split(" ").map(Number);
}

/** waits.csv */
export const waitRow = sourcedRowFormat(
  { id: text, crossing: text, handling, from: date.optional(), to: date.optional(), months, p50: hours, p90: hours, n: numeric(z.number().int().positive()).optional() },
  (row, provenance): WaitPeriod => ({
    id: row.id, crossing: row.crossing, handling: row.handling, from: row.from, to: row.to, months: row.months,
    p50: rowFact(provenance, { value: row.p50, unit: "h" }), p90: rowFact(provenance, { value: row.p90, unit: "h" }), n: row.n,
  }),
);

/** crossing-service.csv. That a capacity has its unit is checked in check-crossings.ts. */
export const crossingServiceRow = sourcedRowFormat(
  {
    id: text, crossing: text, handling, accepts: z.enum(["yes", "no"]), opens_at: clock, closes_at: clock, days: weekdays,
    capacity_per_day: positive.optional(), unit: text.optional(), from: date.optional(), to: date.optional(),
  },
  (row, provenance): CrossingService => ({
    id: row.id, crossing: row.crossing, handling: row.handling, accepts: row.accepts === "yes", opensAt: row.opens_at, closesAt: row.closes_at, days: row.days,
    capacityPerDay: row.capacity_per_day === undefined ? undefined : rowFact(provenance, { value: row.capacity_per_day, unit: row.unit ?? "" }),
    from: row.from, to: row.to, provenance,
  }),
);

/** closures.csv */
export const closureRow = sourcedRowFormat(
  { id: text, crossing: text, from: date, to: date, why_en: text, why_zh: text, why_ru: text },
  ({ id, crossing, from, to, why_en, why_zh, why_ru }, provenance): Closure => ({ id, crossing, from, to, why: { en: why_en, zh: why_zh, ru: why_ru }, provenance }),
);

/** services.csv */
export const serviceRow = sourcedRowFormat(
  { id: text, link: text, carries: z.literal("passengers"), per_week: positive.optional(), verified: date.optional(), from: date.optional(), to: date.optional() },
  ({ id, link, carries, per_week, verified, from, to }, provenance): PassengerService => ({
    id, link, carries, perWeek: per_week === undefined ? undefined : rowFact(provenance, { value: per_week, unit: "1/week" }), verified, from, to, provenance,
  }),
);
