import type { Activity } from "#model/activity.js";
import type { Eligibility, Reason } from "#model/answer.js";
import type { Brief } from "#model/brief.js";
import type { IsoDate } from "#model/fact.js";
import type { Rule } from "#model/rule.js";
import type { Site } from "#model/site.js";
import { partyIn, type Party } from "./party.js";
import { says } from "./says.js";
import { verdictOn, type Matter, type Verdict } from "./verdict.js";

export interface EligibilityQuestion {
  readonly rules: readonly Rule[];
  readonly brief: Brief;
  readonly site: Site;
  readonly activity: Activity;
  readonly asOf: IsoDate;
}

/** The right under which this investor may run the activity on the site, or why there is none and which others there are. */
export type EligibilityAnswer =
  | { readonly ok: true; readonly eligibility: Eligibility }
  | { readonly ok: false; readonly reasons: readonly Reason[]; readonly otherRights: readonly Eligibility[] };

/**
 * Party × right × zone: what the law lets this investor hold and do on this site, as of a day.
 *
 * The right that the brief names, else each right that the activity takes and the site offers, in the activity's order: the first allowed one,
 * else the first allowed under conditions. Beside it every act must be open too: those of the activity, hiring where part of the crew is
 * foreign, setting up a company where a foreign company invests. Their conditions join. An act that the activity names and no rule
 * speaks of leaves the matter unknown; one that only follows from the brief is then left to counsel, as everything is.
 *
 * @see docs/method.md#eligibility
 */
export function eligibilityOf({ rules, brief, site, activity, asOf }: EligibilityQuestion): EligibilityAnswer {
  const matter: Matter = { party: partyIn(site.country, brief.investor), site, activity, asOf };
  const offered = (right: string): boolean => site.rights.includes(right);
  const acts = actsOf(activity, matter.party).map((act) => verdictOn(act, rules, matter));
  const refusedActs = acts.filter(({ subject, status }) => status === "forbidden" || (status === "unknown" && activity.acts.includes(subject)));

  const wanted = brief.right === undefined ? activity.rights : [brief.right];
  const verdicts = wanted.filter(offered).map((right) => verdictOn(right, rules, matter));
  const right = verdicts.find(({ status }) => status === "allowed") ?? verdicts.find(({ status }) => status === "allowed-if");
  if (right !== undefined && refusedActs.length === 0) return { ok: true, eligibility: eligibility(right, acts) };

  const refusedRights = right !== undefined ? [] : verdicts.length > 0 ? verdicts.flatMap(reasons) : notOffered(brief.right === undefined ? undefined : verdictOn(brief.right, rules, matter));
  const others = refusedActs.length > 0 ? [] : activity.rights.filter((one) => offered(one) && !wanted.includes(one)).map((one) => verdictOn(one, rules, matter));
  return {
    ok: false,
    reasons: once([...refusedRights, ...refusedActs.flatMap(reasons)]),
    otherRights: others.filter(({ status }) => status === "allowed" || status === "allowed-if").map((other) => eligibility(other, acts)),
  };
}

/** What the investor must be free to do beside holding the right, each once. */
function actsOf(activity: Activity, { foreign, entity, crewForeignShare }: Party): readonly string[] {
  return [...new Set([
    ...activity.acts,
    ...(crewForeignShare > 0 ? ["hire-foreign-crew"] : []),
    ...(foreign && entity === "company" ? ["establish-company"] : []),
  ])];
}

/** A right that is open, with the acts beside it. Its citation is that of the first rule that decides on the right. */
function eligibility(right: Verdict, acts: readonly Verdict[]): Eligibility {
  const [first] = right.deciding;
  if (first === undefined) throw new RangeError(`no rule decides on ${right.subject}`);
  const conditions = [right, ...acts].flatMap(({ deciding }) => deciding).filter(({ status }) => status === "allowed-if").flatMap(({ id, conditions: own, says: sentence, citation, source }) =>
    (own.length === 0 ? [sentence] : own).map((text) => ({ text, citation, source, rule: id })));
  return {
    status: conditions.length > 0 ? "allowed-if" : "allowed",
    right: right.subject,
    conditions: conditions.filter(({ text, rule }, i) => conditions.findIndex((same) => same.rule === rule && same.text.en === text.en) === i),
    citation: first.citation,
    source: first.source,
    rules: [...new Set([right, ...acts].flatMap(({ spoken }) => spoken.map(({ id }) => id)))],
  };
}

/** Every forbidding rule with its article; or that none is known. */
function reasons({ subject, status, deciding }: Verdict): Reason[] {
  if (status === "unknown") return [{ code: "no-rule-known", kind: "unknown", says: says["no-rule-known"], subject }];
  return deciding.map(({ id, code, says: sentence, citation, source }) => ({ code, kind: "legal", says: sentence, citation, source, rule: id, subject }));
}

/** No right that is wanted can be had here. Where the brief names one that a rule forbids this investor anyway, that rule is the reason. */
function notOffered(named: Verdict | undefined): Reason[] {
  if (named?.status === "forbidden") return reasons(named);
  return [{ code: "right-not-offered", kind: "must-have", says: says["right-not-offered"], ...(named === undefined ? {} : { subject: named.subject }) }];
}

/** What the law says before what it does not say; the same rule on several rights is one reason. */
function once(all: readonly Reason[]): Reason[] {
  const different = all.filter(({ code, rule, subject }, i) => all.findIndex((one) => one.code === code && one.rule === rule && (rule !== undefined || one.subject === subject)) === i);
  return different.toSorted((a, b) => Number(a.kind !== "legal") - Number(b.kind !== "legal"));
}
