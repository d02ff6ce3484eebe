import type { Fact } from "#model/fact.js";
import type { Goods } from "#model/goods.js";
import type { Closure, Crossing, CrossingService, FxRate, Link, Mode, NetworkPlace, Rate, RateKind, WaitPeriod } from "#model/network.js";
import type { Scenario } from "#model/scenario.js";
import { buildNetwork, type Network, type NetworkPack } from "#engine/network/network.js";
import { questionOf } from "#engine/network/on-day.js";

/** A made-up corridor for tests, and the pieces to make others. No place of it exists. */
export const asOf = "2026-11-24";

export function fact(value: number, unit: string, bounds: { readonly low?: number; readonly high?: number } = {}): Fact {
  return { value, ...bounds, unit, asOf, confidence: "medium", source: "sample" };
}

export function place(id: string, country: string): NetworkPlace {
  return { id, names: { en: id, zh: id, ru: id }, lon: 0, lat: 0, country, kind: "town", provenance: { asOf, confidence: "medium", source: "sample" } };
}

/** `alba road 100 bero` is an open road of 100 km from alba to bero; its id is `alba--bero--road`. */
export function link(text: string, more: Partial<Link> = {}): Link {
  const [from = "", mode = "", km = "", to = ""] = text.split(" ");
  return { id: `${from}--${to}--${mode}`, from, to, mode: mode as Mode, lengthKm: fact(Number(km), "km"), status: "open", ...more };
}

export function crossing(id: string, more: Partial<Crossing> = {}): Crossing {
  return {
    id, placeA: "bero", placeB: "caro", names: { en: id, zh: id, ru: id }, mode: "road", lon: 0, lat: 0, status: "open", gaugeBreak: false,
    provenance: { asOf, confidence: "medium", source: "sample" }, ...more,
  };
}

/** `freight road * 0.05 USD/(t·km)`: kind, mode (`-` = any), scope, value, unit. */
export function rate(text: string, more: Partial<Rate> & { readonly low?: number; readonly high?: number } = {}): Rate {
  const [kind = "", mode = "-", scope = "*", value = "", unit = ""] = text.split(" ");
  const { low, high, ...fields } = more;
  const bounds = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
  return { id: `${kind}-${mode}-${scope}`, kind: kind as RateKind, ...(mode === "-" ? {} : { mode: mode as Mode }), scope, amount: fact(Number(value), unit, bounds), ...fields };
}

/** `bridge 12 48`: crossing, median and slow tenth in hours; its id is `bridge`. */
export function wait(text: string, more: Partial<WaitPeriod> = {}): WaitPeriod {
  const [crossing = "", p50 = "", p90 = ""] = text.split(" ");
  return { id: crossing, crossing, p50: fact(Number(p50), "h"), p90: fact(Number(p90), "h"), ...more };
}

/** A crossing's service; it accepts everything at any hour unless `more` says otherwise. */
export function service(id: string, more: Partial<CrossingService> = {}): CrossingService {
  return { id, crossing: id, accepts: true, provenance: { asOf, confidence: "medium", source: "sample" }, ...more };
}

export function closure(id: string, from: string, to: string): Closure {
  return { id, crossing: id, from, to, why: { en: "flood", zh: "洪水", ru: "паводок" }, provenance: { asOf, confidence: "medium", source: "sample" } };
}

export function goods(id: string, modes: Goods["modes"], more: Partial<Goods> = {}): Goods {
  return { id, names: { en: id, zh: id, ru: id }, hs: ["12"], handling: "bulk-grain", modes, duties: [], ...more };
}

export const fx: readonly FxRate[] = [{ base: "USD", quote: "RUB", date: "2026-11-20", rate: fact(80, "RUB/USD") }];

/**
 *              road 100                 bridge 5                road 200
 *     alba ================= bero ~~~~~~~~~~~~~~~~ caro ================ dusk
 *          ----------------- (AA)  border, ice 4    (BB) ---------------
 *            rail 1520, 120        - - - - - - -        rail 1435, 220
 *                                  rail 6, gauge break
 */
export const samplePack: NetworkPack = {
  places: [place("alba", "AA"), place("bero", "AA"), place("caro", "BB"), place("dusk", "BB"), place("eyot", "BB")],
  links: [
    link("alba road 100 bero"),
    link("bero road 5 caro", { crossing: "bridge" }),
    link("bero ice 4 caro", { crossing: "ice-road", season: "ice" }),
    link("caro road 200 dusk"),
    link("alba rail 120 bero", { gauge: 1520 }),
    link("bero rail 6 caro", { crossing: "rail-border" }),
    link("caro rail 220 dusk", { gauge: 1435 }),
  ],
  crossings: [crossing("bridge"), crossing("ice-road", { mode: "ice" }), crossing("rail-border", { mode: "rail", gaugeBreak: true })],
  seasons: [{ season: "ice", opens: "12-20", closes: "03-20", provenance: { asOf, confidence: "medium", source: "sample" } }],
  rates: [
    rate("freight road * 0.05 USD/(t·km)"), rate("freight ice * 0.05 USD/(t·km)"), rate("freight rail * 0.02 USD/(t·km)"),
    rate("speed - * 40 km/h"), rate("speed road * 50 km/h"),
    rate("boarding rail * 3 USD/t"),
    rate("handling - * 5 USD/t"), rate("handling-time - * 6 h"),
    rate("gauge-break - * 12 USD/t"), rate("gauge-break-time - * 10 h"),
    rate("border-fee - * 0.5 USD/t"), rate("border-fee - crossing:bridge 400 RUB/vehicle"),
    rate("border-wait - * 24 h", { low: 4, high: 72 }),
    rate("toll - crossing:bridge 8000 RUB/vehicle"),
    rate("road-charge road country:AA 4 RUB/(vehicle·km)"),
    rate("payload - * 20 t/vehicle"),
    rate("time-value - * 0.01 USD/(t·h)"),
  ],
  fx,
  goods: [goods("soy", ["road", "rail", "ice"]), goods("steel", ["rail"]), goods("fish", ["sea"])],
};

/** The network of a pack without problems. */
export function networkOf(pack: NetworkPack, scenario?: Scenario): Network {
  const built = buildNetwork(pack, { asOf, scenario });
  if (!built.ok) throw new Error(`the pack has problems: ${JSON.stringify(built.problems)}`);
  return built.value;
}

/** The months in which a link is open to some goods. */
export function monthsOpen(network: Network, link: string, goods = network.goods.keys().next().value ?? ""): readonly number[] {
  const index = network.graph.links.findIndex((row) => row.link.id === link);
  if (index === -1) throw new Error(`no link ${link}`);
  return Array.from({ length: 12 }, (_, i) => i + 1).filter((month) => questionOf(network, { goods, month, minimise: "cost" }).shutBy(index) === undefined);
}

export function scenario(...changes: Scenario["changes"]): Scenario {
  const names = { en: "sample", zh: "示例", ru: "пример" };
  return { id: "sample", names, because: names, status: "hypothetical", assumption: "made up for a test", changes };
}
