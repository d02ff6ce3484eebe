import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import pg from "pg";
import type { NewAnswer, Registry } from "#registry/registry.js";

/** A database of its own for the tests: how to open the registry, and how to enter the database as the app does. */
export interface Setting {
  open(): Promise<Registry>;
  readonly app: () => pg.ClientConfig;
  close(): Promise<void>;
}

const answer: NewAnswer = {
  brief: { text: "activity: soy-farm\n# 黑河, Благовещенск\n", language: "ru" },
  pack: { id: "example", edition: "2026-11-24" }, asOf: "2026-11-24", scenario: "base", document: `{"b":1,"a":[1.10,1e3],"b2":"\\u0430 黑河"}`,
};

/** JSON texts as programs write them, and as they do not: spaces, key order, doubled keys, numbers in any form. */
const anyJsonText = fc.json({ maxDepth: 3 }).chain((text) => fc.constantFrom(text, ` ${text}\n`, `{"z":${text},  "a":${text}, "z":1.50}`))
  .filter((text) => !text.includes("\\u0000")); // PostgreSQL's json takes it; text functions do not

async function refusalOf(client: pg.Client, statement: string): Promise<string | undefined> {
  return client.query(statement).then(() => undefined, (failure: { code?: string }) => failure.code);
}

/** What every registry must do, on the embedded PostgreSQL and on an external one. */
export function registryContract(name: string, make: () => Promise<Setting>): void {
  describe(`${name} keeps the registry contract`, () => {
    let setting: Setting;
    let registry: Registry;
    beforeAll(async () => {
      setting = await make();
      registry = await setting.open();
    });
    afterAll(async () => {
      await registry.close();
      await setting.close();
    });

    test("an answer reopens as it was kept", async () => {
      const id = await registry.saveAnswer(answer);
      const found = await registry.findAnswer(id);
      expect(found).toMatchObject(answer);
      expect(Math.abs(Date.now() - (found?.createdAt.getTime() ?? 0))).toBeLessThan(60_000);
    });

    test("every byte of a document survives", async () => {
      await fc.assert(fc.asyncProperty(anyJsonText, async (document) => {
        const id = await registry.saveAnswer({ ...answer, document });
        expect((await registry.findAnswer(id))?.document).toBe(document);
      }), { numRuns: 50 });
    });

    test("the same answer kept twice has two ids", async () => {
      expect(await registry.saveAnswer(answer)).not.toBe(await registry.saveAnswer(answer));
    });

    test("an unknown id and a malformed one are not found", async () => {
      expect(await registry.findAnswer("00000000-0000-4000-8000-000000000000")).toBeUndefined();
      for (const id of ["", "1", "x'; drop table thalweg.answer; --", "00000000-0000-4000-8000-00000000000G"]) expect(await registry.findAnswer(id)).toBeUndefined();
    });

    test("a document that is not JSON is not kept, nor its brief", async () => {
      const client = new pg.Client(setting.app());
      await client.connect();
      const count = async () => Number((await client.query("select count(*) as n from thalweg.brief")).rows[0].n);
      const before = await count();
      await expect(registry.saveAnswer({ ...answer, document: "{" })).rejects.toMatchObject({ code: "22P02" });
      expect(await count()).toBe(before);
      await client.end();
    });

    test("opening twice migrates once", async () => {
      const again = await setting.open();
      expect(again.migrated).toEqual([]);
      const id = await again.saveAnswer(answer);
      expect((await registry.findAnswer(id))?.document).toBe(answer.document);
      await again.close();
    });

    test("twenty writers at once lose nothing", async () => {
      const ids = await Promise.all(Array.from({ length: 20 }, async (_, i) => registry.saveAnswer({ ...answer, document: `{"i":${i}}` })));
      const found = await Promise.all(ids.map(async (id) => (await registry.findAnswer(id))?.document));
      expect(found).toEqual(Array.from({ length: 20 }, (_, i) => `{"i":${i}}`));
    });

    test("the app is neither superuser nor owner and can only read and add", async () => {
      const id = await registry.saveAnswer(answer);
      const client = new pg.Client(setting.app());
      await client.connect();
      const { rows } = await client.query("select current_user::text as role, rolsuper, rolbypassrls from pg_roles where rolname = current_user");
      expect(rows).toEqual([{ role: "thalweg_app", rolsuper: false, rolbypassrls: false }]);
      const denied = "42501";
      for (const statement of [
        `update thalweg.answer set scenario = 'x' where id = '${id}'`, `delete from thalweg.answer where id = '${id}'`, "truncate thalweg.answer", "truncate thalweg.brief cascade",
        "drop table thalweg.answer", "alter table thalweg.answer add column x int", "create table thalweg.mine (x int)", "create schema mine",
        "update thalweg.crossing_observation set source = 'x'", "delete from thalweg.crossing_observation", "create table mine (b uuid references thalweg.brief (id))", "create role mine", "alter role thalweg_app superuser", "select * from pg_authid", "copy thalweg.answer to '/tmp/x'",
        "copy thalweg.brief from program 'id'", "select pg_read_file('PG_VERSION')", "delete from thalweg.kysely_migration",
      ]) expect(await refusalOf(client, statement), statement).toBe(denied);
      await client.end();
      expect((await registry.findAnswer(id))?.document).toBe(answer.document);
    });

    test("the database itself refuses a wrong checksum", async () => {
      const client = new pg.Client(setting.app());
      await client.connect();
      const brief = "insert into thalweg.brief (id, text, language) values (gen_random_uuid(), 'x', 'en') returning id";
      const { rows } = await client.query(brief);
      const code = await refusalOf(client, `insert into thalweg.answer (id, brief_id, pack_id, pack_edition, as_of, scenario, document, sha256)
        values (gen_random_uuid(), '${rows[0].id}', 'p', '2026-01-01', '2026-01-01', 'base', '{}', 'x')`);
      expect(code).toBe("23514");
      await client.end();
    });

    test("observations are kept once each, however often their file comes, and two that say the same are two", async () => {
      const crossing = `bridge-${randomUUID()}`;
      const [first, second] = [{ crossing, date: "2026-03-01", waitedHours: 5.25, source: "diary" }, { crossing, date: "2026-02-01", vehiclesPerDay: 120, queueLength: 40, source: "camera", note: "снег, 雪" }];
      const own = async () => (await registry.listObservations()).filter((one) => one.crossing === crossing);
      const before = await registry.countObservations();
      expect(await registry.saveObservations([first, second, first])).toBe(3);
      expect(await registry.saveObservations([first, second, first])).toBe(0);
      expect(await registry.saveObservations([second, first, first, first])).toBe(1);
      expect(await own()).toEqual([second, first, first, first]); // by day
      expect(await registry.countObservations()).toBe(before + 4);
    });

    test("observations that cannot be are not kept, nor those beside them", async () => {
      const crossing = `bridge-${randomUUID()}`;
      const good = { crossing, date: "2026-03-01", waitedHours: 5, source: "diary" };
      for (const bad of [{ ...good, waitedHours: -1 }, { ...good, date: "2026-02-30" }, { crossing, date: "2026-03-01", source: "diary" }, { ...good, source: "" }]) {
        await expect(registry.saveObservations([good, bad])).rejects.toThrow();
      }
      expect((await registry.listObservations()).filter((one) => one.crossing === crossing)).toEqual([]);
    });

    test("five thousand observations are kept in one go, by two at once as by one", async () => {
      const crossing = `bridge-${randomUUID()}`;
      const many = Array.from({ length: 5000 }, (_, i) => ({ crossing, date: "2026-03-01", waitedHours: i % 50, source: "diary" }));
      const added = await Promise.all([registry.saveObservations(many), registry.saveObservations(many)]);
      expect(added.reduce((sum, one) => sum + one, 0)).toBe(5000);
    });

    test("every table and column says what it is", async () => {
      const client = new pg.Client(setting.app());
      await client.connect();
      const { rows } = await client.query(`
        select c.relname || coalesce('.' || a.attname, '') as silent
          from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where n.nspname = 'thalweg' and c.relkind = 'r' and c.relname not like 'kysely%'
           and (obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null)`);
      expect(rows).toEqual([]);
      await client.end();
    });
  });
}
