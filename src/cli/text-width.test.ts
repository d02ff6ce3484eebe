import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tableText } from "./table.js";
import { textWidth, wrapText } from "./text-width.js";

describe("width of a text in a terminal", () => {
  test.each([["abc", 3], ["Хабаровск", 9], ["哈尔滨", 6], ["符拉迪沃斯托克（海参崴）", 24], ["é", 1], ["e\u0301", 1], ["", 0]])("%s takes %d columns", (text, columns) => {
    expect(textWidth(text)).toBe(columns);
  });
});

describe("wrapping", () => {
  test("breaks between words and between Chinese characters, not before closing punctuation", () => {
    expect(wrapText("lease of farmland, allowed if", 12)).toEqual(["lease of", "farmland,", "allowed if"]);
    expect(wrapText("外国人不得拥有农业用地。", 10)).toEqual(["外国人不得", "拥有农业用", "地。"]);
    expect(wrapText("农业用地。", 8)).toEqual(["农业用", "地。"]);
    expect(wrapText("unbreakable", 4)).toEqual(["unbr", "eaka", "ble"]);
  });

  test("loses no letter and keeps to the width ", () => {
    const text = fc.array(fc.constantFrom("soy ", "хлеб ", "大豆", "哈尔滨，", "longer-word ", "。"), { maxLength: 20 }).map((parts) => parts.join(""));
    fc.assert(fc.property(text, fc.integer({ min: 4, max: 30 }), (words, columns) => {
      const lines = wrapText(words, columns);
      expect(lines.join("").replaceAll(" ", "")).toBe(words.replaceAll(" ", ""));
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
    }));
  });
});

test("a table's columns stand under each other in every script", () => {
  const text = tableText([{ head: "Site", columns: 14 }, { head: "NPV", columns: 6, align: "right" }, { head: "Days", columns: 4, align: "right" }],
    [["Harbin", "1.2", "3"], ["哈尔滨新区", "12.0", "14"], { under: "разрешено при условии" }, ["Хабаровск", "−3", "5"]]);
  expect(text.split("\n")).toEqual([
    "Site               NPV  Days",
    "──────────────  ──────  ────",
    "Harbin             1.2     3",
    "哈尔滨新区        12.0    14",
    "                разрешено",
    "                при условии",
    "Хабаровск           −3     5",
    "",
  ]);
});
