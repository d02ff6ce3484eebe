import type { Pack } from "#model/pack.js";
import { monthRanges } from "#model/month-ranges.js";
import type { FieldComparison } from "#office/compare-fields.js";
import type { SiteComparison, SiteStanding } from "#office/compare-sites.js";
import type { WhatIf } from "#office/what-if.js";
import { citations, type Citations } from "./citations.js";
import { reasonText } from "./answer-text.js";
import { moneyColumn } from "./money-column.js";
import { overlaidText } from "./overlaid-text.js";
import { paragraph, type Reader } from "./reader.js";
import { tableText, type Row } from "./table.js";

/** What differs between two worlds: sites, flows and ways with their costs and days; and that the base network stayed as it was. */
export function whatIfText(difference: WhatIf, { reader, pack }: { readonly reader: Reader; readonly pack: Pack }): string {
  const { words } = reader;
  const scenario = pack.scenarios.find(({ id }) => id === difference.after);
  const cited = citations(difference.sources, reader.language);
  const [sites, flows, ways] = [
    difference.sites === undefined ? "" : `\n${sitesText(difference.sites, reader, cited)}`,
    difference.flows === undefined ? "" : `\n${flowsText(difference.flows, reader)}`,
    difference.ways === undefined ? "" : waysText(difference.ways, reader),
  ];
  return [
    paragraph(words("cli.what-if.head", { before: reader.scenario(difference.before), after: reader.scenario(difference.after) })),
    scenario === undefined ? "" : paragraph(words("cli.what-if.because", { because: reader.in(scenario.because), status: words(`scenario-status.${scenario.status}`) })),
    overlaidText(difference.overlaid, reader),
    sites, flows, ways,
    "\n",
    paragraph(words("cli.what-if.base", { checksum: difference.baseChecksum.after })),
    cited.count === 0 ? "" : `\n${words("cli.sources")}\n${cited.list()}`,
  ].join("");
}

function sitesText({ currency, ranked, compared }: NonNullable<WhatIf["sites"]>, reader: Reader, cited: Citations): string {
  const { words, format } = reader;
  const shown = compared.filter(({ change }) => change !== "same" && change !== "left-out");
  const count = paragraph(words("cli.what-if.sites", { before: ranked.before, after: ranked.after, differences: shown.length }));
  if (shown.length === 0) return count;
  const money = moneyColumn(shown.flatMap(({ before, after }) => [before, after].flatMap((one) => (one === undefined ? [] : [one.npv.value]))), currency, reader);
  const both = ({ before, after }: SiteComparison, text: (one: SiteStanding) => string | undefined): string => {
    const [was, is] = [before, after].map((one) => (one === undefined ? undefined : text(one)) ?? "–");
    return was === is ? (was ?? "–") : `${was} → ${is}`;
  };
  const number = (value: number | undefined): string | undefined => (value === undefined ? undefined : format.number(value, 1));
  const rows = shown.flatMap((one): Row[] => {
    const { site, change, npvChange, savedPerYear, reasons = [] } = one;
    return [
      [
        reader.in(site.name), words(`cli.what-if.${change}`), both(one, ({ rank }) => String(rank)), both(one, ({ npv }) => money.text(npv.value)),
        both(one, ({ deliveredCost }) => number(deliveredCost?.value)), both(one, ({ days }) => number(days?.p50.value)), both(one, ({ days }) => number(days?.p90.value)),
      ],
      ...(npvChange === undefined || savedPerYear === undefined || savedPerYear.value === 0 ? [] : [{
        under: words("cli.what-if.value", { npv: signed(format.quantity(npvChange.value, npvChange.unit), npvChange.value), saved: format.quantity(Math.abs(savedPerYear.value), savedPerYear.unit), sign: savedPerYear.value > 0 ? "less" : "more" }),
      }]),
      ...reasons.map((reason) => ({ under: reasonText(reason, { reader, cited }) })),
    ];
  });
  const table = tableText([
    { head: words("cli.answer.site"), columns: 19 }, { head: "", columns: 9 }, { head: words("cli.what-if.rank"), columns: 8, align: "right" },
    { head: words("cli.what-if.npv", { unit: money.unit }), columns: 17, align: "right" }, { head: words("cli.answer.cost"), columns: 13, align: "right" },
    { head: words("cli.what-if.days-p50"), columns: 11, align: "right" }, { head: words("cli.what-if.days-p90"), columns: 11, align: "right" },
  ], rows);
  return `${count}\n${table}`;
}

function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

function flowsText({ savedPerYear, compared }: NonNullable<WhatIf["flows"]>, reader: Reader): string {
  const { words, format } = reader;
  const months = (list: readonly number[]): string => (list.length === 0 ? "" : list.length === 12 ? words("cli.what-if.all-year") : monthRanges(list));
  const table = tableText([
    { head: words("cli.route.from"), columns: 18 }, { head: words("cli.route.to"), columns: 18 }, { head: words("cli.flows.goods"), columns: 15 },
    { head: words("cli.flows.tonnes"), columns: 9, align: "right" }, { head: words("cli.what-if.saved"), columns: 13, align: "right" },
    { head: words("cli.what-if.lost"), columns: 8 }, { head: words("cli.what-if.gained"), columns: 7 },
  ], compared.map(({ from, to, goods, tonnesPerYear, savedPerYear: { value }, lostMonths, gainedMonths }) => [
    reader.place(from), reader.place(to), reader.goods(goods), format.number(tonnesPerYear, 0), format.number(value, 0), months(lostMonths), months(gainedMonths),
  ]));
  const stranded = compared.reduce((sum, { strandedTonnesPerYear }) => sum + strandedTonnesPerYear, 0);
  return [
    paragraph(words("cli.what-if.flows-saved", { count: compared.length, saved: format.quantity(Math.abs(savedPerYear.value), savedPerYear.unit), sign: savedPerYear.value > 0 ? "less" : savedPerYear.value < 0 ? "more" : "same" })),
    "\n", table,
    stranded === 0 ? "" : paragraph(words("cli.what-if.stranded", { tonnes: format.quantity(stranded, "t/year", 0) })),
  ].join("");
}

function waysText({ goods, compared, differences }: FieldComparison, reader: Reader): string {
  const { words, format } = reader;
  const pair = (was: number | undefined, is: number | undefined): string => [was, is].map((value) => (value === undefined ? "–" : format.number(value, 1))).join(" → ");
  const count = paragraph(words("cli.what-if.ways-both", { goods: goods.map((id) => reader.goods(id)).join(reader.language === "zh" ? "、" : ", "), compared, differences: differences.length }));
  return [`\n${count}`, ...goods.flatMap((id) => {
    const its = differences.filter((one) => one.goods === id);
    if (its.length === 0) return [];
    return [`\n${paragraph(reader.goods(id))}`, tableText([
      { head: words("cli.route.from"), columns: 20 }, { head: words("cli.route.to"), columns: 28 }, { head: words("cli.what-if.months"), columns: 10 },
      { head: words("cli.route.cost"), columns: 17, align: "right" }, { head: words("cli.what-if.days"), columns: 15, align: "right" },
    ], its.map(({ from, to, months, before, after }) => [
      reader.place(from), reader.place(to), months.length === 12 ? words("cli.what-if.all-year") : monthRanges(months),
      pair(before?.costUsdPerTonne, after?.costUsdPerTonne), pair(before?.days, after?.days),
    ]))];
  })].join("");
}
