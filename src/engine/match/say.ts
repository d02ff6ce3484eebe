import type { Names } from "#model/names.js";

/**
 * Makes a sentence in every language of the product from its key in words.csv. A value may be a name itself.
 * Engines know no words, so whoever asks brings this along.
 */
export type Say = (key: string, values?: Readonly<Record<string, string | number | Names>>) => Names;
