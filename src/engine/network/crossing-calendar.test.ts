import { describe, expect, test } from "vitest";
import type { SeasonPeriod } from "#model/network.js";
import { asOf, closure, crossing, goods, link, networkOf, rate, samplePack } from "../../../test/network/sample-network.js";
import { crossingCalendar, type NetworkPack } from "./network.js";

const period = (season: string, opens: string, closes: string, year?: number): SeasonPeriod => ({ season, opens, closes, ...(year === undefined ? {} : { year }), provenance: { asOf, confidence: "high", source: "sample" } });

/** A river post: boats in summer, a pontoon in winter, nothing between. */
const river: NetworkPack = {
  ...samplePack,
  links: [link("bero river 4 caro", { crossing: "post", season: "boats" }), link("bero pontoon 4 caro", { crossing: "post", season: "pontoon" }), link("bero pipeline 4 caro")],
  crossings: [crossing("post")],
  seasons: [
    period("boats", "05-01", "10-27"), period("pontoon", "01-12", "04-07"),
    period("pontoon", "01-09", "04-07", 2026), period("pontoon", "01-14", "04-16", 2025), period("pontoon", "01-12", "04-02", 2024), period("pontoon", "03-16", "04-02", 2021),
  ],
  closures: [closure("post", "2027-02-05", "2027-02-08")],
  rates: [...samplePack.rates, rate("freight river * 0.02 USD/(t·km)"), rate("freight pontoon * 0.1 USD/(t·km)"), rate("freight pipeline * 0.01 USD/(t·km)")],
  goods: [goods("soy", ["river", "pontoon", "ice", "road"])],
};
const spans = (pack: NetworkPack, from: string, to: string) => crossingCalendar(networkOf(pack), { places: ["caro", "bero"], goods: "soy", from, to });

describe("the calendar of a crossing", () => {
  test("of a recorded winter has its own dates: nothing, pontoon, nothing, river, nothing", () => {
    expect(spans(river, "2026-01-01", "2026-12-31").map(({ from, to, mode, crossing: where }) => [from, to, mode, where])).toEqual([
      ["2026-01-01", "2026-01-08", undefined, undefined], ["2026-01-09", "2026-04-07", "pontoon", "post"], ["2026-04-08", "2026-04-30", undefined, undefined],
      ["2026-05-01", "2026-10-27", "river", "post"], ["2026-10-28", "2026-12-31", undefined, undefined],
    ]);
  });

  test("of a winter to come has the usual dates, with earliest, median and latest of the n recorded years, and a pause in it", () => {
    const found = spans(river, "2027-01-01", "2027-04-30");
    expect(found.map(({ from, mode }) => [from, mode])).toEqual([["2027-01-01", undefined], ["2027-01-12", "pontoon"], ["2027-02-05", undefined], ["2027-02-09", "pontoon"], ["2027-04-08", undefined]]);
    // The beginning of 2024 and the end of 2026 are the usual ones to the day: only the other end was recorded, so they do not count.
    expect(found[1]?.season).toEqual({
      season: "pontoon", basis: "usual", from: "2027-01-12", to: "2027-04-07",
      opens: { earliest: "2027-01-09", median: "2027-01-14", latest: "2027-03-16", n: 3 }, closes: { earliest: "2027-04-02", median: "2027-04-02", latest: "2027-04-16", n: 3 },
    });
    expect(found[2]?.shut).toMatchObject([{ code: "closed-pause", link: "bero--caro--pontoon", until: "2027-02-08", why: { en: "flood" } }, { code: "closed-season", link: "bero--caro--river" }]);
  });

  test("covers every day asked for once", () => {
    const found = spans(river, "2025-11-03", "2028-02-29");
    expect([found[0]?.from, found.at(-1)?.to]).toEqual(["2025-11-03", "2028-02-29"]);
    for (const [i, { from }] of found.entries()) if (i > 0) expect(new Date(from).getTime() - new Date(found[i - 1]?.to ?? "").getTime()).toBe(86_400_000);
  });

  test("names the cheapest way where several are open, and the others beside it", () => {
    const bridge = { ...river, links: [...river.links, link("caro road 5 bero", { crossing: "post" })] };
    const [winter] = spans(bridge, "2026-02-01", "2026-02-01");
    expect([winter?.mode, winter?.also.map(({ mode }) => mode)]).toEqual(["road", ["pontoon"]]);
    const [summer] = spans(bridge, "2026-07-01", "2026-07-01");
    expect([summer?.mode, summer?.also.map(({ mode }) => mode)]).toEqual(["river", ["road"]]);
  });

  test("is one long nothing between places without a link, and refuses days in the wrong order", () => {
    expect(crossingCalendar(networkOf(river), { places: ["alba", "dusk"], goods: "soy", from: "2026-01-01", to: "2026-12-31" })).toMatchObject([{ from: "2026-01-01", to: "2026-12-31", mode: undefined, shut: [] }]);
    expect(() => spans(river, "2026-02-01", "2026-01-01")).toThrow("no later");
  });
});
