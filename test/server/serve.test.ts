import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addressOf, examplePack, isRoot, pause, processesOf, runningServer, serve, temporaryFolder, thalweg } from "../processes.js";

const briefText = readFileSync(join(examplePack, "briefs/grain-january.yaml"), "utf8");

async function post(address: string): Promise<string> {
  const response = await fetch(`${address}api/answers`, { method: "POST", headers: { "content-type": "application/yaml" }, body: briefText });
  expect(response.status, await response.clone().text()).toBe(201);
  return response.headers.get("location") ?? "";
}

async function document(address: string, location: string): Promise<string> {
  const response = await fetch(new URL(`${location}?format=json`, address));
  expect(response.status).toBe(200);
  return response.text();
}

describe("thalweg serve", { timeout: 90_000 }, () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let dataDir: string;
  beforeEach(() => {
    folder = temporaryFolder();
    dataDir = join(folder.path, "office");
  });
  afterEach(() => folder.remove());

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("answers HTTP, ends with status 0 within 5 s of %s and leaves no process and no socket", async (signal) => {
    const server = serve(dataDir);
    const address = await addressOf(server);
    expect((await fetch(`${address}api/health`)).status).toBe(200);
    const socketDir = runningServer(dataDir)?.socketDir ?? "";
    expect(socketDir).not.toBe("");
    const before = Date.now();
    server.child.kill(signal);
    expect(await server.exit).toBe(0);
    expect(Date.now() - before).toBeLessThan(5000);
    expect(processesOf(folder.path)).toEqual([]);
    expect(() => readFileSync(socketDir)).toThrow("ENOENT");
  });

  test("a second server on the same data is refused with a sentence and status 1, and the first goes on; another command works beside it", async () => {
    const first = serve(dataDir);
    const address = await addressOf(first);
    const second = serve(dataDir);
    expect(await second.exit).toBe(1);
    expect(second.said()).toBe(`Another server of this office already runs on ${dataDir}; stop it first, or use another folder with --data.\n`);
    const migrate = thalweg(["migrate", "--data", dataDir]);
    expect(await migrate.exit).toBe(0);
    expect(migrate.said()).toBe("The tables are up to date.\n");
    expect((await fetch(`${address}api/health`)).status).toBe(200);
    first.child.kill("SIGINT");
    expect(await first.exit).toBe(0);
    expect(processesOf(folder.path)).toEqual([]);
  });

  test("of three started at once on an empty folder one opens and two are refused; nothing is left", async () => {
    const all = [serve(dataDir), serve(dataDir), serve(dataDir)];
    const outcomes = await Promise.all(all.map(async (one) => Promise.race([one.heard(/is open at/).then(() => "open" as const), one.exit.catch(() => undefined)])).map(async (outcome) => outcome.catch(() => 1)));
    expect(outcomes.filter((outcome) => outcome === "open")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 1)).toHaveLength(2);
    for (const one of all) one.child.kill("SIGINT");
    await Promise.all(all.map(async (one) => one.exit));
    expect(processesOf(folder.path)).toEqual([]);
  });

  test("a database left by a killed server is adopted, with every answer", async () => {
    const first = serve(dataDir);
    const address = await addressOf(first);
    const location = await post(address);
    const kept = await document(address, location);
    const orphan = runningServer(dataDir)?.pid;
    first.child.kill("SIGKILL");
    await first.exit;
    expect(runningServer(dataDir)?.pid).toBe(orphan);
    const second = serve(dataDir);
    const again = await addressOf(second);
    expect(second.said()).toContain("was taken over");
    expect(runningServer(dataDir)?.pid).toBe(orphan);
    expect(await document(again, location)).toBe(kept);
    second.child.kill("SIGINT");
    expect(await second.exit).toBe(0);
    expect(processesOf(folder.path)).toEqual([]);
  });

  test("killed together with its database, it recovers every answer that was given", async () => {
    let server = serve(dataDir);
    let address = await addressOf(server);
    const kept: (readonly [location: string, text: string])[] = [];
    for (let round = 0; round < 3; round += 1) {
      const location = await post(address);
      kept.push([location, await document(address, location)]);
      const database = runningServer(dataDir)?.pid ?? 0;
      server.child.kill("SIGKILL");
      process.kill(database, "SIGKILL");
      await server.exit;
      server = serve(dataDir);
      address = await addressOf(server);
      for (const [where, text] of kept) expect(await document(address, where)).toBe(text);
    }
    server.child.kill("SIGINT");
    expect(await server.exit).toBe(0);
    expect(processesOf(folder.path)).toEqual([]);
  });

  test.each([0, 100, 250, 500, 900])("stopped %i ms after its start, it leaves no process, and the next start opens", async (milliseconds) => {
    const server = serve(dataDir);
    await pause(milliseconds);
    server.child.kill("SIGTERM");
    await server.exit;
    for (let tries = 0; processesOf(folder.path).length > 0 && tries < 100; tries += 1) await pause(20);
    expect(processesOf(folder.path)).toEqual([]);
    const next = serve(dataDir);
    await addressOf(next);
    next.child.kill("SIGINT");
    expect(await next.exit).toBe(0);
  });

  test.each([50, 250, 450, 700])("killed %i ms after its start, the next start opens", async (milliseconds) => {
    const server = serve(dataDir);
    await pause(milliseconds);
    server.child.kill("SIGKILL");
    await server.exit;
    const next = serve(dataDir);
    await addressOf(next);
    next.child.kill("SIGINT");
    expect(await next.exit).toBe(0);
    expect(processesOf(folder.path)).toEqual([]);
  });

  test("when its database is killed, it says so and ends with status 3", async () => {
    const server = serve(dataDir);
    await addressOf(server);
    process.kill(runningServer(dataDir)?.pid ?? 0, "SIGKILL");
    expect(await server.exit).toBe(3);
    expect(server.said()).toContain("The database has stopped");
    for (let tries = 0; processesOf(folder.path).length > 0 && tries < 100; tries += 1) await pause(20);
    expect(processesOf(folder.path)).toEqual([]);
  });

  test("a port that is taken is refused when asked for and passed over when not", async () => {
    const first = serve(dataDir);
    const { port } = new URL(await addressOf(first));
    const second = thalweg(["serve", "--pack", examplePack, "--data", join(folder.path, "other"), "--port", port]);
    expect(await second.exit).toBe(1);
    expect(second.said()).toBe(`Port ${port} is taken by another program; choose another with --port.\n`);

    const usual = createServer();
    await new Promise((done) => usual.once("error", done).listen(4173, "127.0.0.1", () => done(undefined))); // taken by us, or by somebody already
    const third = thalweg(["serve", "--pack", examplePack, "--data", join(folder.path, "third")]);
    const [, used] = await third.heard(/^Port 4173 is taken; using ([0-9]+)\.$/m);
    expect(new URL(await addressOf(third)).port).toBe(used);
    usual.close();
    third.child.kill("SIGINT");
    expect(await third.exit).toBe(0);
    first.child.kill("SIGINT");
    await first.exit;
    expect(processesOf(folder.path)).toEqual([]);
  });

  test.each([["/proc/office", "ENOENT"], ["/dev/null/office", "ENOTDIR"]])("a data folder that cannot be, %s, is refused with a sentence", async (dir, why) => {
    const refused = serve(dir);
    expect(await refused.exit).toBe(1);
    expect(refused.said()).toBe(`The data folder ${dir} cannot be used (${why}); choose another with --data.\n`);
  });

  test("wrong usage ends with status 2, an unknown office and a broken pack with 1", async () => {
    expect(await serve(dataDir, "--port", "99999").exit).toBe(2);
    expect(await serve(dataDir, "--colour", "red").exit).toBe(2);
    const stranger = serve(dataDir, "--office", "atlantis");
    expect(await stranger.exit).toBe(1);
    expect(stranger.said()).toMatch(/^The pack has no office atlantis; it has .+\.\n$/);
    expect(await thalweg(["serve", "--pack", folder.path, "--data", dataDir]).exit).toBe(1);
    expect(processesOf(folder.path)).toEqual([]);
  });

  test.runIf(isRoot)("run by root, PostgreSQL runs as somebody else, also below a folder that lets only root in", async () => {
    const closed = join(folder.path, "closed/home");
    mkdirSync(closed, { recursive: true, mode: 0o700 });
    const dir = join(closed, "office");
    const server = serve(dir);
    await addressOf(server);
    const status = readFileSync(`/proc/${runningServer(dir)?.pid}/status`, "utf8");
    expect(/^Uid:\s+([0-9]+)/m.exec(status)?.[1]).not.toBe("0");
    server.child.kill("SIGINT");
    expect(await server.exit).toBe(0);
    const again = serve(dir);
    await addressOf(again);
    again.child.kill("SIGINT");
    expect(await again.exit).toBe(0);
  });
});
