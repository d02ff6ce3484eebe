import fc from "fast-check";
import type { Closure, CrossingService, Link, Mode, Rate, RateKind, SeasonPeriod, WaitPeriod } from "#model/network.js";
import type { NetworkPack } from "#engine/network/network.js";
import { asOf, closure, crossing, fact, fx, goods, place, rate, service, wait } from "./sample-network.js";

const placeIds = ["p0", "p1", "p2", "p3"] as const;
const crossingIds = ["x0", "x1"] as const;
const modes = ["road", "rail", "river", "ice"] as const satisfies readonly Mode[];
export const randomGoods = ["all", "land", "rail-only", "people"] as const;

const units: Readonly<Record<RateKind, readonly string[]>> = {
  "freight": ["USD/(t·km)", "RUB/(vehicle·km)", "USD/(person·km)"], "road-charge": ["RUB/(vehicle·km)"], "boarding": ["USD/t", "USD/person"], "handling": ["USD/t", "RUB/vehicle"],
  "gauge-break": ["USD/t"], "border-fee": ["USD/t", "RUB/vehicle", "RUB/person"], "toll": ["RUB/vehicle"], "time-value": ["USD/(t·h)", "USD/(person·h)"], "payload": ["t/vehicle", "person/vehicle"], "speed": ["km/h"], "empty-return": ["1"],
  "handling-time": ["h"], "gauge-break-time": ["h"], "border-wait": ["h"],
};
const rateKinds = Object.keys(units) as RateKind[];

/** Few different values, so that many ways cost the same and ties are decided. */
const anyValue = fc.constantFrom(1, 2, 2.5, 4, 10);

const anyLink = fc.record({
  from: fc.constantFrom(...placeIds), to: fc.constantFrom(...placeIds), mode: fc.constantFrom(...modes), km: fc.constantFrom(10, 20, 37.5),
  gauge: fc.constantFrom(1520 as const, 1435 as const, undefined), crossing: fc.option(fc.constantFrom(...crossingIds), { nil: undefined }),
  status: fc.constantFrom("open" as const, "open" as const, "open" as const, "planned" as const, "closed" as const),
  season: fc.constantFrom("winter", "summer", undefined, undefined),
}).filter(({ from, to }) => from !== to);

export const anyRate = fc.record({
  kind: fc.constantFrom(...rateKinds), mode: fc.option(fc.constantFrom(...modes), { nil: undefined }), value: anyValue, unit: fc.nat(),
  scope: fc.constantFrom("*", "country:AA", "country:BB", ...placeIds.map((id) => `place:${id}`), ...crossingIds.map((id) => `crossing:${id}`), "link:l0", "link:l1"),
  goods: fc.option(fc.constantFrom(...randomGoods), { nil: undefined }), from: fc.constantFrom("2025-01-01", "2026-11-24", "2027-01-01", undefined),
  to: fc.constantFrom("2026-11-23", "2026-11-24", undefined, undefined), high: fc.constantFrom(undefined, 12),
});

/** A rate of each kind for everything, so that nothing is missing. */
const fallbacks: readonly Rate[] = rateKinds.filter((kind) => !["toll", "road-charge", "empty-return"].includes(kind)).map((kind) => rate(`${kind} - * 2 ${units[kind][0] ?? ""}`, { id: `fallback-${kind}` }));

/** What passengers need beside that. */
const passengerFallbacks: readonly Rate[] = ["freight - * 2 USD/(person·km)", "payload - * 40 person/vehicle", "time-value - * 2 USD/(person·h)", "border-wait - * 2 h"].map((text) => rate(text, { id: `people-${text.split(" ")[0] ?? ""}`, goods: "people" }));

const handling = fc.constantFrom(undefined, "bulk-grain", "passenger");
const [anyFrom, anyTo] = [fc.constantFrom("2025-01-01", "2026-12-20", undefined, undefined), fc.constantFrom("2026-12-19", "2027-03-01", undefined, undefined)];

const anyWait = fc.record({ crossing: fc.constantFrom(...crossingIds), hours: fc.constantFrom("0 0", "0 5", "3 3", "2 9", "30 200"), handling, months: fc.constantFrom(undefined, [1, 7], [7, 11]), from: anyFrom, to: anyTo });
const anyService = fc.record({
  crossing: fc.constantFrom(...crossingIds), accepts: fc.constantFrom(true, true, true, false), hours: fc.constantFrom(undefined, "00:00 23:59", "08:00 20:00", "10:00 14:00", "20:00 02:00"), handling, from: anyFrom, to: anyTo,
});
const anyClosure = fc.record({ crossing: fc.constantFrom(...crossingIds, "*"), from: fc.constantFrom("2026-12-20", "2027-01-10"), to: fc.constantFrom("2026-12-24", "2027-01-20") }).filter(({ from, to }) => from <= to);

const seasons: readonly SeasonPeriod[] = [
  { season: "winter", opens: "12-20", closes: "03-20", provenance: { asOf, confidence: "medium", source: "sample" } },
  { season: "summer", opens: "05-01", closes: "10-20", provenance: { asOf, confidence: "medium", source: "sample" } },
];

/** Up to four places, seven links and eight rates beside the fallbacks: small enough to try every way. */
export const anyPack: fc.Arbitrary<NetworkPack> = fc.record({
  links: fc.array(anyLink, { minLength: 1, maxLength: 7 }),
  rates: fc.array(anyRate, { maxLength: 8 }),
  breaks: fc.tuple(fc.boolean(), fc.boolean()),
  crossingsOpen: fc.tuple(fc.boolean(), fc.constant(true)),
  waits: fc.array(anyWait, { maxLength: 4 }), services: fc.array(anyService, { maxLength: 3 }), closures: fc.array(anyClosure, { maxLength: 1 }),
}).map(({ links, rates, breaks, crossingsOpen, waits, services, closures }): NetworkPack => ({
  places: placeIds.map((id, i) => place(id, i < 2 ? "AA" : "BB")),
  links: links.map(({ km, gauge, mode, ...rest }, i): Link => ({ id: `l${i}`, mode, lengthKm: fact(km, "km"), gauge: mode === "rail" ? gauge : undefined, ...rest })),
  crossings: crossingIds.map((id, i) => crossing(id, { gaugeBreak: breaks[i] ?? false, status: crossingsOpen[i] === true ? "open" : "closed" })),
  seasons,
  rates: [...fallbacks, ...passengerFallbacks, ...rates.map(({ kind, value, unit, high, ...rest }, i): Rate => ({
    id: `r${i}`, kind, amount: fact(value, units[kind][unit % units[kind].length] ?? "", high === undefined ? {} : { high }), ...rest,
  }))],
  fx,
  goods: [goods("all", [...modes]), goods("land", ["road", "rail"], { handling: "general" }), goods("rail-only", ["rail"]), goods("people", [...modes], { handling: "passenger" })],
  waits: waits.map(({ crossing: id, hours, ...more }, i): WaitPeriod => wait(`${id} ${hours}`, { ...more, id: `w${i}` })),
  crossingServices: services.map(({ crossing: id, hours = "", ...more }, i): CrossingService => {
    const [opensAt, closesAt] = hours === "" ? [] : hours.split(" ");
    return service(id, { ...more, id: `s${i}`, opensAt, closesAt });
  }),
  closures: closures.map(({ crossing: id, from, to }, i): Closure => ({ ...closure(id, from, to), id: `c${i}` })),
}));

export const anyQuestion = fc.record({
  from: fc.constantFrom(...placeIds), to: fc.constantFrom(...placeIds), goods: fc.constantFrom(...randomGoods),
  when: fc.oneof(fc.record({ month: fc.constantFrom(1, 7, 11) }), fc.record({ date: fc.constantFrom("2026-11-24", "2026-12-19", "2026-12-22", "2027-01-31", "2027-07-04") })), minimise: fc.constantFrom("cost" as const, "time" as const),
}).map(({ when, ...rest }) => ({ ...rest, ...when }));

/** Random cases for a property; fast-check prints the seed where one fails. */
export const runs = { numRuns: 300 };
