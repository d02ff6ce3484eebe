import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

export const pause = promisify(setTimeout);
export const root = resolve(import.meta.dirname, "..");
export const examplePack = join(root, "packs/example");
export const isRoot = process.getuid?.() === 0;

/** The PostgreSQL that runs on a data folder, seen from outside: by its pid file and the kernel. */
export function runningServer(dataDir: string): { readonly pid: number; readonly socketDir: string } | undefined {
  try {
    const pgdata = realpathSync(join(dataDir, "postgres"));
    const lines = readFileSync(join(pgdata, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return readlinkSync(`/proc/${pid}/cwd`) === pgdata ? { pid, socketDir: (lines[4] ?? "").trim() } : undefined;
  } catch {
    return undefined;
  }
}

/** Processes whose working folder or command line names `path`: whatever of ours is still there. */
export function processesOf(path: string): string[] {
  return readdirSync("/proc").filter((name) => /^[0-9]+$/.test(name) && Number(name) !== process.pid).flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
      const cwd = readlinkSync(`/proc/${pid}/cwd`);
      return command !== "" && (command.includes(path) || cwd.startsWith(path)) ? [`${pid} ${command}`] : [];
    } catch {
      return []; // gone meanwhile
    }
  });
}

/** A program under test with everything it has said so far. */
export interface Program {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly exit: Promise<number | null>;
  /** Waits until what it said matches. */
  heard(pattern: RegExp, seconds?: number): Promise<RegExpExecArray>;
}

export function start(command: string, args: readonly string[], options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string | undefined>>; readonly detached?: boolean } = {}): Program {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], cwd: options.cwd ?? root, env: { ...process.env, DATABASE_URL: undefined, ...options.env }, detached: options.detached ?? false });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => { said += chunk.toString(); });
  const exit = new Promise<number | null>((done) => child.on("close", (code) => done(code)));
  let ended = false;
  void exit.then(() => { ended = true; });
  return {
    child, exit, said: () => said,
    heard: async (pattern, seconds = 30) => {
      const until = Date.now() + seconds * 1000;
      for (;;) {
        const found = pattern.exec(said);
        if (found !== null) return found;
        if (ended || Date.now() > until) throw new Error(`${command} ${args.join(" ")} ${ended ? "ended" : `did not in ${seconds} s`} without saying ${pattern}; it said:\n${said}`);
        await pause(20);
      }
    },
  };
}

/** `thalweg` as it is built in this checkout, without the launcher. */
export function thalweg(args: readonly string[], options: Parameters<typeof start>[2] = {}): Program {
  const main = join(root, "dist/cli/main.js");
  if (!existsSync(main)) throw new Error("dist is not built: run npm run build");
  return start(process.execPath, [main, ...args], options);
}

export const openLine = /Thalweg is open at (http:\S+\/) \(office .+, data (.+)\)/;

/** `thalweg serve` on a data folder, at a port that the system chooses. */
export function serve(dataDir: string, ...more: readonly string[]): Program {
  return thalweg(["serve", "--pack", examplePack, "--data", dataDir, "--port", "0", ...more]);
}

export async function addressOf(program: Program): Promise<string> {
  return (await program.heard(openLine))[1] ?? "";
}

/** The socket folder of a PostgreSQL, by its own command line. */
function socketDirOf(pid: number): string | undefined {
  try { return /unix_socket_directories=([^\0]+)/.exec(readFileSync(`/proc/${pid}/cmdline`, "utf8"))?.[1]; } catch { return undefined; }
}

/** A temporary folder and how to be rid of it, with whatever still runs in it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "thalweg-test-"));
  return {
    path,
    remove: () => {
      for (const found of processesOf(path)) {
        const pid = Number(found.split(" ")[0]);
        const socketDir = socketDirOf(pid);
        if (socketDir !== undefined) rmSync(socketDir, { recursive: true, force: true });
        try { process.kill(pid, "SIGKILL"); } catch { /* gone */ }
      }
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
