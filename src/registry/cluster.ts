import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chownSync, closeSync, existsSync, fchownSync, mkdtempSync, openSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { serverEnvironment, type Binaries } from "./binaries.js";
import { appRole, codeOf, ownerRole, schema } from "./connect.js";
import { Refused } from "./refused.js";
import { asServer, canEnter, isRoot, ownName, serverUser, type ServerUser } from "./server-user.js";
import { makeFolder } from "./state-folder.js";

const majorVersion = "18";

/** What a system answers where a folder cannot be read, made or written. */
const folderFailures = new Set(["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENOTDIR", "ENOENT", "EEXIST", "ENAMETOOLONG", "EIO"]);

/** Linux: a process's own working folder, whatever lies above it. */
const workingFolder = "/proc/self/cwd";

/** A half-made cluster this old was left by a killed start; making one takes about a second. */
const leftOverMs = 300_000;

/**
 * Roles and database, made before anybody can connect. The superuser that initdb makes can log in by no way at all: pg_hba.conf
 * knows only these two roles.
 */
const bootstrap = [
  `CREATE ROLE ${ownerRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS`,
  `CREATE ROLE ${appRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS`,
  `CREATE DATABASE ${schema} OWNER ${ownerRole}`,
  `REVOKE ALL ON DATABASE ${schema} FROM PUBLIC`,
  `GRANT CONNECT ON DATABASE ${schema} TO ${appRole}`,
];

/**
 * How PostgreSQL's programs are told their data folder, which is also their working folder: by its path, or, where the server's user
 * may not pass through the folders above it (a home that lets only root in), as their working folder itself.
 */
export function dataArgument(pgdata: string, user: ServerUser | undefined): string {
  if (user === undefined || canEnter(dirname(pgdata), user)) return pgdata;
  if (!existsSync(workingFolder)) throw new Refused("closed-folder", { dir: dirname(pgdata), user: user.name });
  return workingFolder;
}

/** Runs one of PostgreSQL's programs to its end in a data folder, as the server's user. */
function runToEnd(file: string, args: readonly string[], { pgdata, user, input = "" }: { readonly pgdata: string; readonly user: ServerUser | undefined; readonly input?: string }): void {
  const ended = spawnSync(file, args, { ...asServer(user), cwd: pgdata, env: serverEnvironment, input, encoding: "utf8" });
  const words = `${ended.stdout ?? ""}\n${ended.stderr ?? ""}`;
  const failed = ended.status !== 0 || /^.*(ERROR|FATAL|PANIC):/m.test(words);
  if (failed) throw new Refused("start-failed", { log: ended.error?.message ?? words.trim().split("\n").slice(-5).join("\n") });
}

/** A new cluster with its roles, made beside its place and moved in whole, so that a killed start leaves none half made. */
function makeCluster(place: string, { binaries, user }: { readonly binaries: Binaries; readonly user: ServerUser | undefined }): void {
  for (const left of readdirSync(dirname(place)).map((name) => join(dirname(place), name))) {
    if (left.startsWith(`${place}.making-`) && Date.now() - statSync(left).mtimeMs > leftOverMs) rmSync(left, { recursive: true, force: true });
  }
  const making = mkdtempSync(`${place}.making-`);
  if (user !== undefined) chownSync(making, user.uid, user.gid);
  try {
    const data = dataArgument(making, user);
    runToEnd(binaries.initdb, ["-D", data, "-U", "postgres", "--encoding=UTF8", "--locale-provider=builtin", "--locale=C", "--builtin-locale=C.UTF-8",
      "--data-checksums", "--auth=reject", "--no-instructions"], { pgdata: making, user });
    runToEnd(binaries.postgres, ["--single", "-D", data, "postgres"], { pgdata: making, user, input: `${bootstrap.join(";\n")};\n` });
    renameSync(making, place);
  } catch (failure) {
    rmSync(making, { recursive: true, force: true });
    const other = codeOf(failure);
    if (other !== "ENOTEMPTY" && other !== "EEXIST") throw failure; // otherwise another process was first
  }
}

/** The owner of an existing cluster runs it, whoever would be chosen for a new one. */
function ownerOf(place: string): ServerUser | undefined {
  const { uid, gid } = statSync(place);
  if (isRoot()) return { name: String(uid), uid, gid };
  if (uid !== process.getuid?.()) throw new Refused("not-owner", { dir: place, uid: String(uid) });
  return undefined;
}

/**
 * Replaces a settings file of the cluster. The folder belongs to the server's user, so nothing there is followed or written through:
 * the text goes into a new file, which takes the name.
 */
function replace(file: string, text: string, user: ServerUser | undefined): void {
  const fresh = `${file}.${randomUUID()}`;
  const handle = openSync(fresh, "wx", 0o600);
  try {
    if (user !== undefined) fchownSync(handle, user.uid, user.gid);
    writeSync(handle, text);
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, file);
}

/**
 * Who may enter a server that starts now: only processes of the very system user that starts it (the kernel tells the server who is at
 * the other end of the socket: peer authentication), and only as the owner role or the app role. No password exists that could leak.
 */
export function admitOnlyUs({ pgdata, user }: Cluster): void {
  const us = JSON.stringify(ownName());
  replace(join(pgdata, "pg_ident.conf"), `thalweg ${us} ${ownerRole}\nthalweg ${us} ${appRole}\n`, user);
  replace(join(pgdata, "pg_hba.conf"), `local ${schema} ${ownerRole},${appRole} peer map=thalweg\n`, user);
}

export interface Cluster {
  /** PostgreSQL's own data folder, without links in its path. */
  readonly pgdata: string;
  readonly user: ServerUser | undefined;
  readonly binaries: Binaries;
}

/**
 * Finds the cluster of a data folder, or makes it.
 *
 * @throws {Refused}
 */
export function openCluster(dataDir: string, binariesFor: (user: ServerUser | undefined) => Binaries): Cluster {
  ownName(); // without a name we could not enter
  const there = join(dataDir, "postgres");
  try {
    if (!existsSync(join(there, "PG_VERSION"))) {
      const user = serverUser();
      makeCluster(join(makeFolder(dataDir), "postgres"), { binaries: binariesFor(user), user });
    }
    const pgdata = realpathSync(there);
    const user = ownerOf(pgdata);
    const version = readFileSync(join(pgdata, "PG_VERSION"), "utf8").trim();
    if (version !== majorVersion) throw new Refused("data-version", { dir: pgdata, version, needed: majorVersion });
    return { pgdata, user, binaries: binariesFor(user) };
  } catch (failure) {
    if (folderFailures.has(codeOf(failure) ?? "")) throw new Refused("folder", { dir: dataDir, why: codeOf(failure) ?? "" });
    throw failure;
  }
}
