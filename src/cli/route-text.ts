import { leavesOf } from "#model/fact.js";
import type { RouteAnswer } from "#office/route.js";
import { citations } from "./citations.js";
import { paragraph, type Reader } from "./reader.js";
import { tableText, type Row } from "./table.js";

/** A route leg by leg with the sources of its numbers; or why there is no way. */
export function routeText(route: RouteAnswer, reader: Reader): string {
  const { words, format } = reader;
  const cited = citations(route.sources, reader.language);
  const head = paragraph(words("cli.route.head", {
    from: reader.place(route.from), to: reader.place(route.to), goods: reader.goods(route.goods), month: format.month(route.month),
    minimise: route.minimise, scenario: reader.scenario(route.scenario),
  }));
  if (route.legs.length === 0) return `${head}${paragraph(words(`route-reason.${route.reason ?? "no-way"}`))}`;
  const rows = route.legs.map((leg, i): Row => {
    const facts = [leg.km, ...leavesOf(leg.hours), ...leavesOf(leg.costUsdPerTonne)];
    return [
      String(i + 1), reader.place(leg.from), leg.crossing === undefined ? reader.place(leg.to) : words("cli.route.crossing", { place: reader.place(leg.to), crossing: reader.crossing(leg.crossing) }),
      words(`mode.${leg.mode}`), format.number(leg.km.value, 0), format.number(leg.hours.value, 1), format.number(leg.costUsdPerTonne.value, 2),
      cited.cite(facts.map(({ source }) => source)).trim() + (facts.some(({ assumption }) => assumption !== undefined) ? " *" : ""),
    ];
  });
  const total = ["", words("cli.route.total"), "", "", format.number(route.km?.value ?? 0, 0), format.number((route.days?.p50.value ?? 0) * 24, 1), format.number(route.costUsdPerTonne?.value ?? 0, 2), ""];
  const table = tableText([
    { head: "#", columns: 2, align: "right" }, { head: words("cli.route.from"), columns: 16 }, { head: words("cli.route.to"), columns: 20 }, { head: words("cli.route.mode"), columns: 12 },
    { head: words("cli.route.km"), columns: 6, align: "right" }, { head: words("cli.route.hours"), columns: 7, align: "right" }, { head: words("cli.route.cost"), columns: 8, align: "right" }, { head: words("cli.sources"), columns: 12 },
  ], [...rows, total]);
  const days = route.days === undefined ? "" : paragraph(words("cli.route.days", { p50: format.number(route.days.p50.value, 1), p90: format.number(route.days.p90.value, 1) }));
  const whole = route.tonnes === undefined || route.costUsdPerTonne === undefined ? ""
    : paragraph(words("cli.route.whole", { tonnes: format.quantity(route.tonnes, "t"), cost: format.quantity(route.tonnes * route.costUsdPerTonne.value, "USD") }));
  return `${head}\n${table}${days}${whole}${paragraph(words("cli.route.assumed"))}\n${words("cli.sources")}\n${cited.list()}`;
}
