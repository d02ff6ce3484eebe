import type { Answer } from "#model/answer.js";
import type { Language } from "#model/names.js";
import { formatter } from "#words/format.js";
import { translator } from "#words/words.js";

/** Numbers sources in the order in which a text cites them, and lists them at its end. */
export interface Citations {
  /** ` [3]`, ` [3, 5]` with a blank that does not break, or nothing for no source. */
  cite(ids: Iterable<string | undefined>): string;
  /** Every source cited so far, numbered, a line for each. */
  list(): string;
  readonly count: number;
}

export function citations(sources: Answer["sources"], language: Language): Citations {
  const [words, format] = [translator(language), formatter(language)];
  const numbers = new Map<string, number>();
  return {
    cite(ids) {
      const cited = [...ids].filter((id) => id !== undefined).map((id) => {
        const number = numbers.get(id) ?? numbers.size + 1;
        numbers.set(id, number);
        return number;
      });
      return cited.length === 0 ? "" : `\u00a0[${[...new Set(cited)].toSorted((a, b) => a - b).join(", ")}]`;
    },
    list() {
      return [...numbers].map(([id, number]) => {
        const source = sources[id];
        if (source === undefined) throw new RangeError(`source ${id} is cited; expected one of the document's sources`);
        const { title, publisher, url = "", accessed } = source;
        return `[${number}] ${title}. ${words("cli.source", { publisher, accessed: format.date(accessed), url })}`.trimEnd() + "\n";
      }).join("");
    },
    get count() {
      return numbers.size;
    },
  };
}
