import { promisify } from "node:util";
import type pg from "pg";
import { findBinaries } from "./binaries.js";
import { openCluster } from "./cluster.js";
import { appRole, codeOf, connect, connectionTo, ownerRole } from "./connect.js";
import { Refused } from "./refused.js";
import { enter, socketOf, stop } from "./server.js";

const pause = promisify(setTimeout);

/** Advisory locks of the database: held by a connection, so that a killed process holds none. */
const inUse = "1953062241, 1"; // shared by everybody who is connected; the last one out stops the server
const serving = "1953062241, 2"; // held by the one `serve` of the office

/** A database that is open for one process of ours. */
export interface Database {
  readonly owner: pg.PoolConfig;
  readonly app: pg.PoolConfig;
  /** True when a server left over by a killed process, or run by another command, was taken. */
  readonly adopted: boolean;
  /** Leaves the database; the last process to leave stops an embedded server. */
  leave(): Promise<void>;
}

const lost = new Set(["57P01", "57P02", "57P03", "ECONNRESET", "ECONNREFUSED", "ENOENT", "EPIPE", "08006", "08003"]);

/** True when the failure is the connection's end, not a fault of the query. */
function isLoss(failure: unknown): boolean {
  return lost.has(codeOf(failure) ?? "") || (failure instanceof Error && /connection (terminated|ended)|not queryable|client was closed/i.test(failure.message));
}

async function has(client: pg.Client, lockCall: string): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(`select ${lockCall} as got`);
  return rows[0]?.got === true;
}

/** Joins the users of a running server; `serve` also takes the one place of the office's server. */
async function join(client: pg.Client, asServing: boolean): Promise<boolean> {
  await client.query(`select pg_advisory_lock_shared(${inUse})`); // waits while the last user is stopping the server
  if (!asServing) return true;
  for (let tries = 0; tries < 5; tries += 1) {
    if (await has(client, `pg_try_advisory_lock(${serving})`)) return true;
    await pause(150); // a killed holder's connection may still be closing
  }
  return false;
}

/** Leaves; if nobody else is in, stops the server while holding the door. */
async function leave(client: pg.Client, pgdata: string): Promise<void> {
  try {
    await client.query("select pg_advisory_unlock_all()");
    if (await has(client, `pg_try_advisory_lock(${inUse})`)) await stop(pgdata);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Leaves by a new connection where the old one was lost but the server may live. */
async function leaveAfterLoss(pgdata: string): Promise<void> {
  const socketDir = socketOf(pgdata);
  if (socketDir === undefined) return;
  try {
    await leave(await connect(connectionTo({ socketDir, role: appRole })), pgdata);
  } catch (failure) {
    if (!isLoss(failure)) throw failure; // otherwise it is ending, or another process has it in hand
  }
}

/**
 * Opens the embedded PostgreSQL of a data folder: makes the cluster, starts the server or joins the one that runs.
 *
 * @param options.serving true for `serve`, of which a data folder may have one; other commands work beside it
 * @param options.onLost called when the server ends under us
 * @throws {Refused}
 */
export async function openEmbedded(dataDir: string, options: { readonly serving: boolean; readonly onLost: () => void }): Promise<Database> {
  const cluster = openCluster(dataDir, findBinaries);
  for (let tries = 0; ; tries += 1) {
    const entered = await enter(dataDir, cluster);
    try {
      if (!(await join(entered.client, options.serving))) {
        await leave(entered.client, cluster.pgdata);
        throw new Refused("in-use", { dir: dataDir });
      }
    } catch (failure) {
      await entered.client.end().catch(() => undefined);
      if (failure instanceof Refused || !isLoss(failure) || tries >= 5) throw failure;
      continue; // its last user stopped it just now: start it anew
    }
    let leaving = false;
    entered.client.on("end", () => { if (!leaving) options.onLost(); });
    return {
      owner: connectionTo({ socketDir: entered.socketDir, role: ownerRole }),
      app: connectionTo({ socketDir: entered.socketDir, role: appRole }),
      adopted: entered.adopted,
      leave: async () => {
        leaving = true;
        try {
          await leave(entered.client, cluster.pgdata);
        } catch (failure) {
          if (!isLoss(failure)) throw failure;
          await leaveAfterLoss(cluster.pgdata);
        }
      },
    };
  }
}
