import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { goodsSchema } from "#model/goods.js";
import type { Pack } from "#model/pack.js";
import { buildNetwork, findRoute } from "#engine/network/network.js";
import { compareFields } from "./compare-fields.js";
import { findGoods, findPlace } from "./find-named.js";
import { openPack } from "./open-pack.js";
import { route } from "./route.js";
import { whatIf } from "./what-if.js";

let pack: Pack;
beforeAll(async () => {
  const opened = await openPack({ packDir: fileURLToPath(new URL("../../packs/example", import.meta.url)), today: "2026-11-24" });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  pack = opened.value;
});

describe("a place by name", () => {
  test.each(["jorend", "Jorend", "JOREND", "约伦德", "Йоренд", " йоренд "])("%j is found", (name) => {
    expect(findPlace(name, pack.places, { file: "route" })).toMatchObject({ ok: true, value: { id: "jorend" } });
  });

  test("an unknown one is a problem with the nearest, spelled as the pack spells it", () => {
    expect(findPlace("Jorand", pack.places, { file: "route", path: "from" })).toEqual({
      ok: false, problems: [{ code: "name-unknown", severity: "error", at: { file: "route", path: "from" }, data: { value: "Jorand", suggestions: 1, nearest: "Jorend" } }],
    });
    expect(findPlace("xyzzyx", pack.places, { file: "route" })).toMatchObject({ problems: [{ data: { value: "xyzzyx", suggestions: 0 } }] });
  });
});

describe("goods by name", () => {
  const goods = ["soybean-oil", "soybeans", "timber"].map((id) => goodsSchema.parse({ id, names: { en: id, zh: id, ru: id }, hs: ["12"], handling: "general", modes: ["road"] }));
  test("are found by id, by name, and by how the name begins", () => {
    const found = (text: string): string | undefined => {
      const checked = findGoods(text, goods, { file: "route" });
      return checked.ok ? checked.value.id : undefined;
    };
    expect(["soybean-oil", "SOY", "soybean", "tim", "gold", ""].map(found)).toEqual(["soybean-oil", "soybeans", "soybeans", "timber", undefined, undefined]);
  });
});

describe("a route", () => {
  test("every unknown name is reported at once", async () => {
    const found = await route({ pack, from: "nowhere", to: "elsewhere", goods: "gold", minimise: "cost", scenarioId: "no-such" });
    expect(found.ok ? [] : found.problems.map(({ at, code }) => `${at.path ?? at.file} ${code}`)).toEqual(["from name-unknown", "to name-unknown", "goods name-unknown", "scenario name-unknown"]);
  });
});

describe("what if", () => {
  test("the differences are those that routes worked out one by one show", () => {
    for (const scenario of pack.scenarios) {
      const [before, after] = [undefined, scenario].map((one) => {
        const built = buildNetwork(pack, { asOf: pack.head.edition, scenario: one });
        if (!built.ok) throw new Error(JSON.stringify(built.problems));
        return built.value;
      });
      if (before === undefined || after === undefined) throw new Error("two networks are needed");
      const [goods] = pack.goods;
      const { differences } = compareFields(pack, { goods: goods?.id ?? "", before, after });
      const found = differences.flatMap(({ region, to, months, before: was, after: is }) => months.map((month) => [region, to, month, was?.costUsdPerTonne, is?.costUsdPerTonne].join(" "))).toSorted();
      const slow = pack.regions.flatMap(({ id, capital }) => [...new Set(pack.markets.map(({ place }) => place))].flatMap((to) => Array.from({ length: 12 }, (_, i) => i + 1).flatMap((month) => {
        const [was, is] = [before, after].map((network) => findRoute(network, { from: capital, to, goods: goods?.id ?? "", month, minimise: "cost" }));
        const same = was?.costUsdPerTonne?.value === is?.costUsdPerTonne?.value && was?.days?.p50.value === is?.days?.p50.value;
        return same ? [] : [[id, to, month, was?.costUsdPerTonne?.value, is?.costUsdPerTonne?.value].join(" ")];
      })));
      expect(found, scenario.id).toEqual(slow.toSorted());
    }
  });

  test("a scenario compared with itself differs in nothing, and leaves the base network as it was", async () => {
    const compared = await whatIf({ pack, scenarioId: "bridge-closed", otherId: "bridge-closed" });
    expect(compared).toMatchObject({ ok: true, value: { before: "bridge-closed", after: "bridge-closed", ways: { differences: [] } } });
    if (compared.ok) expect(compared.value.baseChecksum.after).toBe(compared.value.baseChecksum.before);
  });

  test("an unknown scenario is a problem", async () => {
    expect(await whatIf({ pack, scenarioId: "bridge-close" })).toMatchObject({ ok: false, problems: [{ code: "name-unknown", data: { nearest: "bridge-closed" } }] });
  });
});
