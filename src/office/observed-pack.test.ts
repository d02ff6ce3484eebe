import { beforeAll, describe, expect, test } from "vitest";
import type { CrossingObservation } from "#model/crossing-observation.js";
import type { Pack } from "#model/pack.js";
import { unfoundedIn } from "../../test/unfounded.js";
import { withObservations } from "./observed-pack.js";
import { openPack } from "./open-pack.js";
import { route } from "./route.js";
import { whatIf } from "./what-if.js";

let pack: Pack;
beforeAll(async () => {
  const opened = await openPack({ packDir: "packs/example", today: "2026-11-24" });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  pack = opened.value;
});

const asOf = "2026-11-24";
const seen = (hours: number, i: number): CrossingObservation => ({ crossing: "velune-bridge", date: `2026-01-${String(10 + i).padStart(2, "0")}`, waitedHours: hours, source: i % 2 === 0 ? "diary" : "camera" });
const observations = [1, 1, 2, 2, 9].map(seen);

describe("what the office saw", () => {
  test("is the wait on a route, with the crossing's observations as its source", async () => {
    const asked = { pack, from: "farrova", to: "jorend", goods: "grain", month: 1, minimise: "cost" as const };
    const [plain, observed] = [await route(asked), await route({ ...asked, observations })];
    if (!plain.ok || !observed.ok) throw new Error("both have a route");
    const bridge = (of: typeof plain): number => (of.ok ? (of.value.legs.find(({ crossing }) => crossing === "velune-bridge")?.hours.value ?? NaN) : NaN);
    expect(bridge(plain) - bridge(observed)).toBeCloseTo(4 - 2, 9); // the pack's 4 hours; the third smallest of 1, 1, 2, 2, 9
    expect(observed.value.sources["observations:velune-bridge"]).toEqual({ title: "Observations at Velune Bridge: camera, diary", publisher: "the office's own records", accessed: "2026-01-14" });
    expect(unfoundedIn([observed.value.legs, observed.value.days], observed.value.sources)).toEqual([]);
  });

  test("takes the place of the pack's waits for goods in general, not of those for a handling class", () => {
    const wait = (id: string, handling?: "reefer") => ({ id, crossing: "velune-bridge", handling, p50: { value: 3, unit: "h", asOf: "2026-01-01", confidence: "low" as const, source: "example-border" }, p90: { value: 5, unit: "h", asOf: "2026-01-01", confidence: "low" as const, source: "example-border" } });
    const changed = withObservations({ ...pack, waits: [wait("general"), wait("fish", "reefer"), { ...wait("elsewhere"), crossing: "velune-west" }] }, observations, { asOf });
    expect(changed.waits?.map(({ id }) => id)).toEqual(["fish", "elsewhere", "observations:velune-bridge"]);
  });

  test("does not hold where a scenario, or the asker, changes the crossing's waits row by row: their hours do", async () => {
    const hours = (value: number) => ({ value, unit: "h", asOf: "2026-01-01", confidence: "low" as const, source: "example-border" });
    const [scenario] = pack.scenarios;
    if (scenario === undefined) throw new Error("packs/example has no scenario");
    const rebuilt = { ...scenario, id: "rebuilt", changes: [{ set: { wait: "bridge-row", p50: 1, p90: 2, assumption: "a new checkpoint" } }] };
    const changed: Pack = { ...pack, waits: [{ id: "bridge-row", crossing: "velune-bridge", p50: hours(3), p90: hours(5) }], scenarios: [rebuilt] };
    const bridge = async (more: object): Promise<number> => {
      const found = await route({ pack: changed, observations, from: "farrova", to: "jorend", goods: "grain", month: 1, minimise: "cost", ...more });
      if (!found.ok) throw new Error(JSON.stringify(found.problems));
      return found.value.legs.find(({ crossing }) => crossing === "velune-bridge")?.hours.value ?? NaN;
    };
    const driving = 5 / 50;
    expect(await bridge({})).toBeCloseTo(driving + 2, 9);
    expect(await bridge({ scenarioId: "rebuilt" })).toBeCloseTo(driving + 1, 9);
    expect(await bridge({ assume: { file: "mine.yaml", text: "why: x\nwaits: {bridge-row: {p50: 2.5, p90: 9}}" } })).toBeCloseTo(driving + 2.5, 9);
    expect(await bridge({ assume: { file: "mine.yaml", text: "why: x\nwaits: {velune-bridge: {p50: 1.5, p90: 9}}" } })).toBeCloseTo(driving + 1.5, 9);
    const compared = await whatIf({ pack: changed, observations, scenarioId: "rebuilt", goods: ["grain"] });
    expect(compared).toMatchObject({ ok: true });
    if (compared.ok) expect(compared.value.ways?.differences.length).toBeGreaterThan(0);
  });

  test("leaves the pack as it is where too little was seen, it was seen later, or the crossing is another pack's", () => {
    expect(withObservations(pack, observations.slice(1), { asOf })).toBe(pack);
    expect(withObservations(pack, observations, { asOf: "2026-01-12" })).toBe(pack);
    expect(withObservations(pack, observations.map((one) => ({ ...one, crossing: "elsewhere" })), { asOf })).toBe(pack);
  });
});
