import { describe, expect, test } from "vitest";
import { briefSchema, type Brief } from "#model/brief.js";
import type { Activity } from "#model/activity.js";
import { regimeSchema, type Regime } from "#model/regime.js";
import type { Site } from "#model/site.js";
import { announcedRegimes, openRegimes } from "./open-regimes.js";

const names = { en: "made up", zh: "虚构", ru: "вымышлено" };
const asOf = "2026-06-01";
function regime(id: string, rest: Partial<Regime> = {}): Regime {
  return regimeSchema.parse({ id, names, country: "AA", status: "in-force", clauses: [], source: "law", ...rest });
}
function brief(nationality: string, startDate?: string): Brief {
  return briefSchema.parse({ activity: "farm", investor: { nationality, foreignShare: 1, entity: "company" }, money: { currency: "USD", horizonYears: 10, discountRatePerYear: 0.1, ...(startDate === undefined ? {} : { startDate }) } });
}
const [home, abroad] = [regime("home", { standard: true }), regime("abroad", { standard: true, country: "BB" })];
const open = (zone: Regime, who = brief("BB"), listed = ["zone"]): string[] => openRegimes({
  regimes: [zone, abroad, home], brief: who, asOf, site: { id: "field", country: "AA", regimes: listed } as unknown as Site, activity: { id: "farm" } as unknown as Activity,
}).map(({ id }) => id);

describe("the regimes open on a site", () => {
  test("are the country's standard one first, then those that the site lists", () => {
    expect(open(regime("zone"))).toEqual(["home", "zone"]);
    expect(open(regime("zone"), brief("BB"), [])).toEqual(["home"]);
    expect(open(regime("zone"), brief("BB"), ["home", "zone"])).toEqual(["home", "zone"]);
  });

  test.each(["announced", "ended"] as const)("have none that is only %s", (status) => {
    expect(open(regime("zone", { status }))).toEqual(["home"]);
  });

  test("are those of the day of residency", () => {
    const zone = regime("zone", { from: "2026-01-01", to: "2026-12-31" });
    expect(open(zone)).toEqual(["home", "zone"]); // no start date: the as-of date
    expect(open(zone, brief("BB", "2026-12-31"))).toEqual(["home", "zone"]);
    expect(open(zone, brief("BB", "2027-01-01"))).toEqual(["home"]);
    expect(open(zone, brief("BB", "2025-12-31"))).toEqual(["home"]);
  });

  test("leave out one that bars the party on that day", () => {
    const zone = regime("zone", { barred: [{ nationalities: ["BB"], citation: "Regulation, art. 5", source: "law", from: "2026-03-01" }] });
    expect(open(zone)).toEqual(["home"]);
    expect(open(zone, brief("CC"))).toEqual(["home", "zone"]);
    expect(open(zone, brief("BB", "2026-02-28"))).toEqual(["home", "zone"]);
  });

  test("leave out one that excludes the activity", () => {
    expect(open(regime("zone", { excludedActivities: ["farm"] }))).toEqual(["home"]);
    expect(open(regime("zone", { excludedActivities: ["mine"] }))).toEqual(["home", "zone"]);
  });

  test("have no standard one first where the pack knows none of the country", () => {
    const field = { id: "field", country: "CC", regimes: ["zone"] } as unknown as Site;
    expect(openRegimes({ regimes: [regime("zone"), abroad, home], brief: brief("BB"), asOf, site: field, activity: { id: "farm" } as unknown as Activity }).map(({ id }) => id)).toEqual(["zone"]);
  });

  test("cannot be told where the site lists one that the pack does not have", () => {
    expect(() => open(regime("other"))).toThrow("site field lists regime zone; expected one of the pack's");
  });

  test("that are open anywhere in a country come after those the site lists, and once", () => {
    expect(open(regime("anywhere", { everywhere: true }), brief("BB"), [])).toEqual(["home", "anywhere"]);
    expect(open(regime("anywhere", { everywhere: true }), brief("BB"), ["anywhere"])).toEqual(["home", "anywhere"]);
    expect(open(regime("anywhere", { everywhere: true, country: "BB" }), brief("BB"), [])).toEqual(["home"]);
    expect(open(regime("anywhere", { everywhere: true, excludedActivities: ["farm"] }), brief("BB"), [])).toEqual(["home"]);
  });
});

describe("announced regimes", () => {
  const announced = (zone: Regime, listed = ["zone"]): string[] => announcedRegimes({
    regimes: [zone, home], brief: brief("BB"), asOf, site: { id: "field", country: "AA", regimes: listed } as unknown as Site, activity: { id: "farm" } as unknown as Activity,
  }).map(({ id }) => id);

  test("are told whatever the day they may come, listed by the site or open anywhere", () => {
    expect(announced(regime("zone", { status: "announced", from: "2027-01-01" }))).toEqual(["zone"]);
    expect(announced(regime("all", { status: "announced", everywhere: true }), [])).toEqual(["all"]);
    expect(announced(regime("zone"))).toEqual([]);
    expect(announced(regime("zone", { status: "ended" }))).toEqual([]);
  });

  test("are left out where they bar the party or exclude the activity", () => {
    expect(announced(regime("zone", { status: "announced", excludedActivities: ["farm"] }))).toEqual([]);
    expect(announced(regime("zone", { status: "announced", barred: [{ nationalities: ["BB"], citation: "art. 5", source: "law" }] }))).toEqual([]);
  });
});
