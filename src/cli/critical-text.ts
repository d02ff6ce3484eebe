import { monthRanges } from "#model/month-ranges.js";
import type { Critical, CriticalLinkReport } from "#office/critical.js";
import { overlaidText } from "./overlaid-text.js";
import { paragraph, type Reader } from "./reader.js";
import { tableText, type Row } from "./table.js";

/** Which links cost most to lose, and without which some goods have no way. */
export function criticalText(found: Critical, reader: Reader): string {
  const { words } = reader;
  const { dearest, withoutSecondWay: { count, links }, flows, site } = found;
  const months = (list: readonly number[]): string => (list.length === 0 || list.length === 12 ? words("cli.what-if.all-year") : words("cli.critical.months", { months: monthRanges(list), count: list.length }));
  return [
    paragraph(words("cli.critical.head", { flows: flows.length, links: found.used, site: site === undefined ? "none" : reader.in(site.name), scenario: reader.scenario(found.scenario) })),
    ...flows.slice(0, 12).map((flow) => paragraph(words("cli.critical.flow", {
      from: reader.place(flow.from), to: reader.place(flow.to), goods: reader.goods(flow.goods), tonnes: reader.format.quantity(flow.tonnesPerYear, "t/year", 0), months: months(flow.months),
    }), { first: "  • " })),
    overlaidText(found.overlaid, reader),
    dearest.length === 0 ? `\n${paragraph(words("cli.critical.none-dear"))}` : `\n${paragraph(words("cli.critical.dearest", { count: dearest.length }))}${linkTable(dearest, reader)}`,
    links.length === 0 ? `\n${paragraph(words("cli.critical.all-second"))}` : `\n${paragraph(words("cli.critical.no-second", { count, hidden: count - links.length }))}${strandedTable(links, reader, months)}`,
    `\n${paragraph(words("cli.critical.rests", { count: Object.keys(found.sources).length }))}`,
  ].join("");
}

function linkTable(links: readonly CriticalLinkReport[], reader: Reader): string {
  const { words, format } = reader;
  return tableText([
    { head: "#", columns: 2, align: "right" }, { head: words("cli.critical.link"), columns: 44 }, { head: words("cli.route.mode"), columns: 12 }, { head: words("cli.flows.tonnes"), columns: 12, align: "right" },
    { head: words("cli.critical.extra"), columns: 14, align: "right" },
  ], links.map((link, i): Row => [
    String(i + 1), linkName(link, reader), words(`mode.${link.mode}`), format.number(link.tonnesPerYear, 0), format.number(link.extraPerYear.value, 0),
  ]));
}

function strandedTable(links: readonly CriticalLinkReport[], reader: Reader, months: (list: readonly number[]) => string): string {
  const { words, format } = reader;
  return tableText([
    { head: "#", columns: 2, align: "right" }, { head: words("cli.critical.link"), columns: 44 }, { head: words("cli.route.mode"), columns: 12 }, { head: words("cli.critical.stranded"), columns: 14, align: "right" },
  ], links.flatMap((link, i): Row[] => [
    [String(i + 1), linkName(link, reader), words(`mode.${link.mode}`), format.number(link.strandedTonnesPerYear, 0)],
    ...link.noSecondWay.slice(0, 3).map((flow) => ({ under: words("cli.critical.no-way", { from: reader.place(flow.from), to: reader.place(flow.to), goods: reader.goods(flow.goods), months: months(flow.months) }) })),
    ...(link.noSecondWay.length <= 3 ? [] : [{ under: words("cli.critical.more-flows", { count: link.noSecondWay.length - 3 }) }]),
  ]));
}

function linkName({ from, to, crossing }: CriticalLinkReport, reader: Reader): string {
  const ends = `${reader.place(from)} – ${reader.place(to)}`;
  return crossing === undefined ? ends : reader.words("cli.route.crossing", { place: ends, crossing: reader.crossing(crossing) });
}
