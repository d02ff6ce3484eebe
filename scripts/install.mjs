/** Installs what package-lock.json names, and only when something of it is missing. */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { root, runNode, say, Stop, withLock } from "./run.mjs";

/** Which C library this Node was built for; packages with Linux binaries name it. */
function libcOfThisNode() {
  if (process.platform !== "linux") return undefined;
  process.report.excludeNetwork = true; // looking up the names of open connections can take seconds
  return process.report.getReport().header.glibcVersionRuntime === undefined ? "musl" : "glibc";
}

/** A package that npm must have installed here: all that is not optional, and optional binaries for this very platform. */
function isNeeded(entry, libc) {
  if (entry.optional !== true) return true;
  if (entry.os === undefined || entry.cpu === undefined) return false;
  return entry.os.includes(process.platform) && entry.cpu.includes(process.arch) && (entry.libc === undefined || entry.libc.includes(libc));
}

function packages(file) {
  try { return JSON.parse(readFileSync(join(root, file), "utf8")).packages; } catch { return undefined; }
}

/**
 * True when npm finished an installation of exactly this lock file. npm writes node_modules/.package-lock.json as its last step and
 * removes it with node_modules as its first, so a killed installation has none.
 */
export function isInstalled() {
  const wanted = packages("package-lock.json");
  const installed = packages("node_modules/.package-lock.json");
  if (wanted === undefined) throw new Stop("package-lock.json is missing or unreadable: this is not a whole checkout.", 3);
  if (installed === undefined) return false;
  const libc = libcOfThisNode();
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "" || !isNeeded(entry, libc)) continue;
    if (installed[path]?.version !== entry.version || !existsSync(join(root, path, "package.json"))) return false;
  }
  return true;
}

/** npm's own program: the one that runs us, or the one beside this Node, or the one on the PATH. */
function npmProgram() {
  const running = process.env.npm_execpath;
  const beside = ["../lib/node_modules/npm/bin/npm-cli.js", "node_modules/npm/bin/npm-cli.js", "../share/npm/bin/npm-cli.js", "../share/nodejs/npm/bin/npm-cli.js"]
    .map((path) => join(dirname(process.execPath), path));
  const onPath = (process.env.PATH ?? "").split(process.platform === "win32" ? ";" : ":").flatMap((dir) => [join(dir, "npm"), join(dir, "node_modules/npm/bin/npm-cli.js")]);
  const isNpm = (path) => path !== undefined && /^npm(-cli\.js)?$/.test(basename(path)) && existsSync(path) && /^#!.*node/.test(readFileSync(path, "latin1").slice(0, 100));
  return [running, ...beside, ...onPath].find(isNpm);
}

/** Settings of an outer npm that would leave something out or install elsewhere; everything else (registry, proxy, cache) stays. */
const unwanted = /^npm_config_(omit|only|production|also|include|dev|optional|global|location|prefix|local_prefix|package_lock|package_lock_only|dry_run|workspaces?|install_strategy|legacy_peer_deps)$/i;

export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock("install", async () => {
    if (isInstalled()) return;
    const npm = npmProgram();
    if (npm === undefined) throw new Stop("Thalweg needs npm to install its packages, and none was found beside Node.js or on the PATH.", 2);
    say("Installing packages (npm ci); needed once, about half a minute.");
    const env = { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !unwanted.test(name))), npm_config_update_notifier: "false" };
    const status = await runNode([npm, "ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", `--prefix=${root}`], { env });
    if (status !== 0) throw new Stop("npm could not install the packages (its own words are above); nothing was changed but node_modules.", 3);
    if (!isInstalled()) throw new Stop("npm ended well, yet packages of package-lock.json are missing in node_modules; remove node_modules and start again.", 3);
  });
}
