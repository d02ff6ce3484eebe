import type { PackView, Settings } from "#desk/api.js";
import type { RoutesSearch } from "./search.js";

/** What the routes page is asked, nothing left open. */
export interface RoutesAsked {
  readonly view: "way" | "costs";
  readonly from: string;
  readonly to: string;
  readonly goods: string;
  readonly month: number;
  readonly minimise: "cost" | "time";
  readonly scenario: string | undefined; // absent = the corridor as it stands
  readonly alternatives: boolean;
  readonly unverified: boolean;
  readonly way: number;
  readonly measure: "cost" | "days";
}

/** The address with its gaps filled: from the office's own place, to the first market elsewhere, its goods, in the month of the pack's edition. */
export function askedOf(search: RoutesSearch, pack: PackView, settings: Settings): RoutesAsked {
  const from = search.from ?? settings.office.place;
  const market = pack.markets.find(({ place, goods }) => place !== from && (search.goods === undefined || goods === search.goods));
  return {
    view: search.view ?? "way",
    from,
    to: search.to ?? market?.place ?? from,
    goods: search.goods ?? market?.goods ?? pack.goods[0]?.id ?? "",
    month: search.month ?? Number(settings.pack.edition.slice(5, 7)),
    minimise: search.minimise ?? "cost",
    scenario: search.scenario,
    alternatives: search.alternatives ?? false,
    unverified: search.unverified ?? false,
    way: search.way ?? 0,
    measure: search.measure ?? "cost",
  };
}
