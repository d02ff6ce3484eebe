import type { Checked } from "#model/problem.js";
import { tradeFacilitation, type TradeFacilitation } from "#engine/network/indicators/trade-facilitation.js";
import { route, type RouteAnswer, type RouteRequest } from "./route.js";

/** A route with its indicators; they are absent where there is no way or nothing to travel. */
export type RouteWithIndicators = RouteAnswer & { readonly indicators?: TradeFacilitation };

/** The way between two places, measured as CAREC measures corridors. Asks, finds and refuses like `route`. */
export async function indicators(request: RouteRequest): Promise<Checked<RouteWithIndicators>> {
  const found = await route(request);
  if (!found.ok) return found;
  const measured = tradeFacilitation(found.value);
  return measured === undefined ? found : { ...found, value: { ...found.value, indicators: measured } };
}
