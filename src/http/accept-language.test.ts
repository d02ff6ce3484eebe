import { expect, test } from "vitest";
import { languageOf } from "./accept-language.js";

test.each([
  [{ lang: "zh", accept: "ru" }, "zh"],
  [{ lang: "de", accept: "ru-RU, zh;q=0.5" }, "ru"],
  [{ accept: "de, zh-Hans-CN;q=0.4, ru;q=0.6" }, "ru"],
  [{ accept: "ru;q=0, zh;q=0.1" }, "zh"],
  [{ accept: "ru;q=0" }, "en"],
  [{ accept: "*" }, "en"],
  [{ accept: ";;,,;q=x" }, "en"],
  [{}, "en"],
] as const)("%j is answered in %s by an English office", (asked, language) => {
  expect(languageOf(asked, "en")).toBe(language);
});
