/** What the launchers share: the root of the checkout, a lock between processes, a child process whose output goes to standard error. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Locks and half-made builds; never needed after a run. */
export const scratch = join(root, ".thalweg");

/** A sentence for the person who started us. Standard output stays free for what the command itself prints. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Ends the process with a sentence and no stack: something around us is wrong, not our code. */
export class Stop extends Error {
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

/** Runs a launcher's main function; a Stop becomes its sentence and its exit status. */
export function launch(main) {
  main().catch((failure) => {
    say(failure instanceof Stop ? failure.message : failure.stack);
    process.exit(failure instanceof Stop ? failure.status : 3);
  });
}

/**
 * Runs a Node program to its end. Its output goes to standard error unless told otherwise, and where nobody watches a terminal the
 * seconds are counted. A signal to us goes on to it, so that nothing is left behind.
 *
 * @returns its exit status
 */
export async function runNode(args, { env = process.env, toStdout = false } = {}) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", toStdout ? 1 : 2, 2] });
  let stoppedBy;
  const forward = (signal) => { stoppedBy = signal; child.kill(signal); };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, forward);
  const started = Date.now();
  const ticks = toStdout || process.stderr.isTTY ? undefined : setInterval(() => say(`  ... ${Math.round((Date.now() - started) / 1000)} s`), 10_000);
  try {
    const status = await new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (code) => resolve(code ?? 1));
    });
    if (stoppedBy !== undefined) throw new Stop(`Stopped by ${stoppedBy}.`, 130);
    return status;
  } finally {
    clearInterval(ticks);
    for (const signal of signals) process.off(signal, forward);
  }
}

const staleMs = 20_000;

/** True when a killed process still stands in the process table because its parent has not asked for its status. */
function isZombie(pid) {
  try { return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8")); } catch { return false; }
}

/** True when the lock's holder is gone: its process does not exist, or it has not touched the lock for 20 s (it does so every second). */
function isStale(file) {
  try {
    const silentMs = Date.now() - statSync(file).mtimeMs;
    const holder = Number(readFileSync(file, "utf8").split(" ")[0]);
    if (silentMs > staleMs) return true;
    if (!(holder > 0)) return false; // being written this moment
    process.kill(holder, 0);
    return isZombie(holder);
  } catch (failure) {
    return failure.code === "ESRCH";
  }
}

function cannotWrite(failure) {
  const words = `Something is to be installed or built, and ${root} may not be written by you (${failure.code}); let its owner run npm run build once.`;
  return ["EACCES", "EPERM", "EROFS"].includes(failure.code) ? new Stop(words, 3) : failure;
}

/** One try: true when the lock is ours now. */
async function take(file, mine) {
  const over = isStale(file);
  if (over) {
    try { renameSync(file, `${file}.${process.pid}.stale`); } catch { return false; }
    rmSync(`${file}.${process.pid}.stale`, { force: true });
  }
  try {
    writeFileSync(file, mine, { flag: "wx" });
  } catch (failure) {
    if (failure.code === "EEXIST") return false;
    throw cannotWrite(failure);
  }
  // Two that both saw a dead holder may each have moved "it" away, the slower one our new lock: whoever reads its own words after a while has it.
  if (over) await pause(300);
  try { return readFileSync(file, "utf8") === mine; } catch { return false; }
}

/** Runs `work` while no other process of this checkout holds the lock of that name. The lock of a killed process counts for nothing. */
export async function withLock(name, work) {
  try { mkdirSync(scratch, { recursive: true }); } catch (failure) { throw cannotWrite(failure); }
  const file = join(scratch, `${name}.lock`);
  const mine = `${process.pid} ${Date.now()} ${Math.random()}`;
  for (let tries = 0; !(await take(file, mine)); tries += 1) {
    if (tries === 4) say(`Waiting for another process of this checkout (${name}).`);
    await pause(250);
  }
  const beat = setInterval(() => { try { utimesSync(file, new Date(), new Date()); } catch { /* taken away: the work ends all the same */ } }, 1000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}
