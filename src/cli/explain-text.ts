import type { Answer, ExcludedSite, RankedSite } from "#model/answer.js";
import { isFigure, type Fact, type Quantity } from "#model/fact.js";
import { reasonText } from "./answer-text.js";
import { citations, type Citations } from "./citations.js";
import { paragraph, type Reader } from "./reader.js";

/** One ranked site in full: what the law says, and its NPV as a tree down to facts with sources and assumptions with reasons. */
export function explainText(ranked: RankedSite, answer: Answer, reader: Reader): string {
  const { words, format } = reader;
  const cited = citations(answer.sources, reader.language);
  const { eligibility, payment, score } = ranked;
  const law = words("cli.answer.eligibility", { right: words(`right.${eligibility.right}`), status: words(`eligibility.${eligibility.status}`), conditions: eligibility.conditions.length, citation: eligibility.citation });
  return [
    paragraph(words("cli.explain.head", { rank: ranked.rank, count: answer.ranked.length, site: reader.in(ranked.site.name), score: format.number(score.value, 3) })),
    paragraph(law + cited.cite([eligibility.source])),
    ...eligibility.conditions.map(({ text, citation, source }) => paragraph(`${reader.in(text)} (${citation})${cited.cite([source])}`, { first: "  • " })),
    paragraph(words("cli.explain.payment", { status: words(`payment.${payment.status}`), date: format.date(payment.asOf) }) + cited.cite([payment.source])),
    "\n",
    treeText(ranked.npv.p50, { reader, cited }),
    "\n",
    `${words("cli.sources")}\n${cited.list()}`,
  ].join("");
}

/** Why a site was left out, and what this investor could have there instead. */
export function excludedSiteText({ site, reasons, otherRights }: ExcludedSite, answer: Answer, reader: Reader): string {
  const { words } = reader;
  const cited = citations(answer.sources, reader.language);
  return [
    paragraph(words("cli.explain.excluded", { site: reader.in(site.name) })),
    ...reasons.map((reason) => paragraph(reasonText(reason, { reader, cited }), { first: "  • " })),
    ...otherRights.flatMap(({ right, status, citation, source, conditions }) => [
      paragraph(words("cli.answer.instead", { right: words(`right.${right}`), status: words(`eligibility.${status}`), citation }) + cited.cite([source]), { first: "  → " }),
      ...conditions.map((condition) => paragraph(`${reader.in(condition.text)} (${condition.citation})${cited.cite([condition.source])}`, { first: "      • " })),
    ]),
    `\n${words("cli.sources")}\n${cited.list()}`,
  ].join("");
}

/** A quantity and everything it was computed from, further in with each step. A branch that was shown before is not shown again. */
export function treeText(quantity: Quantity, { reader, cited }: { readonly reader: Reader; readonly cited: Citations }): string {
  const shown = new Set<Quantity>();
  const lines: string[] = [];
  const write = (node: Quantity, depth: number): void => {
    const first = "  ".repeat(depth);
    const label = node.label === undefined ? "" : `${reader.label(node.label)}: `;
    const amount = reader.format.quantity(node.value, node.unit);
    if (!isFigure(node)) {
      lines.push(paragraph(`${label}${amount}${factText(node, reader)}${cited.cite([node.source])}`, { first, rest: `${first}    ` }));
      return;
    }
    const again = shown.has(node) && node.from.length > 0;
    lines.push(paragraph(`${label}${amount}${again ? ` ${reader.words("cli.explain.as-above")}` : ""}`, { first, rest: `${first}    ` }));
    if (again) return;
    shown.add(node);
    for (const part of node.from) write(part, depth + 1);
  };
  write(quantity, 0);
  return lines.join("");
}

function factText({ low, high, asOf, confidence, assumption, unit }: Fact, { words, format }: Reader): string {
  const range = low === undefined || high === undefined ? "" : ` ${words("cli.explain.range", { low: format.quantity(low, unit), high: format.quantity(high, unit) })}`;
  return assumption === undefined ? `${range}, ${words("cli.explain.fact", { date: format.date(asOf), confidence: words(`desk.confidence.${confidence}`) })}` : `${range}, ${words("cli.explain.assumed", { why: assumption })}`;
}
