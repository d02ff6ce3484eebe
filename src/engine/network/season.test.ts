import { describe, expect, test } from "vitest";
import type { Link, SeasonPeriod } from "#model/network.js";
import { asOf, crossing, link, monthsOpen, networkOf, samplePack } from "../../../test/network/sample-network.js";
import { dayOfMonth } from "./days.js";
import { isInSeason, seasonOnDay, seasonsOf, type Season } from "./season.js";

/** `12-08..03-31` in a typical year, `2025:12-24..04-05` as recorded for the winter that began in 2025. */
function periods(...texts: readonly string[]): SeasonPeriod[] {
  return texts.map((text) => {
    const [, year, opens = "", closes = ""] = /^(?:(\d{4}):)?(.{5})\.\.(.{5})$/.exec(text) ?? [];
    return { season: "s", ...(year === undefined ? {} : { year: Number(year) }), opens, closes, provenance: { asOf, confidence: "high", source: "sample" } };
  });
}

const seasonOf = (...texts: readonly string[]): Season => {
  const season = seasonsOf(periods(...texts)).get("s");
  if (season === undefined) throw new Error("no periods");
  return season;
};
const months = (more: Partial<Link>, seasons: readonly SeasonPeriod[] = []): readonly number[] => monthsOpen(networkOf({ ...samplePack, links: [link("alba road 1 bero", more)], seasons }), "alba--bero--road");

describe("a month means its 15th within the twelve months that start with the as-of month", () => {
  test.each([[11, "2026-11-15"], [12, "2026-12-15"], [1, "2027-01-15"], [10, "2027-10-15"]])("month %i is %s", (month, day) => {
    expect(dayOfMonth(month, "2026-11-24")).toBe(day);
  });
});

describe("a link is open", () => {
  test("all year without season and dates", () => {
    expect(months({})).toHaveLength(12);
  });

  test.each(["planned", "closed"] as const)("never while it is %s", (status) => {
    expect(months({ status })).toEqual([]);
  });

  test("from its first to its last day, both included", () => {
    expect(months({ opens: "2026-12-15", closes: "2027-02-15" })).toEqual([1, 2, 12]);
    expect(months({ opens: "2026-12-16", closes: "2027-02-14" })).toEqual([1]);
  });

  test("only while its crossing is", () => {
    const shut = networkOf({ ...samplePack, links: [link("alba road 1 bero", { crossing: "x" })], crossings: [crossing("x", { status: "planned" })] });
    expect(monthsOpen(shut, "alba--bero--road")).toEqual([]);
  });

  test("in its typical season, also over New Year", () => {
    expect(months({ season: "s" }, periods("12-08..03-31"))).toEqual([1, 2, 3, 12]);
    expect(months({ season: "s" }, periods("05-01..10-27"))).toEqual([5, 6, 7, 8, 9, 10]);
    expect(months({ season: "s" }, periods("01-01..12-31"))).toHaveLength(12);
  });

  test("in several periods of one season", () => {
    expect(months({ season: "s" }, periods("05-10..07-10", "08-20..10-20"))).toEqual([5, 6, 9, 10]);
  });

  test("within its dates and its season", () => {
    expect(months({ season: "s", opens: "2027-06-01" }, periods("05-01..08-01"))).toEqual([6, 7]);
  });

  test("with a season that has no rows is our bug", () => {
    expect(() => months({ season: "t" })).toThrow("names t");
  });
});

describe("a recorded season", () => {
  const winter = seasonOf("12-08..03-31", "2025:12-24..04-20", "2024:01-14..04-16");

  test.each([
    ["2025-12-15", false, "the winter of 2025 began on the 24th, though usually it has by then"],
    ["2026-01-15", true, "a winter is one year: January 2026 belongs to the winter that began in 2025"],
    ["2026-04-15", true, "it lasted until 20 April, though usually it ends in March"],
    ["2024-04-15", true, "a period that opened in January belongs to the winter before"],
    ["2024-01-10", false, "and that winter it opened late"],
    ["2026-12-15", true, "nothing is recorded for the winter of 2026: the typical one decides"],
    ["2027-04-15", false, "also at its end"],
    ["2024-12-15", true, "nor for the winter of 2024, although 2024 saw one open"],
  ])("on %s open is %s: %s", (day, open) => {
    expect(isInSeason(winter, day)).toBe(open);
  });

  test("of a road shut for the spring thaw runs from thaw to thaw", () => {
    const thaw = seasonOf("05-10..04-09", "2026:05-20..04-01");
    expect(isInSeason(thaw, "2026-05-15")).toBe(false); // recorded: opened on the 20th
    expect(isInSeason(thaw, "2027-04-05")).toBe(false); // recorded: shut from the 2nd
    expect(isInSeason(thaw, "2026-04-05")).toBe(true); // the year before is not recorded
  });

  test("stands in for a typical one where there is none", () => {
    expect(isInSeason(seasonOf("2023:05-11..10-20", "2025:05-03..10-25"), "2027-05-05")).toBe(true);
    expect(isInSeason(seasonOf("2023:05-11..10-20", "2025:05-03..10-25"), "2023-05-05")).toBe(false);
  });
});

describe("the open time in which a day falls", () => {
  const winter = seasonOf("12-08..03-31", "2025:12-24..04-20", "2024:01-14..04-16", "2022:12-02..03-31", "2021:12-08..03-25");

  test("is the recorded one, over New Year", () => {
    expect(seasonOnDay(winter, "2026-04-19")).toEqual({ season: "s", basis: "recorded", from: "2025-12-24", to: "2026-04-20" });
    expect(seasonOnDay(winter, "2026-04-21")).toBeUndefined();
  });

  test("is the usual one where nothing is recorded, with earliest, median and latest of the years that are; an end that repeats the usual one is no record", () => {
    const usual = {
      season: "s", basis: "usual", from: "2026-12-08", to: "2027-03-31",
      opens: { earliest: "2026-12-02", median: "2026-12-24", latest: "2027-01-14", n: 3 }, // 2 December 2022, 24 December 2025, 14 January 2024
      closes: { earliest: "2027-03-25", median: "2027-04-16", latest: "2027-04-20", n: 3 },
    };
    expect(seasonOnDay(winter, "2026-12-08")).toEqual(usual);
    expect(seasonOnDay(winter, "2027-03-31")).toEqual(usual);
  });

  test("of an even number of years has the day between the two in the middle", () => {
    expect(seasonOnDay(seasonOf("05-01..10-27", "2020:05-03..10-27", "2021:05-10..10-20"), "2027-07-01")).toMatchObject({ opens: { earliest: "2027-05-03", median: "2027-05-06", latest: "2027-05-10", n: 2 }, closes: { earliest: "2027-10-20", n: 1 } });
  });

  test("is that of its own of several periods, and a year with a pause begins with its first and ends with its last day", () => {
    const twice = seasonOf("05-25..10-15", "12-01..04-15", "2025:05-20..07-01", "2025:07-10..10-20", "2025:11-25..04-10");
    expect(seasonOnDay(twice, "2027-06-01")).toMatchObject({ from: "2027-05-25", opens: { median: "2027-05-20", n: 1 }, closes: { median: "2027-10-20", n: 1 } });
    expect(seasonOnDay(twice, "2028-02-29")).toMatchObject({ from: "2027-12-01", to: "2028-04-15", opens: { median: "2027-11-25" } });
  });

  test("is not worth a word where the season is the whole year", () => {
    expect(seasonOnDay(seasonOf("01-01..12-31", "2024:01-01..02-09", "2024:02-14..12-31"), "2027-05-05")).toBeUndefined();
  });

  test("ends on 28 February of a common year where it usually ends on the 29th", () => {
    expect([seasonOnDay(seasonOf("12-08..02-29"), "2027-01-05")?.to, seasonOnDay(seasonOf("12-08..02-29"), "2028-01-05")?.to]).toEqual(["2027-02-28", "2028-02-29"]);
  });
});
