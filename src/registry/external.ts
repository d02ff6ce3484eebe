import type pg from "pg";
import { appRole, codeOf, connect, connectionTo, schema } from "./connect.js";
import type { Database } from "./embedded.js";
import { Refused } from "./refused.js";

const oldestVersion = 150_000;

const insufficientPrivilege = "42501";
/** Another process made the same thing this moment: duplicate object, unique violation. */
const madeMeanwhile = new Set(["42710", "23505"]);

interface Standing {
  readonly version: number;
  readonly encoding: string;
  readonly role: string;
  readonly mighty: boolean; // superuser, or above row security
}

async function standingOf(client: pg.Client): Promise<Standing> {
  const { rows } = await client.query<Standing>(`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
           current_user::text as role, (rolsuper or rolbypassrls) as mighty
      from pg_roles where rolname = current_user`);
  if (rows[0] === undefined) throw new Error("pg_roles does not know the current user");
  return rows[0];
}

/** Makes sure that the app role exists and that the URL's role may put it on. */
async function ensureAppRole(client: pg.Client, owner: string): Promise<void> {
  const missing = new Refused("app-role", { owner, app: appRole });
  const found = await client.query("select 1 from pg_roles where rolname = $1", [appRole]);
  try {
    if (found.rows.length === 0) await client.query(`create role ${appRole} nologin nosuperuser nocreatedb nocreaterole nobypassrls`);
    const member = await client.query<{ yes: boolean }>("select pg_has_role(current_user, $1, 'member') as yes", [appRole]);
    if (member.rows[0]?.yes !== true) await client.query(`grant ${appRole} to current_user`);
    await client.query(`set role ${appRole}`);
    await client.query("reset role");
  } catch (failure) {
    if (codeOf(failure) === insufficientPrivilege) throw missing;
    throw failure;
  }
}

async function ensureSchema(client: pg.Client, role: string): Promise<void> {
  try {
    const found = await client.query("select 1 from pg_namespace where nspname = $1", [schema]);
    if (found.rows.length === 0) await client.query(`create schema if not exists ${schema}`);
  } catch (failure) {
    if (codeOf(failure) === insufficientPrivilege) throw new Refused("schema", { role, schema });
    throw failure;
  }
}

/** Where DATABASE_URL leads, without user and password. */
function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return "DATABASE_URL";
  }
}

/**
 * Opens a PostgreSQL that somebody else runs. The URL's role owns the tables; the app works as `thalweg_app`, put on at connection.
 *
 * @throws {Refused} too-old, encoding, superuser, app-role, schema, unreachable
 */
export async function openExternal(url: string): Promise<Database> {
  const owner = connectionTo({ url });
  let client: pg.Client;
  try {
    client = await connect(owner);
  } catch (failure) {
    throw new Refused("unreachable", { place: placeOf(url), why: codeOf(failure) ?? (failure instanceof Error ? failure.message : String(failure)) });
  }
  try {
    const standing = await standingOf(client);
    if (standing.version < oldestVersion) throw new Refused("too-old", { version: String(Math.floor(standing.version / 10_000)) });
    if (standing.encoding !== "UTF8") throw new Refused("encoding", { encoding: standing.encoding });
    if (standing.mighty) throw new Refused("superuser", { role: standing.role });
    for (let tries = 0; ; tries += 1) {
      try {
        await ensureAppRole(client, standing.role);
        await ensureSchema(client, standing.role);
        break;
      } catch (failure) {
        if (tries >= 5 || !madeMeanwhile.has(codeOf(failure) ?? "")) throw failure;
      }
    }
  } finally {
    await client.end().catch(() => undefined);
  }
  return { owner, app: connectionTo({ url }, { role: appRole }), adopted: false, leave: async () => undefined };
}
