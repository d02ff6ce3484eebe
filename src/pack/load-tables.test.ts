import { beforeAll, describe, expect, test } from "vitest";
import type { Pack } from "#model/pack.js";
import type { Checked, Problem } from "#model/problem.js";
import { loadFlows } from "./load-flows.js";
import { loadObservations } from "./load-observations.js";
import { loadPack } from "./load.js";

let pack: Pack;
beforeAll(async () => {
  const loaded = await loadPack("packs/example", { today: "2026-11-24" });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  pack = loaded.value;
});

const places = (checked: Checked<unknown>): readonly (readonly unknown[])[] => (checked.ok ? [] : checked.problems.map(({ code, at }: Problem) => [code, at.row, at.column]));

describe("a file of observations", () => {
  const head = "crossing,date,waited_hours,vehicles_per_day,queue_length,source,note\n";
  const load = (text: string) => loadObservations(text, { file: "seen.csv", pack });

  test("gives its rows, quoted cells and empty ones as RFC 4180 has them", () => {
    expect(load(`${head}velune-bridge,2026-03-01,5.5,,,diary,"two lorries, ""rain"""\r\nvelune-west,2026-03-02,,120,40,camera,\r\n`)).toEqual({
      ok: true, warnings: [], value: [
        { crossing: "velune-bridge", date: "2026-03-01", waitedHours: 5.5, source: "diary", note: 'two lorries, "rain"' },
        { crossing: "velune-west", date: "2026-03-02", vehiclesPerDay: 120, queueLength: 40, source: "camera" },
      ],
    });
  });

  test("tells every problem with its row and column: a crossing nobody knows, a day that is none, numbers that cannot be, nothing seen, no source", () => {
    const loaded = load(`${head}velune-brige,2026-03-01,5,,,diary,\nvelune-west,2026-02-30,-1,"1,5",,diary,\nvelune-west,2026-03-01,,,,diary,\nvelune-west,2026-03-01,5,,,,\nvelune-west,2026-03-01,5,,diary\n`);
    expect(places(loaded)).toEqual([
      ["id-dangling", 2, "crossing"], ["value-date", 3, "date"], ["value-negative", 3, "waited_hours"], ["value-type", 3, "vehicles_per_day"],
      ["value-missing", 4, "waited_hours"], ["value-missing", 5, "source"], ["csv-cells", 6, undefined],
    ]);
    expect(loaded.ok ? undefined : loaded.problems[0]?.data).toMatchObject({ id: "velune-brige", nearest: "velune-bridge" });
  });

  test("tells columns that are missing or misspelt, once", () => {
    expect(places(load("crossing,day,waited_hours,vehicles_per_day,queue_length,source,note\nvelune-west,2026-03-01,5,,,diary,\n"))).toEqual([["csv-column-unknown", 1, "day"], ["csv-column-missing", 1, "date"]]);
    expect(places(load(""))).toEqual([["file-empty", undefined, undefined]]);
  });
});

describe("a table of flows", () => {
  const load = (text: string) => loadFlows(text, { file: "flows.csv", pack, asOf: "2026-11-24" });

  test("gives its rows; the tonnes are the asker's, by file and row", () => {
    expect(load("from,to,goods,tonnes_per_year\nfarrova,jorend,grain,1000\n")).toMatchObject({
      ok: true, value: [{ from: "farrova", to: "jorend", goods: "grain", tonnesPerYear: { value: 1000, unit: "t/year", asOf: "2026-11-24", assumption: "the asker's flow: flows.csv, row 2" } }],
    });
  });

  test("tells every problem with its row and column", () => {
    expect(places(load("from,to,goods,tonnes_per_year\nfarova,jorend,grain,1000\nfarrova,jorend,gold,0\n"))).toEqual([["id-dangling", 2, "from"], ["value-range", 3, "tonnes_per_year"], ["id-dangling", 3, "goods"]]);
    expect(places(load("from,to,goods,tonnes_per_year\nfarrova,jorend,gold,5\n"))).toEqual([["id-dangling", 2, "goods"]]);
  });

  test("refuses people, who have no tonnes", () => {
    const [grain] = pack.goods;
    if (grain === undefined) throw new Error("packs/example has no goods");
    const people = { ...pack, goods: [...pack.goods, { ...grain, id: "passengers", handling: "passenger" as const }] };
    expect(places(loadFlows("from,to,goods,tonnes_per_year\nfarrova,jorend,passengers,5\n", { file: "flows.csv", pack: people, asOf: "2026-11-24" }))).toEqual([["value-unknown", 2, "goods"]]);
  });
});
