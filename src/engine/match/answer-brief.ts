import type { Answer, ExcludedSite, RankedSite } from "#model/answer.js";
import type { Brief } from "#model/brief.js";
import type { Figure, IsoDate } from "#model/fact.js";
import type { Pack } from "#model/pack.js";
import type { Checked } from "#model/problem.js";
import type { Scenario } from "#model/scenario.js";
import type { Site } from "#model/site.js";
import { appraise, type Appraisal } from "#engine/finance/appraise.js";
import { distinctFacts } from "#engine/finance/distinct-facts.js";
import { buildNetwork } from "#engine/network/network.js";
import { evidenceGrade, meanEvidence } from "./evidence.js";
import { scoreFigure } from "./explain-score.js";
import { lanesOf } from "./flows.js";
import { fundsToAsk } from "./funds.js";
import { shownRoute } from "./journeys.js";
import { judgeSite, type Bench, type Feasible } from "./judge-site.js";
import { mainJourney, tonnesOf } from "./delivered.js";
import { noticesOf } from "./notices.js";
import { paymentIn } from "./payment.js";
import { byText, rank, recommend } from "./rank.js";
import type { Say } from "./say.js";
import { citeSources, sourceIdsIn } from "./sources.js";
import { waysOf } from "./ways.js";

/** An answer recommends at most so many sites; the rest stands behind them. */
const mostRecommended = 5;

export interface BriefQuestion {
  readonly pack: Pack;
  readonly brief: Brief;
  readonly asOf: IsoDate;
  readonly scenario?: Scenario | undefined;
  readonly say: Say;
  /** How many ranked sites the answer lists; absent = all. Scores and recommendation are of all. */
  readonly top?: number | undefined;
}

/**
 * From brief to answer: which sites the law and the brief let this investor have, what each returns, in what order, and why the others are left out.
 *
 * A site is considered when the activity fits it; then `judgeSite`, `appraise`, `rank`. The same question gives the same answer, byte for byte,
 * whatever the order of the pack's rows.
 *
 * @returns problems with the scenario, or with rates that the network needs
 * @throws {RangeError} on a brief that was not checked against this pack, naming what does not fit
 * @see docs/method.md#match
 */
export function answerBrief(question: BriefQuestion): Checked<Answer> {
  const { pack, brief, asOf, scenario } = question;
  const benched = benchOf(question);
  if (!benched.ok) return benched;
  const bench = benched.value;
  const sites = pack.sites.filter((site) => bench.activity.siteKinds.includes(site.kind) && site.activities.includes(bench.activity.id)).toSorted((a, b) => byText(a.id, b.id));
  const verdicts = sites.map((site) => judgeSite(site, bench));

  const ranked = rankedSites(verdicts.flatMap((verdict) => (verdict.feasible ? [verdict.value] : [])), bench);
  const excluded = verdicts.flatMap((verdict): ExcludedSite[] => (verdict.feasible ? [] : [{ site: headOf(verdict.site), reasons: [...verdict.reasons], otherRights: [...verdict.otherRights] }]));
  const recommended = ranked.filter((site) => site.recommended);
  const listed = ranked.slice(0, question.top);
  const body = {
    brief,
    pack: { id: pack.head.id, edition: pack.head.edition },
    asOf,
    scenario: scenario?.id ?? "base",
    currency: brief.money.currency,
    ranked: listed,
    excluded,
  };
  const funds = new Set(listed.flatMap((site) => site.funds));
  const named = new Set([...listed, ...excluded].map(({ site }) => site.id));
  const own = sites.filter(({ id }) => named.has(id)).flatMap(({ source }) => source ?? []);
  const cited = [...sourceIdsIn(body), ...own, ...pack.funds.filter(({ id }) => funds.has(id)).map(({ source }) => source), ...regimeSources(listed, pack)];
  return {
    ok: true,
    warnings: benched.warnings,
    value: {
      ...body,
      sources: citeSources(cited, pack.sources),
      evidence: meanEvidence((recommended.length > 0 ? recommended : ranked).map(({ evidence }) => evidence)),
      notices: noticesOf({ payment: bench.payment, scenario, ranked: ranked.length, recommended: recommended.length, say: question.say }),
    },
  };
}

/** Lays out what sites are judged by. */
function benchOf({ pack, brief, asOf, scenario, say }: BriefQuestion): Checked<Bench> {
  const activity = pack.activities.find(({ id }) => id === brief.activity);
  if (activity === undefined) throw new RangeError(`activity is ${brief.activity}; expected one of the pack`);
  const network = buildNetwork(pack, { asOf, scenario });
  if (!network.ok) return network;
  const terms = { ways: waysOf(network.value), places: new Map(pack.places.map((place) => [place.id, place])), fx: pack.fx, asOf };
  const payment = paymentIn(brief.money.currency, { rows: pack.payments, asOf });
  return { ok: true, warnings: network.warnings, value: { pack, brief, activity, lanes: lanesOf({ activity, brief, pack }), network: network.value, terms, payment, asOf, say } };
}

function rankedSites(feasible: readonly Feasible[], bench: Bench): RankedSite[] {
  const appraised = new Map(feasible.map((one) => {
    const appraisal = appraise(one.question);
    return [one.site.id, { one, appraisal, evidence: evidenceGrade(appraisal.evidence, bench.asOf) }] as const;
  }));
  const get = (id: string): { readonly one: Feasible; readonly appraisal: Appraisal; readonly evidence: Figure } => {
    const found = appraised.get(id);
    if (found === undefined) throw new RangeError(`site ${id} was not appraised`);
    return found;
  };
  const candidates = [...appraised].map(([id, { one, appraisal, evidence }]) => ({
    id,
    values: { npv: appraisal.npv.p50.value, deliveredCost: one.deliveredCost?.value, days: one.worstMonthDays?.value, evidence: evidence.value },
  }));
  const standings = rank(candidates, bench.brief.weights);
  const recommended = recommend(standings, (id) => get(id).appraisal.npv.p50.value, mostRecommended);
  return standings.map((standing, i) => {
    const { one, appraisal, evidence } = get(standing.id);
    const figures = { npv: appraisal.npv.p50, deliveredCost: one.deliveredCost, days: one.worstMonthDays, evidence };
    const score = scoreFigure(standing, { figures, asOf: bench.asOf });
    return rankedSite(one, appraisal, { rank: i + 1, recommended: recommended.has(standing.id), score, evidence, bench });
  });
}

/** What a site's place among the others adds to it. */
interface Place {
  readonly rank: number;
  readonly recommended: boolean;
  readonly score: Figure;
  readonly evidence: Figure;
  readonly bench: Bench;
}

function rankedSite(one: Feasible, appraisal: Appraisal, { rank: place, recommended, score, evidence, bench }: Place): RankedSite {
  const { site, eligibility, journeys, deliveredCost, worstMonthDays, notices } = one;
  const main = mainJourney(journeys);
  return {
    rank: place,
    recommended,
    site: headOf(site),
    score,
    eligibility,
    payment: bench.payment,
    npv: appraisal.npv,
    ...(appraisal.irr === undefined ? {} : { irr: appraisal.irr }),
    regime: appraisal.regime,
    waterfall: [...appraisal.waterfall],
    ...(appraisal.demand === undefined ? {} : { demand: [...appraisal.demand] }),
    route: main === undefined ? noGoods(site) : shownRoute(main.worst.route),
    routes: journeys.flatMap(({ routes }) => routes.map(shownRoute)),
    flows: journeys.map(({ trade: { lane, market, open, closed }, freightUsdPerTonne }) => ({
      line: lane.line.id, goods: lane.goods.id, market: market.id, direction: lane.line.kind === "output" ? "to-market" : "from-market", share: lane.share,
      tonnesPerYear: tonnesOf(lane.line, lane.share, one.question), freightUsdPerTonne: { ...freightUsdPerTonne, from: distinctFacts([freightUsdPerTonne]) },
      months: [...open], closedMonths: [...closed],
    })),
    figures: { ...(deliveredCost === undefined ? {} : { deliveredCost }), ...(worstMonthDays === undefined ? {} : { worstMonthDays }), evidenceGrade: evidence, ...appraisal.figures },
    cashFlow: appraisal.cashFlow,
    evidence: appraisal.evidence,
    ...(site.exposure === undefined ? {} : { exposure: site.exposure }),
    funds: fundsToAsk(bench.pack.funds, { activity: bench.activity, site }),
    notices: [...notices],
  };
}

function noGoods({ place }: Site): RankedSite["route"] {
  return { from: place, to: place, goods: "none", month: 1, minimise: "cost", legs: [], reason: "no-goods" };
}

function headOf({ id, kind, names, lon, lat, region, country, place }: Site): RankedSite["site"] {
  return { id, kind, name: names, lon, lat, region, country, place };
}

function regimeSources(ranked: readonly RankedSite[], { regimes }: Pack): string[] {
  const used = new Set(ranked.flatMap(({ regime: { id, runnerUp, combined = [], announced = [] } }) => [id, ...(runnerUp?.split("+") ?? []), ...[...combined, ...announced].map((other) => other.id)]));
  return regimes.filter(({ id }) => used.has(id)).map(({ source }) => source);
}
