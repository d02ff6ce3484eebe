import type { Answer, RankedSite } from "#model/answer.js";
import type { IsoDate } from "#model/fact.js";
import type { Pack } from "#model/pack.js";
import type { Checked, Problem } from "#model/problem.js";
import type { Scenario } from "#model/scenario.js";
import { answerBrief } from "#engine/match/answer-brief.js";
import { buildNetwork, type Network } from "#engine/network/network.js";
import { loadBrief } from "#pack/load-brief.js";
import { compareFields, type FieldDifference } from "./compare-fields.js";
import { findGoods } from "./find-named.js";
import { baseScenario, openPack, scenarioOf, type PackGiven } from "./open-pack.js";
import { say } from "./say.js";

export type WhatIfRequest = PackGiven & {
  readonly scenarioId: string;
  readonly otherId?: string | undefined; // compare these two scenarios; absent = the corridor as it stands with `scenarioId`
  readonly brief?: { readonly text: string; readonly file: string } | undefined;
  readonly goods?: string | undefined; // without a brief: what is carried; absent = the pack's first goods carried in bulk
  readonly asOf?: IsoDate | undefined;
};

/** What a site is worth to the brief in one of the two worlds. */
export type SiteStanding = Pick<RankedSite, "rank" | "recommended"> & { readonly npv: number; readonly deliveredCostUsdPerTonne?: number; readonly worstMonthDays?: number };

export interface SiteDifference {
  readonly site: RankedSite["site"];
  readonly change: "enters" | "drops-out" | "gains" | "loses" | "moves"; // moves: its own numbers stay, its rank does not
  readonly before?: SiteStanding;
  readonly after?: SiteStanding;
  readonly npvChange?: number; // in the answer's currency
}

export interface WhatIf {
  readonly pack: Answer["pack"];
  readonly asOf: IsoDate;
  readonly before: string; // scenario ids; "base" = the corridor as it stands
  readonly after: string;
  /** Of the base network, taken before and after everything else: the same, as scenarios work on copies. */
  readonly baseChecksum: { readonly before: string; readonly after: string };
  readonly sites?: { readonly currency: string; readonly ranked: { readonly before: number; readonly after: number }; readonly differences: readonly SiteDifference[] };
  readonly ways?: { readonly goods: string; readonly compared: number; readonly differences: readonly FieldDifference[] };
}

/**
 * What changes between the corridor as it stands and a scenario, or between two scenarios: for a brief the sites, without one the ways from each
 * region's capital to each market. Differences only.
 */
export async function whatIf(request: WhatIfRequest): Promise<Checked<WhatIf>> {
  const opened = await openPack(request);
  if (!opened.ok) return opened;
  const pack = opened.value;
  const asOf = request.asOf ?? pack.head.edition;
  const [beforeId, afterId] = request.otherId === undefined ? [baseScenario, request.scenarioId] : [request.scenarioId, request.otherId];
  const [before, after] = [scenarioOf(pack, beforeId), scenarioOf(pack, afterId)];
  const base = buildNetwork(pack, { asOf });
  const problems = [before, after, base].flatMap((checked) => (checked.ok ? [] : checked.problems));
  if (!before.ok || !after.ok || !base.ok) return { ok: false, problems };

  const worlds: Worlds = { pack, asOf, before: before.value, after: after.value };
  const compared = request.brief === undefined ? waysBetween(worlds, request.goods) : sitesBetween(worlds, request.brief);
  if (!compared.ok) return compared;
  const again = buildNetwork(pack, { asOf });
  if (!again.ok || again.value.checksum !== base.value.checksum) throw new Error(`the base network changed from ${base.value.checksum} while scenarios were worked out; expected it to stay`);
  return {
    ok: true,
    warnings: opened.warnings,
    value: {
      pack: { id: pack.head.id, edition: pack.head.edition }, asOf, before: beforeId, after: afterId,
      baseChecksum: { before: base.value.checksum, after: again.value.checksum },
      ...compared.value,
    },
  };
}

interface Worlds {
  readonly pack: Pack;
  readonly asOf: IsoDate;
  readonly before: Scenario | undefined;
  readonly after: Scenario | undefined;
}

function waysBetween({ pack, asOf, before, after }: Worlds, goodsName: string | undefined): Checked<Pick<WhatIf, "ways">> {
  const bulk = pack.goods.find(({ handling }) => handling === "bulk-grain") ?? pack.goods[0];
  const goods = findGoods(goodsName ?? bulk?.id ?? "", pack.goods, { file: "what-if", path: "goods" });
  const networks = [before, after].map((scenario) => buildNetwork(pack, { asOf, scenario }));
  const problems = [goods, ...networks].flatMap((checked) => (checked.ok ? [] : checked.problems));
  const [first, second] = networks.flatMap((checked): Network[] => (checked.ok ? [checked.value] : []));
  if (!goods.ok || first === undefined || second === undefined) return { ok: false, problems };
  return { ok: true, warnings: [], value: { ways: { goods: goods.value.id, ...compareFields(pack, { goods: goods.value.id, before: first, after: second }) } } };
}

function sitesBetween({ pack, asOf, before, after }: Worlds, { text, file }: { readonly text: string; readonly file: string }): Checked<Pick<WhatIf, "sites">> {
  const brief = loadBrief(text, { file, pack });
  if (!brief.ok) return brief;
  const answers = [before, after].map((scenario) => answerBrief({ pack, brief: brief.value, asOf, scenario, say }));
  const problems = answers.flatMap((checked): readonly Problem[] => (checked.ok ? [] : checked.problems));
  const [first, second] = answers.flatMap((checked): Answer[] => (checked.ok ? [checked.value] : []));
  if (first === undefined || second === undefined) return { ok: false, problems };
  const ranked = { before: first.ranked.length, after: second.ranked.length };
  return { ok: true, warnings: [], value: { sites: { currency: first.currency, ranked, differences: siteDifferences(first, second) } } };
}

const order = ["drops-out", "loses", "moves", "gains", "enters"] as const satisfies readonly SiteDifference["change"][];

/** Sites whose rank or numbers differ: those that drop out first, then the losers (most lost first), the moved, the winners, those that enter. */
function siteDifferences(before: Answer, after: Answer): SiteDifference[] {
  const standings = (answer: Answer): Map<string, RankedSite> => new Map(answer.ranked.map((ranked) => [ranked.site.id, ranked]));
  const [first, second] = [standings(before), standings(after)];
  const ids = [...new Set([...first.keys(), ...second.keys()])].toSorted();
  const differences = ids.flatMap((id): SiteDifference[] => {
    const [was, is] = [first.get(id), second.get(id)];
    const site = (is ?? was)?.site;
    if (site === undefined) return [];
    if (was === undefined || is === undefined) {
      return [{ site, change: was === undefined ? "enters" : "drops-out", ...(was === undefined ? {} : { before: standingOf(was) }), ...(is === undefined ? {} : { after: standingOf(is) }) }];
    }
    const [then, now] = [standingOf(was), standingOf(is)];
    if (JSON.stringify(then) === JSON.stringify(now)) return [];
    const npvChange = now.npv - then.npv;
    return [{ site, change: npvChange > 0 ? "gains" : npvChange < 0 ? "loses" : "moves", before: then, after: now, npvChange }];
  });
  return differences.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change) || Math.abs(b.npvChange ?? 0) - Math.abs(a.npvChange ?? 0));
}

function standingOf({ rank, recommended, npv, figures: { deliveredCost, worstMonthDays } }: RankedSite): SiteStanding {
  return {
    rank, recommended, npv: npv.p50.value,
    ...(deliveredCost === undefined ? {} : { deliveredCostUsdPerTonne: deliveredCost.value }),
    ...(worstMonthDays === undefined ? {} : { worstMonthDays: worstMonthDays.value }),
  };
}
