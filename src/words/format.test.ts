import { describe, expect, test } from "vitest";
import { formatter } from "./format.js";

const nbsp = "\u00a0";

describe("numbers, units and dates in the reader's language", () => {
  test("money of a million and more is shortened, units are words of the language", () => {
    expect(formatter("en").quantity(12_345_678, "CNY")).toBe("12.3 m CN¥");
    expect(formatter("zh").quantity(12_345_678, "CNY")).toBe("1,235 万元人民币");
    expect(formatter("ru").quantity(12_345_678, "CNY")).toBe("12,3 млн юаней");
    expect(formatter("ru").quantity(41.27, "USD/t")).toBe("41,3 долл./т");
    expect(formatter("zh").unit("USD/(t·km)")).toBe("美元/吨·公里");
  });

  test("shares are per cent, dates and months are native", () => {
    expect(formatter("en").share(0.125, 1)).toBe("12.5%");
    expect(formatter("ru").share(0.125, 1)).toBe(`12,5${nbsp}%`);
    expect(formatter("zh").date("2026-11-24")).toBe("2026年11月24日");
    expect(formatter("ru").date("2026-11-24")).toBe(`24 ноября 2026 г.`);
    expect(formatter("en").month(1)).toBe("January");
    expect(formatter("zh").month(7)).toBe("七月");
    expect(formatter("en").monthShort(1)).toBe("Jan");
    expect(formatter("zh").monthShort(7)).toBe("7月");
  });
});
