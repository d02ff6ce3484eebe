import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { answerSchema } from "#model/answer.js";
import { expectGolden } from "../golden.js";
import { unfoundedIn } from "../unfounded.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const january = "packs/example/briefs/grain-january.yaml";
const example = ["--pack", "packs/example"];

/** The command line as built: `npm test` builds it first. */
function thalweg(args: readonly string[], env: Readonly<Record<string, string>> = {}): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist/cli/main.js"), ...args], { cwd: root, encoding: "utf8", env: { ...process.env, ...env }, maxBuffer: 2 ** 28 });
  return { status, stdout, stderr };
}

describe("thalweg answer", () => {
  test.each(["en", "zh", "ru"])("prints a page in %s", (language) => {
    const { status, stdout, stderr } = thalweg(["answer", january, ...example, "--lang", language]);
    expect([status, stderr]).toEqual([0, ""]);
    expectGolden(`answer-january.${language}.txt`, stdout);
  });

  test("explains a site down to facts, and one left out by its article", () => {
    const ranked = thalweg(["answer", january, ...example, "--explain", "farrova-block"]);
    expect(ranked.status).toBe(0);
    expectGolden("explain-farrova.en.txt", ranked.stdout);
    const excluded = thalweg(["answer", january, ...example, "--explain", "arvel-homestead"]);
    expect(excluded.status).toBe(0);
    expectGolden("explain-arvel.en.txt", excluded.stdout);
  });

  test("prints one JSON document, the same bytes in any time zone and locale, from any folder", () => {
    const first = thalweg(["answer", january, ...example, "--format", "json"], { TZ: "Asia/Vladivostok", LANG: "ru_RU.UTF-8", LC_ALL: "ru_RU.UTF-8" });
    const second = thalweg(["answer", january, ...example, "--format", "json"], { TZ: "America/New_York", LANG: "C", LC_ALL: "C" });
    expect([first.status, first.stderr]).toEqual([0, ""]);
    expect(second.stdout).toBe(first.stdout);
    expect(first.stdout.endsWith("}\n")).toBe(true);
    const document: unknown = JSON.parse(first.stdout);
    const answer = answerSchema.parse(document);
    expect(unfoundedIn(answer.ranked, answer.sources)).toEqual([]);
  });

  test("text too is the same in any time zone and locale", () => {
    const here = thalweg(["answer", january, ...example, "--lang", "ru"], { TZ: "Pacific/Kiritimati", LANG: "en_US.UTF-8" });
    expectGolden("answer-january.ru.txt", here.stdout);
  });

  test("writes a table with a row a site, and a map with points and lines", () => {
    const csv = thalweg(["answer", january, ...example, "--format", "csv"]).stdout;
    expectGolden("answer-january.csv", csv);
    const map = JSON.parse(thalweg(["answer", january, ...example, "--format", "geojson", "--top", "1"]).stdout) as { type: string; features: { geometry: { type: string }; properties: { feature: string } }[] };
    expect(map.type).toBe("FeatureCollection");
    expect(map.features.map(({ geometry, properties }) => `${properties.feature} ${geometry.type}`)).toEqual(["site Point", "leg LineString", "leg LineString", "leg LineString"]);
  });

  test("--out writes the file and prints nothing", () => {
    const file = join(folder, "answer.txt");
    expect(thalweg(["answer", january, ...example, "--out", file])).toEqual({ status: 0, stdout: "", stderr: "" });
    expectGolden("answer-january.en.txt", readFileSync(file, "utf8"));
  });

  test("five mistakes in a brief are five lines, each with its place, and exit status 1; nothing is written", () => {
    const brief = join(folder, "wrong.yaml");
    writeFileSync(brief, readFileSync(join(root, january), "utf8")
      .replace("activity: grain-farm", "activity: grain-frm").replace("market: jorend-exchange", "market: jorend-market").replace("months: [1]", "months: [13]")
      .replace("currency: USD", "currency: dollars").replace("entity: company", "entity: firm"));
    const out = join(folder, "none.json");
    const { status, stdout, stderr } = thalweg(["answer", brief, ...example, "--format", "json", "--out", out]);
    expect([status, stdout, existsSync(out)]).toEqual([1, "", false]);
    const lines = stderr.trimEnd().split("\n");
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/^.*wrong\.yaml:\d+:\d+ [A-Za-z.[\]0-9]+: .+/);
  });

  test("an unknown scenario or site is a problem with the nearest name", () => {
    const scenario = thalweg(["answer", january, ...example, "--scenario", "bridge-clsoed"]);
    expect(scenario.status).toBe(1);
    expect(scenario.stderr).toContain("bridge-closed");
    const site = thalweg(["answer", january, ...example, "--explain", "farova-block"]);
    expect(site.status).toBe(1);
    expect(site.stderr).toContain("farrova-block");
    expect(thalweg(["answer", "no-such-brief.yaml", ...example]).status).toBe(1);
  });

  test.each([[["answer"]], [["answer", january, "--format", "xml"]], [["answer", january, "--as-of", "2026-02-30"]], [["answer", january, "--top", "0"]], [["anwser", january]], [["route", "a", "b"]]])("wrong usage %j ends with 2", (args) => {
    const { status, stdout } = thalweg(args);
    expect([status, stdout]).toEqual([2, ""]);
  });
});

describe("thalweg route", () => {
  test("prints legs with mode, km, hours, cost and sources", () => {
    const { status, stdout, stderr } = thalweg(["route", "farrova", "jorend", ...example, "--goods", "grain", "--tonnes", "1000", "--month", "1"]);
    expect([status, stderr]).toEqual([0, ""]);
    expectGolden("route-farrova-jorend.en.txt", stdout);
  });

  test("takes names in any language, and says which are unknown, all at once", () => {
    const byId = thalweg(["route", "farrova", "jorend", ...example, "--goods", "grain", "--month", "1", "--format", "json"]);
    const byName = thalweg(["route", "法罗瓦", "ЙОРЕНД", ...example, "--goods", "谷物", "--date", "2027-01-15", "--as-of", "2026-11-01", "--format", "json"]);
    const { legs, days, sources } = JSON.parse(byId.stdout) as { legs: unknown[]; days: unknown; sources: Record<string, unknown> };
    expect(unfoundedIn([legs, days], sources)).toEqual([]);
    expect((JSON.parse(byName.stdout) as { legs: unknown[] }).legs).toEqual(legs);
    const wrong = thalweg(["route", "farova", "jornd", ...example, "--goods", "grian"]);
    expect(wrong.status).toBe(1);
    expect(wrong.stderr.trimEnd().split("\n")).toHaveLength(3);
  });
});

describe("thalweg what-if", () => {
  test("prints what differs for a brief and for the corridor, and that the base network stayed", () => {
    const sites = thalweg(["what-if", "bridge-closed", ...example, "--brief", january]);
    expect([sites.status, sites.stderr]).toEqual([0, ""]);
    expectGolden("what-if-sites.en.txt", sites.stdout);
    const ways = thalweg(["what-if", "bridge-closed", ...example, "--lang", "zh"]);
    expectGolden("what-if-ways.zh.txt", ways.stdout);
    const { baseChecksum } = JSON.parse(thalweg(["what-if", "bridge-closed", "warm-winter", ...example, "--format", "json"]).stdout) as { baseChecksum: { before: string; after: string } };
    expect(baseChecksum.after).toBe(baseChecksum.before);
  });
});

describe("thalweg check", () => {
  test("finds packs/example sound", () => {
    const { status, stdout } = thalweg(["check", "packs/example"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^packs\/example: no problems/);
  });

  test("a folder that is no pack has problems", () => {
    expect(thalweg(["check", join(folder, "nowhere")]).status).toBe(1);
  });
});
