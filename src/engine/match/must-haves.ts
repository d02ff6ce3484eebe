import type { Reason } from "#model/answer.js";
import type { Brief } from "#model/brief.js";
import type { Fact, Figure, Quantity } from "#model/fact.js";
import type { Names } from "#model/names.js";
import type { Region } from "#model/pack.js";
import type { Site } from "#model/site.js";
import { byText } from "./rank.js";
import type { Say } from "./say.js";

const squareMetresPerHectare = 10_000;

/** The must-haves of a brief that a site alone can fail: where it lies, what it is, how large it is. All that fail, in the brief's order. */
export function siteMustHaves(site: Site, { brief: { mustHave }, regions, say }: { readonly brief: Brief; readonly regions: readonly Region[]; readonly say: Say }): Reason[] {
  const reasons: Reason[] = [];
  const fail = (code: string, says: Names, figure?: Quantity): void => void reasons.push({ code, kind: "must-have", says, ...(figure === undefined ? {} : { figure }) });
  if (mustHave.countries?.includes(site.country) === false) fail("must-have-country", say("match.must-have.country", { country: site.country }));
  if (mustHave.regions?.includes(site.region) === false) {
    fail("must-have-region", say("match.must-have.region", { region: regions.find(({ id }) => id === site.region)?.names ?? site.region }));
  }
  if (mustHave.siteKinds?.includes(site.kind) === false) fail("must-have-site-kind", say("match.must-have.site-kind", { kind: say(`site-kind.${site.kind}`) }));
  if (mustHave.zones?.some((zone) => site.zones.includes(zone)) === false) {
    fail("must-have-zone", say("match.must-have.zone", { zones: mustHave.zones.toSorted(byText).join(", ") }));
  }
  if (mustHave.minAreaHectares !== undefined) {
    const area = areaOf(site);
    if (area === undefined) reasons.push({ code: "area-unknown", kind: "unknown", says: say("match.must-have.area-unknown", { least: mustHave.minAreaHectares }) });
    else if (area.hectares < mustHave.minAreaHectares) {
      fail("must-have-area", say("match.must-have.area", { area: area.hectares, least: mustHave.minAreaHectares }), area.fact);
    }
  }
  return reasons;
}

/** The must-haves that only the way to the markets can fail. `days` is of the slowest flow in its worst month. */
export function wayMustHaves({ days, deliveredCost }: { readonly days: Figure | undefined; readonly deliveredCost: Figure | undefined }, { mustHave }: Brief, say: Say): Reason[] {
  const reasons: Reason[] = [];
  if (mustHave.maxDays !== undefined && days !== undefined && days.value > mustHave.maxDays) {
    reasons.push({ code: "must-have-days", kind: "must-have", says: say("match.must-have.days", { days: days.value, most: mustHave.maxDays }), figure: days });
  }
  const most = mustHave.maxDeliveredCostUsdPerTonne;
  if (most !== undefined && deliveredCost !== undefined && deliveredCost.value > most) {
    reasons.push({ code: "must-have-delivered-cost", kind: "must-have", says: say("match.must-have.delivered-cost", { cost: deliveredCost.value, most }), figure: deliveredCost });
  }
  return reasons;
}

function areaOf(site: Site): { readonly hectares: number; readonly fact: Fact } | undefined {
  const { areaHectares, plotM2 } = site.facts;
  if (areaHectares !== undefined) return { hectares: areaHectares.value, fact: areaHectares };
  if (plotM2 !== undefined) return { hectares: plotM2.value / squareMetresPerHectare, fact: plotM2 };
  return undefined;
}
