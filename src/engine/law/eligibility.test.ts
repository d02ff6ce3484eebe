import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activitySchema, type Activity } from "#model/activity.js";
import { briefSchema, type Brief } from "#model/brief.js";
import { acts, ruleSchema, type Rule } from "#model/rule.js";
import type { Site } from "#model/site.js";
import { hasWords } from "#words/words.js";
import { eligibilityOf } from "./eligibility.js";

const asOf = "2026-06-01";
const names = (en: string) => ({ en, zh: en, ru: en });
const fact = { value: 1, unit: "km", asOf, confidence: "high", source: "s" } as const;

function rule(id: string, rest: Partial<Rule>): Rule {
  return ruleSchema.parse({ id, rights: ["lease"], status: "allowed", code: `${id}-code`, says: names(`${id} says`), citation: `Act on ${id}, art. 1`, source: "law", confidence: "high", ...rest });
}
const site: Site = {
  id: "field", kind: "land-block", names: names("field"), country: "AA", region: "r", place: "p", accessKm: fact, activities: ["farm"], zones: ["farmland"], regimes: [],
  rights: ["lease", "ownership"], status: "available", coordinates: "exact", facts: {}, asOf, confidence: "high", source: "s", lon: 0, lat: 0,
};
const farm: Activity = activitySchema.parse({
  id: "farm", names: names("farm"), isic: "0111", sector: "agriculture", siteKinds: ["land-block"], rights: ["ownership", "lease", "free-use"], horizonYears: 10,
  scale: { unit: "ha", default: 1, min: 1, max: 1 }, parameters: {}, lines: [{ id: "a", names: names("a"), kind: "sales", formula: "1", unit: "USD/year" }],
});
function brief(investor: Partial<Brief["investor"]> = {}, rest: Partial<Brief> = {}): Brief {
  return briefSchema.parse({ activity: "farm", investor: { nationality: "BB", foreignShare: 1, entity: "person", ...investor }, money: { currency: "USD", horizonYears: 10, discountRatePerYear: 0.1 }, ...rest });
}
const ask = (rules: readonly Rule[], rest: { brief?: Brief; site?: Partial<Site>; activity?: Partial<Activity>; asOf?: string } = {}) =>
  eligibilityOf({ rules, brief: rest.brief ?? brief(), site: { ...site, ...rest.site }, activity: { ...farm, ...rest.activity }, asOf: rest.asOf ?? asOf });

const lease = rule("lease-open", {});
const noOwnership = rule("foreign-ownership", { rights: ["ownership"], party: { foreign: true }, zones: ["farmland"], status: "forbidden" });
const ownership = rule("ownership-open", { rights: ["ownership"] });

describe("a foreigner who wants to farm", () => {
  test("cannot own farmland but may lease it, with the article", () => {
    expect(ask([noOwnership, ownership, lease])).toEqual({
      ok: true, eligibility: { status: "allowed", right: "lease", conditions: [], citation: "Act on lease-open, art. 1", source: "law", rules: ["lease-open"] },
    });
  });

  test("and names ownership, is refused with the article, and told of the lease", () => {
    expect(ask([noOwnership, ownership, lease], { brief: brief({}, { right: "ownership" }) })).toEqual({
      ok: false,
      reasons: [{ code: "foreign-ownership-code", kind: "legal", says: names("foreign-ownership says"), citation: "Act on foreign-ownership, art. 1", source: "law", rule: "foreign-ownership", subject: "ownership" }],
      otherRights: [{ status: "allowed", right: "lease", conditions: [], citation: "Act on lease-open, art. 1", source: "law", rules: ["lease-open"] }],
    });
  });

  test("is not a citizen, who may own it; nor does the rule reach land that is no farmland", () => {
    expect(ask([noOwnership, ownership, lease], { brief: brief({ nationality: "AA" }) })).toMatchObject({ ok: true, eligibility: { right: "ownership" } });
    expect(ask([noOwnership, ownership, lease], { site: { zones: ["town"] } })).toMatchObject({ ok: true, eligibility: { right: "ownership" } });
  });
});

describe("a right", () => {
  test("that the site does not offer is no legal matter, unless a rule forbids the named one anyway", () => {
    const hectare = rule("hectare", { rights: ["free-use"], party: { notNationalities: ["AA"] }, status: "forbidden" });
    const wantsFreeUse = brief({}, { right: "free-use" });
    expect(ask([lease], { brief: wantsFreeUse })).toMatchObject({ ok: false, reasons: [{ code: "right-not-offered", kind: "must-have" }], otherRights: [{ right: "lease" }] });
    expect(ask([lease, hectare], { brief: wantsFreeUse })).toMatchObject({ ok: false, reasons: [{ code: "hectare-code", kind: "legal", rule: "hectare" }], otherRights: [{ right: "lease" }] });
    expect(ask([lease, hectare], { site: { rights: ["subsoil-licence"] } })).toMatchObject({ ok: false, reasons: [{ code: "right-not-offered", kind: "must-have" }], otherRights: [] });
  });

  test("without a rule is unknown, never allowed", () => {
    expect(ask([])).toMatchObject({ ok: false, reasons: [{ code: "no-rule-known", kind: "unknown", subject: "ownership" }, { code: "no-rule-known", kind: "unknown", subject: "lease" }], otherRights: [] });
  });

  test("is the first allowed one; else the first allowed under conditions", () => {
    const conditional = rule("ownership-if", { rights: ["ownership"], status: "allowed-if", conditions: [names("ask the region")] });
    expect(ask([conditional, lease])).toMatchObject({ ok: true, eligibility: { status: "allowed", right: "lease" } });
    expect(ask([conditional, rule("lease-if", { status: "allowed-if" })])).toMatchObject({ ok: true, eligibility: { status: "allowed-if", right: "ownership", conditions: [{ text: names("ask the region") }] } });
    expect(ask([ownership, lease])).toMatchObject({ ok: true, eligibility: { right: "ownership" } });
  });

  test("carries the conditions of every conditional rule; one without conditions is its own", () => {
    const first = rule("one", { status: "allowed-if", conditions: [names("a"), names("b")], citation: "Art. 1" });
    const second = rule("two", { status: "allowed-if", citation: "Art. 2", source: "decree" });
    expect(ask([first, lease, second])).toMatchObject({ ok: true, eligibility: {
      status: "allowed-if", citation: "Art. 1", rules: ["one", "lease-open", "two"],
      conditions: [{ text: names("a"), citation: "Art. 1", rule: "one" }, { text: names("b"), rule: "one" }, { text: names("two says"), citation: "Art. 2", source: "decree", rule: "two" }],
    } });
  });

  test("that two rules forbid has both as reasons, and they displace every permission", () => {
    const [a, b] = [rule("border", { status: "forbidden" }), rule("forest", { status: "forbidden" })];
    const answer = ask([lease, a, b], { brief: brief({}, { right: "lease" }) });
    expect(answer.ok ? [] : answer.reasons.map(({ rule: id }) => id)).toEqual(["border", "forest"]);
  });

  test("follows the special rule where it displaces the general one, and only where it matches", () => {
    const ban = rule("ban", { status: "forbidden" });
    const special = rule("zone-lease", { zones: ["zone"], status: "allowed-if", conditions: [names("inside the zone")], overrides: ["ban"] });
    expect(ask([ban, special], { site: { zones: ["farmland", "zone"] } })).toMatchObject({ ok: true, eligibility: { status: "allowed-if", rules: ["zone-lease"] } });
    expect(ask([ban, special])).toMatchObject({ ok: false, reasons: [{ rule: "ban", subject: "lease" }, { code: "no-rule-known", subject: "ownership" }] }); // the law before its silence
  });
});

describe("a rule speaks only", () => {
  const forbidden = (rest: Partial<Rule>): Rule => rule("no", { status: "forbidden", ...rest });
  const company = brief({ entity: "company", foreignShare: 0.5 });
  const home = brief({ nationality: "AA", entity: "company", foreignShare: 0 });
  const joint = brief({ nationality: "AA", entity: "company", foreignShare: 1, foreignShareAtHome: 0.3 });
  test.each<readonly [string, Partial<Rule>, Brief, boolean]>([
    ["in its country", { country: "AA" }, brief(), true],
    ["not in another", { country: "BB" }, brief(), false],
    ["from its first day", { from: "2026-06-01" }, brief(), true],
    ["not before", { from: "2026-06-02" }, brief(), false],
    ["to its last day", { to: "2026-06-01" }, brief(), true],
    ["not after", { to: "2026-05-31" }, brief(), false],
    ["in its zones", { zones: ["forest", "farmland"] }, brief(), true],
    ["not outside them", { zones: ["forest"] }, brief(), false],
    ["outside the zones it leaves out", { notZones: ["forest"] }, brief(), true],
    ["not inside them", { notZones: ["farmland"] }, brief(), false],
    ["of its kinds of site", { siteKinds: ["land-block"] }, brief(), true],
    ["not of others", { siteKinds: ["quota"] }, brief(), false],
    ["of its activities", { activities: ["farm"] }, brief(), true],
    ["not of others", { activities: ["mine"] }, brief(), false],
    ["of its sectors", { sectors: ["agriculture"] }, brief(), true],
    ["not of others", { sectors: ["timber"] }, brief(), false],
    ["to its nationalities", { party: { nationalities: ["BB"] } }, brief(), true],
    ["not to others", { party: { nationalities: ["CC"] } }, brief(), false],
    ["past the nationalities it leaves out", { party: { notNationalities: ["CC"] } }, brief(), true],
    ["not to those", { party: { notNationalities: ["BB"] } }, brief(), false],
    ["to persons", { party: { entity: "person" } }, brief(), true],
    ["not to persons", { party: { entity: "company" } }, brief(), false],
    ["to a foreign person as wholly foreign, whatever the share", { party: { foreignShareAbove: 0.99 } }, brief({ foreignShare: 0 }), true],
    ["to a person at home as not foreign, whatever the share", { party: { foreignShareAtMost: 0, foreign: false } }, brief({ nationality: "AA", foreignShare: 1 }), true],
    ["above its share, strictly", { party: { foreignShareAbove: 0.5 } }, company, false],
    ["up to its share, included", { party: { foreignShareAtMost: 0.5 } }, company, true],
    ["to a foreign company", { party: { foreign: true } }, company, true],
    ["to a home company with a foreign partner as foreign", { party: { foreign: true, foreignShareAbove: 0.25 } }, joint, true],
    ["to a wholly domestic company as not foreign", { party: { foreign: true } }, home, false],
    ["above its foreign share of the crew, strictly", { party: { crewForeignShareAbove: 0.2 } }, brief({ crewForeignShare: 0.2 }), false],
    ["above its foreign share of the crew", { party: { crewForeignShareAbove: 0.2 } }, brief({ crewForeignShare: 0.21 }), true],
  ])("%s", (_, rest, who, speaks) => {
    const hire = rule("hire", { rights: ["hire-foreign-crew", "establish-company"] });
    expect(ask([lease, hire, forbidden(rest)], { brief: { ...who, right: "lease" } }).ok).toBe(!speaks);
  });
});

describe("an act", () => {
  const process = { acts: ["process-fish"] };
  const open = rule("processing", { rights: ["process-fish"] });
  test("that the activity needs must be open too, and its conditions join", () => {
    const conditional = rule("approval", { rights: ["process-fish"], status: "allowed-if", conditions: [names("approval of the commission")], source: "decree" });
    expect(ask([lease, open], { activity: process })).toMatchObject({ ok: true, eligibility: { status: "allowed", right: "lease", rules: ["lease-open", "processing"] } });
    expect(ask([lease, conditional], { activity: process })).toMatchObject({ ok: true, eligibility: {
      status: "allowed-if", right: "lease", citation: "Act on lease-open, art. 1", conditions: [{ text: names("approval of the commission"), source: "decree", rule: "approval" }],
    } });
  });

  test("that is forbidden stops every right", () => {
    const ban = rule("ban", { rights: ["process-fish"], status: "forbidden" });
    expect(ask([lease, ownership, ban], { activity: process, brief: brief({}, { right: "ownership" }) })).toMatchObject({ ok: false, reasons: [{ code: "ban-code", kind: "legal" }], otherRights: [] });
  });

  test("that the activity names and no rule speaks of is unknown", () => {
    expect(ask([lease], { activity: process })).toMatchObject({ ok: false, reasons: [{ code: "no-rule-known", kind: "unknown" }] });
  });

  test("is hiring where part of the crew is foreign: the labour share is a condition with its article", () => {
    const share = rule("labour-share", { rights: ["hire-foreign-crew"], status: "allowed-if", conditions: [names("quota for foreign workers")] });
    expect(ask([lease, share], { brief: brief({ crewForeignShare: 1 }) })).toMatchObject({ ok: true, eligibility: { status: "allowed-if", conditions: [{ rule: "labour-share", citation: "Act on labour-share, art. 1" }] } });
    expect(ask([lease, share])).toMatchObject({ ok: true, eligibility: { status: "allowed", conditions: [] } });
  });

  test("is setting up a company where a foreign company invests, and nothing is said of it where no rule speaks", () => {
    const list = rule("negative-list", { rights: ["establish-company"], status: "forbidden" });
    const company = brief({ entity: "company" });
    expect(ask([lease, list], { brief: company })).toMatchObject({ ok: false, reasons: [{ rule: "negative-list" }] });
    expect(ask([lease, list], { brief: brief() })).toMatchObject({ ok: true });
    expect(ask([lease, list], { brief: brief({ nationality: "AA", entity: "company", foreignShare: 0 }) })).toMatchObject({ ok: true });
    expect(ask([lease], { brief: company })).toMatchObject({ ok: true, eligibility: { status: "allowed" } });
  });
});

test("every act has words, and so has each reason of the engine's own", () => {
  expect([...acts.map((act) => `law.act.${act}`), "law.reason.right-not-offered", "law.reason.no-rule-known"].filter((key) => !hasWords(key))).toEqual([]);
});

describe("any set of rules", () => {
  const anyRule = fc.record({
    id: fc.constantFrom("a", "b", "c", "d", "e", "f"), status: fc.constantFrom("allowed" as const, "allowed-if" as const, "forbidden" as const),
    rights: fc.subarray(["lease" as const, "ownership" as const, "establish-company" as const], { minLength: 1 }),
    party: fc.constantFrom<Rule["party"]>({}, { foreign: true }, { foreign: false }, { entity: "company" }), zones: fc.constantFrom<string[] | undefined>(undefined, ["farmland"], ["forest"]),
    overrides: fc.subarray(["a", "b", "c"]),
  }).map(({ zones, ...rest }) => rule(rest.id, { ...rest, ...(zones === undefined ? {} : { zones }) }));
  const anyRules = fc.uniqueArray(anyRule, { selector: ({ id }) => id });
  const anyBrief = fc.record({ nationality: fc.constantFrom("AA", "BB"), entity: fc.constantFrom("person" as const, "company" as const), foreignShare: fc.constantFrom(0, 0.5, 1) }).map((investor) => brief(investor));

  test("gives a right only with a rule, its article and its source; a refusal only with reasons, legal ones with article and source", () => {
    fc.assert(fc.property(anyRules, anyBrief, (rules, who) => {
      const answer = ask(rules, { brief: who });
      if (answer.ok) {
        const decided = rules.find(({ citation }) => citation === answer.eligibility.citation);
        expect(decided?.rights).toContain(answer.eligibility.right);
        expect(answer.eligibility.status === "allowed").toBe(answer.eligibility.conditions.length === 0);
      } else {
        expect(answer.reasons.length).toBeGreaterThan(0);
        for (const { kind, citation, source, rule: id } of answer.reasons) if (kind === "legal") expect([citation, source, id].every((part) => part !== undefined)).toBe(true);
      }
    }));
  });

  test("never opens more when a rule that forbids is added, nor does the order of the rules decide whether", () => {
    fc.assert(fc.property(anyRules, anyBrief, (rules, who) => {
      const before = ask(rules, { brief: who });
      const after = ask([...rules, rule("z", { status: "forbidden", rights: ["lease", "ownership"] })], { brief: who });
      expect(after.ok).toBe(false);
      expect(ask(rules.toReversed(), { brief: who }).ok).toBe(before.ok);
    }));
  });
});
