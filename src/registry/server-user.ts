import { execFileSync, spawnSync } from "node:child_process";
import { userInfo } from "node:os";
import { Refused } from "./refused.js";

/** Whom PostgreSQL runs as when we are root, which it refuses to be. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The name under which the kernel knows us; PostgreSQL compares it with who may enter (peer authentication). */
export function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    throw new Refused("no-user", { uid: String(process.getuid?.()) });
  }
}

function idOf(flag: "-u" | "-g", name: string): number | undefined {
  try {
    return Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return undefined;
  }
}

/**
 * As root: the system user `thalweg` where an administrator has made one (best: nobody else runs as it), else `postgres`, else `nobody`.
 * No user is ever made by us. Not as root: undefined, the server runs as we do.
 */
export function serverUser(): ServerUser | undefined {
  if (!isRoot()) return undefined;
  for (const name of ["thalweg", "postgres", "_postgres", "nobody"]) {
    const uid = idOf("-u", name);
    const gid = idOf("-g", name);
    if (uid !== undefined && gid !== undefined && uid !== 0) return { name, uid, gid };
  }
  throw new Refused("no-user", { uid: "0" });
}

/** Options for a child process that is to run as the server's user. */
export function asServer(user: ServerUser | undefined): { readonly uid?: number; readonly gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}

/** True when the server's user can enter a folder; asked of the kernel, which also knows of access lists and mounts. */
export function canEnter(dir: string, user: ServerUser | undefined): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", dir], { ...asServer(user), cwd: "/", stdio: "ignore" }).status === 0;
}
