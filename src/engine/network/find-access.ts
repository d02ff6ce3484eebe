import type { Fact, Figure } from "#model/fact.js";
import { costFigure, hoursFigure } from "./figures.js";
import { placeIndexOf, tariffOf, type Network } from "./build-network.js";
import { accessTerms, costUnit, isWithinLimit, priceOf } from "./price.js";

/** The road between a site and the place through which it is reached. */
export interface Access {
  readonly costUsdPerTonne: Figure;
  readonly hours: Figure;
}

/**
 * What one tonne or person pays and takes on the road between a site and its place, at the road rates of that place.
 * Loading and unloading at the site are the site's own; a way that goes on by another mode is loaded at the place as any way that starts there.
 *
 *     cost = lengthKm · (freight · (1 + empty-return) + road-charge) + hours · time-value,  hours = lengthKm / speed
 *
 * @returns undefined where no road rates are known for these goods there, or the price is beyond all bounds
 * @throws {RangeError} on an unknown place or goods: callers look names up first, so this is our bug
 * @see docs/method.md#access
 */
export function findAccess(network: Network, { place, goods, lengthKm }: { readonly place: string; readonly goods: string; readonly lengthKm: Fact }): Access | undefined {
  const scopes = network.scopes.places[placeIndexOf(network, place)] ?? [];
  const { payer } = tariffOf(network, goods);
  const terms = accessTerms(payer, scopes);
  if (terms === undefined) return undefined;
  const price = priceOf(terms, { lengthKm });
  if (!isWithinLimit(price)) return undefined;
  return {
    costUsdPerTonne: costFigure([price], { method: "access", label: "network.access-cost", unit: costUnit(payer) }),
    hours: hoursFigure([price], { method: "access", label: "network.access-hours" }),
  };
}
