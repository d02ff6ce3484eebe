import { useQuery } from "@tanstack/react-query";
import type { Answer } from "#model/answer.js";
import type { Brief } from "#model/brief.js";
import type { Goods } from "#model/goods.js";
import type { Language, Names } from "#model/names.js";
import type { Mode, NetworkPlace } from "#model/network.js";
import type { Office, PackHead, Region } from "#model/pack.js";
import type { Problem } from "#model/problem.js";
import type { SiteProperties } from "#model/site.js";

/** GET /api/settings: which office this is and how it draws its map. */
export interface Settings {
  readonly office: Office;
  readonly pack: Pick<PackHead, "id" | "edition" | "bounds" | "currencies" | "invented"> & { readonly names: Names };
  readonly languages: readonly Language[];
}

export type PlaceView = Pick<NetworkPlace, "id" | "names" | "officialZh" | "lon" | "lat" | "country" | "kind">;
export type LinkView = { readonly id: string; readonly from: string; readonly to: string; readonly mode: Mode; readonly status: "open" | "planned" | "closed"; readonly crossing?: string };
export type CrossingView = { readonly id: string; readonly names: Names; readonly mode: Mode; readonly lon: number; readonly lat: number; readonly status: "open" | "planned" | "closed" };
export type ActivityView = {
  readonly id: string;
  readonly names: Names;
  readonly sector: string;
  readonly rights: readonly string[];
  readonly scale: { readonly unit: string; readonly default: number; readonly min: number; readonly max: number };
  readonly lines: readonly { readonly id: string; readonly names: Names; readonly kind: string; readonly goods?: string }[];
};

/** GET /api/pack: what the form and the map need to know of the corridor. */
export interface PackView {
  readonly regions: readonly Pick<Region, "id" | "names" | "officialZh" | "country" | "capital">[];
  readonly places: readonly PlaceView[];
  readonly links: readonly LinkView[];
  readonly crossings: readonly CrossingView[];
  readonly goods: readonly { readonly id: string; readonly names: Names; readonly handling: Goods["handling"] }[];
  readonly markets: readonly { readonly id: string; readonly names: Names; readonly place: string; readonly goods: string; readonly side: "buys" | "sells" | "both" }[];
  readonly activities: readonly ActivityView[];
  readonly scenarios: readonly { readonly id: string; readonly names: Names }[];
  readonly funds: readonly { readonly id: string; readonly names: Names }[];
  readonly words: Readonly<Record<string, Names>>; // names of parameters and of sites' facts
  readonly briefs: readonly { readonly id: string; readonly title: Names; readonly brief: Brief }[];
}

export type SiteCollection = {
  readonly type: "FeatureCollection";
  readonly features: readonly { readonly type: "Feature"; readonly geometry: { readonly type: "Point"; readonly coordinates: readonly [number, number] }; readonly properties: SiteProperties }[];
};

export interface StoredAnswer {
  readonly id: string;
  readonly answer: Answer;
}

/** The server's word on a request that failed; RFC 9457, with the input's problems where it had any. */
export class ApiFailure extends Error {
  constructor(readonly status: number, readonly title: string, readonly problems: readonly (Problem & { readonly says?: string })[]) {
    super(title);
  }
}

export async function request<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body as T;
  const failure = (body ?? {}) as { title?: string; problems?: ApiFailure["problems"] };
  throw new ApiFailure(response.status, failure.title ?? response.statusText, failure.problems ?? []);
}

export const useSettings = () => useQuery({ queryKey: ["settings"], queryFn: () => request<Settings>("/api/settings"), staleTime: Infinity });
export const usePack = () => useQuery({ queryKey: ["pack"], queryFn: () => request<PackView>("/api/pack"), staleTime: Infinity });
export const useSites = () => useQuery({ queryKey: ["sites"], queryFn: () => request<SiteCollection>("/api/sites"), staleTime: Infinity });
export const useBasemap = () => useQuery({ queryKey: ["basemap"], queryFn: () => request<GeoJSON.FeatureCollection>("/api/basemap"), staleTime: Infinity });
/** A stored answer; without an id nothing is asked. */
export const useAnswer = (id: string | undefined) =>
  useQuery({ queryKey: ["answer", id], queryFn: () => request<StoredAnswer>(`/api/answers/${encodeURIComponent(id ?? "")}`), staleTime: Infinity, enabled: id !== undefined });

export const askForAnswer = (brief: Brief, language: Language) =>
  request<StoredAnswer>(`/api/answers?lang=${language}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(brief) });
