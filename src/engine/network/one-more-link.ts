import { metricOf, type DayQuestion } from "./on-day.js";
import { search } from "./search.js";
import { arrivalsAt, type Ends } from "./way.js";

/**
 * Links that are shut, each of which by itself, were it open, would give a better way than the one found; the best first.
 *
 *     best way over a link = best way to its near end + the link + best way from its far end, all else as on the day
 *
 * @param opened the same question with more links open
 * @param found what decides of the way found; absent = there is none
 */
export function oneMoreLink(question: DayQuestion, opened: DayQuestion, { ends: [start, end], found = Infinity }: { readonly ends: Ends; readonly found?: number | undefined }): readonly number[] {
  const { network, shutBy } = question;
  const { forward, backward, arcLink } = network.graph;
  const [metric, more] = [metricOf(question), metricOf(opened)];
  const [there, onward] = [search(forward, metric, [start]), search(backward, metric, arrivalsAt(network, end))];
  const best = new Map<number, number>();
  for (const [arc, link] of arcLink.entries()) {
    const [near, far] = [backward.next[arc] ?? 0, forward.next[arc] ?? 0];
    const over = (there.deciding[near] ?? Infinity) + (more.deciding[arc] ?? Infinity) + (onward.deciding[far] ?? Infinity);
    if (over < Math.min(found, best.get(link) ?? Infinity) && shutBy(link) !== undefined) best.set(link, over);
  }
  return [...best].toSorted(([a, overA], [b, overB]) => overA - overB || a - b).map(([link]) => link);
}
