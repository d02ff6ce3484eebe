import type { Language } from "#model/names.js";

const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
/** Codes that the platform names but that are no country: unions, pseudo-locales, the unknown. */
const noCountry = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"]);

/** Every country the reader's platform can name, by ISO 3166-1 code, sorted as the language sorts. */
export function countryNames(language: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  const codes = letters.flatMap((a) => letters.map((b) => a + b));
  const known = codes.flatMap((code) => {
    const label = noCountry.has(code) || new Intl.Locale(`und-${code}`).region !== code ? undefined : names.of(code);
    return label === undefined ? [] : [{ value: code, label }];
  });
  return known.toSorted((a, b) => a.label.localeCompare(b.label, language));
}
