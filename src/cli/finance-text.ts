import { tiers } from "#model/financing-plan.js";
import type { FinancedSite } from "#office/finance-plan.js";
import { citations, type Citations } from "./citations.js";
import { moneyColumn, type MoneyColumn } from "./money-column.js";
import { pageColumns, paragraph, type Reader } from "./reader.js";
import { tableText, type Row } from "./table.js";

interface Setting {
  readonly financed: FinancedSite;
  readonly reader: Reader;
  readonly cited: Citations;
  readonly money: MoneyColumn;
}

/** A financing plan worked out, as a page of text: who pays for what, what each earns, the cash of each year, the debts, how well they are covered. */
export function financeText(financed: FinancedSite, reader: Reader): string {
  const { finance, site, sources } = financed;
  const { words, format } = reader;
  const amounts = finance.waterfall.flatMap(({ revenue, cfads, drawn }) => [revenue, cfads, drawn]);
  const setting: Setting = { financed, reader, cited: citations(sources, reader.language), money: moneyColumn([finance.uses.total.value, ...amounts], finance.currency, reader) };
  return [
    paragraph(words("cli.finance.head", {
      plan: finance.plan, site: reader.in(site.name), asOf: format.date(finance.asOf), regime: reader.in(financed.regime.names), currency: reader.currency(finance.currency),
    })),
    usesText(setting), sourcesText(setting), returnsText(setting), waterfallText(setting), ...finance.schedules.map((_, i) => scheduleText(i, setting)), coverageText(setting), noticesText(setting),
    `${words("cli.sources")}\n${setting.cited.list()}`,
  ].join("\n");
}

function usesText({ financed: { finance: { uses } }, reader: { words }, money }: Setting): string {
  const rows = uses.parts.map(({ label, value }): Row => [words(label ?? ""), money.text(value)]);
  return tableText([{ head: words("cli.finance.uses"), columns: 44 }, { head: words("cli.finance.amount", { unit: money.unit }), columns: 14, align: "right" }], [...rows, [words("cli.finance.all"), money.text(uses.total.value)]]);
}

function sourcesText({ financed: { finance }, reader, cited, money }: Setting): string {
  const { words, format } = reader;
  const { parts, total, capitalisedInterest } = finance.sources;
  const rows = parts.flatMap((source): Row[] => [
    [nameOf(source.id, { finance, reader }), words(`finance.kind.${source.kind}`), money.text(source.amount.value), format.share(source.shareOfUses, 1), format.quantity(source.inOwnCurrency, source.currency)],
    ...(source.fund === undefined ? [] : [{ under: words("cli.finance.fund", { status: source.fund.status.replace("-only", ""), date: format.date(source.fund.lastVerified), seen: source.fund.financedVisibly ? "yes" : "no" }) + cited.cite([source.fund.source]) }]),
    ...(source.fund?.askedAs === undefined ? [] : [{ under: words("cli.finance.asked-as", { name: source.fund.askedAs }) }]),
  ]);
  return tableText([
    { head: words("cli.finance.sources"), columns: 38 }, { head: words("cli.finance.kind"), columns: 10 }, { head: words("cli.finance.amount", { unit: money.unit }), columns: 14, align: "right" },
    { head: words("cli.finance.share"), columns: 8, align: "right" }, { head: words("cli.finance.own-currency"), columns: 18, align: "right" },
  ], [
    ...rows,
    ...(capitalisedInterest.value === 0 ? [] : [[words(capitalisedInterest.label ?? ""), "", money.text(capitalisedInterest.value), "", ""]]),
    [words("cli.finance.all"), "", money.text(total.value), "", ""],
  ]);
}

function returnsText({ financed: { finance }, reader }: Setting): string {
  const { words, format } = reader;
  const row = (name: string, currency: string, value: number | undefined): Row => [name, reader.currency(currency), value === undefined ? words("cli.finance.no-irr") : format.share(value, 1)];
  return tableText([{ head: words("cli.finance.returns"), columns: 44 }, { head: words("cli.finance.currency"), columns: 20 }, { head: words("cli.finance.irr"), columns: 18, align: "right" }], [
    row(words("cli.finance.project"), finance.currency, finance.project.irr?.value),
    row(words("cli.finance.equity"), finance.currency, finance.equity.irr?.value),
    ...finance.partners.map(({ names, currency, irr }) => row(reader.in(names), currency, irr?.value)),
    ...finance.lenders.map(({ id, currency, irr }) => row(nameOf(id, { finance, reader }), currency, irr?.value)),
  ]) + (finance.lenders.length === 0 ? "" : paragraph(words("cli.finance.lender-note")));
}

function waterfallText({ financed: { finance: { waterfall } }, reader: { words }, money }: Setting): string {
  const served = tiers.filter((tier) => waterfall.some((year) => year[tier] !== 0));
  const heads = ["revenue", "cost", "tax", "capex", "raised", "cfads"].map((key) => words(`cli.finance.${key}`));
  const columns = [...heads, ...served.map((tier) => words(`finance.tier.${tier}`)), words("cli.finance.owners")];
  const width = Math.min(11, Math.floor((pageColumns - 6) / columns.length) - 2);
  const rows = waterfall.map((year): Row => [
    String(year.year),
    ...[year.revenue, 0 - year.operatingCost, 0 - year.tax, 0 - year.capex, year.drawn - year.feesAndInterest, year.cfads, ...served.map((tier) => 0 - year[tier]), year.equity].map((amount) => money.text(amount)),
  ]);
  return `${words("cli.finance.waterfall", { unit: money.unit })}\n${tableText([{ head: words("cli.finance.year"), columns: 4, align: "right" }, ...columns.map((head) => ({ head, columns: width, align: "right" as const }))], rows)}`;
}

function scheduleText(place: number, { financed: { finance }, reader }: Setting): string {
  const { words, format } = reader;
  const schedule = finance.schedules[place];
  if (schedule === undefined) return "";
  const years = schedule.years.filter(({ year }) => year <= schedule.end);
  const rates = years.slice(1).map(({ ratePerYear }) => ratePerYear);
  const [least, most] = [Math.min(...rates), Math.max(...rates)].map((rate) => format.share(rate, 1));
  const money = moneyColumn(years.map(({ balance }) => balance), schedule.currency, reader);
  const head = words("cli.finance.schedule", {
    name: nameOf(schedule.id, { finance, reader }), currency: reader.currency(schedule.currency), tier: words(`finance.tier.${schedule.tier}`), first: schedule.firstRepayment, end: schedule.end,
    rate: least === most ? (least ?? "") : words("cli.finance.rates", { from: least ?? "", to: most ?? "" }),
  });
  const columns = ["drawn", "interest", "principal", "balance"].map((key) => ({ head: `${words(`cli.finance.${key}`)}, ${money.unit}`, columns: 18, align: "right" as const }));
  return paragraph(head) + tableText([{ head: words("cli.finance.year"), columns: 4, align: "right" }, ...columns], years.map(({ year, drawn, interest, principal, balance }) => [String(year), ...[drawn, interest, principal, balance].map((amount) => money.text(amount))]));
}

function coverageText({ financed: { finance: { coverage, breaches, shortfalls, waterfall, currency, buildEnd } }, reader }: Setting): string {
  const { words, format } = reader;
  const ratio = (rows: (typeof coverage)[number]["dscr"], year: number): string => {
    const found = rows.find((row) => row.year === year);
    return found === undefined ? "–" : format.number(found.value, 2);
  };
  const years = waterfall.map(({ year }) => year).filter((year) => year >= buildEnd && coverage.some(({ dscr, llcr }) => [...dscr, ...llcr].some((row) => row.year === year)));
  const columns = coverage.flatMap(({ tier }) => ["dscr", "llcr"].map((key) => ({ head: words(`cli.finance.${key}`, { tier: words(`finance.tier.${tier}`) }), columns: 10, align: "right" as const })));
  const table = coverage.length === 0 ? "" : `${words("cli.finance.coverage")}\n${tableText([{ head: words("cli.finance.year"), columns: 4, align: "right" }, ...columns], years.map((year) => [String(year), ...coverage.flatMap(({ dscr, llcr }) => [ratio(dscr, year), ratio(llcr, year)])]))}`;
  return [
    table,
    ...(breaches.length === 0 && coverage.length > 0 ? [paragraph(words("cli.finance.kept"))] : []),
    ...breaches.map(({ year, covenant, sourceId, value, required }) => paragraph(words("cli.finance.breach", { year, covenant: covenant.toUpperCase(), source: sourceId, value: format.number(value, 2), required: format.number(required, 2) }))),
    ...shortfalls.map(({ year, amount }) => paragraph(words("cli.finance.shortfall", { year, amount: format.quantity(amount, currency) }))),
  ].join("");
}

function noticesText({ financed: { notices, payments }, reader, cited }: Setting): string {
  const { words, format } = reader;
  const lines = [
    ...notices.map((notice) => reader.in(notice)),
    ...payments.map(({ currency, status, asOf, says, source }) => `${words("cli.finance.payment", { currency: reader.currency(currency), status, date: format.date(asOf) })}${says === undefined ? "" : ` ${reader.in(says)}`}${cited.cite([source])}`),
  ];
  return `${words("cli.answer.notices")}\n${lines.map((line) => paragraph(line, { first: "• " })).join("")}`;
}

/** What a source of money is called: its own name, its fund's, its partner's or its lender's. */
function nameOf(id: string, { finance, reader }: { readonly finance: FinancedSite["finance"]; readonly reader: Reader }): string {
  const source = finance.sources.parts.find((one) => one.id === id);
  const partner = finance.partners.find((one) => one.id === source?.partner);
  const names = source?.names ?? source?.fund?.names ?? partner?.names;
  return names === undefined ? (source?.lender ?? id) : reader.in(names);
}
