import type { LeftOut } from "#model/answer.js";
import { metricOf, questionWithAll, serviceInForce, type DayQuestion } from "./on-day.js";
import { search } from "./search.js";
import { arrivalsAt, type Ends } from "./way.js";

/**
 * Links whose passenger service nobody is known to have seen running, each of which by itself would give a better way than the one found, or one at all.
 *
 *     best way over a link = best way to its near end + the link + best way from its far end, the other links left out
 *
 * @see docs/method.md#network-passengers
 */
export function leftOutOf(question: DayQuestion, [start, end]: Ends, found = Infinity): readonly LeftOut[] {
  const { network, passenger, includeUnverified, tariff, shutBy, day } = question;
  if (!passenger || includeUnverified || network.services === undefined) return [];
  const { forward, backward, arcLink, links } = network.graph;
  const [metric, withAll] = [metricOf(question), metricOf(questionWithAll(question))];
  const [there, onward] = [search(forward, metric, [start]), search(backward, metric, arrivalsAt(network, end))];
  const better = new Set<number>();
  for (const [arc, link] of arcLink.entries()) {
    const [near, far] = [backward.next[arc] ?? 0, forward.next[arc] ?? 0];
    if ((there.deciding[near] ?? Infinity) + (withAll.deciding[arc] ?? Infinity) + (onward.deciding[far] ?? Infinity) < found) better.add(link);
  }
  return [...better].toSorted((a, b) => a - b).flatMap((link): LeftOut[] => {
    const reason = tariff.carries[link] === true ? shutBy(link) : undefined;
    if (reason !== "unverified" && reason !== "no-service") return [];
    const service = serviceInForce(network.services?.get(link) ?? [], day);
    return [{ link: links[link]?.link.id ?? "", reason, ...(service === undefined ? {} : { service: service.id }), ...(service?.perWeek === undefined ? {} : { perWeek: service.perWeek }) }];
  });
}
