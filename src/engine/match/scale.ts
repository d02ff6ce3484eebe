import type { Reason } from "#model/answer.js";
import type { Activity } from "#model/activity.js";
import type { Brief } from "#model/brief.js";
import type { Fact, IsoDate } from "#model/fact.js";
import type { Site } from "#model/site.js";
import type { Say } from "./say.js";

/**
 * How large the activity is at a site: what the brief asks for (or the activity's usual scale), but not more than the site's own
 * size where the activity says which of its facts that is.
 *
 *     scale = min(asked, size of the site)
 *
 * @see docs/method.md#scale
 */
export function scaleAt(site: Site, { activity, brief, asOf }: { readonly activity: Activity; readonly brief: Brief; readonly asOf: IsoDate }): { readonly scale: Fact; readonly asked: number; readonly cut: boolean } {
  const { unit, default: usual, siteFact } = activity.scale;
  const asked = brief.scale ?? usual;
  const size = siteFact === undefined ? undefined : site.facts[siteFact];
  if (size !== undefined && size.value < asked) return { scale: size, asked, cut: true };
  const assumption = brief.scale === undefined ? "the activity's usual scale: the brief names none" : "the scale that the brief asks for";
  return { scale: { value: asked, unit, asOf, confidence: "high", assumption }, asked, cut: false };
}

/** A site too small for the least scale at which the activity works. */
export function tooSmall(scale: Fact, activity: Activity, say: Say): Reason[] {
  if (scale.value >= activity.scale.min) return [];
  return [{ code: "site-too-small", kind: "must-have", says: say("match.site-too-small", { size: scale.value, least: activity.scale.min, unit: activity.scale.unit }), figure: scale }];
}
