import type { Language, Names } from "#model/names.js";
import { translator } from "#words/words.js";

const words = { en: translator("en"), zh: translator("zh"), ru: translator("ru") } as const;

/** The sentence of a key in all languages at once, for engines, which know no words. A value that is a name is put in each language's form. */
export function say(key: string, values: Readonly<Record<string, string | number | Names>> = {}): Names {
  const sayIn = (language: Language): string =>
    words[language](key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === "object" ? value[language] : value])));
  return { en: sayIn("en"), zh: sayIn("zh"), ru: sayIn("ru") };
}
