import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLine, pause, processesOf, root, start, temporaryFolder, type Program } from "../processes.js";

const minutes = 60_000;

/** The files that a clone of this checkout would have, and no others: no node_modules, no dist. */
function cloneInto(dir: string): void {
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" }).split("\0");
  for (const file of files.filter((name) => name !== "" && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    cpSync(join(root, file), join(dir, file));
  }
}

describe("a fresh clone, in a home that lets only its owner in", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let clone: string;
  let env: Record<string, string | undefined>;

  beforeEach(() => {
    folder = temporaryFolder();
    clone = join(folder.path, "home/thalweg");
    mkdirSync(clone, { recursive: true });
    chmodSync(join(folder.path, "home"), 0o700);
    cloneInto(clone);
    env = { HOME: join(folder.path, "home"), XDG_STATE_HOME: join(folder.path, "home/state"), npm_config_cache: execFileSync("npm", ["config", "get", "cache"], { encoding: "utf8" }).trim() };
    for (const name of Object.keys(process.env)) if (/^(npm_(?!config_(cache|cafile|registry))|VITEST|THALWEG|NODE_ENV|INIT_CWD)/i.test(name)) env[name] ??= undefined;
  });
  afterEach(() => folder.remove());

  const npmStart = (more: Parameters<typeof start>[2] = {}, args: readonly string[] = []): Program =>
    start("npm", [...args, "start", "--", "--port", "0"], { cwd: clone, ...more, env: { ...env, ...more.env } });

  async function opened(program: Program): Promise<string> {
    const address = (await program.heard(openLine, 240))[1] ?? "";
    expect((await fetch(`${address}api/health`)).status).toBe(200);
    return address;
  }

  async function stopped(program: Program, signal: "SIGINT" | "SIGTERM" = "SIGINT"): Promise<void> {
    program.child.kill(signal);
    await program.exit;
    for (let tries = 0; processesOf(folder.path).length > 0 && tries < 250; tries += 1) await pause(20);
    expect(processesOf(folder.path)).toEqual([]);
  }

  /** As a crash would: the program and every child at once, without a word. */
  async function killed(program: Program): Promise<void> {
    process.kill(-(program.child.pid ?? 0), "SIGKILL");
    await program.exit;
  }

  test("npm start installs, builds and opens, also where NODE_ENV is production; the second start takes less than 10 s; nothing is left", async () => {
    const first = npmStart({ env: { NODE_ENV: "production", npm_config_omit: "dev" } });
    const address = await opened(first);
    const page = await fetch(address, { headers: { accept: "text/html" } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("<!doctype html>")]);
    await stopped(first);

    const before = Date.now();
    const second = npmStart();
    await opened(second);
    expect(Date.now() - before).toBeLessThan(10_000);
    await stopped(second, "SIGTERM");

    const fromElsewhere = npmStart({ cwd: "/" }, ["--prefix", clone]);
    await opened(fromElsewhere);
    await stopped(fromElsewhere);

    const link = join(folder.path, "t");
    symlinkSync(join(clone, "thalweg"), link);
    const program = start(link, ["answer", "thalweg/packs/example/briefs/grain-january.yaml", "--pack", "thalweg/packs/example", "--format", "json"], { cwd: join(folder.path, "home"), env });
    expect(await program.exit).toBe(0);
    expect(JSON.parse(program.said())).toMatchObject({ ranked: expect.any(Array) });
  }, 6 * minutes);

  test("killed while it installs, while it builds and while it runs, it opens the next time", async () => {
    const installing = npmStart({ detached: true });
    await installing.heard(/Installing/);
    await pause(4000);
    await killed(installing);

    const building = npmStart({ detached: true });
    await building.heard(/Building/, 240);
    await pause(700);
    await killed(building);
    expect(existsSync(join(clone, "dist"))).toBe(false);

    const running = npmStart({ detached: true });
    await opened(running);
    await killed(running);

    const last = npmStart();
    await opened(last);
    expect(last.said()).not.toMatch(/Installing|Building/);
    await stopped(last);
  }, 6 * minutes);

  test("two started at once in one clone install once and both open, each on its own data", async () => {
    const both = ["a", "b"].map((name) => start(join(clone, "thalweg"), ["serve", "--port", "0", "--pack", join(clone, "packs/example"), "--data", join(folder.path, name)], { env }));
    await Promise.all(both.map(opened));
    expect(both.filter((one) => /Installing/.test(one.said()))).toHaveLength(1);
    for (const one of both) one.child.kill("SIGINT");
    expect(await Promise.all(both.map(async (one) => one.exit))).toEqual([0, 0]);
    expect(processesOf(folder.path)).toEqual([]);
  }, 4 * minutes);

  test("a build that fails says so, keeps the old one, and gives standard output nothing", async () => {
    cpSync(join(root, "node_modules"), join(clone, "node_modules"), { recursive: true, verbatimSymlinks: true });
    rmSync(join(clone, "src/model/fact.ts"));
    const program = start(join(clone, "thalweg"), ["check", "packs/example"], { cwd: clone, env });
    let output = "";
    program.child.stdout?.on("data", (chunk: Buffer) => { output += chunk.toString(); });
    expect(await program.exit).toBe(3);
    expect(output).toBe("");
    expect(program.said()).toContain("The build failed at the compiler");
  }, 4 * minutes);

  test("a Node that is too old gets one sentence and status 2", async () => {
    const pretend = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } });";
    for (const script of ["start.mjs", "test.mjs", "build.mjs"]) {
      const program = start(process.execPath, ["--import", `data:text/javascript,${encodeURIComponent(pretend)}`, join(clone, "scripts", script), "serve"], { env });
      expect(await program.exit).toBe(2);
      expect(program.said()).toBe("Thalweg needs Node.js 20.19 or newer; this is 18.20.8.\n");
    }
  });
});
