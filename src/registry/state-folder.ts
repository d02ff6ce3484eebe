import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { codeOf } from "./connect.js";
import { isRoot } from "./server-user.js";

/** As root: a place that an unprivileged PostgreSQL can reach, whoever's home root runs from. */
export const rootState = "/var/lib/thalweg";

/** Where data folders lie unless told otherwise: XDG_STATE_HOME, or /var/lib as root, or ~/.local/state. */
export function stateFolder(): string {
  const xdg = process.env["XDG_STATE_HOME"];
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, "thalweg");
  return isRoot() ? rootState : join(homedir(), ".local/state/thalweg");
}

/** Makes a folder that was not there, and those above it: only for us, or, as root, such that others may pass through but not list. */
export function makeFolder(dir: string): string {
  if (existsSync(dir)) return dir;
  makeFolder(dirname(dir)); // one by one: Node's own recursive way never returns where the system makes no folders, as in /proc
  try {
    mkdirSync(dir);
    chmodSync(dir, isRoot() ? 0o711 : 0o700); // whatever the umask says
  } catch (failure) {
    if (codeOf(failure) !== "EEXIST") throw failure; // otherwise another process made it this moment
  }
  return dir;
}
