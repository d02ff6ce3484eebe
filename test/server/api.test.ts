import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerCsv } from "#cli/answer-csv.js";
import { readBasemap, readPackBriefs } from "#cli/pack-briefs.js";
import { createApp } from "#http/app.js";
import { readDesk } from "#http/desk-files.js";
import { operations } from "#http/operations.js";
import { silentProblems, type ProblemDocument } from "#http/problem.js";
import { answer } from "#office/answer.js";
import { documentOf, openOffice, type OfficeService } from "#office/service.js";
import { loadPack } from "#pack/load.js";
import { openRegistry, type Registry } from "#registry/registry.js";
import { examplePack } from "../processes.js";
import { unfoundedIn } from "../unfounded.js";

type App = ReturnType<typeof createApp>;
type Json = Record<string, unknown>;

let folder: string;
let registry: Registry;
let service: OfficeService;
let app: App;
const faults: unknown[] = [];
const briefText = readFileSync(join(examplePack, "briefs/grain-january.yaml"), "utf8");

function appWith(parts: Partial<Parameters<typeof createApp>[0]> = {}): App {
  return createApp({ service, desk: readDesk(join(folder, "desk")), version: "0.0.0", onFault: ({ failure }) => faults.push(failure), briefRate: { burst: 1e6, perSecond: 1e6 }, ...parts });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "thalweg-test-"));
  mkdirSync(join(folder, "desk/assets"), { recursive: true });
  writeFileSync(join(folder, "desk/index.html"), `<script nonce="__CSP_NONCE__" src="/assets/a.js"></script>`);
  writeFileSync(join(folder, "desk/assets/a.js"), "1;".repeat(2000));
  writeFileSync(join(folder, "secret.txt"), "secret");
  const loaded = await loadPack(examplePack, { today: "2026-11-24" });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const pack = loaded.value;
  const [office] = pack.head.offices;
  if (office === undefined) throw new Error("the example pack has no office");
  registry = await openRegistry({ dataDir: join(folder, "data") });
  service = openOffice({ office, pack, briefs: readPackBriefs(examplePack, pack), basemap: readBasemap(examplePack), registry, answerCsv });
  app = appWith();
});
afterAll(async () => {
  await registry.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return app.request(path, init);
}
const post = async (body: string | Uint8Array<ArrayBuffer>, type = "application/yaml", query = "", on = app): Promise<Response> =>
  on.request(`/api/answers${query}`, { method: "POST", headers: { "content-type": type }, body });

async function problemOf(response: Response, status: number): Promise<ProblemDocument> {
  const text = await response.text();
  expect(response.status, text).toBe(status);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  const document = JSON.parse(text) as ProblemDocument;
  expect(document).toMatchObject({ status, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), title: expect.stringMatching(/.\S/) });
  expect(text).not.toMatch(/\bat \S+ \(|node_modules|\.js:|stack/);
  return document;
}

describe("answers", () => {
  test("a brief is answered, kept, and reopens with the same bytes, which are those of the command line", async () => {
    const given = await post(briefText);
    expect(given.status).toBe(201);
    const { id, answer: document } = await given.json() as { id: string; answer: Json };
    expect(given.headers.get("location")).toBe(`/api/answers/${id}`);
    const again = await answer({ pack: service.pack, briefText, file: "brief" });
    const expected = again.ok ? documentOf(again.value) : "";
    expect(await (await ask(`/api/answers/${id}?format=json`)).text()).toBe(expected);
    expect(await (await ask(`/api/answers/${id}`)).json()).toEqual({ id, answer: document });
    const csv = await ask(`/api/answers/${id}?format=csv&lang=ru`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect((await csv.text()).split("\n")[0]).toMatch(/^rank,/);
  });

  test("the same brief as JSON has the same answer", async () => {
    const brief = service.briefs.find(({ id }) => id === "grain-january")?.brief;
    const [yaml, json] = [await post(briefText), await post(JSON.stringify(brief), "application/json; charset=utf-8")];
    expect((await json.json() as { answer: Json }).answer).toEqual((await yaml.json() as { answer: Json }).answer);
  });

  test("a brief with mistakes gives all of them, each with its line and its sentence in the asker's language, and nothing is kept", async () => {
    const wrong = briefText.replace(/^activity:.*$/m, "activity: moon-base").replace(/discountRatePerYear:.*$/m, "discountRatePerYear: 12").replace(/nationality:.*$/m, "nationality: xx");
    const said = await Promise.all((["en", "zh", "ru"] as const).map(async (lang) => (await problemOf(await post(wrong, "application/yaml", `?lang=${lang}`), 422)).problems ?? []));
    const lines = wrong.split("\n");
    const [en = []] = said;
    expect(en.length).toBeGreaterThanOrEqual(3);
    for (const [path, words] of [["activity", "moon-base"], ["money.discountRatePerYear", "12"], ["investor.nationality", "xx"]] as const) {
      const problem = en.find(({ at }) => at.path === path);
      expect(lines[(problem?.at.row ?? 0) - 1], path).toContain(words);
    }
    expect(new Set(said.map((problems) => problems.map(({ says }) => says).join())).size).toBe(3);
  });

  test("what is not text, not a brief's type or too large is refused as such", async () => {
    await problemOf(await post(new Uint8Array([0xff, 0xfe, 0x00])), 422);
    for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""]) await problemOf(await post(briefText, type), 415);
    await problemOf(await post("#".repeat(1_048_577)), 413);
    expect((await post(`${briefText}\n#${"x".repeat(900_000)}`)).status).toBe(201);
  });

  test("an unknown and a malformed id are not found alike", async () => {
    for (const id of ["00000000-0000-4000-8000-000000000000", "x", "%00", "..%2f..%2fetc"]) await problemOf(await ask(`/api/answers/${id}`), 404);
  });

  test("too many briefs from one address are slowed, and told when to come back", async () => {
    const slow = appWith({ briefRate: { burst: 2, perSecond: 0.5 } });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await post(briefText, "application/yaml", "", slow)).status);
    expect(statuses).toEqual([201, 201, 429]);
    const refused = await post(briefText, "application/yaml", "", slow);
    await problemOf(refused.clone(), 429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("the corridor", () => {
  test("settings, pack, sites and basemap say what the pack says", async () => {
    const settings = await (await ask("/api/settings")).json() as { office: Json; pack: Json };
    expect(settings.office).toEqual(service.office);
    expect(settings.pack).toMatchObject({ id: service.pack.head.id, edition: service.pack.head.edition, bounds: service.pack.head.bounds });
    const pack = await (await ask("/api/pack")).json() as Record<string, Json[]>;
    for (const part of ["regions", "places", "links", "crossings", "goods", "markets", "activities", "scenarios"] as const) {
      expect(pack[part]?.map(({ id }) => id), part).toEqual(service.pack[part].map(({ id }) => id));
    }
    expect(pack["briefs"]?.map(({ text }) => text)).toContain(briefText);
    const sites = await (await ask("/api/sites")).json() as { features: { geometry: { coordinates: number[] }; properties: Json }[] };
    expect(sites.features.map(({ geometry, properties }) => ({ ...properties, lon: geometry.coordinates[0], lat: geometry.coordinates[1] }))).toEqual(service.pack.sites);
    expect(await (await ask("/api/basemap")).text()).toBe(readFileSync(join(examplePack, "basemap.geojson"), "utf8"));
  });

  test("what has not changed is not sent again", async () => {
    for (const path of ["/api/basemap", "/api/pack", "/api/sites", "/assets/a.js"]) {
      const etag = (await ask(path)).headers.get("etag") ?? "";
      expect(etag).not.toBe("");
      expect((await ask(path, { headers: { "if-none-match": etag } })).status).toBe(304);
    }
  });

  test("a route and its mistakes", async () => {
    const [from, to] = [service.pack.places[0], service.pack.places[1]];
    const goods = service.pack.goods[0]?.id ?? "";
    const found = await ask(`/api/route?${new URLSearchParams({ from: from?.id ?? "", to: to?.names.zh ?? "", goods, month: "1" }).toString()}`);
    expect(found.status).toBe(200);
    expect(await found.json()).toMatchObject({ from: from?.id, to: to?.id, goods, month: 1, minimise: "cost" });
    const { problems } = await problemOf(await ask("/api/route?from=nowhere&month=13&minimise=luck&colour=red"), 422);
    expect(problems?.map(({ code, at }) => [code, at.path])).toEqual([
      ["value-missing", "to"], ["value-missing", "goods"], ["value-range", "month"], ["value-unknown", "minimise"], ["key-unknown", "colour"],
    ]);
    expect((await problemOf(await ask(`/api/route?from=nowhere&to=${to?.id}&goods=${goods}`), 422)).problems?.map(({ code }) => code)).toEqual(["name-unknown"]);
  });

  test("a route on a day comes with other ways and the crossings' calendars", async () => {
    const found = await (await ask("/api/route?from=belmora&to=jorend&goods=grain&date=2027-01-10&alternatives=3")).json() as { date: string; legs: { crossing?: string }[]; alternatives: { legs: { crossing?: string }[] }[]; calendars: { places: string[]; spans: { mode?: string }[] }[] };
    expect(found.date).toBe("2027-01-10");
    const crossings = [found, ...found.alternatives].map(({ legs }) => legs.flatMap(({ crossing }) => crossing ?? []).join());
    expect(crossings).toHaveLength(3);
    expect(new Set(crossings).size).toBe(3);
    expect(found.calendars.find(({ places }) => places.join() === "elvast,hestria")?.spans.map(({ mode }) => mode)).toEqual(["ice", undefined, "ferry", undefined, "ice"]);
    await problemOf(await ask("/api/route?from=belmora&to=jorend&goods=grain&date=2027-02-30"), 422);
  });

  test("what a scenario changes", async () => {
    const scenario = service.pack.scenarios[0]?.id ?? "";
    const found = await (await ask(`/api/what-if?scenario=${scenario}`)).json() as { before: string; after: string; baseChecksum: { before: string; after: string } };
    expect(found).toMatchObject({ before: "base", after: scenario });
    expect(found.baseChecksum.after).toBe(found.baseChecksum.before);
    await problemOf(await ask("/api/what-if?scenario=flood-of-gold"), 422);
  });

  test("what a scenario changes for a brief of the pack is what it changes for the answer to it", async () => {
    const { id } = await (await post(briefText)).json() as { id: string };
    const byBrief = await (await ask("/api/what-if?scenario=bridge-closed&brief=grain-january&goods=grain,flour")).json() as { sites: { compared: Json[] }; ways: { goods: string[] } };
    const byAnswer = await (await ask(`/api/what-if?scenario=bridge-closed&answer=${id}`)).json() as { sites: { compared: Json[] }; ways?: object };
    expect(byAnswer.sites).toEqual(byBrief.sites);
    expect(byBrief.sites.compared.map(({ change }) => change)).toEqual(["loses", "moves", "same", "left-out"]);
    expect([byBrief.ways.goods, byAnswer.ways]).toEqual([["grain", "flour"], undefined]);
    expect((await problemOf(await ask("/api/what-if?scenario=bridge-closed&brief=grain-januar"), 422)).problems?.[0]?.data).toMatchObject({ nearest: "grain-january" });
    expect((await problemOf(await ask("/api/what-if?scenario=bridge-closed&answer=00000000-0000-4000-8000-000000000000"), 422)).problems?.[0]?.at.path).toBe("answer");
  });

  test("the month slider's field has twelve rows of what routes cost, small and the same when it is asked again", async () => {
    const response = await ask("/api/fields?place=jorend&goods=grain&scenario=bridge-closed");
    const text = await response.text();
    const found = JSON.parse(text) as { places: string[]; costUsdPerTonne: (number | null)[][]; days: (number | null)[][] };
    expect([found.costUsdPerTonne.length, found.days.length]).toEqual([12, 12]);
    const route = await (await ask("/api/route?from=belmora&to=jorend&goods=grain&month=7&scenario=bridge-closed")).json() as { costUsdPerTonne: { value: number } };
    expect(found.costUsdPerTonne[6]?.[found.places.indexOf("belmora")]).toBeCloseTo(route.costUsdPerTonne.value, 4);
    expect(await (await ask("/api/fields?place=Jorend&goods=grain&scenario=bridge-closed")).text()).toBe(text);
    expect((await problemOf(await ask("/api/fields?place=jorand&goods=grain&direction=up"), 422)).problems?.map(({ at }) => at.path)).toEqual(["direction"]);
    expect((await problemOf(await ask("/api/fields?place=jorand&goods=gold"), 422)).problems?.map(({ at }) => at.path)).toEqual(["place", "goods"]);
  });

  test("critical links of a brief, with figures that rest on listed sources", async () => {
    const found = await (await ask("/api/critical?brief=grain-january&top=3")).json() as { dearest: Json[]; site: Json; sources: Record<string, unknown> };
    expect(found.site["id"]).toBe("farrova-block");
    expect(found.dearest.length).toBeGreaterThan(0);
    expect(unfoundedIn(found.dearest, found.sources)).toEqual([]);
    await problemOf(await ask("/api/critical"), 422);
    await problemOf(await ask("/api/critical?brief=grain-january&site=nowhere"), 422);
  });

  test("what the office sees at a crossing counts from then on", async () => {
    const field = async () => (await (await ask("/api/fields?place=jorend&goods=fish")).json() as { places: string[]; costUsdPerTonne: (number | null)[][] });
    const arvel = ({ places, costUsdPerTonne }: Awaited<ReturnType<typeof field>>) => costUsdPerTonne[0]?.[places.indexOf("arvel")] ?? NaN;
    const before = arvel(await field());
    await registry.saveObservations(Array.from({ length: 5 }, (_, i) => ({ crossing: "velune-bridge", date: `2026-10-0${i + 1}`, waitedHours: 3, source: "diary" })));
    expect(before - arvel(await field())).toBeCloseTo(0.5, 4); // one hour less than the pack's four, at 0.50 USD/t
    const { answer: document } = await (await post(briefText)).json() as { answer: { sources: Json } };
    expect(document.sources["observations:velune-bridge"]).toMatchObject({ accessed: "2026-10-05" });
  });
});

describe("protocol", () => {
  test("what is not there and what is not allowed are told apart", async () => {
    await problemOf(await ask("/api/nothing"), 404);
    await problemOf(await ask("/api/nothing", { method: "POST", body: "x" }), 404);
    for (const [path, method, allow] of [["/api/pack", "DELETE", "GET, HEAD"], ["/api/answers", "GET", "POST"], ["/api/answers/x", "PUT", "GET, HEAD"]] as const) {
      const refused = await ask(path, { method });
      await problemOf(refused.clone(), 405);
      expect(refused.headers.get("allow")).toBe(allow);
    }
    expect((await ask("/api/pack", { method: "HEAD" })).status).toBe(200);
  });

  test("errors speak the asker's language", async () => {
    const titles = await Promise.all(["en", "zh-CN", "ru;q=0.9, en;q=0.1"].map(async (accept) => (await problemOf(await ask("/api/nothing", { headers: { "accept-language": accept } }), 404)).title));
    expect(titles).toEqual(["There is nothing at this address.", "此地址下没有内容。", "По этому адресу ничего нет."]);
  });

  test("every problem code has words", () => {
    expect(silentProblems()).toEqual([]);
  });

  test("a fault of ours is told to us in full and to the asker not at all", async () => {
    const failure = new Error("password=hunter2 at /srv/secret.js");
    const broken = appWith({ service: { ...service, findAnswer: async () => { throw failure; }, ping: async () => { throw failure; } } });
    const text = await (await broken.request("/api/answers/x")).text();
    expect(text).not.toContain("hunter2");
    await problemOf(await broken.request("/api/answers/x"), 500);
    await problemOf(await broken.request("/api/health"), 503);
    expect(faults).toContain(failure);
  });

  test("a page of a stranger whose name points at this machine gets nothing", async () => {
    const local = appWith({ hosts: new Set(["127.0.0.1", "localhost"]) });
    await problemOf(await local.request("http://evil.example/api/settings", { headers: { host: "evil.example" } }), 421);
    expect((await local.request("http://localhost:4173/api/health", { headers: { host: "localhost:4173" } })).status).toBe(200);
  });
});

describe("the desk", () => {
  test("the page has a policy without unsafe-inline and a nonce of its own each time", async () => {
    const nonces = await Promise.all([0, 1].map(async () => {
      const page = await ask("/", { headers: { accept: "text/html" } });
      const policy = page.headers.get("content-security-policy") ?? "";
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain("unsafe");
      expect(policy).not.toMatch(/https?:|\*/);
      expect(await page.text()).toContain(`nonce="${nonce}"`);
      return nonce;
    }));
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test("a link into the desk opens its page for a person, and is nothing for a program", async () => {
    const link = "/answers/00000000-0000-4000-8000-000000000000";
    expect((await ask(link, { headers: { accept: "text/html,*/*" } })).status).toBe(200);
    await problemOf(await ask(link, { headers: { accept: "application/json" } }), 404);
    await problemOf(await ask("/assets/gone.js"), 404);
    await problemOf(await ask("/api/gone", { headers: { accept: "text/html" } }), 404);
  });

  test("files with a hash in their name are kept for ever; nothing outside the desk's folder is served", async () => {
    const file = await ask("/assets/a.js");
    expect(file.headers.get("cache-control")).toContain("immutable");
    expect(file.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(existsSync(join(folder, "secret.txt"))).toBe(true);
    for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "//secret.txt", "/assets/%00a.js"]) expect(await (await ask(path)).text()).not.toBe("secret");
  });

  test("text is compressed for who accepts it", async () => {
    const plain = await ask("/assets/a.js");
    const packed = await ask("/assets/a.js", { headers: { "accept-encoding": "gzip" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect((await packed.arrayBuffer()).byteLength).toBeLessThan((await plain.arrayBuffer()).byteLength / 10);
  });
});

describe("the OpenAPI document", () => {
  interface Described { readonly parameters?: { readonly name: string; readonly in: string }[]; readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: Json }> }> }
  let document: { readonly openapi: string; readonly paths: Record<string, Record<string, Described>>; readonly components: Json };
  let valid: (schema: Json, value: unknown) => string;

  beforeAll(async () => {
    document = await (await ask("/api/openapi.json")).json() as typeof document;
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ $id: "openapi", components: document.components });
    valid = (schema, value) => {
      const check = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components')));
      return check(value) ? "" : JSON.stringify(check.errors?.slice(0, 3));
    };
  });

  async function agrees(method: string, path: string, response: Response): Promise<void> {
    const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
    const described = document.paths[path]?.[method]?.responses[String(response.status)];
    const text = await response.text();
    expect(described, `${method} ${path} answers ${response.status}, which is not described: ${text.slice(0, 300)}`).toBeDefined();
    const schema = described?.content?.[type]?.schema;
    expect(schema, `${method} ${path} ${response.status} sends ${type}`).toBeDefined();
    if (type.endsWith("json")) expect(valid(schema ?? {}, JSON.parse(text)), `${method} ${path} ${response.status}`).toBe("");
  }

  test("is OpenAPI 3.1 and names every operation", () => {
    expect(document.openapi).toBe("3.1.0");
    const described = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(described.toSorted()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).toSorted());
  });

  test("describes what is really sent", async () => {
    const given = await post(briefText);
    const id = (await given.clone().json() as { id: string }).id;
    await agrees("post", "/api/answers", given);
    const { places, goods, scenarios } = service.pack;
    const route = new URLSearchParams({ from: places[0]?.id ?? "", to: places[3]?.id ?? "", goods: goods[0]?.id ?? "" });
    for (const [path, url] of [
      ["/api/health", "/api/health"], ["/api/settings", "/api/settings"], ["/api/pack", "/api/pack"], ["/api/sites", "/api/sites"], ["/api/basemap", "/api/basemap"],
      ["/api/answers/{id}", `/api/answers/${id}`], ["/api/answers/{id}", `/api/answers/${id}?format=csv`], ["/api/answers/{id}", "/api/answers/none"],
      ["/api/route", `/api/route?${route.toString()}`], ["/api/route", "/api/route"], ["/api/what-if", `/api/what-if?scenario=${scenarios[0]?.id}`],
    ] as const) await agrees("get", path, await ask(url));
    for (const refused of [await post("x: ["), await post(briefText, "text/plain"), await post("#".repeat(1_048_577))]) await agrees("post", "/api/answers", refused);
  });

  test("holds for whatever is asked, and nothing is a fault of ours", async () => {
    const before = faults.length;
    const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.constantFrom("1", "13", "-1", "1e9", "2026-02-30", "2026-11-24", "", "en", "xx", "base", "csv"),
      fc.constantFrom(...service.pack.places.map(({ id }) => id), ...service.pack.goods.map(({ id }) => id), ...service.pack.scenarios.map(({ id }) => id)));
    const names = ["lang", "asOf", "scenario", "other", "from", "to", "goods", "month", "tonnes", "minimise", "format", "x"];
    const anyQuery = fc.dictionary(fc.constantFrom(...names), anyText, { maxKeys: 8 });
    const anyBrief = fc.oneof(
      fc.json(), fc.string({ unit: "binary", maxLength: 200 }),
      fc.tuple(fc.nat(briefText.length), fc.nat(40), fc.string({ maxLength: 5 })).map(([at, gone, put]) => briefText.slice(0, at) + put + briefText.slice(at + gone)),
    );
    await fc.assert(fc.asyncProperty(fc.constantFrom(...Object.keys(document.paths)), anyQuery, anyBrief, anyText, async (path, query, brief, id) => {
      for (const method of Object.keys(document.paths[path] ?? {})) {
        const url = `${path.replace("{id}", encodeURIComponent(id) || "_")}?${new URLSearchParams(query).toString()}`;
        await agrees(method, path, await ask(url, method === "post" ? { method: "POST", headers: { "content-type": "application/yaml" }, body: brief } : {}));
      }
    }), { numRuns: 600 });
    expect(faults.slice(before)).toEqual([]);
  });
});
