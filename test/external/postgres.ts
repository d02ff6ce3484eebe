import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

const pause = promisify(setTimeout);

/** A PostgreSQL that is not ours: its administrator's URL and how to stop it. */
export interface ExternalServer {
  /** A role that may make roles and databases, not necessarily a superuser. */
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/** The newest PostgreSQL of the system, 15 or later. */
function installed(): string {
  const versions = readdirSync("/usr/lib/postgresql").map(Number).filter((version) => version >= 15).toSorted((a, b) => b - a);
  if (versions[0] === undefined) throw new Error("no PostgreSQL 15 or later in /usr/lib/postgresql, and no THALWEG_TEST_DATABASE_URL");
  return `/usr/lib/postgresql/${versions[0]}/bin`;
}

/** The server of THALWEG_TEST_DATABASE_URL, or the system's own program on a temporary folder, without a TCP port. */
export async function externalServer(): Promise<ExternalServer> {
  const given = process.env["THALWEG_TEST_DATABASE_URL"];
  if (given !== undefined) return { adminUrl: given, stop: async () => undefined };
  const bin = installed();
  const dir = mkdtempSync("/tmp/thalweg-external-");
  const as = process.getuid?.() === 0 ? { uid: Number(execFileSync("id", ["-u", "nobody"])), gid: Number(execFileSync("id", ["-g", "nobody"])) } : {};
  if (as.uid !== undefined) chownSync(dir, as.uid, as.gid);
  chmodSync(dir, 0o711);
  const pgdata = join(dir, "data");
  execFileSync(join(bin, "initdb"), ["-D", pgdata, "-U", "admin", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"], { ...as, cwd: "/", stdio: "ignore" });
  const server: ChildProcess = spawn(join(bin, "postgres"), ["-D", pgdata, "-c", "listen_addresses=", "-k", dir], { ...as, cwd: "/", stdio: "ignore" });
  const ended = once(server, "exit");
  const adminUrl = `postgresql://admin@/postgres?host=${dir}`;
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: adminUrl });
    try {
      await client.connect();
      await client.end();
      break;
    } catch (failure) {
      if (tries > 200 || server.exitCode !== null) throw failure;
      await pause(50);
    }
  }
  return {
    adminUrl,
    stop: async () => {
      server.kill("SIGINT");
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The same server, entered as another role or into another database. */
export function urlFor(url: string, change: { readonly role?: string; readonly database?: string }): string {
  const parts = /^(postgres(?:ql)?:\/\/)(?:([^@/]*)@)?([^/]*)\/([^?]*)(.*)$/.exec(url);
  if (parts === null) throw new Error(`not a PostgreSQL URL: ${url}`);
  const [, scheme, user, host, database, rest] = parts;
  return `${scheme}${change.role === undefined ? user : `${change.role}:secret`}@${host}/${change.database ?? database}${rest}`;
}

export async function query(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
