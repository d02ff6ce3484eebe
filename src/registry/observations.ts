import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { CrossingObservation } from "#model/crossing-observation.js";
import type { Tables } from "./tables.js";

const rowsAtOnce = 2000; // of 9 parameters each; PostgreSQL takes 65,535 in one statement

/**
 * Keeps observations that are not there yet. Those of one call that say exactly the same are told apart by their number,
 * so a file that is given twice, or again with more rows, adds only what is new.
 *
 * @returns how many were added
 */
export async function saveObservations(db: Kysely<Tables>, observations: readonly CrossingObservation[]): Promise<number> {
  const seen = new Map<string, number>();
  const rows = observations.map((observation) => {
    const digest = digestOf(observation);
    const occurrence = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, occurrence);
    const { crossing, date, waitedHours, vehiclesPerDay, queueLength, source, note } = observation;
    return {
      digest, occurrence, crossing, observed_on: date, waited_hours: waitedHours ?? null, vehicles_per_day: vehiclesPerDay ?? null, queue_length: queueLength ?? null, source, note: note ?? null,
    };
  }).toSorted((a, b) => (a.digest < b.digest ? -1 : Number(a.digest > b.digest)) || a.occurrence - b.occurrence); // two at once meet the same rows in the same order, so neither waits for the other in a ring
  return db.transaction().execute(async (tx) => {
    let added = 0;
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const { numInsertedOrUpdatedRows = 0n } = await tx.insertInto("crossing_observation").values(rows.slice(from, from + rowsAtOnce)).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
      added += Number(numInsertedOrUpdatedRows);
    }
    return added;
  });
}

function digestOf({ crossing, date, waitedHours, vehiclesPerDay, queueLength, source, note }: CrossingObservation): string {
  return createHash("sha256").update(JSON.stringify([crossing, date, waitedHours ?? null, vehiclesPerDay ?? null, queueLength ?? null, source, note ?? null]), "utf8").digest("hex");
}

/** Every observation, in an order that does not depend on when it came. */
export async function listObservations(db: Kysely<Tables>): Promise<readonly CrossingObservation[]> {
  const rows = await db.selectFrom("crossing_observation").selectAll().orderBy("crossing").orderBy("observed_on").orderBy("digest").orderBy("occurrence").execute();
  return rows.map(({ crossing, observed_on, waited_hours, vehicles_per_day, queue_length, source, note }) => ({
    crossing, date: observed_on, source,
    ...(waited_hours === null ? {} : { waitedHours: waited_hours }), ...(vehicles_per_day === null ? {} : { vehiclesPerDay: vehicles_per_day }),
    ...(queue_length === null ? {} : { queueLength: queue_length }), ...(note === null ? {} : { note }),
  }));
}

/** How many there are. As they are only ever added, the same number means the same observations. */
export async function countObservations(db: Kysely<Tables>): Promise<number> {
  const { count } = await db.selectFrom("crossing_observation").select((of) => of.fn.countAll().as("count")).executeTakeFirstOrThrow();
  return Number(count);
}
