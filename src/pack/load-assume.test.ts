import { beforeAll, describe, expect, test } from "vitest";
import type { Pack } from "#model/pack.js";
import type { Problem } from "#model/problem.js";
import { loadAssumptions } from "./load-assume.js";
import { loadPack } from "./load.js";

let pack: Pack;
beforeAll(async () => {
  const loaded = await loadPack("packs/example", { today: "2026-11-24" });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  pack = loaded.value;
});

const good = `why: my carrier's offer of 20 November
rates:
  road-freight-north: 1.5
  rail-freight: {value: 0.05, low: 0.04, high: 0.06}
parameters:
  grain-farm: {seed: 25}
sites:
  farrova-block: {areaHectares: 800, accessKm: 4}
fx: {XAX/USD: 11}
waits:
  velune-bridge: {p50: 1, p90: 3}
`;

function problemsIn(text: string): readonly Problem[] {
  const loaded = loadAssumptions(text, { file: "mine.yaml", pack });
  return loaded.ok ? [] : loaded.problems;
}

const told = ({ code, at, data }: Problem): readonly unknown[] => [code, at.row, at.path, data["nearest"] ?? data["value"] ?? data["key"]];

describe("assumptions", () => {
  test("are taken as they are written, a part that is not there being empty", () => {
    expect(loadAssumptions(good, { file: "mine.yaml", pack })).toMatchObject({ ok: true, value: { rates: { "road-freight-north": 1.5, "rail-freight": { high: 0.06 } }, fx: { "XAX/USD": 11 } } });
    expect(loadAssumptions("why: nothing", { file: "mine.yaml", pack })).toEqual({ ok: true, warnings: [], value: { why: "nothing", rates: {}, parameters: {}, sites: {}, fx: {}, waits: {} } });
  });

  test("every name that the pack does not have is told at once, with its line and the nearest name", () => {
    const wrong = good.replace("rail-freight:", "rail-frieght:").replace("grain-farm", "grain-frm").replace("areaHectares", "areaHectare").replace("XAX/USD", "USD/XAX").replace("velune-bridge", "velune-brige");
    expect(problemsIn(wrong).map(told)).toEqual([
      ["id-dangling", 4, "rates.rail-frieght", "rail-freight"],
      ["id-dangling", 6, "parameters.grain-frm", "grain-farm"],
      ["id-dangling", 8, "sites.farrova-block.areaHectare", "areaHectares"],
      ["id-dangling", 9, "fx.USD/XAX", undefined],
      ["id-dangling", 11, "waits.velune-brige", "velune-bridge"],
    ]);
    expect(problemsIn(good.replace("seed:", "sead:")).map(told)).toEqual([["id-dangling", 6, "parameters.grain-farm.sead", "seed"]]);
  });

  test("numbers that cannot be are told: below 0, 0 where something is divided by it, low above high, p50 above p90", () => {
    const wrong = "why: x\nrates:\n  handling: -1\n  road-speed: 0\n  rail-freight: {value: 1, low: 2}\nfx: {XAX/USD: 0}\nwaits:\n  velune-bridge: {p50: 4, p90: 3}\n  velune-west: {p50: 1, p90: -1}\n";
    expect(problemsIn(wrong).map(({ code, at }) => [code, at.row, at.path])).toEqual([
      ["value-negative", 3, "rates.handling"], ["value-range", 4, "rates.road-speed"], ["range-order", 5, "rates.rail-freight.value"], ["value-range", 6, "fx.XAX/USD"],
      ["range-order", 8, "waits.velune-bridge.p50"], ["range-order", 9, "waits.velune-west.p50"], ["value-negative", 9, "waits.velune-west.p90"],
    ]);
  });

  test("a file without a reason, with a misspelt part, or with words for numbers is told", () => {
    expect(problemsIn("rates: {handling: 4}").map(told)).toEqual([["value-missing", 1, "why", "why"]]);
    expect(problemsIn("why: x\nrate: {handling: 4}").map(told)).toEqual([["key-unknown", 2, "rate", "rates"]]);
    expect(problemsIn("why: x\nrates: {handling: dear}").map(({ code, at }) => [code, at.row])).toEqual([["value-type", 2]]);
    expect(problemsIn("why: x\nrates: [1]").map(({ code }) => code)).toEqual(["value-type"]);
    expect(problemsIn("why: [x").map(({ code }) => code)).toEqual(["yaml-syntax"]);
  });

  test("names that every object has are no names of the pack", () => {
    expect(problemsIn("why: x\nrates: {constructor: 1, toString: 2}\nsites: {valueOf: {a: 1}}").map(({ code, at }) => [code, at.path])).toEqual([
      ["id-dangling", "rates.constructor"], ["id-dangling", "rates.toString"], ["id-dangling", "sites.valueOf"],
    ]);
  });
});
