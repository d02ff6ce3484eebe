import { describe, expect, test } from "vitest";
import type { Goods } from "#model/goods.js";
import { leavesOf } from "#model/fact.js";
import { fact, goods, networkOf, samplePack } from "../../../test/network/sample-network.js";
import { findRoute } from "./network.js";

/** Soy as the Russian duty has it: 20 %, at least 100 USD/t, 0 inside the quota. */
const duty: Goods["duties"][number] = { country: "AA", direction: "export", share: fact(0.2, "1", { low: 0 }), perTonne: fact(100, "USD/t", { low: 0 }), citation: "decree" };

function owed(more: Partial<Goods>, ends = { from: "alba", to: "dusk" }) {
  const network = networkOf({ ...samplePack, goods: [goods("soy", ["road"], { duties: [duty], ...more })] });
  return findRoute(network, { ...ends, goods: "soy", month: 7, minimise: "cost" });
}

describe("the duty of a way across a border", () => {
  test("is its floor where the goods are cheap: 20 % of 31,500 RUB / 80 = 78.75 is less than 100 (docs/method.md, worked example of network-duties)", () => {
    expect(owed({ valuePerTonne: fact(31_500, "RUB/t") }).duties).toMatchObject([{ country: "AA", direction: "export", usdPerTonne: { value: 100, unit: "USD/t" }, lowUsdPerTonne: { value: 0 }, citation: "decree" }]);
  });

  test("is its share where they are dear: 20 % of 800", () => {
    const [line] = owed({ valuePerTonne: fact(800, "USD/t") }).duties ?? [];
    expect(line?.usdPerTonne.value).toBe(160);
    expect(line === undefined ? [] : leavesOf(line.usdPerTonne).map(({ value, label }) => [value, label])).toEqual([[0.2, "network.duty-share"], [800, "network.customs-value"], [100, "network.duty-floor"]]);
  });

  test("stands beside the cost of the way, which does not change", () => {
    expect(owed({ valuePerTonne: fact(800, "USD/t") }).costUsdPerTonne?.value).toBe(owed({ duties: [] }).costUsdPerTonne?.value);
  });

  test("is owed to the country that the goods leave and to the one that they enter, in force on the as-of date, and nowhere else", () => {
    const all: Goods["duties"] = [
      { country: "AA", direction: "export", perTonne: fact(1, "USD/t") }, { country: "BB", direction: "import", perTonne: fact(2, "USD/t"), from: "2026-11-24", to: "2026-11-24" },
      { country: "BB", direction: "export", perTonne: fact(3, "USD/t") }, { country: "AA", direction: "import", perTonne: fact(4, "USD/t") },
      { country: "AA", direction: "export", perTonne: fact(5, "USD/t"), to: "2026-11-23" }, { country: "BB", direction: "import", perTonne: fact(6, "USD/t"), from: "2026-11-25" },
    ];
    expect(owed({ duties: all }).duties?.map(({ usdPerTonne }) => usdPerTonne.value)).toEqual([1, 2]);
    expect(owed({ duties: all }, { from: "dusk", to: "alba" }).duties?.map(({ usdPerTonne }) => usdPerTonne.value)).toEqual([3, 4]);
    expect(owed({ duties: all }, { from: "alba", to: "bero" })).not.toHaveProperty("duties");
  });

  test("is a note where the value of the goods is not known, and nothing owed where the share is 0", () => {
    expect(owed({})).toMatchObject({ notes: [{ code: "duty-unknown", country: "AA", direction: "export", figure: { value: 0.2 } }] });
    expect(owed({})).not.toHaveProperty("duties");
    expect(owed({ duties: [{ country: "AA", direction: "export", share: fact(0, "1") }] }).duties?.map(({ usdPerTonne }) => usdPerTonne.value)).toEqual([0]);
  });
});
