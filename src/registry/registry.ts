import { createHash, randomUUID } from "node:crypto";
import { Kysely, PostgresDialect, sql } from "kysely";
import type { CrossingObservation } from "#model/crossing-observation.js";
import type { IsoDate } from "#model/fact.js";
import type { Language } from "#model/names.js";
import { appRole, poolOf, schema } from "./connect.js";
import { openEmbedded } from "./embedded.js";
import { openExternal } from "./external.js";
import { migrateAsOwner } from "./migrate.js";
import { countObservations, listObservations, saveObservations } from "./observations.js";
import { Refused } from "./refused.js";
import type { Tables } from "./tables.js";

/** A brief and the answer that was given to it. `document` is the answer's JSON text. */
export interface NewAnswer {
  readonly brief: { readonly text: string; readonly language: Language };
  readonly pack: { readonly id: string; readonly edition: IsoDate };
  readonly asOf: IsoDate;
  readonly scenario: string;
  readonly document: string;
}

export interface KeptAnswer extends NewAnswer {
  readonly id: string;
  readonly createdAt: Date;
}

/** What an office keeps. Everything is added, nothing is changed. */
export interface Registry {
  /** Keeps a brief with its answer. @returns the answer's id, which cannot be guessed */
  saveAnswer(answer: NewAnswer): Promise<string>;
  /** The answer as it was given, byte for byte; undefined for an id that was never given out. */
  findAnswer(id: string): Promise<KeptAnswer | undefined>;
  /** Keeps what was seen at crossings, each once, all or nothing. @returns how many were new */
  saveObservations(observations: readonly CrossingObservation[]): Promise<number>;
  listObservations(): Promise<readonly CrossingObservation[]>;
  /** The same number means the same observations: they are only ever added. */
  countObservations(): Promise<number>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** True when a server left over by a killed process was taken over, or another command's server joined. */
  readonly adopted: boolean;
  /** Names of the migrations that opening did. */
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

export interface RegistryOptions {
  /** The office's data folder; its embedded PostgreSQL is used unless `databaseUrl` is given. */
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  /** True for the office's one server. */
  readonly serving?: boolean;
  /** Called once if the embedded server ends under us. */
  readonly onLost?: () => void;
}

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The app must not be able to do more than its work: not superuser, not above row security, not owner of a table. */
async function assertLeastPrivilege(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ role: string; mighty: boolean; owns: boolean; creates: boolean }>`
    select current_user::text as role, rolsuper or rolbypassrls as mighty,
           exists (select 1 from pg_class where relowner = r.oid and relnamespace = ${schema}::regnamespace) as owns,
           has_schema_privilege(${schema}, 'create') as creates
      from pg_roles r where rolname = current_user`.execute(db);
  const [app] = rows;
  if (app?.role !== appRole || app.mighty || app.owns || app.creates) throw new Refused("superuser", { role: app?.role ?? "?" });
}

async function saveAnswer(db: Kysely<Tables>, answer: NewAnswer): Promise<string> {
  const [briefId, id] = [randomUUID(), randomUUID()];
  await db.transaction().execute(async (tx) => {
    await tx.insertInto("brief").values({ id: briefId, ...answer.brief }).execute();
    await tx.insertInto("answer").values({
      id, brief_id: briefId, pack_id: answer.pack.id, pack_edition: answer.pack.edition, as_of: answer.asOf, scenario: answer.scenario,
      document: answer.document, sha256: sha256(answer.document),
    }).execute();
  });
  return id;
}

async function findAnswer(db: Kysely<Tables>, id: string): Promise<KeptAnswer | undefined> {
  if (!uuid.test(id)) return undefined;
  const row = await db.selectFrom("answer").innerJoin("brief", "brief.id", "answer.brief_id").where("answer.id", "=", id)
    .select(["answer.id", "pack_id", "pack_edition", "as_of", "scenario", "document", "sha256", "answer.created_at", "brief.text", "brief.language"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (sha256(row.document) !== row.sha256) throw new Error(`answer ${id}: its bytes have SHA-256 ${sha256(row.document)}, kept was ${row.sha256}`);
  return {
    id: row.id, createdAt: row.created_at, brief: { text: row.text, language: row.language }, pack: { id: row.pack_id, edition: row.pack_edition },
    asOf: row.as_of, scenario: row.scenario, document: row.document,
  };
}

/**
 * Opens the office's registry: embedded or external PostgreSQL, tables brought up to date, connected as the app role.
 *
 * @throws {Refused} where its owner must mend something first
 */
export async function openRegistry(options: RegistryOptions): Promise<Registry> {
  const { dataDir, databaseUrl, serving = false, onLost = () => undefined } = options;
  const database = databaseUrl === undefined ? await openEmbedded(dataDir, { serving, onLost }) : await openExternal(databaseUrl);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf({ ...database.app, max: 10 }) }) });
  const close = async () => {
    await db.destroy();
    await database.leave();
  };
  try {
    const migrated = await migrateAsOwner(database.owner);
    await assertLeastPrivilege(db);
    return {
      saveAnswer: (answer) => saveAnswer(db, answer),
      findAnswer: (id) => findAnswer(db, id),
      saveObservations: (observations) => saveObservations(db, observations),
      listObservations: () => listObservations(db),
      countObservations: () => countObservations(db),
      ping: async () => void (await sql`select 1`.execute(db)),
      adopted: database.adopted, migrated, close,
    };
  } catch (failure) {
    await close();
    throw failure;
  }
}
