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

const flows = join(folder, "flows.csv");
writeFileSync(flows, "from,to,goods,tonnes_per_year\nfarrova,jorend,grain,1000\nbelmora,jorend,grain,600\nmorvale,jorend,grain,120\narvel,lumen-bay,fish,12\n");
const mine = join(folder, "mine.yaml");
writeFileSync(mine, "why: my carrier's offer of 20 November\nrates:\n  road-freight-north: 1.1\n  ice-freight: {value: 0.3, low: 0.25, high: 0.4}\nwaits:\n  velune-bridge: {p50: 2, p90: 6}\n");

describe("thalweg route over a year and by other ways", () => {
  test("a day in April has neither ferry nor ice: the way is another, and the calendar says when each opens", () => {
    const { status, stdout, stderr } = thalweg(["route", "belmora", "jorend", ...example, "--goods", "grain", "--scenario", "bridge-closed", "--date", "2027-04-10", "--alternatives", "5"]);
    expect([status, stderr]).toEqual([0, ""]);
    expectGolden("route-date-alternatives.en.txt", stdout);
  });

  test("fish, which no train takes, finds no way on that day; it says why and from when", () => {
    const args = ["route", "belmora", "jorend", ...example, "--goods", "fish", "--scenario", "bridge-closed", "--date", "2027-04-10"];
    const { status, stdout, stderr } = thalweg([...args, "--lang", "ru"]);
    expect([status, stderr]).toEqual([0, ""]);
    expectGolden("route-no-way.ru.txt", stdout);
    expect(JSON.parse(thalweg([...args, "--format", "json"]).stdout)).toMatchObject({ legs: [], reason: "closed-on-date", opensAgain: "2027-05-01" });
  });

  test("over a year ice, nothing, ferry, nothing appear", () => {
    const modes = ["2027-01-20", "2027-04-10", "2027-07-01", "2027-11-20"].map((date) => {
      const { legs } = JSON.parse(thalweg(["route", "elvast", "hestria", ...example, "--goods", "fish", "--scenario", "bridge-closed", "--date", date, "--format", "json"]).stdout) as { legs: { mode: string }[] };
      return legs.map(({ mode }) => mode);
    });
    expect(modes).toEqual([["ice"], [], ["ferry"], []]);
  });

  test("under your assumptions a leg says so, and the numbers are listed with what the pack has", () => {
    const { status, stdout, stderr } = thalweg(["route", "farrova", "jorend", ...example, "--goods", "grain", "--month", "1", "--assume", mine]);
    expect([status, stderr]).toEqual([0, ""]);
    expectGolden("route-assumed.en.txt", stdout);
  });

  test("a mistake in the assumptions is told with its line, and nothing is printed", () => {
    const wrong = join(folder, "wrong-mine.yaml");
    writeFileSync(wrong, "why: x\nrates:\n  road-freight-nrth: 1\n");
    const { status, stdout, stderr } = thalweg(["answer", january, ...example, "--assume", wrong]);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/wrong-mine\.yaml:3:3 rates\.road-freight-nrth: .*road-freight-north/);
  });
});

describe("thalweg what-if", () => {
  test("prints what differs for a brief, for given flows and for the corridor, and that the base network stayed", () => {
    const sites = thalweg(["what-if", "bridge-closed", ...example, "--brief", january]);
    expect([sites.status, sites.stderr]).toEqual([0, ""]);
    expectGolden("what-if-sites.en.txt", sites.stdout);
    const table = thalweg(["what-if", "bridge-closed", ...example, "--brief", january, "--format", "csv"]).stdout.trimEnd().split("\n").map((line) => line.split(","));
    expect(table[0]?.slice(0, 4)).toEqual(["site", "change", "rank_before", "npv_before_usd"]);
    expect(table.slice(1).map(([site, change]) => [site, change])).toEqual([["farrova-block", "loses"], ["belmora-block", "moves"], ["morvale-block", "same"], ["arvel-homestead", "left-out"]]);
    const ways = thalweg(["what-if", "bridge-closed", ...example, "--lang", "zh"]);
    expectGolden("what-if-ways.zh.txt", ways.stdout);
    expectGolden("what-if-flows.en.txt", thalweg(["what-if", "bridge-closed", ...example, "--flows", flows]).stdout);
    const { baseChecksum } = JSON.parse(thalweg(["what-if", "bridge-closed", "warm-winter", ...example, "--format", "json"]).stdout) as { baseChecksum: { before: string; after: string } };
    expect(baseChecksum.after).toBe(baseChecksum.before);
  });
});

describe("thalweg critical", () => {
  test("ranks links by what their loss costs, and lists those without a second way", () => {
    const { status, stdout, stderr } = thalweg(["critical", ...example, "--flows", flows, "--top", "4"]);
    expect([status, stderr]).toEqual([0, ""]);
    expectGolden("critical-flows.en.txt", stdout);
    expectGolden("critical-brief.ru.txt", thalweg(["critical", ...example, "--brief", january, "--lang", "ru"]).stdout);
    expect(thalweg(["critical", ...example, "--flows", flows, "--format", "csv"]).stdout.split("\n")[0]).toBe("link,from,to,mode,crossing,tonnes_per_year,extra_usd_per_year,stranded_tonnes_per_year,no_second_way");
    expect(thalweg(["critical", ...example]).status).toBe(2);
  });
});

describe("thalweg import observations", () => {
  const data = join(folder, "office");
  const seen = join(folder, "seen.csv");
  const head = "crossing,date,waited_hours,vehicles_per_day,queue_length,source,note\n";
  const rows = Array.from({ length: 5 }, (_, i) => `velune-bridge,2026-10-0${i + 1},${i + 1},,,diary,\n`).join("");
  const bridgeHours = (...more: readonly string[]): number => {
    const { legs } = JSON.parse(thalweg(["route", "farrova", "jorend", ...example, "--goods", "grain", "--month", "1", "--format", "json", ...more]).stdout) as { legs: { crossing?: string; hours: { value: number } }[] };
    return legs.find(({ crossing }) => crossing === "velune-bridge")?.hours.value ?? NaN;
  };

  test("a file with mistakes tells each with row and column and leaves nothing behind; a right one counts once", () => {
    writeFileSync(seen, `${head}velune-bridge,2026-10-01,5,,,diary,\nvelune-brige,2026-10-32,x,,,,\n`);
    const wrong = thalweg(["import", "observations", seen, "--data", data, ...example]);
    expect([wrong.status, wrong.stdout]).toEqual([1, ""]);
    expect(wrong.stderr.trimEnd().split("\n").map((line) => line.slice(seen.length).split(/[ ]/)[0])).toEqual([":3:date:", ":3:waited_hours:", ":3:source:", ":3:crossing:"]);
    writeFileSync(seen, head + rows);
    expect(thalweg(["import", "observations", seen, "--data", data, ...example]).stdout).toBe(`${seen}: 5 observations, 5 new.\n`);
    expect(thalweg(["import", "observations", seen, "--data", data, ...example]).stdout).toBe(`${seen}: 5 observations, 0 new.\n`);
    expect(bridgeHours() - bridgeHours("--data", data)).toBeCloseTo(4 - 3, 9); // the median of 1 to 5 hours in place of the pack's four
    const answered = thalweg(["answer", january, ...example, "--data", data, "--format", "json"]);
    expect((JSON.parse(answered.stdout) as { sources: Record<string, { title: string }> }).sources["observations:velune-bridge"]?.title).toBe("Observations at Velune Bridge: diary");
  }, 60_000);

  test("a question makes no office: a data folder that is not there is a problem", () => {
    const { status, stderr } = thalweg(["route", "farrova", "jorend", ...example, "--goods", "grain", "--data", join(folder, "nowhere")]);
    expect(status).toBe(1);
    expect(stderr).toContain("nowhere");
    expect(existsSync(join(folder, "nowhere"))).toBe(false);
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
