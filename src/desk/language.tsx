import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { languages, type Language, type Names } from "#model/names.js";
import { formatter, type Format } from "#words/format.js";
import { translator, type Translate } from "#words/words.js";

export interface LanguageState {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly t: Translate;
  readonly format: Format;
  /** A name or sentence of the pack in the reader's language. */
  readonly nameOf: (names: Names) => string;
}

const LanguageContext = createContext<LanguageState | undefined>(undefined);
const stored = "thalweg.language";
const htmlLang: Record<Language, string> = { en: "en", zh: "zh-Hans", ru: "ru" };

function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((language) => language === text);
}

/** `?lang=` first, then the reader's last choice, then the browser's wish. */
function initialLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  if (isLanguage(asked)) {
    localStorage.setItem(stored, asked); // a link that names a language sets it for the pages after it too
    return asked;
  }
  const kept = localStorage.getItem(stored);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((wish) => wish.slice(0, 2)).find(isLanguage) ?? "en";
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState(initialLanguage);
  const setLanguage = useCallback((next: Language) => {
    localStorage.setItem(stored, next);
    choose(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = htmlLang[language];
  }, [language]);
  const state = useMemo<LanguageState>(
    () => ({ language, setLanguage, t: translator(language), format: formatter(language), nameOf: (names) => names[language] }),
    [language, setLanguage],
  );
  return <LanguageContext value={state}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext);
  if (state === undefined) throw new Error("useLanguage outside of LanguageProvider");
  return state;
}
