import type { RouteNote } from "#model/answer.js";
import { figure, type Fact } from "#model/fact.js";
import { closureOn, serviceOn } from "./crossing-times.js";
import type { DayQuestion, ShutBy } from "./on-day.js";
import { oneMoreLink } from "./one-more-link.js";
import { findWay, type Ends } from "./way.js";

/**
 * A note for every crossing on the way that takes less in a day than is sent on one. How long one then waits nobody knows, so no time is added.
 *
 *     capacity (t/day) = capacity in t, or vehicles · payload
 *
 * @see docs/method.md#network-capacity
 */
export function capacityNotes(question: DayQuestion, sent: number | undefined, arcs: readonly number[]): readonly RouteNote[] {
  if (sent === undefined) return [];
  const { network } = question;
  return arcs.flatMap((arc): RouteNote[] => {
    const link = network.graph.arcLink[arc] ?? -1;
    const [row, times] = [network.graph.links[link]?.link, network.times[network.linkCrossing[link] ?? -1]];
    if (row === undefined || times === undefined) return [];
    const capacity = capacityOf(question, link, serviceOn(times, question).capacityPerDay);
    return capacity === undefined || sent <= capacity.value ? [] : [{ code: "capacity-exceeded", link: row.id, crossing: times.crossing.id, figure: capacity }];
  });
}

/** In tonnes or persons a day; undefined where the unit cannot be turned into that. */
function capacityOf({ network, tariff: { payer } }: DayQuestion, link: number, capacity: Fact | undefined) {
  const onLink = network.graph.links[link];
  if (capacity === undefined || onLink === undefined) return undefined;
  const unit = payer.passenger ? "person/day" : "t/day";
  const fact: Fact = { ...capacity, label: "network.capacity-stated" };
  if (capacity.unit === unit) return figure(capacity.value, unit, { method: "network-capacity", label: "network.capacity", from: [fact] });
  const payload = capacity.unit === "vehicle/day" ? payer.offer(network.scopes.links[link] ?? [], onLink.link.mode)("payload") : undefined;
  return payload === undefined ? undefined : figure(capacity.value * payload.value, unit, { method: "network-capacity", label: "network.capacity", from: [fact, ...payload.facts] });
}

/**
 * Why there is no way on a day: each shut link that by itself, were it open, would give one, the best first; where several would have to be open at once,
 * those of the best way. Links that are closed for good or only planned are left aside.
 */
export function whyShut(question: DayQuestion, ends: Ends): readonly RouteNote[] {
  const { network, shutBy, day } = question;
  const always: DayQuestion = { ...question, shutBy: (link) => (shutBy(link) === "closed" ? "closed" : undefined) };
  const links = oneMoreLink(question, always, { ends });
  const inTheWay = links.length > 0 ? links : (findWay(always, ends)?.arcs ?? []).map((arc) => network.graph.arcLink[arc] ?? -1);
  return inTheWay.flatMap((link) => noteOf(question, link, { code: shutBy(link), day }) ?? []);
}

/** Why a link is shut on a day; nothing for one that is open, closed for good, or a service left out. */
export function noteOf({ network }: DayQuestion, link: number, { code, day }: { readonly code: ShutBy | undefined; readonly day: string }): RouteNote | undefined {
  if (code === undefined || code === "closed" || code === "unverified" || code === "no-service") return undefined;
  const row = network.graph.links[link]?.link;
  if (row === undefined) return undefined;
  const times = network.times[network.linkCrossing[link] ?? -1];
  const closure = code === "closed-pause" && times !== undefined ? closureOn(times, day) : undefined;
  return { code, link: row.id, ...(row.crossing === undefined ? {} : { crossing: row.crossing }), ...(closure === undefined ? {} : { why: closure.why, until: closure.to }) };
}
