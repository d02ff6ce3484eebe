import type { LeftOut, RouteNote, SeasonOnDay } from "#model/answer.js";
import type { IsoDate } from "#model/fact.js";
import type { Calendar } from "#office/open-times.js";
import { paragraph, type Reader } from "./reader.js";

/** A note in one sentence: what of the way is shut and why, or what to know of it. */
export function noteText({ code, link, crossing, country, direction, why, until, figure }: RouteNote, reader: Reader): string {
  const { words, format } = reader;
  return words(`cli.route-note.${code}`, {
    where: crossing === undefined ? (link === undefined ? "" : reader.link(link)) : reader.crossing(crossing),
    country: country === undefined ? "" : reader.country(country), direction: direction ?? "", why: why === undefined ? "none" : reader.in(why),
    until: until === undefined ? "none" : format.date(until), amount: figure === undefined ? "" : format.quantity(figure.value, figure.unit),
  });
}

/** A passenger service that was left out, by which one would travel if it were known to run. */
export function leftOutText({ link, reason, perWeek }: LeftOut, reader: Reader): string {
  return reader.words(`cli.route.left-out-${reason}`, { link: reader.link(link), count: perWeek === undefined ? "none" : reader.format.number(perWeek.value) });
}

/** The open time of a season: as recorded for that year, or the usual one with what other years were like. */
export function seasonText({ basis, from, to, opens, closes }: SeasonOnDay, { words, format }: Reader): string {
  const span = words("cli.route.season-span", { from: format.date(from), to: format.date(to) });
  if (basis === "recorded") return words("cli.route.season-recorded", { span });
  const edges = ([["opens", opens], ["closes", closes]] as const).flatMap(([edge, known]) => (known === undefined ? [] : [
    words(`cli.route.season-${edge}`, { earliest: format.date(known.earliest), median: format.date(known.median), latest: format.date(known.latest), n: known.n }),
  ]));
  return [words("cli.route.season-usual", { span }), ...edges].join("; ");
}

/** When one can cross between two places over a year: a line a span, with its mode, and why what is shut is shut. */
export function calendarText({ places: [a, b], spans }: Calendar, reader: Reader): string {
  const { words, format } = reader;
  const days = (from: IsoDate, to: IsoDate): string => words("cli.route.season-span", { from: format.date(from), to: format.date(to) });
  const said = new Set<string>(); // a season that goes on after a pause is not told again
  const lines = spans.map(({ from, to, mode, crossing, also, season, shut }) => {
    const open = mode === undefined ? words("cli.calendar.nothing") : words("cli.calendar.open", {
      mode: words(`mode.${mode}`), crossing: crossing === undefined ? "none" : reader.crossing(crossing), also: also.length === 0 ? "none" : also.map((way) => words(`mode.${way.mode}`)).join(", "),
    });
    const why = mode === undefined ? [...new Set(shut.map((note) => noteText(note, reader)))].join(" ") : "";
    const when = season === undefined ? "" : seasonText(season, reader);
    const told = when === "" || said.has(when) ? "" : `: ${when}`;
    said.add(when);
    return paragraph(`${days(from, to)}  ${open}${told}${why === "" ? "" : `. ${why}`}`, { first: "  ", rest: "      " });
  });
  return `${paragraph(words("cli.calendar.head", { a: reader.place(a), b: reader.place(b) }))}${lines.join("")}`;
}
