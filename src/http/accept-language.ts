import { languages, type Language } from "#model/names.js";

/** The language a request asks for: `lang` where it names one of ours, else the best of Accept-Language (RFC 9110, 12.5.4), else the office's own. */
export function languageOf(asked: { readonly lang?: string | undefined; readonly accept?: string | undefined }, own: Language): Language {
  const known = (tag: string | undefined) => languages.find((language) => language === tag);
  const ranked = (asked.accept ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const q = parameters.map((parameter) => /^\s*q=([0-9.]+)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined);
    return { language: known(tag.trim().split("-")[0]), weight: q === undefined ? 1 : Number(q) };
  });
  const best = ranked.filter(({ language, weight }) => language !== undefined && weight > 0).toSorted((a, b) => b.weight - a.weight)[0];
  return known(asked.lang) ?? best?.language ?? own;
}
