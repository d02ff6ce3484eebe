import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "#model/names.js";
import { catalogue } from "./catalogue.js";

export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const locales: Record<Language, string> = { en: "en-GB", zh: "zh-CN", ru: "ru-RU" };

/**
 * The words of the product in one language, from words.csv.
 *
 * @throws {RangeError} on a key that the catalogue lacks, or a value that the sentence needs and was not given: our bug
 */
export function translator(language: Language): Translate {
  const compiled = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    let message = compiled.get(key);
    if (message === undefined) {
      const row = catalogue[key];
      if (row === undefined) throw new RangeError(`no words for ${key} in words.csv`);
      message = new IntlMessageFormat(row[language], locales[language], undefined, { ignoreTag: true });
      compiled.set(key, message);
    }
    return String(message.format({ ...values }));
  };
}

/** True when the catalogue has the key; for keys made from data, such as `problem.<code>`. */
export function hasWords(key: string): boolean {
  return key in catalogue;
}
