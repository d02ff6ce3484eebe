import type { Answer, RankedSite } from "#model/answer.js";
import { figure, type Figure } from "#model/fact.js";
import type { GoodsFlow } from "#model/goods-flow.js";
import type { Link } from "#model/network.js";
import type { Pack } from "#model/pack.js";
import type { Checked, Problem } from "#model/problem.js";
import type { Scenario } from "#model/scenario.js";
import { answerBrief } from "#engine/match/answer-brief.js";
import { citeSources, sourceIdsIn } from "#engine/match/sources.js";
import { buildNetwork, criticality, type CriticalLink } from "#engine/network/network.js";
import { loadBrief } from "#pack/load-brief.js";
import { loadFlows } from "#pack/load-flows.js";
import { withOverlaid } from "./answer.js";
import { baseScenario, openPack, scenarioOf, unknownName, type PackGiven } from "./open-pack.js";
import { preparePack, problemsOf, type GivenText, type PackChanges, type PreparedPack } from "./prepare-pack.js";
import { say } from "./say.js";

/** A brief, whose first site (or the one named) sends and takes goods, or a table of flows. */
export type FlowsGiven = { readonly brief: GivenText; readonly site?: string | undefined } | { readonly flows: GivenText };

export type CriticalRequest = PackGiven & PackChanges & {
  readonly given: FlowsGiven;
  readonly scenarioId?: string | undefined;
  readonly top?: number | undefined; // so many links in each list; absent = all
};

/** A link, what its loss costs, and who has no second way. */
export interface CriticalLinkReport extends Pick<Link, "from" | "to" | "mode"> {
  readonly link: string;
  readonly crossing?: string;
  readonly tonnesPerYear: number; // that pass it
  readonly extraPerYear: Figure; // USD/year, over the months with a second way
  readonly strandedTonnesPerYear: number;
  readonly noSecondWay: readonly { readonly from: string; readonly to: string; readonly goods: string; readonly months: readonly number[] }[];
}

export interface Critical extends Pick<Answer, "pack" | "asOf" | "scenario" | "sources" | "overlaid"> {
  readonly site?: RankedSite["site"]; // whose flows these are
  readonly flows: readonly { readonly from: string; readonly to: string; readonly goods: string; readonly tonnesPerYear: number; readonly months: readonly number[] }[];
  readonly used: number; // links that any flow's best way uses in any month
  /** The dearest to lose first. */
  readonly dearest: readonly CriticalLinkReport[];
  /** Links without which some goods have no way at all in some month, most tonnes first. */
  readonly withoutSecondWay: { readonly count: number; readonly links: readonly CriticalLinkReport[] };
}

/**
 * Which links cost most if they are closed, for the flows of a brief or of a table, and where there is no second way.
 *
 * @see docs/method.md#criticality
 */
export async function critical(request: CriticalRequest): Promise<Checked<Critical>> {
  const opened = await openPack(request);
  if (!opened.ok) return opened;
  const scenario = scenarioOf(opened.value, request.scenarioId);
  const prepared = preparePack(opened.value, request, scenario.ok ? scenario.value : undefined);
  if (!prepared.ok || !scenario.ok) return { ok: false, problems: problemsOf([prepared, scenario]) };
  const { pack, asOf } = prepared.value;
  const asked = flowsOf(request.given, prepared.value, scenario.value);
  const network = buildNetwork(pack, { asOf, scenario: scenario.value });
  if (!asked.ok || !network.ok) return { ok: false, problems: problemsOf([asked, network]) };
  const found = criticality(network.value, asked.value.flows);
  const report = (link: CriticalLink): CriticalLinkReport => reportOf(link, found.figureOf(link, asOf));
  const stranding = found.links.filter(({ strandedTonnesPerYear }) => strandedTonnesPerYear > 0).toSorted((a, b) => b.strandedTonnesPerYear - a.strandedTonnesPerYear);
  const lists = {
    dearest: found.links.filter(({ extraUsdPerYear }) => extraUsdPerYear > 0).slice(0, request.top).map(report),
    withoutSecondWay: { count: stranding.length, links: stranding.slice(0, request.top).map(report) },
  };
  const document = {
    pack: { id: pack.head.id, edition: pack.head.edition }, asOf, scenario: scenario.value?.id ?? baseScenario,
    ...(asked.value.site === undefined ? {} : { site: asked.value.site }),
    flows: asked.value.flows.map(({ from, to, goods, tonnesPerYear, months = [] }) => ({ from, to, goods, tonnesPerYear: tonnesPerYear.value, months })),
    used: found.links.length, ...lists,
  };
  return { ok: true, warnings: opened.warnings, value: withOverlaid({ ...document, sources: citeSources(sourceIdsIn(lists), pack.sources) }, prepared.value) };
}

function reportOf({ link, tonnesPerYear, strandedTonnesPerYear, flows }: CriticalLink, extraPerYear: Figure): CriticalLinkReport {
  const { id, from, to, mode, crossing } = link;
  return {
    link: id, from, to, mode, ...(crossing === undefined ? {} : { crossing }), tonnesPerYear, extraPerYear, strandedTonnesPerYear,
    noSecondWay: flows.filter(({ noSecondWay }) => noSecondWay.length > 0).map(({ flow, noSecondWay }) => ({ from: flow.from, to: flow.to, goods: flow.goods, months: noSecondWay })),
  };
}

interface Asked {
  readonly flows: readonly GoodsFlow[];
  readonly site?: RankedSite["site"];
}

function flowsOf(given: FlowsGiven, { pack, asOf }: PreparedPack, scenario: Scenario | undefined): Checked<Asked> {
  if ("flows" in given) {
    const flows = loadFlows(given.flows.text, { file: given.flows.file, pack, asOf });
    return flows.ok ? { ...flows, value: { flows: flows.value } } : flows;
  }
  const brief = loadBrief(given.brief.text, { file: given.brief.file, pack });
  if (!brief.ok) return brief;
  const answered = answerBrief({ pack, brief: brief.value, asOf, scenario, say });
  if (!answered.ok) return answered;
  const { ranked } = answered.value;
  const site = given.site === undefined ? ranked[0] : ranked.find((one) => one.site.id === given.site);
  if (site !== undefined) return { ok: true, warnings: [], value: { site: site.site, flows: flowsAt(site, pack) } };
  if (given.site === undefined) return { ok: true, warnings: [], value: { flows: [] } };
  const problem: Problem = { code: "name-unknown", severity: "error", at: { file: "critical", path: "site" }, data: unknownName(given.site, ranked.map((one) => one.site.id)) };
  return { ok: false, problems: [problem] };
}

/** The goods of a site on their ways to and from its markets, in the months in which they move. */
function flowsAt({ site, flows = [] }: RankedSite, { markets }: Pack): GoodsFlow[] {
  return flows.flatMap(({ goods, market, direction, months, tonnesPerYear }) => {
    const place = markets.find(({ id }) => id === market)?.place;
    if (place === undefined || place === site.place || tonnesPerYear === undefined || tonnesPerYear.value <= 0) return [];
    const [from, to] = direction === "to-market" ? [site.place, place] : [place, site.place];
    return [{ from, to, goods, tonnesPerYear: figure(tonnesPerYear.value, "t/year", { ...tonnesPerYear, label: "what-if.tonnes" }), months }];
  });
}
