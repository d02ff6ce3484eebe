import type { Answer } from "#model/answer.js";
import { figure, type Figure, type IsoDate } from "#model/fact.js";
import type { Brief } from "#model/brief.js";
import type { GoodsFlow } from "#model/goods-flow.js";
import type { Pack } from "#model/pack.js";
import type { Checked } from "#model/problem.js";
import type { Scenario } from "#model/scenario.js";
import { answerBrief } from "#engine/match/answer-brief.js";
import { citeSources, sourceIdsIn } from "#engine/match/sources.js";
import { buildNetwork, compareFlow, flowCosts, savedFigure, strandedTonnes, type Network } from "#engine/network/network.js";
import { loadBrief } from "#pack/load-brief.js";
import { loadFlows } from "#pack/load-flows.js";
import { withOverlaid } from "./answer.js";
import { compareFields, mainGoods, type FieldComparison } from "./compare-fields.js";
import { compareSites, type SiteComparison } from "./compare-sites.js";
import { findGoods } from "./find-named.js";
import { baseScenario, openPack, scenarioOf, type PackGiven } from "./open-pack.js";
import { preparePack, problemsOf, type GivenText, type PackChanges } from "./prepare-pack.js";
import { say } from "./say.js";

export type WhatIfRequest = PackGiven & PackChanges & {
  readonly scenarioId: string;
  readonly otherId?: string | undefined; // compare these two scenarios; absent = the corridor as it stands with `scenarioId`
  readonly brief?: GivenText | undefined;
  readonly flows?: GivenText | undefined; // CSV
  /** What is carried, by id or name; absent = the pack's main goods, or, where a brief or flows are given, none. */
  readonly goods?: readonly string[] | undefined;
};

/** What changes for one given flow. */
export interface FlowDifference {
  readonly from: string;
  readonly to: string;
  readonly goods: string;
  readonly tonnesPerYear: number;
  readonly savedPerYear: Figure; // USD/year, over the months with a way in both worlds
  readonly lostMonths: readonly number[]; // with a way before and none after
  readonly gainedMonths: readonly number[];
  readonly closedMonths: readonly number[]; // with a way in neither
  readonly strandedTonnesPerYear: number; // those of the lost months
}

export interface WhatIf extends Pick<Answer, "pack" | "asOf" | "sources" | "overlaid"> {
  readonly before: string; // scenario ids; "base" = the corridor as it stands
  readonly after: string;
  /** Of the base network, taken before and after everything else: the same, as scenarios work on copies. */
  readonly baseChecksum: { readonly before: string; readonly after: string };
  readonly sites?: { readonly currency: string; readonly ranked: { readonly before: number; readonly after: number }; readonly compared: readonly SiteComparison[] };
  readonly ways?: FieldComparison;
  readonly flows?: { readonly savedPerYear: Figure; readonly compared: readonly FlowDifference[] };
}

/**
 * What changes between the corridor as it stands and a scenario, or between two scenarios: for a brief every site, for given flows what they save,
 * for goods the ways between each region's capital and each of their markets, month by month.
 *
 * @see docs/method.md#what-if
 */
export async function whatIf(request: WhatIfRequest): Promise<Checked<WhatIf>> {
  const opened = await openPack(request);
  if (!opened.ok) return opened;
  const [beforeId, afterId] = request.otherId === undefined ? [baseScenario, request.scenarioId] : [request.scenarioId, request.otherId];
  const scenarios = [scenarioOf(opened.value, beforeId), scenarioOf(opened.value, afterId)];
  const base = preparePack(opened.value, request);
  const question = questionOf(request, opened.value);
  const [before, after] = scenarios.map((scenario) => (scenario.ok ? worldOf(opened.value, request, scenario.value) : scenario));
  if (!base.ok || !question.ok || before?.ok !== true || after?.ok !== true) return { ok: false, problems: problemsOf([...scenarios, question, base]) };
  const { pack, asOf } = base.value;
  const built = buildNetwork(pack, { asOf });
  const compared = compareWorlds(before.value, after.value, question.value);
  if (!built.ok || !compared.ok) return { ok: false, problems: problemsOf([built, compared]) };
  const again = buildNetwork(pack, { asOf });
  if (!again.ok || again.value.checksum !== built.value.checksum) throw new Error(`the base network changed from ${built.value.checksum} while scenarios were worked out; expected it to stay`);
  const document = {
    pack: { id: pack.head.id, edition: pack.head.edition }, asOf, before: beforeId, after: afterId,
    baseChecksum: { before: built.value.checksum, after: again.value.checksum },
    ...compared.value,
  };
  return { ok: true, warnings: opened.warnings, value: withOverlaid({ ...document, sources: citeSources(sourceIdsIn(compared.value), pack.sources) }, base.value) };
}

interface Question {
  readonly brief?: Brief;
  readonly flows?: readonly GoodsFlow[];
  readonly goods: readonly string[];
}

function questionOf(request: WhatIfRequest, pack: Pack): Checked<Question> {
  const { brief: briefText, flows: flowText } = request;
  const brief = briefText === undefined ? undefined : loadBrief(briefText.text, { file: briefText.file, pack });
  const flows = flowText === undefined ? undefined : loadFlows(flowText.text, { file: flowText.file, pack, asOf: request.asOf ?? pack.head.edition });
  const names = request.goods ?? (brief === undefined && flows === undefined ? mainGoods(pack) : []);
  const goods = names.map((name) => findGoods(name, pack.goods, { file: "what-if", path: "goods" }));
  const problems = problemsOf([...(brief === undefined ? [] : [brief]), ...(flows === undefined ? [] : [flows]), ...goods]);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true, warnings: [],
    value: {
      ...(brief?.ok === true ? { brief: brief.value } : {}), ...(flows?.ok === true ? { flows: flows.value } : {}),
      goods: [...new Set(goods.flatMap((found) => (found.ok ? [found.value.id] : [])))],
    },
  };
}

/** One of the two worlds: the pack as it is prepared for it, and its scenario. */
interface World {
  readonly pack: Pack;
  readonly asOf: IsoDate;
  readonly scenario: Scenario | undefined;
}

function worldOf(pack: Pack, request: PackChanges, scenario: Scenario | undefined): Checked<World> {
  const prepared = preparePack(pack, request, scenario);
  return prepared.ok ? { ...prepared, value: { ...prepared.value, scenario } } : prepared;
}

function compareWorlds(before: World, after: World, { brief, flows, goods }: Question): Checked<Pick<WhatIf, "sites" | "ways" | "flows">> {
  const sites = brief === undefined ? undefined : sitesBetween(before, after, brief);
  const networks = goods.length === 0 && flows === undefined ? undefined : networksOf(before, after);
  if (sites?.ok === false || networks?.ok === false) return { ok: false, problems: problemsOf([sites, networks].filter((checked) => checked !== undefined)) };
  return {
    ok: true, warnings: [],
    value: {
      ...(sites === undefined ? {} : { sites: sites.value }),
      ...(networks === undefined || flows === undefined ? {} : { flows: flowsBetween(flows, networks.value, before.asOf) }),
      ...(networks === undefined || goods.length === 0 ? {} : { ways: compareFields(before.pack, { goods, ...networks.value }) }),
    },
  };
}

interface Networks {
  readonly before: Network;
  readonly after: Network;
}

function networksOf(before: World, after: World): Checked<Networks> {
  const [first, second] = [buildNetwork(before.pack, before), buildNetwork(after.pack, after)];
  if (!first.ok || !second.ok) return { ok: false, problems: problemsOf([first, second]) };
  return { ok: true, warnings: [], value: { before: first.value, after: second.value } };
}

function sitesBetween(before: World, after: World, brief: Brief): Checked<NonNullable<WhatIf["sites"]>> {
  const [was, is] = [answerBrief({ ...before, brief, say }), answerBrief({ ...after, brief, say })];
  if (!was.ok || !is.ok) return { ok: false, problems: problemsOf([was, is]) };
  const [first, second] = [was.value, is.value];
  return { ok: true, warnings: [], value: { currency: first.currency, ranked: { before: first.ranked.length, after: second.ranked.length }, compared: compareSites(first, second) } };
}

/** What each flow saves, the most costly change first, and all together. */
function flowsBetween(flows: readonly GoodsFlow[], networks: Networks, asOf: IsoDate): NonNullable<WhatIf["flows"]> {
  const costs = { before: flowCosts(networks.before), after: flowCosts(networks.after) };
  const compared = flows.map((flow): FlowDifference => {
    const change = compareFlow(flow, costs);
    return {
      from: flow.from, to: flow.to, goods: flow.goods, tonnesPerYear: flow.tonnesPerYear.value, savedPerYear: savedFigure(change, { ...networks, asOf }),
      lostMonths: change.lost, gainedMonths: change.gained, closedMonths: change.closed, strandedTonnesPerYear: strandedTonnes(change),
    };
  });
  const savedPerYear = figure(compared.reduce((sum, { savedPerYear: { value } }) => sum + value, 0), "USD/year", { method: "value-of-a-change", label: "what-if.saved", from: compared.map((one) => one.savedPerYear) });
  return { savedPerYear, compared: compared.toSorted((a, b) => a.savedPerYear.value - b.savedPerYear.value) };
}
