import type { Leg, Route } from "#model/answer.js";
import { figure, isFigure, type Figure } from "#model/fact.js";
import type { RateKind } from "#model/network.js";

/** The four trade facilitation indicators of CAREC's corridor performance measurement and monitoring (CPMM), of one way. */
export interface TradeFacilitation {
  readonly tfi1?: Figure; // h at a border crossing, both its posts together; mean of the crossings on the way; absent where there is none
  readonly tfi2?: Figure; // USD paid at a border crossing for a load of 20 t; as tfi1
  readonly tfi3: Figure; // USD paid on 500 km for a load of 20 t
  readonly swd: Figure; // tfi4: km/h, all time counted
  readonly swod: Figure; // tfi4: km/h, only time in motion counted
}

type Kind = RateKind | "travel-time";

const loadTonnes = 20;
const sectionKm = 500;

/** Moving goods to another vehicle, for another mode or gauge. */
const work: readonly Kind[] = ["gauge-break-time", "handling-time", "gauge-break", "handling"];

/**
 * CAREC's indicators of a way, in CAREC's units.
 *
 *     TFI1 = hours at borders / crossings
 *     TFI2 = 20 · costs at borders / crossings
 *     TFI3 = 20 · 500 · money paid / km,         money paid = cost - value of time
 *     TFI4 = km / hours (SWD),  km / hours in motion (SWOD)
 *
 * @returns undefined where there is no way or nothing to travel
 * @throws {RangeError} on a leg whose figures have no travel time: routes are made by the network engine, so this is our bug
 * @see docs/method.md#carec-indicators
 */
export function tradeFacilitation({ legs }: Route): TradeFacilitation | undefined {
  if (legs.length === 0) return undefined;
  const km = figure(sumOf(legs.map((leg) => leg.km)), "km", { method: "network-km", label: "network.km", from: legs.map((leg) => leg.km) });
  const hours = sumFigure(legs.map((leg) => leg.hours), { unit: "h", label: "network.hours-total" });
  const inMotion = sumFigure(legs.map(travelTime), { unit: "h", label: "network.hours-in-motion" });
  const paid = sumFigure(legs.flatMap(({ costUsdPerTonne }) => partsOf(costUsdPerTonne, (kind) => kind !== "time-value")), { unit: "USD/t", label: "network.money-paid" });
  return {
    ...atBorders(legs),
    tfi3: figure((loadTonnes * sectionKm * paid.value) / km.value, "USD", { method, label: "network.tfi3", from: [paid, km] }),
    swd: figure(km.value / hours.value, "km/h", { method, label: "network.swd", from: [km, hours] }),
    swod: figure(km.value / inMotion.value, "km/h", { method, label: "network.swod", from: [km, inMotion] }),
  };
}

const method = "carec-indicators";

function atBorders(legs: readonly Leg[]): Pick<TradeFacilitation, "tfi1" | "tfi2"> {
  const crossings = legs.filter(({ crossing }) => crossing !== undefined).length;
  if (crossings === 0) return {};
  const hours = borderParts(legs, ({ hours: all }) => partsOf(all, (kind) => kind !== "travel-time"));
  const costs = borderParts(legs, ({ costUsdPerTonne }) => partsOf(costUsdPerTonne, (kind) => kind === "border-fee" || work.includes(kind)));
  return {
    tfi1: figure(sumOf(hours) / crossings, "h", { method, label: "network.tfi1", from: hours }),
    tfi2: figure((loadTonnes * sumOf(costs)) / crossings, "USD", { method, label: "network.tfi2", from: costs }),
  };
}

/** The wanted parts of the border legs; of a leg after one the work at its start, which is done at the far end of the border link. */
function borderParts(legs: readonly Leg[], wantedOf: (leg: Leg) => readonly Figure[]): readonly Figure[] {
  return legs.flatMap((leg, i) => {
    if (leg.crossing !== undefined) return wantedOf(leg);
    return legs[i - 1]?.crossing === undefined ? [] : wantedOf(leg).filter((part) => work.includes(kindOf(part)));
  });
}

function travelTime(leg: Leg): Figure {
  const [part] = partsOf(leg.hours, (kind) => kind === "travel-time");
  if (part === undefined) throw new RangeError(`leg ${leg.link} has no travel time; expected a part of its hours`);
  return part;
}

const prefix = "network.part.";

/** The addends of a leg's figure whose kind is wanted. */
function partsOf({ from }: Figure, isWanted: (kind: Kind) => boolean): readonly Figure[] {
  return from.filter(isFigure).filter((part) => part.label?.startsWith(prefix) === true && isWanted(kindOf(part)));
}

/** What an addend is, from the label that the network engine gives it. */
function kindOf({ label = "" }: Figure): Kind {
  return label.slice(prefix.length) as Kind;
}

function sumFigure(parts: readonly Figure[], { unit, label }: { readonly unit: string; readonly label: string }): Figure {
  return figure(sumOf(parts), unit, { method, label, from: parts });
}

function sumOf(quantities: readonly { readonly value: number }[]): number {
  return quantities.reduce((sum, { value }) => sum + value, 0);
}
