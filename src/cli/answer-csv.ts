import type { Answer } from "#model/answer.js";
import type { Language } from "#model/names.js";
import { csvText } from "./csv.js";

/** One row a ranked site; numbers in full, units in the columns' names. */
export function answerCsv({ ranked, currency }: Answer, language: Language): string {
  const money = currency.toLowerCase();
  const head = [
    "rank", "recommended", "site", "name", "kind", "country", "region", "lon", "lat", "score", `npv_low_${money}`, `npv_base_${money}`, `npv_high_${money}`, "irr_per_year",
    "delivered_cost_usd_per_t", "worst_month_days", "route_days_p50", "route_days_p90", "regime", "right", "eligibility", "conditions", "citation", "eligibility_source", "payment",
    "evidence_high", "evidence_medium", "evidence_low", "evidence_assumption",
  ];
  return csvText([head, ...ranked.map(({ rank, recommended, site, score, npv, irr, figures, route, regime, eligibility, payment, evidence }) => [
    rank, recommended, site.id, site.name[language], site.kind, site.country, site.region, site.lon, site.lat, score.value, npv.p10.value, npv.p50.value, npv.p90.value, irr?.value,
    figures["deliveredCost"]?.value, figures["worstMonthDays"]?.value, route.days?.p50.value, route.days?.p90.value, regime.id, eligibility.right, eligibility.status,
    eligibility.conditions.map(({ text }) => text[language]).join("; "), eligibility.citation, eligibility.source, payment.status,
    evidence.high, evidence.medium, evidence.low, evidence.assumption,
  ])]);
}
