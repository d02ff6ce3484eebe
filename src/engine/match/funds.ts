import type { Activity } from "#model/activity.js";
import type { Fund } from "#model/regime.js";
import type { Site } from "#model/site.js";
import { byText } from "./rank.js";

/** Ids of the funds worth asking about this activity on this site: those whose last seen status is `ask` and whose sectors and countries fit. */
export function fundsToAsk(funds: readonly Fund[], { activity, site }: { readonly activity: Activity; readonly site: Site }): string[] {
  return funds
    .filter((fund) => fund.status === "ask" && fund.countries.includes(site.country) && fund.sectors.some((sector) => sector === activity.sector || sector === "*"))
    .map(({ id }) => id)
    .toSorted(byText);
}
