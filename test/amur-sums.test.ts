import { beforeAll, describe, expect, test } from "vitest";
import type { Link } from "#model/network.js";
import type { Pack } from "#model/pack.js";
import { loadPack } from "#pack/load.js";

/**
 * Lengths that somebody published for a whole way must be the sums of the pack's links along it.
 * The shortest way is found here, by the plainest form of Dijkstra's algorithm, and not by the engine that is being checked.
 */
let pack: Pack;
beforeAll(async () => {
  const loaded = await loadPack("packs/amur", { today: "2026-11-24" });
  if (!loaded.ok) throw new Error(`packs/amur does not load: ${loaded.problems.map(({ code, at, data }) => `${at.file}:${at.row ?? ""} ${code} ${JSON.stringify(data)}`).join("\n")}`);
  pack = loaded.value;
});

interface Way {
  readonly km: number;
  readonly links: readonly Link[];
}

/** The shortest way over the links that may be used, both ways; `undefined` where there is none. */
function shortestWay([from, to]: readonly [string, string], isUsable: (link: Link) => boolean): Way | undefined {
  const usable = pack.links.filter((link) => link.status === "open" && isUsable(link));
  const open = new Map<string, Way>([[from, { km: 0, links: [] }]]);
  const done = new Set<string>();
  for (;;) {
    const [nearest] = [...open].toSorted(([, a], [, b]) => a.km - b.km);
    if (nearest === undefined) return undefined;
    const [here, way] = nearest;
    if (here === to) return way;
    open.delete(here);
    done.add(here);
    for (const link of usable) {
      const next = link.from === here ? link.to : link.to === here ? link.from : undefined;
      if (next === undefined || done.has(next)) continue;
      const km = way.km + link.lengthKm.value;
      if (km < (open.get(next)?.km ?? Infinity)) open.set(next, { km, links: [...way.links, link] });
    }
  }
}

/** The countries of the places on a way, each once, in the order of travel. */
function countriesOn(way: Way | undefined): readonly string[] {
  const countryOf = new Map(pack.places.map(({ id, country }) => [id, country]));
  return [...new Set((way?.links ?? []).flatMap(({ from, to }) => [countryOf.get(from) ?? "", countryOf.get(to) ?? ""]))];
}

const rail = ({ mode }: Link): boolean => mode === "rail";
const rail1520 = ({ mode, gauge }: Link): boolean => mode === "rail" && gauge === 1520;
const road = ({ mode }: Link): boolean => mode === "road";
const river = ({ mode }: Link): boolean => mode === "river";

describe("the links of packs/amur add up to the lengths published for whole ways", () => {
  test("Chita - Vladivostok is 3,089 km on the 1520 mm gauge alone: kilometre posts 9,288 - 6,199, all in Russia", () => {
    const way = shortestWay(["chita", "vladivostok"], rail1520);
    expect(way?.km).toBe(9288 - 6199);
    expect(countriesOn(way)).toEqual(["RU"]);
  });

  test("Chita - Vladivostok is 2,134 km by the shortest rail way, through China over two breaks of gauge", () => {
    const way = shortestWay(["chita", "vladivostok"], rail);
    expect(way?.km).toBe(2134);
    expect(countriesOn(way)).toEqual(expect.arrayContaining(["RU", "CN"]));
    const breaks = new Set(pack.crossings.filter(({ gaugeBreak }) => gaugeBreak).map(({ id }) => id));
    expect(way?.links.filter(({ crossing }) => crossing !== undefined && breaks.has(crossing)).map(({ crossing }) => crossing)).toEqual(["zabaikalsk-manzhouli-rail", "grodekovo-suifenhe-rail"]);
  });

  test("Harbin - Manzhouli is 935 km by rail", () => {
    expect(shortestWay(["harbin", "manzhouli"], rail)?.km).toBe(935);
  });

  test("Harbin - Dalian is 944 km by rail", () => {
    expect(shortestWay(["harbin", "dalian"], rail)?.km).toBe(944);
  });

  test("Chita - Khabarovsk is 2,165 km by road", () => {
    const way = shortestWay(["chita", "khabarovsk"], road);
    expect(way?.km).toBe(2165);
    expect(countriesOn(way)).toEqual(["RU"]);
  });

  test("Blagoveshchensk - Khabarovsk is 965 km down the river", () => {
    expect(shortestWay(["blagoveshchensk", "khabarovsk"], river)?.km).toBe(965);
  });
});
