import { z } from "zod";
import { confidenceSchema } from "#model/fact.js";
import type { Claim, Observation, PackWord, PaymentRow } from "#model/pack.js";
import { date, numeric, rowFact, rowFormat, sourcedRowFormat, text } from "./row-format.js";

/** claims.csv */
export const claimRow = rowFormat(
  {
    id: text, quote: text, verdict: z.enum(["confirmed", "imprecise", "contradicted", "cannot-be-checked"]), evidence: text, better_statement: text,
    sources: text.optional(), confidence: confidenceSchema,
  },
  (row): Claim => ({
    id: row.id, quote: row.quote, verdict: row.verdict, evidence: row.evidence, betterStatement: row.better_statement, sources: sourceIds(row.sources), confidence: row.confidence,
  }),
);

/** words.csv of a pack: its own names, such as those of parameters and of facts of its sites. */
export const packWordRow = rowFormat({ key: text, note: text, en: text, zh: text, ru: text }, ({ key, en, zh, ru }): PackWord => ({ key, names: { en, zh, ru } }));

/** The ids in a cell that names several sources. */
export function sourceIds(cell: string | undefined): readonly string[] {
  return (cell ?? "").split(" ").filter((id) => id !== "");
}

/** indicators/*.csv */
export const observationRow = sourcedRowFormat(
  { indicator: text, period: text, value: numeric(), unit: text },
  ({ indicator, period, value, unit }, provenance): Observation => ({ indicator, period, value: rowFact(provenance, { value, unit }) }),
);

/** payments.csv */
export const paymentRow = sourcedRowFormat(
  { currency: z.string().regex(/^[A-Z]{3}$/), bank_class: text, status: z.enum(["doubtful", "closed", "unknown"]), date, says_en: text, says_zh: text, says_ru: text },
  (row, provenance): PaymentRow => ({
    currency: row.currency, bankClass: row.bank_class, status: row.status, says: { en: row.says_en, zh: row.says_zh, ru: row.says_ru }, provenance, date: row.date,
  }),
);
