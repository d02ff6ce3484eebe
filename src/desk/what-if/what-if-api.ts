import { useQuery } from "@tanstack/react-query";
import type { Answer, RankedSite, Reason } from "#model/answer.js";
import type { Figure, Quantity } from "#model/fact.js";
import type { Language } from "#model/names.js";
import { request } from "#desk/api.js";
import { query } from "#desk/routes/routes-api.js";

export interface WayCost {
  readonly costUsdPerTonne: number;
  readonly days: number;
}

/** A way between a region's capital and a market whose cost or time differs, in the months in which it differs in the same manner. */
export interface FieldDifference {
  readonly goods: string;
  readonly region: string;
  readonly direction: "to-market" | "from-market";
  readonly from: string;
  readonly to: string;
  readonly months: readonly number[];
  readonly before?: WayCost; // absent = no way
  readonly after?: WayCost;
}

export interface SiteStanding {
  readonly rank: number;
  readonly recommended: boolean;
  readonly npv: Figure;
  readonly deliveredCost?: Quantity;
  readonly days?: { readonly p50: Figure; readonly p90: Figure };
}

export interface SiteComparison {
  readonly site: RankedSite["site"];
  readonly change: "drops-out" | "loses" | "moves" | "gains" | "enters" | "same" | "left-out";
  readonly before?: SiteStanding;
  readonly after?: SiteStanding;
  readonly reasons?: readonly Reason[];
  readonly npvChange?: Figure;
  readonly savedPerYear?: Figure;
}

/** GET /api/what-if: what changes from one scenario to another. */
export interface WhatIf extends Pick<Answer, "sources"> {
  readonly before: string;
  readonly after: string;
  readonly sites?: { readonly currency: string; readonly ranked: { readonly before: number; readonly after: number }; readonly compared: readonly SiteComparison[] };
  readonly ways?: { readonly goods: readonly string[]; readonly compared: number; readonly differences: readonly FieldDifference[] };
}

export interface WhatIfAsked {
  readonly scenario: string;
  readonly other: string;
  readonly goods?: string | undefined;
  readonly brief?: string | undefined;
}

export const useWhatIf = (asked: WhatIfAsked | undefined, language: Language) =>
  useQuery({ queryKey: ["what-if", asked], queryFn: () => request<WhatIf>(`/api/what-if?${query({ ...asked, lang: language })}`), staleTime: Infinity, enabled: asked !== undefined });
