import type { WhatIf } from "#office/what-if.js";
import { csvText } from "./csv.js";

/** One table: of a brief every site; else of the given flows; else of the ways. Numbers in full, units in the columns' names. */
export function whatIfCsv({ sites, flows, ways }: WhatIf): string {
  if (sites !== undefined) return sitesCsv(sites);
  if (flows !== undefined) {
    return csvText([
      ["from", "to", "goods", "tonnes_per_year", "saved_usd_per_year", "months_lost", "months_gained", "months_closed", "stranded_tonnes_per_year"],
      ...flows.compared.map(({ from, to, goods, tonnesPerYear, savedPerYear, lostMonths, gainedMonths, closedMonths, strandedTonnesPerYear }) => [
        from, to, goods, tonnesPerYear, savedPerYear.value, lostMonths.join(" "), gainedMonths.join(" "), closedMonths.join(" "), strandedTonnesPerYear,
      ]),
    ]);
  }
  return csvText([
    ["goods", "region", "direction", "from", "to", "markets", "months", "cost_before_usd_per_t", "cost_after_usd_per_t", "days_before", "days_after"],
    ...(ways?.differences ?? []).map(({ goods, region, direction, from, to, markets, months, before, after }) => [
      goods, region, direction, from, to, markets.join(" "), months.join(" "), before?.costUsdPerTonne, after?.costUsdPerTonne, before?.days, after?.days,
    ]),
  ]);
}

function sitesCsv({ currency, compared }: NonNullable<WhatIf["sites"]>): string {
  const money = currency.toLowerCase();
  const ends = ["before", "after"].flatMap((end) => [`rank_${end}`, `npv_${end}_${money}`, `delivered_cost_${end}_usd_per_t`, `days_p50_${end}`, `days_p90_${end}`]);
  return csvText([["site", "change", ...ends, `npv_change_${money}`, "saved_usd_per_year", "reasons"], ...compared.map(({ site, change, before, after, npvChange, savedPerYear, reasons = [] }) => [
    site.id, change, ...[before, after].flatMap((one) => [one?.rank, one?.npv.value, one?.deliveredCost?.value, one?.days?.p50.value, one?.days?.p90.value]),
    npvChange?.value, savedPerYear?.value, reasons.map(({ code }) => code).join(" "),
  ])]);
}
