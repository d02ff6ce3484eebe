import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRegistry } from "#registry/registry.js";
import { registryContract } from "../contract/registry.contract.js";
import { addressOf, examplePack, thalweg } from "../processes.js";
import { externalServer, query, urlFor, type ExternalServer } from "./postgres.js";

const open = async (databaseUrl: string) => openRegistry({ dataDir: "/nonexistent", databaseUrl });

registryContract("an external registry", async () => {
  const server = await externalServer();
  const name = `thalweg_test_${process.pid}`;
  await query(server.adminUrl, `create role ${name} login createrole password 'secret'`, `create database ${name} owner ${name}`);
  const url = urlFor(server.adminUrl, { role: name, database: name });
  return {
    open: async () => open(url),
    app: () => ({ connectionString: url, options: "-c role=thalweg_app" }),
    close: async () => {
      await query(server.adminUrl, `drop database ${name} with (force)`, `drop role thalweg_app`, `drop role ${name}`);
      await server.stop();
    },
  };
});

describe("an external PostgreSQL is refused with its reason, or used", () => {
  let server: ExternalServer;
  beforeAll(async () => { server = await externalServer(); });
  afterAll(async () => { await server.stop(); });

  test("when the role is a superuser", async () => {
    await query(server.adminUrl, "create role mighty login superuser password 'secret'");
    await expect(open(urlFor(server.adminUrl, { role: "mighty" }))).rejects.toMatchObject({ code: "superuser", data: { role: "mighty" } });
    await query(server.adminUrl, "drop role mighty");
  });

  test("when the role is above row security", async () => {
    await query(server.adminUrl, "create role above login bypassrls password 'secret'");
    await expect(open(urlFor(server.adminUrl, { role: "above" }))).rejects.toMatchObject({ code: "superuser" });
    await query(server.adminUrl, "drop role above");
  });

  test("when the app's role is missing and may not be made", async () => {
    await query(server.adminUrl, "create role plain login password 'secret'");
    await expect(open(urlFor(server.adminUrl, { role: "plain" }))).rejects.toMatchObject({ code: "app-role", data: { owner: "plain", app: "thalweg_app" } });
    await query(server.adminUrl, "drop role plain");
  });

  test("when the role may not make a schema in the database", async () => {
    await query(server.adminUrl, "create role guest login createrole password 'secret'", "create database elsewhere");
    await expect(open(urlFor(server.adminUrl, { role: "guest", database: "elsewhere" }))).rejects.toMatchObject({ code: "schema", data: { role: "guest", schema: "thalweg" } });
    await query(server.adminUrl, "drop database elsewhere", "drop role thalweg_app", "drop role guest");
  });

  test("when the database is not UTF8", async () => {
    await query(server.adminUrl, "create role latin login createrole password 'secret'", "create database latin owner latin encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'");
    await expect(open(urlFor(server.adminUrl, { role: "latin", database: "latin" }))).rejects.toMatchObject({ code: "encoding", data: { encoding: "LATIN1" } });
    await query(server.adminUrl, "drop database latin", "drop role latin");
  });

  test("when nobody answers, without the password in the words", async () => {
    const failure = await open("postgresql://user:hush@127.0.0.1:1/db").catch((found: unknown) => found);
    expect(failure).toMatchObject({ code: "unreachable", data: { place: "127.0.0.1:1/db", why: "ECONNREFUSED" } });
    expect(String(failure)).not.toContain("hush");
  });

  test("when a newer program has changed the tables, and nothing is changed then", async () => {
    await query(server.adminUrl, "create role newer login createrole password 'secret'", "create database newer owner newer");
    const url = urlFor(server.adminUrl, { role: "newer", database: "newer" });
    await (await open(url)).close();
    await query(url, "insert into thalweg.kysely_migration values ('9999-later', '2030-01-01')");
    await expect(open(url)).rejects.toMatchObject({ code: "database-newer", data: { migration: "9999-later" } });
    await query(server.adminUrl, "drop database newer", "drop role thalweg_app", "drop role newer");
  });

  test("thalweg serve uses the database of DATABASE_URL and keeps its answers there", async () => {
    await query(server.adminUrl, "create role office login createrole password 'secret'", "create database office owner office");
    const env = { DATABASE_URL: urlFor(server.adminUrl, { role: "office", database: "office" }) };
    const program = thalweg(["serve", "--pack", examplePack, "--data", "/nonexistent", "--port", "0"], { env });
    const address = await addressOf(program);
    expect(program.said()).toContain("data database of DATABASE_URL");
    const body = readFileSync(join(examplePack, "briefs/grain-january.yaml"));
    const given = await fetch(`${address}api/answers`, { method: "POST", headers: { "content-type": "application/yaml" }, body });
    expect(given.status).toBe(201);
    program.child.kill("SIGINT");
    expect(await program.exit).toBe(0);
    const registry = await open(env.DATABASE_URL);
    const { id, answer } = await given.json() as { id: string; answer: unknown };
    const kept = await registry.findAnswer(id);
    expect(kept?.brief.text).toBe(body.toString());
    expect(JSON.parse(kept?.document ?? "")).toEqual(answer);
    await registry.close();
    await query(server.adminUrl, "drop database office", "drop role thalweg_app", "drop role office");
  });

  test("two programs that open an empty database at once both succeed", async () => {
    await query(server.adminUrl, "create role pair login createrole password 'secret'", "create database pair owner pair");
    const url = urlFor(server.adminUrl, { role: "pair", database: "pair" });
    const opened = await Promise.all(Array.from({ length: 6 }, async () => open(url)));
    expect(opened.filter(({ migrated }) => migrated.length > 0)).toHaveLength(1);
    await Promise.all(opened.map(async (registry) => registry.close()));
    await query(server.adminUrl, "drop database pair", "drop role thalweg_app", "drop role pair");
  });
});
