import type { Eligibility, Reason } from "#model/answer.js";
import type { Activity } from "#model/activity.js";
import type { Brief } from "#model/brief.js";
import type { Figure, IsoDate } from "#model/fact.js";
import type { Names } from "#model/names.js";
import type { Pack } from "#model/pack.js";
import type { Site } from "#model/site.js";
import { gapsOf } from "#engine/finance/gaps.js";
import type { AppraisalQuestion, AppraisedFlow } from "#engine/finance/question.js";
import { eligibilityOf } from "#engine/law/eligibility.js";
import { announcedRegimes, openRegimes } from "#engine/law/open-regimes.js";
import { findAccess, type Network } from "#engine/network/network.js";
import { deliveredCost, slowest } from "./delivered.js";
import { freightPartsOf } from "./freight-parts.js";
import type { Lane } from "./flows.js";
import { journeyOf, type Journey } from "./journeys.js";
import { monthRanges } from "#model/month-ranges.js";
import { siteMustHaves, wayMustHaves } from "./must-haves.js";
import type { Payment } from "./payment.js";
import { scaleAt, tooSmall } from "./scale.js";
import type { Say } from "./say.js";
import { tradeAt, type Terms, type Trade } from "./trades.js";

/** Everything sites are judged by; the same for all sites of an answer. */
export interface Bench {
  readonly pack: Pack;
  readonly brief: Brief;
  readonly activity: Activity;
  readonly lanes: readonly Lane[];
  readonly network: Network;
  readonly terms: Terms;
  readonly payment: Payment;
  readonly asOf: IsoDate;
  readonly say: Say;
}

/** A site that can be had and reached, ready to be appraised. */
export interface Feasible {
  readonly site: Site;
  readonly eligibility: Eligibility;
  readonly journeys: readonly Journey[];
  readonly deliveredCost: Figure | undefined;
  readonly worstMonthDays: Figure | undefined;
  readonly question: AppraisalQuestion;
  readonly notices: readonly Names[];
}

export type Verdict =
  | { readonly feasible: true; readonly value: Feasible }
  | { readonly feasible: false; readonly site: Site; readonly reasons: readonly Reason[]; readonly otherRights: readonly Eligibility[] };

const open: readonly Site["status"][] = ["available", "planned"];

/**
 * Whether a site serves a brief. A site that is not to be had is left out for that alone; of the others every reason is collected,
 * in this order: law, must-haves, payment, way, what is not known.
 *
 * @see docs/method.md#feasible
 */
export function judgeSite(site: Site, bench: Bench): Verdict {
  const { pack, brief, activity, payment, asOf, say } = bench;
  const out = (reasons: readonly Reason[], otherRights: readonly Eligibility[] = []): Verdict => ({ feasible: false, site, reasons, otherRights });
  if (!open.includes(site.status)) return out([{ code: `status-${site.status}`, kind: "status", says: say(`match.status.${site.status}`), ...(site.source === undefined ? {} : { source: site.source }) }]);

  const law = eligibilityOf({ rules: pack.rules, brief, site, activity, asOf });
  const { scale, asked, cut } = scaleAt(site, { activity, brief, asOf });
  const { trades, reasons: noWay } = tradesAt(site, bench);
  const reasons: Reason[] = [
    ...(law.ok ? [] : law.reasons),
    ...siteMustHaves(site, { brief, regions: pack.regions, say }),
    ...tooSmall(scale, activity, say),
    ...(payment.status === "closed" ? [closedPayment(payment, brief, say)] : []),
    ...noWay,
  ];
  if (reasons.length > 0 || !law.ok) return out(reasons, law.ok ? [] : law.otherRights);

  const { journeys, reasons: noAccess } = journeysAt(site, trades, bench);
  const flows = journeys.map((journey) => appraisedFlow(journey, site, bench));
  const ground = { regimes: pack.regimes, brief, site, activity, asOf };
  const question: AppraisalQuestion = {
    activity, site, brief, scale, flows, regimes: openRegimes(ground), announced: announcedRegimes(ground), fx: pack.fx, expectations: pack.expectations, visas: pack.visas, asOf,
  };
  const unknown = [...noAccess, ...(noAccess.length > 0 ? [] : unknowns(question, say))];
  if (unknown.length > 0) return out(unknown);

  const [cost, days] = [deliveredCost(journeys, { activity, site, scale }), slowest(journeys)?.worst.days];
  const missed = wayMustHaves({ days, deliveredCost: cost }, brief, say);
  if (missed.length > 0) return out(missed);
  const notices = [
    ...(cut ? [say("match.notice.scale-cut", { size: scale.value, asked })] : []),
    ...trades.flatMap((trade) => closedMonths(trade, say)),
  ];
  return { feasible: true, value: { site, eligibility: law.eligibility, journeys, deliveredCost: cost, worstMonthDays: days, question, notices } };
}

/** The market of each lane; a reason for each lane whose goods find no way in any of their months. */
function tradesAt(site: Site, { lanes, terms, say }: Bench): { readonly trades: readonly Trade[]; readonly reasons: readonly Reason[] } {
  const trades: Trade[] = [];
  const reasons: Reason[] = [];
  for (const lane of lanes) {
    const trade = tradeAt(site, lane, terms);
    if (trade !== undefined) trades.push(trade);
    else if (lane.markets.length > 0) {
      const [market] = lane.markets;
      const named = lane.markets.length === 1 && market !== undefined;
      reasons.push({ code: "no-way", kind: "route", says: named ? say("match.no-way", { goods: lane.goods.names, market: market.names }) : say("match.no-way-to-any", { goods: lane.goods.names }) });
    }
  }
  return { trades, reasons };
}

function journeysAt(site: Site, trades: readonly Trade[], { network, terms: { ways }, say }: Bench): { readonly journeys: readonly Journey[]; readonly reasons: readonly Reason[] } {
  const journeys: Journey[] = [];
  const reasons: Reason[] = [];
  for (const trade of trades) {
    const { goods } = trade.lane;
    const access = findAccess(network, { place: site.place, goods: goods.id, lengthKm: site.accessKm });
    if (access === undefined) reasons.push({ code: "no-access-rate", kind: "unknown", says: say("match.no-access-rate", { goods: goods.names }) });
    else journeys.push(journeyOf(trade, site.place, { ways, access }));
  }
  return { journeys, reasons };
}

/** Goods on their way as the appraisal sees them. */
function appraisedFlow({ trade: { lane, market, duties }, routes, freightUsdPerTonne, access }: Journey, { country }: Site, { terms }: Bench): AppraisedFlow {
  return {
    line: lane.line.id, price: market.price, freightUsdPerTonne, duties, share: lane.share,
    abroad: (terms.places.get(market.place)?.country ?? country) !== country,
    freightParts: freightPartsOf(routes, access),
  };
}

/** What nobody knows and without which there is no cash flow. */
function unknowns(question: AppraisalQuestion, say: Say): Reason[] {
  return gapsOf(question).map(({ code, what }) => ({ code, kind: "unknown", says: say(`match.${code}`, { what }) }));
}

function closedPayment({ says, source }: Payment, { money }: Brief, say: Say): Reason {
  return { code: "payment-closed", kind: "payment", says: says ?? say("match.payment.closed", { currency: money.currency }), ...(source === undefined ? {} : { source }) };
}

function closedMonths({ lane, market, closed }: Trade, say: Say): Names[] {
  return closed.length === 0 ? [] : [say("match.notice.closed-months", { goods: lane.goods.names, market: market.names, months: monthRanges(closed) })];
}
