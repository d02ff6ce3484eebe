import type { PackView, Settings } from "#desk/api.js";
import type { Measure } from "#desk/routes/field.js";
import type { WhatIfSearch } from "#desk/routes/search.js";

/** What the comparison is asked. The market is open until the differences are known. */
export interface WhatIfState {
  readonly a: string; // scenario ids; "base" = the corridor as it stands
  readonly b: string;
  readonly brief: string | undefined; // absent = goods are compared
  readonly goods: string;
  readonly market: { readonly place: string; readonly direction: "to" | "from" } | undefined;
  readonly month: number;
  readonly tonnes: number;
  readonly measure: Measure;
}

/** Tonnes a year at which a change is valued until the reader says otherwise. */
const tonnesUnlessSaid = 1000;

/** The address with its gaps filled: the corridor as it stands against the pack's first scenario, for its first market's goods. */
export function stateOf(search: WhatIfSearch, pack: PackView, settings: Settings): WhatIfState {
  return {
    a: search.a ?? "base",
    b: search.b ?? pack.scenarios[0]?.id ?? "base",
    brief: search.brief,
    goods: search.goods ?? pack.markets[0]?.goods ?? pack.goods[0]?.id ?? "",
    market: search.place === undefined ? undefined : { place: search.place, direction: search.direction ?? "to" },
    month: search.month ?? Number(settings.pack.edition.slice(5, 7)),
    tonnes: search.tonnes ?? tonnesUnlessSaid,
    measure: search.measure ?? "cost",
  };
}

/** The address of a state with something changed. */
export type Change = Partial<Record<keyof WhatIfSearch, unknown>>;

export function addressOf({ market, ...state }: WhatIfState, change: Change): Record<string, unknown> {
  return { ...state, place: market?.place, direction: market?.direction, ...change };
}
