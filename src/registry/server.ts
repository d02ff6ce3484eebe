import { spawn } from "node:child_process";
import { chmodSync, chownSync, closeSync, existsSync, lstatSync, mkdtempSync, openSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import type pg from "pg";
import { serverEnvironment } from "./binaries.js";
import { admitOnlyUs, dataArgument, type Cluster } from "./cluster.js";
import { appRole, codeOf, connect, connectionTo } from "./connect.js";
import { Refused } from "./refused.js";
import { asServer, canEnter, type ServerUser } from "./server-user.js";

const pause = promisify(setTimeout);

/** A path of a unix socket may be 107 bytes long on Linux and 103 on macOS. */
const longestSocketPath = 103;
const startMs = 120_000; // a recovery after a crash may take its time
const stopMs = 4_000;
const longestLog = 10_000_000;

interface Running {
  readonly pid: number;
  readonly socketDir: string | undefined;
}

/** What postmaster.pid says: line 1 the process, line 5 the folder of its socket, once known. */
function readPidFile(pgdata: string): Running | undefined {
  try {
    const lines = readFileSync(join(pgdata, "postmaster.pid"), "utf8").split("\n");
    const socketDir = lines[4]?.trim();
    return { pid: Number(lines[0]), socketDir: socketDir === "" ? undefined : socketDir };
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return codeOf(failure) === "EPERM";
  }
}

/** The server of this very folder, even if its parent was killed; not a stranger that got the same process number later. */
function running(pgdata: string): Running | undefined {
  const found = readPidFile(pgdata);
  if (found === undefined || !isAlive(found.pid)) return undefined;
  try {
    return readlinkSync(`/proc/${found.pid}/cwd`) === pgdata ? found : undefined; // a server's working folder is its data folder
  } catch {
    return existsSync("/proc/self/cwd") ? undefined : found; // no such process by now; on systems without /proc the number must do
  }
}

const socketBases = (): string[] => [tmpdir(), "/tmp", "/var/tmp"];

/** A fresh folder that only the server's user can enter, with a path short enough for a socket. */
function makeSocketDir(user: ServerUser | undefined): string {
  const fits = (base: string) => Buffer.byteLength(`${base}/thalweg-XXXXXX/.s.PGSQL.5432`) <= longestSocketPath && existsSync(base) && canEnter(base, user);
  const base = socketBases().find(fits);
  if (base === undefined) throw new Refused("start-failed", { log: `no folder for the socket: ${tmpdir()} and /tmp cannot be used` });
  const dir = mkdtempSync(join(base, "thalweg-"));
  chmodSync(dir, 0o700);
  if (user !== undefined) chownSync(dir, user.uid, user.gid);
  return dir;
}

/** Only a folder such as makeSocketDir makes, by its name, place and owner: the pid file that tells of it can be written by the server's user. */
function removeSocketDir(dir: string | undefined, pgdata: string): void {
  if (dir === undefined || !basename(dir).startsWith("thalweg-") || !socketBases().includes(dirname(dir)) || !existsSync(dir)) return;
  const found = lstatSync(dir);
  if (found.isDirectory() && found.uid === statSync(pgdata).uid) rmSync(dir, { recursive: true, force: true });
}

/** Removes what a killed server leaves behind: its socket folder and, where its number was given to a stranger, its pid file. */
function sweep(pgdata: string): void {
  const left = readPidFile(pgdata);
  if (left === undefined) return;
  removeSocketDir(left.socketDir, pgdata);
  if (isAlive(left.pid)) rmSync(join(pgdata, "postmaster.pid"), { force: true });
}

const logOf = (dataDir: string): string => join(dataDir, "postgres.log");

function lastWords(dataDir: string): string {
  try { return readFileSync(logOf(dataDir), "utf8").trim().split("\n").slice(-5).join("\n"); } catch { return ""; }
}

/** Starts PostgreSQL in a session of its own, so that a Ctrl-C meant for us does not reach it: we stop it when we are done. */
function launch(dataDir: string, cluster: Cluster): { readonly hasEnded: () => boolean } {
  const { pgdata, user, binaries } = cluster;
  admitOnlyUs(cluster);
  const socketDir = makeSocketDir(user);
  if (existsSync(logOf(dataDir)) && statSync(logOf(dataDir)).size > longestLog) renameSync(logOf(dataDir), `${logOf(dataDir)}.1`);
  const log = openSync(logOf(dataDir), "a", 0o600);
  const settings = {
    listen_addresses: "", unix_socket_directories: socketDir, unix_socket_permissions: "0700", port: "5432",
    fsync: "on", synchronous_commit: "on", full_page_writes: "on",
    max_connections: "60", timezone: "UTC", log_timezone: "UTC",
    // No row of ours may reach the log: statements and their values carry what people wrote.
    log_min_error_statement: "panic", log_parameter_max_length_on_error: "0", log_error_verbosity: "terse",
  };
  const server = spawn(binaries.postgres, ["-D", dataArgument(pgdata, user), ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])], {
    ...asServer(user), cwd: pgdata, env: serverEnvironment, detached: true, stdio: ["ignore", log, log],
  });
  closeSync(log);
  let ended = false;
  const end = () => {
    ended = true;
    rmSync(socketDir, { recursive: true, force: true });
  };
  server.on("exit", end);
  server.on("error", end);
  server.unref();
  return { hasEnded: () => ended };
}

export interface Entered {
  /** A connection as the app role, kept for as long as the server is used. */
  readonly client: pg.Client;
  readonly socketDir: string;
  readonly pid: number;
  /** True when the server already ran: started by another command, or left over by a killed one. */
  readonly adopted: boolean;
}

const notAdmitted = "28000"; // another system user started the server
const notYet = new Set(["57P03", "57P01", "57P02", "ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE"]);

/** Connects to the server of the data folder; starts it where none runs. */
export async function enter(dataDir: string, cluster: Cluster): Promise<Entered> {
  const deadline = Date.now() + startMs;
  let started: ReturnType<typeof launch> | undefined;
  let tries = 0;
  while (Date.now() < deadline) {
    const found = running(cluster.pgdata);
    if (found === undefined && (started === undefined || started.hasEnded())) {
      tries += 1;
      if (tries > 3) throw new Refused("start-failed", { log: lastWords(dataDir) });
      sweep(cluster.pgdata);
      started = launch(dataDir, cluster);
    } else if (found?.socketDir !== undefined) {
      try {
        const client = await connect(connectionTo({ socketDir: found.socketDir, role: appRole }));
        return { client, socketDir: found.socketDir, pid: found.pid, adopted: started === undefined };
      } catch (failure) {
        if (codeOf(failure) === notAdmitted) throw new Refused("not-owner", { dir: dataDir, uid: String(statSync(cluster.pgdata).uid) });
        if (!notYet.has(codeOf(failure) ?? "")) throw failure;
      }
    }
    await pause(30);
  }
  throw new Refused("start-failed", { log: lastWords(dataDir) });
}

/** The folder of the running server's socket. */
export function socketOf(pgdata: string): string | undefined {
  return running(pgdata)?.socketDir;
}

/** Stops the server of the data folder: a fast shutdown, and after 4 s an immediate one (the next start then recovers). */
export async function stop(pgdata: string): Promise<void> {
  const found = running(pgdata);
  if (found === undefined) return;
  const isThere = () => running(pgdata)?.pid === found.pid;
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    try { process.kill(found.pid, signal); } catch { break; }
    const deadline = Date.now() + stopMs;
    while (isThere() && Date.now() < deadline) await pause(20);
    if (!isThere()) break;
  }
  removeSocketDir(found.socketDir, pgdata);
}
