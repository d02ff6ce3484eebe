import type { Language } from "#model/names.js";
import { translator } from "./words.js";

/** How numbers, units and dates are written in one language; the same on every machine, whatever its LANG and TZ. */
export interface Format {
  /** `digits` after the decimal sign; absent = three significant digits below 100, none above. */
  number(value: number, digits?: number): string;
  /** `USD/t` -> `US$/t`, `美元/吨`, `долл./т`. */
  unit(unit: string): string;
  /** A number with its unit; an amount of money is shortened from a million (zh: from 十万) on. */
  quantity(value: number, unit: string, digits?: number): string;
  /** A share (0…1) in per cent. */
  share(value: number, digits?: number): string;
  /** `YYYY-MM-DD` in the language's usual form. */
  date(isoDate: string): string;
  /** 1…12 -> the month's name. */
  month(month: number): string;
  /** 1…12 -> the month's name, abbreviated. */
  monthShort(month: number): string;
}

const locales: Record<Language, string> = { en: "en-GB", zh: "zh-CN", ru: "ru-RU" };
/** Steps in which each language counts large sums: millions and milliards, or 万 (10^4) and 亿 (10^8). */
const moneyScales: Record<Language, readonly { readonly from: number; readonly by: number; readonly word: string }[]> = {
  en: [{ from: 1e9, by: 1e9, word: "billions" }, { from: 1e6, by: 1e6, word: "millions" }],
  ru: [{ from: 1e9, by: 1e9, word: "billions" }, { from: 1e6, by: 1e6, word: "millions" }],
  zh: [{ from: 1e8, by: 1e8, word: "hundred-millions" }, { from: 1e5, by: 1e4, word: "ten-thousands" }],
};
const currency = /^[A-Z]{3}$/;

export function formatter(language: Language): Format {
  const words = translator(language);
  const locale = locales[language];
  const cached = new Map<string, Intl.NumberFormat>();
  const numberFormat = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    let found = cached.get(key);
    if (found === undefined) cached.set(key, (found = new Intl.NumberFormat(locale, options)));
    return found;
  };
  const dates = new Intl.DateTimeFormat(locale, { timeZone: "UTC", year: "numeric", month: language === "en" ? "short" : "long", day: "numeric" });
  const months = new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "long" });
  const shortMonths = new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "short" });
  const inMonth = (month: number): Date => new Date(Date.UTC(2024, month - 1, 15));

  const number = (value: number, digits?: number): string => {
    const sign = Object.is(value, -0) ? 0 : value;
    if (digits !== undefined) return numberFormat({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(sign);
    return Math.abs(value) < 100 ? numberFormat({ maximumSignificantDigits: 3 }).format(sign) : numberFormat({ maximumFractionDigits: 0 }).format(sign);
  };
  const atom = (text: string): string => (currency.test(text) ? words("unit.money", { code: text }) : words(`unit.${text}`));
  const unit = (text: string): string =>
    text.replace(/[()]/g, "").split("/")
      .map((side) => side.split("·").map(atom).join("·"))
      .join("/");

  return {
    number,
    unit,
    quantity(value, unitText, digits) {
      if (unitText === "1") return number(value, digits);
      if (unitText === "%") return `${number(value, digits)}\u00a0%`;
      const scale = currency.test(unitText) ? moneyScales[language].find(({ from }) => Math.abs(value) >= from) : undefined;
      if (scale !== undefined) {
        const scaled = value / scale.by;
        return words(`format.${scale.word}`, { amount: number(scaled, digits ?? (Math.abs(scaled) < 100 ? 1 : 0)), unit: unit(unitText) });
      }
      return words("format.quantity", { amount: number(value, digits), unit: unit(unitText) });
    },
    share: (value, digits = 0) => numberFormat({ style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    date: (isoDate) => dates.format(new Date(`${isoDate}T00:00:00Z`)),
    month: (month) => months.format(inMonth(month)),
    monthShort: (month) => shortMonths.format(inMonth(month)),
  };
}
