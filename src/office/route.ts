import type { Answer, Route } from "#model/answer.js";
import type { IsoDate } from "#model/fact.js";
import type { Checked } from "#model/problem.js";
import { citeSources, sourceIdsIn } from "#engine/match/sources.js";
import { buildNetwork, findRoute } from "#engine/network/network.js";
import { findGoods, findPlace } from "./find-named.js";
import { baseScenario, openPack, scenarioOf, type PackGiven } from "./open-pack.js";

export type RouteRequest = PackGiven & {
  readonly from: string; // id or any name
  readonly to: string;
  readonly goods: string;
  readonly month?: number | undefined; // absent = the month of the as-of date
  readonly tonnes?: number | undefined;
  readonly minimise: "cost" | "time";
  readonly asOf?: IsoDate | undefined; // absent = the pack's edition
  readonly scenarioId?: string | undefined;
};

/** A route with everything needed to read it alone. */
export type RouteAnswer = Route & Pick<Answer, "pack" | "asOf" | "scenario" | "sources">;

/** The cheapest or fastest way between two places; every name that is not known is reported, with the nearest one that is. */
export async function route(request: RouteRequest): Promise<Checked<RouteAnswer>> {
  const opened = await openPack(request);
  if (!opened.ok) return opened;
  const pack = opened.value;
  const asOf = request.asOf ?? pack.head.edition;
  const [from, to] = [findPlace(request.from, pack.places, { file: "route", path: "from" }), findPlace(request.to, pack.places, { file: "route", path: "to" })];
  const goods = findGoods(request.goods, pack.goods, { file: "route", path: "goods" });
  const scenario = scenarioOf(pack, request.scenarioId);
  const network = scenario.ok ? buildNetwork(pack, { asOf, scenario: scenario.value }) : undefined;
  const problems = [from, to, goods, scenario, ...(network === undefined ? [] : [network])].flatMap((checked) => (checked.ok ? [] : checked.problems));
  if (!from.ok || !to.ok || !goods.ok || network?.ok !== true) return { ok: false, problems };
  const month = request.month ?? Number(asOf.slice(5, 7));
  const found = findRoute(network.value, { from: from.value.id, to: to.value.id, goods: goods.value.id, month, tonnes: request.tonnes, minimise: request.minimise });
  return {
    ok: true,
    warnings: [...opened.warnings, ...network.warnings],
    value: {
      pack: { id: pack.head.id, edition: pack.head.edition }, asOf, scenario: scenario.ok ? (scenario.value?.id ?? baseScenario) : baseScenario,
      ...found,
      sources: citeSources(sourceIdsIn(found), pack.sources),
    },
  };
}
