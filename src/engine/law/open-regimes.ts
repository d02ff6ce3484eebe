import type { Activity } from "#model/activity.js";
import type { Brief } from "#model/brief.js";
import type { IsoDate } from "#model/fact.js";
import type { Regime } from "#model/regime.js";
import type { Site } from "#model/site.js";
import { partyIn, speaksOf } from "./party.js";

export interface RegimeQuestion {
  readonly regimes: readonly Regime[];
  readonly brief: Brief;
  readonly site: Site;
  readonly activity: Activity;
  readonly asOf: IsoDate;
}

/**
 * The regimes that this investor could have on this site on the day of residency (the brief's start date, else `asOf`): the country's
 * standard one first, then those the site lists, in its order, that are in force that day, do not bar the party and do not exclude
 * the activity. An announced regime is not in force. Whether the investment is large enough is asked where its capex is known.
 *
 * @returns no standard regime first where the pack has none for the country: then nothing is known of its taxes
 * @throws {RangeError} where a site lists a regime that the pack does not have: packs are checked on load, so this is our bug
 * @see docs/method.md#open-regimes
 */
export function openRegimes({ regimes, brief, site, activity, asOf }: RegimeQuestion): readonly Regime[] {
  const standard = regimes.find((regime) => regime.standard && regime.country === site.country);
  const day = brief.money.startDate ?? asOf;
  const party = partyIn(site.country, brief.investor);
  const holds = ({ from, to }: { readonly from?: IsoDate | undefined; readonly to?: IsoDate | undefined }): boolean => (from === undefined || from <= day) && (to === undefined || day <= to);
  const open = site.regimes.flatMap((id) => {
    const regime = regimes.find((one) => one.id === id);
    if (regime === undefined) throw new RangeError(`site ${site.id} lists regime ${id}; expected one of the pack's`);
    const barred = regime.barred.some((bar) => holds(bar) && speaksOf(bar, party));
    return !regime.standard && regime.status === "in-force" && holds(regime) && !barred && !regime.excludedActivities.includes(activity.id) ? [regime] : [];
  });
  return standard === undefined ? open : [standard, ...open];
}
