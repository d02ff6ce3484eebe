import type { Language, Names } from "#model/names.js";
import type { Pack } from "#model/pack.js";
import { formatter, type Format } from "#words/format.js";
import { hasWords, translator, type Translate } from "#words/words.js";
import { textWidth, wrapText } from "./text-width.js";

/** Columns of all text output: fits a terminal and a page, and is the same everywhere. */
export const pageColumns = 100;

/** Whoever reads: their language, and the names that the pack gives to ids. */
export interface Reader {
  readonly language: Language;
  readonly words: Translate;
  readonly format: Format;
  /** A sentence or name in the reader's language. */
  in(names: Names): string;
  country(code: string): string; // the code itself in a made-up corridor
  currency(code: string): string;
  place(id: string): string;
  /** Code of the country in which a place lies. */
  countryOf(place: string): string | undefined;
  market(id: string): string;
  goods(id: string): string;
  region(id: string): string;
  crossing(id: string): string;
  /** A link by its two places. */
  link(id: string): string;
  scenario(id: string): string;
  /** What a figure's label means: a key of the catalogue, a line of an activity, else the id itself. */
  label(label: string): string;
}

export function readerOf(pack: Pack, language: Language): Reader {
  const words = translator(language);
  const nameOf = (type: "region" | "currency"): ((code: string) => string) => {
    const known = new Intl.DisplayNames(language === "zh" ? "zh-CN" : language, { type, fallback: "code" });
    return (code) => (pack.head.invented ? code : (known.of(code) ?? code));
  };
  const nameIn = (things: readonly { readonly id: string; readonly names: Names }[]): ((id: string) => string) => {
    const named = new Map(things.map(({ id, names }) => [id, names[language]]));
    return (id) => named.get(id) ?? id;
  };
  const lines = nameIn(pack.activities.flatMap((activity) => activity.lines));
  const scenarios = nameIn(pack.scenarios);
  const place = nameIn(pack.places);
  const countries = new Map(pack.places.map(({ id, country }) => [id, country]));
  const links = new Map(pack.links.map(({ id, from, to }) => [id, `${place(from)} – ${place(to)}`]));
  return {
    language,
    words,
    format: formatter(language),
    in: (names) => names[language],
    country: nameOf("region"),
    currency: nameOf("currency"),
    place,
    countryOf: (id) => countries.get(id),
    market: nameIn(pack.markets),
    goods: nameIn(pack.goods),
    region: nameIn(pack.regions),
    crossing: nameIn(pack.crossings),
    link: (id) => links.get(id) ?? id,
    scenario: (id) => (id === "base" ? words("cli.scenario.base") : scenarios(id)),
    label: (label) => (hasWords(label) ? words(label) : lines(label)),
  };
}

/** A paragraph broken at the page's edge; lines after the first stand further in. */
export function paragraph(text: string, { first = "", rest = " ".repeat(textWidth(first)) }: { readonly first?: string; readonly rest?: string } = {}): string {
  const lines = wrapText(text, pageColumns - Math.max(textWidth(first), textWidth(rest)));
  return lines.map((line, i) => `${i === 0 ? first : rest}${line}\n`).join("");
}
