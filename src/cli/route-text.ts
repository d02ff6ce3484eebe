import type { Leg, Route } from "#model/answer.js";
import { leavesOf, type Fact } from "#model/fact.js";
import type { RouteAnswer } from "#office/route.js";
import { citations, type Citations } from "./citations.js";
import { overlaidText } from "./overlaid-text.js";
import { paragraph, type Reader } from "./reader.js";
import { calendarText, leftOutText, noteText, seasonText } from "./route-notes-text.js";
import { tableText, type Row } from "./table.js";

/** A route leg by leg with the sources of its numbers, other ways, what to know of it; or why there is no way and when there is one again. */
export function routeText(route: RouteAnswer, reader: Reader): string {
  const { words, format } = reader;
  const cited = citations(route.sources, reader.language);
  const head = paragraph(words("cli.route.head", {
    from: reader.place(route.from), to: reader.place(route.to), goods: reader.goods(route.goods), month: route.date === undefined ? format.month(route.month) : format.date(route.date),
    minimise: route.minimise, scenario: reader.scenario(route.scenario),
  }));
  const parts = [
    route.legs.length === 0 ? noWayText(route, reader) : `\n${legsText(route, reader, cited)}${totalsText(route, reader, cited)}`,
    ...[...new Set((route.notes ?? []).map((note) => noteText(note, reader)))].map((note) => paragraph(note, { first: "• " })), // two links of one crossing say the same
    ...(route.leftOut ?? []).map((one) => paragraph(leftOutText(one, reader), { first: "• " })),
    alternativesText(route, reader),
    ...(route.calendars ?? []).map((calendar) => `\n${calendarText(calendar, reader)}`),
    route.legs.length === 0 ? "" : `\n${paragraph(words("cli.route.marks", { own: route.overlaid === undefined ? "no" : "yes" }))}`,
    cited.count === 0 ? "" : `\n${words("cli.sources")}\n${cited.list()}`,
  ];
  return `${head}${overlaidText(route.overlaid, reader)}${parts.join("")}`;
}

function noWayText({ reason = "no-way", date, opensAgain }: RouteAnswer, { words, format }: Reader): string {
  const why = reason === "closed-on-date" ? words("cli.route.closed-on-date", { date: format.date(date ?? "") }) : words(`route-reason.${reason}`);
  const again = reason !== "closed-on-date" && reason !== "closed-in-month" ? "" : paragraph(opensAgain === undefined ? words("cli.route.not-again") : words("cli.route.opens-again", { date: format.date(opensAgain) }));
  return `${paragraph(why)}${again}`;
}

const perPerson = ({ costUsdPerTonne }: Route): boolean => costUsdPerTonne?.unit === "USD/person";

function legsText(route: Route, reader: Reader, cited: Citations): string {
  const { words, format } = reader;
  const rows = route.legs.flatMap((leg, i): Row[] => {
    const facts = [leg.km, ...leavesOf(leg.hours), ...leavesOf(leg.costUsdPerTonne)];
    const said = legNotes(leg, reader);
    return [
      [
        String(i + 1), reader.place(leg.from), leg.crossing === undefined ? reader.place(leg.to) : words("cli.route.crossing", { place: reader.place(leg.to), crossing: reader.crossing(leg.crossing) }),
        words(`mode.${leg.mode}`), format.number(leg.km.value, 0), format.number(leg.hours.value, 1), format.number(leg.costUsdPerTonne.value, 2),
        cited.cite(facts.map(({ source }) => source)).trim() + assumedMarks(facts),
      ],
      ...(said.length === 0 ? [] : [{ under: said.join("; ") }]),
    ];
  });
  const hours = route.legs.reduce((sum, leg) => sum + leg.hours.value, 0);
  const total = ["", words("cli.route.total"), "", "", format.number(route.km?.value ?? 0, 0), format.number(hours, 1), format.number(route.costUsdPerTonne?.value ?? 0, 2), ""];
  return tableText([
    { head: "#", columns: 2, align: "right" }, { head: words("cli.route.from"), columns: 16 }, { head: words("cli.route.to"), columns: 20 }, { head: words("cli.route.mode"), columns: 12 },
    { head: words("cli.route.km"), columns: 6, align: "right" }, { head: words("cli.route.hours"), columns: 7, align: "right" },
    { head: words(perPerson(route) ? "cli.route.cost-person" : "cli.route.cost"), columns: 8, align: "right" }, { head: words("cli.sources"), columns: 12 },
  ], [...rows, total]);
}

/** `*`: rests on an assumption; `†`: on one of the asker's own. */
function assumedMarks(facts: readonly Fact[]): string {
  const assumed = facts.flatMap(({ assumption }) => assumption ?? []);
  const own = assumed.filter((why) => why.includes("your assumption: "));
  return (assumed.length > own.length ? " *" : "") + (own.length > 0 ? " †" : "");
}

function legNotes({ gaugeBreak = false, season, verified, perWeek }: Leg, reader: Reader): string[] {
  const { words, format } = reader;
  return [
    ...(gaugeBreak ? [words("cli.route.gauge-break")] : []),
    ...(season === undefined ? [] : [seasonText(season, reader)]),
    ...(perWeek === undefined ? [] : [words("cli.route.per-week", { count: format.number(perWeek.value) })]),
    ...(verified === undefined ? [] : [words("cli.route.verified", { date: format.date(verified) })]),
  ];
}

function totalsText(route: Route, reader: Reader, cited: Citations): string {
  const { words, format } = reader;
  const { days, tonnes, costUsdPerTonne: cost, duties = [] } = route;
  const unit = perPerson(route) ? "person" : "t";
  return [
    days === undefined ? "" : paragraph(words(perPerson(route) ? "cli.route.days-people" : "cli.route.days-goods", { p50: format.number(days.p50.value, 1), p90: format.number(days.p90.value, 1) })),
    tonnes === undefined || cost === undefined ? "" : paragraph(words("cli.route.whole", { tonnes: format.quantity(tonnes, unit), cost: format.quantity(tonnes * cost.value, "USD") })),
    ...duties.map(({ country, direction, usdPerTonne, lowUsdPerTonne, citation }) => paragraph(words("cli.route.duty", {
      direction, country: reader.country(country), amount: format.quantity(usdPerTonne.value, usdPerTonne.unit, 2),
      low: lowUsdPerTonne === undefined ? "none" : format.quantity(lowUsdPerTonne.value, lowUsdPerTonne.unit, 2), citation: citation ?? "none",
    }) + cited.cite(leavesOf(usdPerTonne).map(({ source }) => source)))),
  ].join("");
}

function alternativesText({ alternatives, ...first }: RouteAnswer, reader: Reader): string {
  const { words, format } = reader;
  if (alternatives === undefined || first.legs.length === 0) return "";
  if (alternatives.length === 0) return `\n${paragraph(words("cli.route.no-alternatives"))}`;
  const rows = [first, ...alternatives].map((way, i): Row => {
    const crossings = way.legs.flatMap(({ crossing, from, to }) => {
      if (crossing !== undefined) return [reader.crossing(crossing)];
      return reader.countryOf(from) === reader.countryOf(to) ? [] : [`${reader.place(from)} – ${reader.place(to)}`]; // by air or by sea
    });
    const byModes = [...new Set(way.legs.map(({ mode }) => words(`mode.${mode}`)))].join(", ");
    return [
      String(i + 1), crossings.length === 0 ? words("cli.route.no-crossing") : crossings.join("; "), byModes, format.number(way.km?.value ?? 0, 0),
      format.number(way.days?.p50.value ?? 0, 1), format.number(way.days?.p90.value ?? 0, 1), format.number(way.costUsdPerTonne?.value ?? 0, 2),
    ];
  });
  const table = tableText([
    { head: "#", columns: 2, align: "right" }, { head: words("cli.route.crosses-at"), columns: 36 }, { head: words("cli.route.mode"), columns: 18 }, { head: words("cli.route.km"), columns: 6, align: "right" },
    { head: words("cli.what-if.days-p50"), columns: 7, align: "right" }, { head: words("cli.what-if.days-p90"), columns: 7, align: "right" },
    { head: words(perPerson(first) ? "cli.route.cost-person" : "cli.route.cost"), columns: 8, align: "right" },
  ], rows);
  return `\n${paragraph(words("cli.route.alternatives", { count: rows.length }))}${table}`;
}
