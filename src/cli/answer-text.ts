import type { Answer, ExcludedSite, RankedSite, Reason } from "#model/answer.js";
import type { Pack } from "#model/pack.js";
import { citations, type Citations } from "./citations.js";
import { moneyColumn } from "./money-column.js";
import { monthRanges } from "#model/month-ranges.js";
import { overlaidText } from "./overlaid-text.js";
import { paragraph, type Reader } from "./reader.js";
import { tableText, type Row } from "./table.js";

/** An answer as a page of text: the brief in a line, the recommended sites, those behind them, those left out with their reasons, the sources. */
export function answerText(answer: Answer, { reader, pack }: { readonly reader: Reader; readonly pack: Pack }): string {
  const { words, format } = reader;
  const cited = citations(answer.sources, reader.language);
  const recommended = answer.ranked.filter((site) => site.recommended);
  const others = answer.ranked.filter((site) => !site.recommended);
  const regimes = new Map(pack.regimes.map(({ id, source }) => [id, source]));
  const sections = [
    paragraph(words("cli.answer.head", { pack: reader.in(pack.head.names), edition: format.date(answer.pack.edition), asOf: format.date(answer.asOf), scenario: reader.scenario(answer.scenario) })),
    briefText(answer, { reader, pack }),
    ...(answer.overlaid === undefined ? [] : [overlaidText(answer.overlaid, reader)]),
    ...(recommended.length === 0 ? [] : [`${words("cli.answer.recommended", { count: recommended.length })}\n${rankedTable(recommended, { answer, reader, cited, regimes })}`]),
    ...(others.length === 0 ? [] : [`${words(recommended.length === 0 ? "cli.answer.none-recommended" : "cli.answer.behind", { count: others.length })}\n${rankedTable(others, { answer, reader, cited, regimes })}`]),
    ...(answer.excluded.length === 0 ? [] : [excludedText(answer.excluded, { reader, cited })]),
    ...(answer.ranked.length === 0 ? [] : [paragraph(words("cli.answer.caption"))]),
    noticesText(answer, { reader, cited }),
    sourcesText(answer, { reader, cited }),
  ];
  return sections.join("\n");
}

/** The brief in one line: activity and scale, goods and markets, investor, right, money. */
export function briefText({ brief }: Pick<Answer, "brief">, { reader, pack }: { readonly reader: Reader; readonly pack: Pack }): string {
  const { words, format } = reader;
  const activity = pack.activities.find(({ id }) => id === brief.activity);
  const { investor, money } = brief;
  const flows = brief.flows.map(({ goods, market, months }) => {
    const sold = activity?.lines.some((line) => line.kind === "output" && line.goods === goods) === true;
    const route = `${reader.goods(goods)} ${sold ? "→" : "←"} ${reader.market(market)}`;
    return months === undefined ? route : words("cli.brief.months", { route, months: monthRanges(months.toSorted((a, b) => a - b)), count: months.length });
  });
  return paragraph([
    activity === undefined ? brief.activity : reader.in(activity.names),
    format.quantity(brief.scale ?? activity?.scale.default ?? 0, activity?.scale.unit ?? "1"),
    ...flows,
    words("cli.brief.investor", { entity: investor.entity, country: reader.country(investor.nationality), share: format.share(investor.foreignShare) }),
    ...(brief.right === undefined ? [] : [words("cli.brief.right", { right: words(`right.${brief.right}`) })]),
    words("cli.brief.money", { currency: reader.currency(money.currency), years: money.horizonYears, rate: format.share(money.discountRatePerYear, Number.isInteger(money.discountRatePerYear * 100) ? 0 : 1) }),
  ].join(" · "));
}

/** Where none is recommended, so many of the first say what the law allows there. */
const shownInFull = 5;

interface Setting {
  readonly answer: Answer;
  readonly reader: Reader;
  readonly cited: Citations;
  readonly regimes: ReadonlyMap<string, string>;
}

function rankedTable(sites: readonly RankedSite[], { answer, reader, cited, regimes }: Setting): string {
  const { words, format } = reader;
  const money = moneyColumn(answer.ranked.flatMap(({ npv }) => [npv.p10.value, npv.p50.value, npv.p90.value]), answer.currency, reader);
  const noneRecommended = !answer.ranked.some(({ recommended }) => recommended);
  const rows = sites.flatMap((ranked): Row[] => {
    const { rank, site, npv, route, figures, eligibility } = ranked;
    const { deliveredCost: cost, evidenceGrade: grade } = figures;
    const days = route.days === undefined ? "–" : `${format.number(route.days.p50.value, 1)}–${format.number(route.days.p90.value, 1)}`;
    const law = words("cli.answer.eligibility", {
      right: words(`right.${eligibility.right}`), status: words(`eligibility.${eligibility.status}`), conditions: eligibility.conditions.length, citation: eligibility.citation,
    });
    const regime = words("cli.answer.regime", { regime: reader.in(ranked.regime.names) });
    const under = `${law}${cited.cite([eligibility.source])} · ${regime}${cited.cite([regimes.get(ranked.regime.id)])}`;
    return [
      [String(rank), reader.in(site.name), money.text(npv.p10.value), money.text(npv.p50.value), money.text(npv.p90.value), cost === undefined ? "–" : format.number(cost.value, 1), days, grade === undefined ? "–" : format.number(grade.value, 2)],
      ...(ranked.recommended || (noneRecommended && rank <= shownInFull) ? [{ under }] : []),
      ...(ranked.exposure === undefined ? [] : [{ under: words("cli.answer.exposure", { text: reader.in(ranked.exposure) }) }]),
      ...(ranked.notices ?? []).map((notice) => ({ under: reader.in(notice) })),
    ];
  });
  return tableText([
    { head: "#", columns: 2, align: "right" },
    { head: words("cli.answer.site"), columns: 27 },
    { head: words("cli.answer.npv-low", { unit: money.unit }), columns: 10, align: "right" },
    { head: words("cli.answer.npv-base"), columns: 10, align: "right" },
    { head: words("cli.answer.npv-high"), columns: 10, align: "right" },
    { head: words("cli.answer.cost"), columns: 9, align: "right" },
    { head: words("cli.answer.days"), columns: 9, align: "right" },
    { head: words("cli.answer.evidence"), columns: 9, align: "right" },
  ], rows);
}

const kinds: readonly Reason["kind"][] = ["legal", "payment", "must-have", "route", "status", "unknown"];

/** Sites left out, grouped by what is said of them; a site with several reasons stands under each. */
function excludedText(excluded: readonly ExcludedSite[], { reader, cited }: Pick<Setting, "reader" | "cited">): string {
  const { words } = reader;
  const groups = new Map<string, { readonly reason: Reason; readonly sites: ExcludedSite[]; readonly sources: (string | undefined)[] }>();
  for (const site of excluded) {
    for (const reason of site.reasons) {
      const key = [reason.kind, reason.code, reason.citation, reader.in(reason.says)].join("|");
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { reason, sites: [site], sources: [reason.source] });
      else {
        group.sites.push(site);
        group.sources.push(reason.source);
      }
    }
  }
  const ordered = [...groups.values()].toSorted((a, b) => kinds.indexOf(a.reason.kind) - kinds.indexOf(b.reason.kind) || b.sites.length - a.sites.length);
  const text = ordered.map(({ reason, sites, sources }) => {
    const instead = new Map(sites.flatMap(({ otherRights }) => otherRights).map((other) => [`${other.right} ${other.citation}`, other]));
    return [
      paragraph(reasonText(reason, { reader, cited, sources }), { first: "• " }),
      paragraph(sites.map(({ site }) => reader.in(site.name)).join("; "), { first: "    " }),
      ...(reason.kind === "legal" ? [...instead.values()].map((other) => paragraph(words("cli.answer.instead", {
        right: words(`right.${other.right}`), status: words(`eligibility.${other.status}`), citation: other.citation,
      }) + cited.cite([other.source]), { first: "    → " })) : []),
    ].join("");
  });
  return `${words("cli.answer.excluded", { count: excluded.length })}\n${text.join("")}`;
}

/** A reason in one line, with its article and the number of its source. */
export function reasonText({ kind, says, citation, source }: Reason, { reader, cited, sources = [source] }: Pick<Setting, "reader" | "cited"> & { readonly sources?: readonly (string | undefined)[] }): string {
  return reader.words("cli.answer.reason", { kind: reader.words(`reason-kind.${kind}`), says: reader.in(says), citation: citation ?? "none" }) + cited.cite(sources);
}

function noticesText({ notices, ranked: [first] }: Answer, { reader, cited }: Pick<Setting, "reader" | "cited">): string {
  const payment = first?.payment;
  const lines = [...notices.map((notice) => reader.in(notice)), ...(payment?.says === undefined ? [] : [reader.in(payment.says) + cited.cite([payment.source])])];
  return `${reader.words("cli.answer.notices")}\n${lines.map((line) => paragraph(line, { first: "• " })).join("")}`;
}

function sourcesText(answer: Answer, { reader, cited }: Pick<Setting, "reader" | "cited">): string {
  const rest = Object.keys(answer.sources).length - cited.count;
  return `${reader.words("cli.sources")}\n${cited.list()}${paragraph(reader.words("cli.answer.more-sources", { count: rest }))}`;
}
