import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Answer, Route } from "#model/answer.js";
import type { IsoDate } from "#model/fact.js";
import type { Language } from "#model/names.js";
import type { CalendarSpan } from "#engine/network/network.js";
import { request } from "#desk/api.js";

export interface RouteAsked {
  readonly from: string;
  readonly to: string;
  readonly goods: string;
  readonly month?: number | undefined;
  readonly date?: IsoDate | undefined; // goes before a month
  readonly minimise: "cost" | "time";
  readonly scenario?: string | undefined;
  readonly alternatives?: number | undefined;
  readonly includeUnverified?: "true" | undefined; // passengers
}

/** When one can cross between two places that face each other, for a year. */
export interface Calendar {
  readonly places: readonly [string, string];
  readonly spans: readonly CalendarSpan[];
}

/** GET /api/route: the best way with its sources, and ways that differ from it where they were asked for. */
export type RouteAnswer = Route & Pick<Answer, "pack" | "asOf" | "scenario" | "sources"> & { readonly alternatives?: readonly Route[]; readonly calendars?: readonly Calendar[] };

/** GET /api/fields: what a tonne costs and takes between a place and every other, in all months. */
export interface Fields {
  readonly places: readonly string[]; // ids, in the order of the columns
  /** A row a month, January first; null = no way. */
  readonly costUsdPerTonne: readonly (readonly (number | null)[])[];
  readonly days: readonly (readonly (number | null)[])[];
}

export interface FieldsAsked {
  readonly goods: string;
  readonly place: string;
  readonly direction: "to" | "from"; // to = from everywhere to the place
  readonly scenario?: string | undefined;
}

export function query(values: Readonly<Record<string, string | number | undefined>>): string {
  return new URLSearchParams(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))).toString();
}

/** The query under which a route is kept, for hooks and for those who ask once. */
export const routeQuery = (asked: RouteAsked, language: Language) => ({
  queryKey: ["route", asked],
  queryFn: () => request<RouteAnswer>(`/api/route?${query({ ...asked, lang: language })}`),
  staleTime: Infinity,
});

/** While a route is on its way the one before it stays on the page. */
export const useRoute = (asked: RouteAsked | undefined, language: Language) =>
  useQuery({ ...routeQuery(asked ?? { from: "", to: "", goods: "", month: 1, minimise: "cost" }, language), enabled: asked !== undefined, placeholderData: keepPreviousData });

/** All twelve months at once, so that the month slider asks for nothing. */
export const useFields = (asked: FieldsAsked | undefined, language: Language) =>
  useQuery({
    queryKey: ["fields", asked],
    queryFn: () => request<Fields>(`/api/fields?${query({ ...asked, lang: language })}`),
    staleTime: Infinity,
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
  });
