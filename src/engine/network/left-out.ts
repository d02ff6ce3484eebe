import type { LeftOut } from "#model/answer.js";
import { questionWithAll, serviceInForce, type DayQuestion } from "./on-day.js";
import { oneMoreLink } from "./one-more-link.js";
import type { Ends } from "./way.js";

/**
 * Links whose passenger service nobody is known to have seen running, each of which by itself would give a better way than the one found, or one at all; the best first.
 *
 * @param found what decides of the way found; absent = there is none
 * @see docs/method.md#network-passengers
 */
export function leftOutOf(question: DayQuestion, ends: Ends, found?: number): readonly LeftOut[] {
  const { network: { graph, services }, passenger, includeUnverified, shutBy, day } = question;
  if (!passenger || includeUnverified || services === undefined) return [];
  return oneMoreLink(question, questionWithAll(question), { ends, found }).flatMap((link): LeftOut[] => {
    const reason = shutBy(link);
    if (reason !== "unverified" && reason !== "no-service") return [];
    const service = serviceInForce(services.get(link) ?? [], day);
    return [{ link: graph.links[link]?.link.id ?? "", reason, ...(service === undefined ? {} : { service: service.id }), ...(service?.perWeek === undefined ? {} : { perWeek: service.perWeek }) }];
  });
}
