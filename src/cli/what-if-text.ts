import type { Pack } from "#model/pack.js";
import { monthRanges } from "#model/month-ranges.js";
import type { SiteDifference, WhatIf } from "#office/what-if.js";
import { moneyColumn } from "./money-column.js";
import { paragraph, type Reader } from "./reader.js";
import { tableText } from "./table.js";

/** What differs between two worlds: sites with their ranks and numbers, or ways with their costs and days; and that the base network stayed as it was. */
export function whatIfText(difference: WhatIf, { reader, pack }: { readonly reader: Reader; readonly pack: Pack }): string {
  const { words } = reader;
  const scenario = pack.scenarios.find(({ id }) => id === difference.after);
  return [
    paragraph(words("cli.what-if.head", { before: reader.scenario(difference.before), after: reader.scenario(difference.after) })),
    scenario === undefined ? "" : paragraph(words("cli.what-if.because", { because: reader.in(scenario.because), status: words(`scenario-status.${scenario.status}`) })),
    "\n",
    difference.sites === undefined ? "" : sitesText(difference.sites, reader),
    difference.ways === undefined ? "" : waysText(difference.ways, reader),
    "\n",
    paragraph(words("cli.what-if.base", { checksum: difference.baseChecksum.after })),
  ].join("");
}

function sitesText({ currency, ranked, differences }: NonNullable<WhatIf["sites"]>, reader: Reader): string {
  const { words, format } = reader;
  const count = paragraph(words("cli.what-if.sites", { before: ranked.before, after: ranked.after, differences: differences.length }));
  if (differences.length === 0) return count;
  const money = moneyColumn(differences.flatMap(({ before, after }) => [before, after].flatMap((one) => (one === undefined ? [] : [one.npv]))), currency, reader);
  const both = ({ before, after }: SiteDifference, text: (one: NonNullable<SiteDifference["before"]>) => string | undefined): string => {
    const [was, is] = [before, after].map((one) => (one === undefined ? undefined : text(one)) ?? "–");
    return was === is ? (was ?? "–") : `${was} → ${is}`;
  };
  const table = tableText([
    { head: words("cli.answer.site"), columns: 28 }, { head: "", columns: 10 }, { head: words("cli.what-if.rank"), columns: 8, align: "right" },
    { head: words("cli.what-if.npv", { unit: money.unit }), columns: 17, align: "right" }, { head: words("cli.answer.cost"), columns: 15, align: "right" }, { head: words("cli.answer.days"), columns: 12, align: "right" },
  ], differences.map((one) => [
    reader.in(one.site.name), words(`cli.what-if.${one.change}`), both(one, ({ rank }) => String(rank)), both(one, ({ npv }) => money.text(npv)),
    both(one, ({ deliveredCostUsdPerTonne: cost }) => (cost === undefined ? undefined : format.number(cost, 1))), both(one, ({ worstMonthDays: days }) => (days === undefined ? undefined : format.number(days, 1))),
  ]));
  return `${count}\n${table}`;
}

function waysText({ goods, compared, differences }: NonNullable<WhatIf["ways"]>, reader: Reader): string {
  const { words, format } = reader;
  const count = paragraph(words("cli.what-if.ways", { goods: reader.goods(goods), compared, differences: differences.length }));
  if (differences.length === 0) return count;
  const pair = (was: number | undefined, is: number | undefined): string => [was, is].map((value) => (value === undefined ? "–" : format.number(value, 1))).join(" → ");
  const table = tableText([
    { head: words("cli.route.from"), columns: 20 }, { head: words("cli.route.to"), columns: 28 }, { head: words("cli.what-if.months"), columns: 10 },
    { head: words("cli.route.cost"), columns: 17, align: "right" }, { head: words("cli.what-if.days"), columns: 15, align: "right" },
  ], differences.map(({ from, to, months, before, after }) => [
    reader.place(from), reader.place(to), months.length === 12 ? words("cli.what-if.all-year") : monthRanges(months),
    pair(before?.costUsdPerTonne, after?.costUsdPerTonne), pair(before?.days, after?.days),
  ]));
  return `${count}\n${table}`;
}
