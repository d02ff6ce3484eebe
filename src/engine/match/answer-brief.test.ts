import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerSchema, type Answer } from "#model/answer.js";
import { activitySchema } from "#model/activity.js";
import { briefSchema, type Brief } from "#model/brief.js";
import type { Fact } from "#model/fact.js";
import { goodsSchema } from "#model/goods.js";
import type { Names } from "#model/names.js";
import type { NetworkPlace, Rate, RateKind } from "#model/network.js";
import type { Market, Pack } from "#model/pack.js";
import { regimeSchema } from "#model/regime.js";
import { ruleSchema } from "#model/rule.js";
import { scenarioSchema } from "#model/scenario.js";
import type { Site } from "#model/site.js";
import { answerBrief } from "./answer-brief.js";

/*
 * A corridor on one road: inland (AA) --200 km-- riverside (AA) ==bridge 10 km== overbank (BB) --90 km-- city (BB),
 * and an islet (AA) that only an ice road reaches, in December to March.
 * Freight 0.1 USD/(t·km); 100 km/h; the border takes 5 USD/t and 12 h; time is worth nothing; a site lies 10 km from its place.
 */
const day = "2026-11-24";
const names = (text: string): Names => ({ en: text, zh: text, ru: text });
const fact = (value: number, unit: string, source = "survey"): Fact => ({ value, unit, asOf: "2026-01-01", confidence: "medium", source });
const provenance = { asOf: "2026-01-01", confidence: "medium", source: "survey" } as const;
const place = (id: string, country: string): NetworkPlace => ({ id, names: names(id), lon: 0, lat: 0, country, kind: "town", provenance });
const rate = (id: string, kind: RateKind, amount: Fact): Rate => ({ id, kind, scope: "*", amount });
const market = (id: string, at: string, price: number): Market => ({ id, names: names(id), place: at, goods: "grain", side: "buys", price: fact(price, "USD/t", "bourse") });
const site = (id: string, more: Partial<Site> = {}): Site => ({
  id, kind: "land-block", names: names(id), country: "AA", region: "aa", place: "inland", accessKm: fact(10, "km"), activities: ["farm"], zones: [], regimes: [], rights: ["lease"],
  status: "available", coordinates: "exact", facts: { areaHectares: fact(1000, "ha", "cadastre") }, asOf: day, confidence: "medium", source: "cadastre", lon: 1, lat: 2, ...more,
});

const pack: Pack = {
  head: { id: "small", names: names("small"), edition: day, bounds: [0, 0, 1, 1], priceYear: 2026, currencies: ["USD"], licence: "CC-BY-4.0", invented: true, offices: [], expect: {} },
  sources: Object.fromEntries(["survey", "bourse", "cadastre", "code", "unused"].map((id) => [id, { title: `the ${id}`, publisher: { name: "us" }, accessed: day, recheckAfterDays: 365, confidence: "medium" as const }])),
  regions: [{ id: "aa", iso: "AA-1", country: "AA", names: names("aa"), capital: "inland" }],
  places: [place("inland", "AA"), place("riverside", "AA"), place("overbank", "BB"), place("city", "BB"), place("islet", "AA"), place("nowhere", "AA")],
  crossings: [{ id: "bridge", placeA: "riverside", placeB: "overbank", names: names("bridge"), mode: "road", lon: 0, lat: 0, status: "open", gaugeBreak: false, provenance }],
  links: [
    { id: "inland--riverside", from: "inland", to: "riverside", mode: "road", lengthKm: fact(200, "km"), status: "open" },
    { id: "bridge", from: "riverside", to: "overbank", mode: "road", lengthKm: fact(10, "km"), crossing: "bridge", status: "open" },
    { id: "overbank--city", from: "overbank", to: "city", mode: "road", lengthKm: fact(90, "km"), status: "open" },
    { id: "islet--riverside", from: "islet", to: "riverside", mode: "ice", lengthKm: fact(20, "km"), season: "ice", status: "open" },
  ],
  seasons: [{ season: "ice", opens: "12-01", closes: "03-31", provenance }],
  rates: [
    rate("freight", "freight", fact(0.1, "USD/(t·km)")), rate("speed", "speed", fact(100, "km/h")), rate("fee", "border-fee", fact(5, "USD/t")), rate("wait", "border-wait", fact(12, "h")),
    rate("time", "time-value", fact(0, "USD/(t·h)")), rate("handling", "handling", fact(0, "USD/t")), rate("handling-time", "handling-time", fact(0, "h")),
  ],
  fx: [],
  goods: [goodsSchema.parse({ id: "grain", names: names("grain"), hs: ["1001"], handling: "bulk-grain", modes: ["road", "ice"], duties: [{ country: "AA", direction: "export", share: fact(0.1, "1", "code") }] })],
  markets: [market("city-market", "city", 300), market("riverside-market", "riverside", 200)],
  sites: [
    site("a-inland"), site("b-riverside", { place: "riverside" }), site("c-islet", { place: "islet" }), site("d-running", { status: "operating" }), site("e-nowhere", { place: "nowhere" }),
    site("f-other-kind", { kind: "quota" }), site("g-owned", { zones: ["reserve"] }), site("h-small", { facts: { areaHectares: fact(400, "ha", "cadastre") } }),
  ],
  activities: [activitySchema.parse({
    id: "farm", names: names("farm"), isic: "0111", sector: "agriculture", siteKinds: ["land-block"], rights: ["lease"], scale: { unit: "ha", default: 500, min: 100, max: 5000, siteFact: "areaHectares" },
    horizonYears: 10, parameters: { yield: fact(2, "t/ha"), build: fact(1000, "USD/ha") },
    lines: [
      { id: "clearing", names: names("clearing"), kind: "capex", formula: "scale * build", unit: "USD", years: [0], depreciationYears: 10 },
      { id: "harvest", names: names("harvest"), kind: "output", goods: "grain", formula: "scale * yield", unit: "t/year" },
    ],
  })],
  rules: [
    ruleSchema.parse({ id: "lease", rights: ["lease"], status: "allowed", code: "lease", says: names("anyone may lease"), citation: "Land Code 1", source: "code", confidence: "high" }),
    ruleSchema.parse({ id: "reserve", rights: ["lease"], zones: ["reserve"], party: { foreign: true }, status: "forbidden", code: "reserve", says: names("no foreign lease in a reserve"), citation: "Land Code 2", source: "code", confidence: "high", overrides: ["lease"] }),
    ruleSchema.parse({ id: "company", rights: ["establish-company"], status: "allowed", code: "company", says: names("anyone may found a company"), citation: "Company Act 1", source: "code", confidence: "high" }),
  ],
  regimes: [regimeSchema.parse({
    id: "standard", names: names("standard"), country: "AA", standard: true, status: "in-force", source: "code",
    clauses: [{ id: "profit", tax: "profit-tax", rate: fact(0.2, "1", "code") }, { id: "property", tax: "property-tax", rate: fact(0, "1", "code") }, { id: "social", tax: "social-contributions", rate: fact(0, "1", "code") }],
  })],
  funds: [], claims: [], observations: [], payments: [],
  scenarios: [scenarioSchema.parse({ id: "no-bridge", names: names("no bridge"), because: names("ice"), status: "hypothetical", assumption: "ours", changes: [{ close: { crossing: "bridge" } }] })],
};

const brief = (more: Readonly<Record<string, unknown>> = {}): Brief => briefSchema.parse({
  activity: "farm", investor: { nationality: "BB", foreignShare: 1, entity: "company" }, money: { currency: "USD", horizonYears: 10, discountRatePerYear: 0.1 }, ...more,
});
const toCity = { flows: [{ goods: "grain", market: "city-market" }] };

function answerTo(asked: Brief, more: { readonly pack?: Pack; readonly scenario?: string; readonly top?: number } = {}): Answer {
  const world = more.pack ?? pack;
  const answered = answerBrief({ pack: world, brief: asked, asOf: day, scenario: world.scenarios.find(({ id }) => id === more.scenario), top: more.top, say: (key, values) => names(JSON.stringify([key, values ?? {}])) });
  if (!answered.ok) throw new Error(JSON.stringify(answered.problems));
  return answered.value;
}

const rankedIds = (answer: Answer): string[] => answer.ranked.map((ranked) => ranked.site.id);
const get = (answer: Answer, id: string): Answer["ranked"][number] => {
  const found = answer.ranked.find((ranked) => ranked.site.id === id);
  if (found === undefined) throw new Error(`${id} is not ranked`);
  return found;
};
const reasonsOf = (answer: Answer, id: string): string[] | undefined => answer.excluded.find((one) => one.site.id === id)?.reasons.map(({ kind, code }) => `${kind} ${code}`);

describe("from brief to answer", () => {
  test("delivered cost is the mean of the months and the road to the site (worked by hand)", () => {
    const answer = answerTo(brief(toCity));
    // inland: 300 km · 0.1 + border 5 + access 10 km · 0.1 = 36; riverside: 100 · 0.1 + 5 + 1 = 16; islet: 120 · 0.1 + 5 + 1 = 18
    expect(get(answer, "a-inland").figures["deliveredCost"]?.value).toBeCloseTo(36, 9);
    expect(get(answer, "b-riverside").figures["deliveredCost"]?.value).toBeCloseTo(16, 9);
    expect(get(answer, "c-islet").figures["deliveredCost"]?.value).toBeCloseTo(18, 9);
    // inland: 300 km at 100 km/h + 12 h at the border + 0.1 h of access = 15.1 h
    expect(get(answer, "a-inland").figures["worstMonthDays"]?.value).toBeCloseTo(15.1 / 24, 9);
  });

  test("each site left out says why; a site of another kind is no candidate at all", () => {
    const answer = answerTo(brief(toCity));
    expect(rankedIds(answer)).toEqual(["b-riverside", "c-islet", "a-inland", "h-small"]);
    expect(reasonsOf(answer, "d-running")).toEqual(["status status-operating"]);
    expect(reasonsOf(answer, "e-nowhere")).toEqual(["route no-way"]);
    expect(reasonsOf(answer, "g-owned")).toEqual(["legal reserve"]);
    expect(answer.excluded.find((one) => one.site.id === "g-owned")?.reasons[0]).toMatchObject({ citation: "Land Code 2", source: "code", rule: "reserve" });
    expect(reasonsOf(answer, "f-other-kind")).toBeUndefined();
    expect(answer.excluded).toHaveLength(3);
  });

  test("a national of the site's country is not a foreigner", () => {
    expect(rankedIds(answerTo(brief({ ...toCity, investor: { nationality: "AA", foreignShare: 0, entity: "company" } })))).toContain("g-owned");
  });

  test("months without a way are left to the others, and said", () => {
    const islet = get(answerTo(brief(toCity)), "c-islet");
    expect(islet.flows).toMatchObject([{ line: "harvest", goods: "grain", market: "city-market", direction: "to-market", share: 1, months: [1, 2, 3, 12], closedMonths: [4, 5, 6, 7, 8, 9, 10, 11] }]);
    expect(islet.notices?.map(({ en }) => en)).toEqual([JSON.stringify(["match.notice.closed-months", { goods: names("grain"), market: names("city-market"), months: "4–11" }])]);
    expect(islet.routes).toHaveLength(1);
    expect(islet.routes[0]?.months).toEqual([1, 2, 3, 12]);
    expect(reasonsOf(answerTo(brief({ flows: [{ goods: "grain", market: "city-market", months: [6, 7] }] })), "c-islet")).toEqual(["route no-way"]);
  });

  test("goods without a flow go where most is left after freight and duty", () => {
    // from inland: city 300 - 35 - 10 % of 300 = 235; riverside 200 - 20 = 180. Without the bridge only riverside is left.
    expect(get(answerTo(brief()), "a-inland").flows?.[0]?.market).toBe("city-market");
    expect(get(answerTo(brief(), { scenario: "no-bridge" }), "a-inland").flows?.[0]?.market).toBe("riverside-market");
    const dear = { ...pack, markets: [market("city-market", "city", 215), market("riverside-market", "riverside", 200)] };
    expect(get(answerTo(brief(), { pack: dear }), "a-inland").flows?.[0]?.market).toBe("riverside-market"); // 215 - 35 - 21.5 = 158.5 < 180
  });

  test("a closed crossing leaves out every site whose goods must pass it", () => {
    expect(rankedIds(answerTo(brief(toCity), { scenario: "no-bridge" }))).toEqual([]);
    const answer = answerTo(brief(toCity), { scenario: "no-bridge" });
    expect(answer.scenario).toBe("no-bridge");
    expect(answer.evidence).toEqual({ high: 0, medium: 0, low: 0, assumption: 0 });
    expect(answer.notices.map(({ en }) => JSON.parse(en)[0])).toEqual(["match.notice.none-ranked", "match.notice.counsel", "match.notice.payment-unknown", "match.notice.scenario"]);
    expect(answerTo(brief(toCity)).notices.map(({ en }) => JSON.parse(en)[0])).toEqual(["match.notice.counsel", "match.notice.payment-unknown", "match.notice.band"]);
  });

  test("must-haves: all that a site fails, with the number that failed", () => {
    const answer = answerTo(brief({ ...toCity, mustHave: { countries: ["BB"], minAreaHectares: 500 } }));
    expect(reasonsOf(answer, "a-inland")).toEqual(["must-have must-have-country"]);
    expect(reasonsOf(answer, "h-small")).toEqual(["must-have must-have-country", "must-have must-have-area"]);
    expect(reasonsOf(answer, "g-owned")).toEqual(["legal reserve", "must-have must-have-country"]);
    const cheap = answerTo(brief({ ...toCity, mustHave: { maxDeliveredCostUsdPerTonne: 20, maxDays: 0.6 } }));
    expect(rankedIds(cheap)).toEqual(["b-riverside", "c-islet"]);
    expect(cheap.excluded.find((one) => one.site.id === "a-inland")?.reasons).toMatchObject([{ code: "must-have-days", figure: { unit: "day" } }, { code: "must-have-delivered-cost", figure: { value: 36 } }]);
  });

  test("a site smaller than asked carries what it can, and one below the least scale is left out", () => {
    const answer = answerTo(brief({ ...toCity, scale: 800 }));
    expect(get(answer, "h-small").figures["scale"]).toMatchObject({ value: 400, source: "cadastre" });
    expect(get(answer, "a-inland").figures["scale"]).toMatchObject({ value: 800, assumption: "the scale that the brief asks for" });
    const tiny = { ...pack, sites: [site("tiny", { facts: { areaHectares: fact(50, "ha", "cadastre") } })] };
    expect(reasonsOf(answerTo(brief(toCity), { pack: tiny }), "tiny")).toEqual(["must-have site-too-small"]);
  });

  test("a closed currency closes every site; an unknown one only says so", () => {
    const closed = { ...pack, payments: [{ currency: "USD", bankClass: "state", status: "closed" as const, says: names("closed"), date: "2026-01-01", provenance }] };
    expect(reasonsOf(answerTo(brief(toCity), { pack: closed }), "a-inland")).toEqual(["payment payment-closed"]);
    const open = { ...closed, payments: [...closed.payments, { currency: "USD", bankClass: "regional", status: "doubtful" as const, says: names("doubtful"), date: "2026-02-01", provenance }] };
    expect(get(answerTo(brief(toCity), { pack: open }), "a-inland").payment).toEqual({ status: "doubtful", asOf: "2026-02-01", says: names("doubtful"), source: "survey" });
    expect(get(answerTo(brief(toCity)), "a-inland").payment.status).toBe("unknown");
  });

  test("at most five are recommended, and none with a negative NPV", () => {
    const many = { ...pack, sites: Array.from({ length: 7 }, (_, i) => site(`s${i}`)) };
    expect(answerTo(brief(toCity), { pack: many }).ranked.map(({ recommended }) => recommended)).toEqual([true, true, true, true, true, false, false]);
    const poor = { ...pack, markets: [market("city-market", "city", 60)] };
    const answer = answerTo(brief(toCity), { pack: poor });
    expect(answer.ranked.length).toBeGreaterThan(0);
    expect(answer.ranked.filter(({ recommended }) => recommended)).toEqual([]);
    expect(JSON.parse(answer.notices[0]?.en ?? "")[0]).toBe("match.notice.none-recommended");
  });

  test("the first `top` are listed; ranks, scores and recommendation stay as they were", () => {
    const [all, two] = [answerTo(brief(toCity)), answerTo(brief(toCity), { top: 2 })];
    expect(two.ranked).toEqual(all.ranked.slice(0, 2));
    expect(two.evidence).toEqual(all.evidence);
  });

  test("is a whole answer: valid, and every leaf a fact of a listed source or an assumption", () => {
    const answer = answerTo(brief());
    expect(answerSchema.safeParse(JSON.parse(JSON.stringify(answer))).error).toBeUndefined();
    expect(unfoundedIn(answer)).toEqual([]);
    expect(Object.keys(answer.sources)).toEqual(["bourse", "cadastre", "code", "survey"]);
  });

  test("a market at the site's own place costs the road to the site only", () => {
    const answer = answerTo(brief({ flows: [{ goods: "grain", market: "riverside-market" }] }));
    expect(get(answer, "b-riverside").figures["deliveredCost"]?.value).toBeCloseTo(1, 9);
    expect(get(answer, "b-riverside").route).toMatchObject({ legs: [], reason: "same-place" });
    expect(unfoundedIn(answer)).toEqual([]);
  });

  test("does not depend on the order of the pack's rows", () => {
    const once = JSON.stringify(answerTo(brief()));
    fc.assert(fc.property(fc.nat(20), (turn) => {
      const turned = Object.fromEntries(Object.entries(pack).map(([key, rows]: [string, unknown]) => [key, Array.isArray(rows) ? rows.map((_, i): unknown => rows[(i + turn) % rows.length]) : rows])) as unknown as Pack;
      expect(JSON.stringify(answerTo(brief(), { pack: turned }))).toBe(once);
    }), { numRuns: 20 });
  });
});

/** Paths of leaves that are neither a fact of a listed source nor an assumption, and of cited ids that are not listed. */
function unfoundedIn(answer: Answer): string[] {
  const wrong: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    const { method, from, value, unit, source, assumption } = node as Readonly<Record<string, unknown>>;
    const isQuantity = typeof value === "number" && typeof unit === "string";
    if (isQuantity && method !== undefined && (!Array.isArray(from) || from.length === 0)) wrong.push(`${path}: a figure from nothing`);
    if (isQuantity && method === undefined && source === undefined && assumption === undefined) wrong.push(`${path}: a fact of nobody`);
    if (typeof source === "string" && answer.sources[source] === undefined) wrong.push(`${path}: source ${source} is not listed`);
    for (const [key, child] of Object.entries(node)) if (key !== "brief" && key !== "sources") walk(child, `${path}.${key}`);
  };
  walk(answer, "answer");
  return wrong;
}
