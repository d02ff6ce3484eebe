import { describe, expect, test } from "vitest";
import { activitySchema } from "#model/activity.js";
import { briefSchema } from "#model/brief.js";
import { goodsSchema } from "#model/goods.js";
import type { Market } from "#model/pack.js";
import { lanesOf } from "./flows.js";

const names = { en: "x", zh: "x", ru: "x" };
const goods = ["beans", "oil"].map((id) => goodsSchema.parse({ id, names, hs: ["12"], handling: "general", modes: ["road"] }));
const market = (id: string, kind: string, side: Market["side"]): Market => ({
  id, names, place: id, goods: kind, side, price: { value: 1, unit: "USD/t", asOf: "2026-01-01", confidence: "low", assumption: "made up" },
});
const markets = [market("south", "beans", "sells"), market("north", "beans", "both"), market("east", "beans", "buys"), market("east", "oil", "buys")];
const activity = activitySchema.parse({
  id: "press", names, isic: "1040", sector: "food", siteKinds: ["premises"], rights: ["lease"], scale: { unit: "t/year", default: 1, min: 1, max: 1 }, horizonYears: 1, parameters: {},
  lines: [
    { id: "buy", names, kind: "input", goods: "beans", formula: "scale", unit: "t/year" },
    { id: "sell", names, kind: "output", goods: "oil", formula: "scale", unit: "t/year" },
    { id: "wages", names, kind: "opex", formula: "scale", unit: "USD/year" },
  ],
});
const lanes = (flows: readonly object[]): (string | number)[][] =>
  lanesOf({ activity, pack: { goods, markets }, brief: briefSchema.parse({ activity: "press", flows, investor: { nationality: "XA", foreignShare: 0, entity: "company" }, money: { currency: "USD", horizonYears: 1, discountRatePerYear: 0 } }) })
    .map(({ line, markets: open, months, share }) => [line.id, open.map(({ id }) => id).join(" "), months.join(" "), share]);
const allYear = "1 2 3 4 5 6 7 8 9 10 11 12";

describe("what moves where", () => {
  test("goods that the brief does not name are open to every market that trades them on the needed side", () => {
    expect(lanes([])).toEqual([["buy", "north south", allYear, 1], ["sell", "east", allYear, 1]]);
  });

  test("a flow names its market and months; months are put in order, each once", () => {
    expect(lanes([{ goods: "beans", market: "south", months: [11, 2, 2] }])[0]).toEqual(["buy", "south", "2 11", 1]);
  });

  test("flows of one goods take their shares, and those without one divide what is left", () => {
    expect(lanes([{ goods: "beans", market: "south", share: 0.25 }, { goods: "beans", market: "north", share: 0.75 }]).map(([, to, , share]) => [to, share])).toEqual([["south", 0.25], ["north", 0.75], ["east", 1]]);
    expect(lanes([{ goods: "beans", market: "south", share: 0.5 }, { goods: "beans", market: "north" }, { goods: "beans", market: "south", months: [1] }]).map(([, , , share]) => share)).toEqual([0.5, 0.25, 0.25, 1]);
  });

  test("refuses what a checked brief cannot hold", () => {
    expect(() => lanes([{ goods: "gold", market: "south" }])).toThrow("a flow carries gold; expected goods of press");
    expect(() => lanes([{ goods: "beans", market: "east" }])).toThrow("a flow of beans names market east; expected one that trades them as input");
  });
});
