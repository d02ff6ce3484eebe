import { describe, expect, test } from "vitest";
import { siteKinds, siteSchema } from "#model/site.js";
import { say } from "./say.js";

describe("a sentence in all languages at once", () => {
  test("puts a name in each language's own form", () => {
    expect(say("match.must-have.region", { region: { en: "Primorye", zh: "滨海边疆区", ru: "Приморье" } })).toEqual({
      en: "It lies in another region (Primorye) than the brief asks for.",
      zh: "所在地区（滨海边疆区）不符合投资意向的要求。",
      ru: "Площадка в другом регионе (Приморье), чем требует заявка.",
    });
  });

  test("writes numbers as each language does", () => {
    expect(say("match.must-have.area", { area: 1234.5, least: 5000 })).toEqual({
      en: "It has 1,234.5 ha; the brief asks for at least 5,000.",
      zh: "面积 1,234.5 公顷，投资意向要求至少 5,000 公顷。",
      ru: "Площадь 1\u00a0234,5 га, а заявка требует не менее 5\u00a0000 га.",
    });
  });

  test("a key that the catalogue lacks is our bug", () => {
    expect(() => say("match.no-such-key")).toThrow("no words for match.no-such-key");
  });

  test("there are words for everything the match engine can say", () => {
    const statuses = siteSchema.shape.status.options.filter((status) => status !== "available" && status !== "planned");
    const values = { country: "RU", region: "x", kind: "x", zones: "x", area: 1, least: 1, most: 1, days: 1, cost: 1, size: 1, asked: 1, unit: "ha", goods: "x", market: "x", what: "x", currency: "x", months: "1", name: "x", status: "x" };
    const keys = [
      ...statuses.map((status) => `match.status.${status}`), ...siteKinds.map((kind) => `site-kind.${kind}`),
      ...["country", "region", "site-kind", "zone", "area", "area-unknown", "days", "delivered-cost"].map((failed) => `match.must-have.${failed}`),
      ...["site-too-small", "no-way", "no-way-to-any", "no-access-rate", "no-fact", "no-exchange-rate", "no-tax-rate", "no-market", "payment.closed"].map((code) => `match.${code}`),
      ...["scale-cut", "closed-months", "none-ranked", "none-recommended", "counsel", "payment-unknown", "payment-doubtful", "payment-closed", "band", "scenario"].map((notice) => `match.notice.${notice}`),
      ...["done", "under-way", "decided", "planned", "proposed", "hypothetical"].map((status) => `scenario-status.${status}`),
    ];
    for (const key of keys) for (const text of Object.values(say(key, values))) expect(text.trim(), key).not.toBe("");
  });
});
