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
 * standard one first, then those the site lists, in its order, and those open anywhere in its country, that are in force that day, do not
 * bar the party and do not exclude the activity. An announced regime is not in force. Whether the investment is large enough is asked where its capex is known.
 *
 * @returns no standard regime first where the pack has none for the country: then nothing is known of its taxes
 * @throws {RangeError} where a site lists a regime that the pack does not have: packs are checked on load, so this is our bug
 * @see docs/method.md#open-regimes
 */
export function openRegimes({ regimes, brief, site, activity, asOf }: RegimeQuestion): readonly Regime[] {
  const standard = regimes.find((regime) => regime.standard && regime.country === site.country);
  const open = regimesOn(site, regimes).filter((regime) => regime.status === "in-force" && canBeHad(regime, { brief, site, activity, asOf }));
  return standard === undefined ? open : [standard, ...open];
}

/** The regimes that are announced and not in force, and that this investor could have on this site if they came as announced, whatever the day. */
export function announcedRegimes({ regimes, brief, site, activity, asOf }: RegimeQuestion): readonly Regime[] {
  return regimesOn(site, regimes).filter((regime) => regime.status === "announced" && canBeHad({ ...regime, from: undefined, to: undefined }, { brief, site, activity, asOf }));
}

/** The special regimes of a site: those it lists, in its order, then those that are open on any ground of its country. */
function regimesOn(site: Site, regimes: readonly Regime[]): readonly Regime[] {
  const listed = site.regimes.map((id) => {
    const regime = regimes.find((one) => one.id === id);
    if (regime === undefined) throw new RangeError(`site ${site.id} lists regime ${id}; expected one of the pack's`);
    return regime;
  });
  const anywhere = regimes.filter((regime) => regime.everywhere === true && regime.country === site.country && !listed.includes(regime));
  return [...listed, ...anywhere].filter(({ standard }) => !standard);
}

/** Whether a regime holds on the day of residency, does not bar the party and does not exclude the activity. */
function canBeHad(regime: Pick<Regime, "from" | "to" | "barred" | "excludedActivities">, { brief, site, activity, asOf }: Omit<RegimeQuestion, "regimes">): boolean {
  const day = brief.money.startDate ?? asOf;
  const party = partyIn(site.country, brief.investor);
  const holds = ({ from, to }: { readonly from?: IsoDate | undefined; readonly to?: IsoDate | undefined }): boolean => (from === undefined || from <= day) && (to === undefined || day <= to);
  return holds(regime) && !regime.barred.some((bar) => holds(bar) && speaksOf(bar, party)) && !regime.excludedActivities.includes(activity.id);
}
