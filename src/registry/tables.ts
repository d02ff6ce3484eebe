import type { ColumnType } from "kysely";

/** What the database gives for `created_at`, which it fills in itself. */
type Created = ColumnType<Date, never, never>;

/** Kysely's view of the tables; the truth is migrations/*.sql. Dates are `YYYY-MM-DD`, json is its own text. */
export interface Tables {
  brief: { id: string; text: string; language: "en" | "zh" | "ru"; created_at: Created };
  answer: {
    id: string; brief_id: string; pack_id: string; pack_edition: string; as_of: string; scenario: string; document: string; sha256: string; created_at: Created;
  };
  crossing_observation: {
    digest: string; occurrence: number; crossing: string; observed_on: string; waited_hours: number | null; vehicles_per_day: number | null; queue_length: number | null;
    source: string; note: string | null; created_at: Created;
  };
}
