import { beforeAll, describe, expect, test } from "vitest";
import type { CrossingObservation } from "#model/crossing-observation.js";
import type { Pack } from "#model/pack.js";
import { unfoundedIn } from "../../test/unfounded.js";
import { withObservations } from "./observed-pack.js";
import { openPack } from "./open-pack.js";
import { route } from "./route.js";

let pack: Pack;
beforeAll(async () => {
  const opened = await openPack({ packDir: "packs/example", today: "2026-11-24" });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  pack = opened.value;
});

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
    const changed = withObservations({ ...pack, waits: [wait("general"), wait("fish", "reefer"), { ...wait("elsewhere"), crossing: "velune-west" }] }, observations, "2026-11-24");
    expect(changed.waits?.map(({ id }) => id)).toEqual(["fish", "elsewhere", "observations:velune-bridge"]);
  });

  test("leaves the pack as it is where too little was seen, it was seen later, or the crossing is another pack's", () => {
    expect(withObservations(pack, observations.slice(1), "2026-11-24")).toBe(pack);
    expect(withObservations(pack, observations, "2026-01-12")).toBe(pack);
    expect(withObservations(pack, observations.map((one) => ({ ...one, crossing: "elsewhere" })), "2026-11-24")).toBe(pack);
  });
});
