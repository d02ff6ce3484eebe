import pg from "pg";

/** Tables live in a schema of their own, so that an external database may hold other things too. */
export const schema = "thalweg";

/** Owns the tables and changes them: migrations only. */
export const ownerRole = "thalweg_owner";

/** What the office runs as: reads and adds rows, nothing else. */
export const appRole = "thalweg_app";

const dateOid = 1082;
const jsonOid = 114;

/** Days stay `YYYY-MM-DD` and json stays its bytes; the rest is as node-postgres does it. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === dateOid || oid === jsonOid ? (text: string) => text : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Where a database is and as whom to enter it. */
export type Address = { readonly url: string } | { readonly socketDir: string; readonly role: string };

/** Settings for one connection or a pool of them; PG* environment variables have no say in a socket's. */
export function connectionTo(address: Address, settings: Readonly<Record<string, string>> = {}): pg.ClientConfig {
  const options = Object.entries({ search_path: schema, ...settings }).map(([name, value]) => `-c ${name}=${value}`).join(" ");
  const shared = { options, types, application_name: "thalweg", connectionTimeoutMillis: 10_000 };
  if ("url" in address) return { ...shared, connectionString: address.url };
  return { ...shared, host: address.socketDir, port: 5432, user: address.role, database: schema, password: "", ssl: false };
}

/** Opens one connection. The caller ends it. */
export async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  client.on("error", () => { /* the next query on it fails and says so; without a listener the process would die here */ });
  try {
    await client.connect();
    return client;
  } catch (failure) {
    await client.end().catch(() => undefined);
    throw failure;
  }
}

/**
 * A pool of connections. A connection that is lost makes the query on it fail, or the next one; without listeners, also on connections
 * that are lent out and silent at that moment, the process would die instead.
 */
export function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** The five-letter SQLSTATE of a database error, or Node's code of a system error. */
export function codeOf(failure: unknown): string | undefined {
  return failure instanceof Error && "code" in failure && typeof failure.code === "string" ? failure.code : undefined;
}
