import type { Names } from "#model/names.js";

/** What is said where no rule of the pack speaks. Short words for the codes stand in words.csv under `law.reason.`. */
export const says: Readonly<Record<"right-not-offered" | "no-rule-known", Names>> = {
  "right-not-offered": {
    en: "A right that this needs cannot be had on this site.",
    zh: "此项目所需的权利在该地块无法取得。",
    ru: "Нужное для проекта право на этой площадке получить нельзя.",
  },
  "no-rule-known": {
    en: "No rule of the pack speaks of this. That is not a permission: ask counsel.",
    zh: "资料包中没有针对此事项的规则。没有规则并不等于允许，请咨询律师。",
    ru: "Ни одна норма пакета об этом не говорит. Это не разрешение: обратитесь к юристу.",
  },
};
