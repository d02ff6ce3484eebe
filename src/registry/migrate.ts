import { promises as fs } from "node:fs";
import { Kysely, Migrator, PostgresDialect, sql, type Migration } from "kysely";
import type pg from "pg";
import { poolOf, schema } from "./connect.js";
import { Refused } from "./refused.js";

const folder = new URL("./migrations/", import.meta.url);

/** Every `NNNN-name.sql` beside this file, in order. Forward only: there is no way down, a wrong step is mended by a further one. */
async function migrations(): Promise<Record<string, Migration>> {
  const files = (await fs.readdir(folder)).filter((name) => /^[0-9]{4}-[a-z0-9-]+\.sql$/.test(name)).toSorted();
  const texts = await Promise.all(files.map((name) => fs.readFile(new URL(name, folder), "utf8")));
  return Object.fromEntries(files.map((name, i) => [name.replace(/\.sql$/, ""), {
    up: async (db: Kysely<unknown>) => void (await sql.raw(texts[i] ?? "").execute(db)),
  }]));
}

/**
 * Brings the tables to what this program knows, each migration in one transaction; two at once wait for each other.
 *
 * @returns the names of the migrations that were done now
 * @throws {Refused} database-newer, when somebody's newer program was here
 */
export async function migrateAsOwner(owner: pg.PoolConfig): Promise<readonly string[]> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: poolOf({ ...owner, max: 1 }) }) });
  try {
    const known = await migrations();
    const migrator = new Migrator({ db, provider: { getMigrations: async () => known }, migrationTableSchema: schema });
    const there = await sql<{ found: string | null }>`select to_regclass(${`${schema}.kysely_migration`}) as found`.execute(db);
    if (there.rows[0]?.found != null) {
      const done = await sql<{ name: string }>`select name from ${sql.id(schema, "kysely_migration")}`.execute(db);
      const unknown = done.rows.map(({ name }) => name).find((name) => !(name in known));
      if (unknown !== undefined) throw new Refused("database-newer", { migration: unknown });
    }
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    return (results ?? []).filter(({ status }) => status === "Success").map(({ migrationName }) => migrationName);
  } finally {
    await db.destroy();
  }
}
