// Made from words.csv by scripts/words.mjs; change words.csv, not this file.
import type { Names } from "#model/names.js";

export const catalogue: Readonly<Record<string, Names>> = {
  "app.name": { en: "Thalweg", zh: "Thalweg", ru: "Thalweg" },
};
