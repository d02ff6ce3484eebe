import type { Activity } from "#model/activity.js";
import type { IsoDate } from "#model/fact.js";
import type { Rule } from "#model/rule.js";
import type { Site } from "#model/site.js";
import { speaksOf, type Party } from "./party.js";

/** Who wants to do what, where and when. */
export interface Matter {
  readonly party: Party;
  readonly site: Site;
  readonly activity: Activity;
  readonly asOf: IsoDate;
}

/** What the rules say of one right or act. */
export interface Verdict {
  readonly subject: string; // the right or act
  readonly status: Rule["status"] | "unknown";
  readonly deciding: readonly Rule[]; // those that make the status; none where it is unknown
  readonly spoken: readonly Rule[]; // every one that matches and is not displaced
}

/**
 * Reads the rules on one right or act: those in force that match; those displaced by another that matches fall away; of the rest any
 * forbidding one forbids, else any conditional one sets its conditions, else an allowing one allows. No rule is no permission: unknown.
 *
 * @see docs/method.md#eligibility
 */
export function verdictOn(subject: string, rules: readonly Rule[], matter: Matter): Verdict {
  const matching = rules.filter((rule) => rule.rights.some((right) => right === subject) && matches(rule, matter));
  const displaced = new Set(matching.flatMap(({ overrides }) => overrides));
  const spoken = matching.filter(({ id }) => !displaced.has(id));
  for (const status of ["forbidden", "allowed-if", "allowed"] as const) {
    const deciding = spoken.filter((rule) => rule.status === status);
    if (deciding.length > 0) return { subject, status, deciding, spoken };
  }
  return { subject, status: "unknown", deciding: [], spoken };
}

function matches(rule: Rule, { party, site, activity, asOf }: Matter): boolean {
  return (rule.from === undefined || rule.from <= asOf)
    && (rule.to === undefined || asOf <= rule.to)
    && (rule.country === undefined || rule.country === site.country)
    && (rule.zones === undefined || rule.zones.some((zone) => site.zones.includes(zone)))
    && !rule.notZones?.some((zone) => site.zones.includes(zone))
    && (rule.siteKinds === undefined || rule.siteKinds.includes(site.kind))
    && (rule.activities === undefined || rule.activities.includes(activity.id))
    && (rule.sectors === undefined || rule.sectors.includes(activity.sector))
    && speaksOf(rule.party, party);
}
