import { describe, expect, test } from "vitest";
import { placeName } from "./place-names.js";

const place = { names: { en: "Vladivostok", zh: "符拉迪沃斯托克", ru: "Владивосток" }, officialZh: "符拉迪沃斯托克（海参崴）" };
const settings = { officialZhNames: true, boundary: "none" as const, disputedNote: false, notice: { en: "n", zh: "n", ru: "n" } };

describe("a place's name on the map", () => {
  test("carries its bracketed form in Chinese where the office's settings ask for it", () => {
    expect(placeName(place, "zh", settings)).toBe("符拉迪沃斯托克（海参崴）");
  });

  test("is plain for an office that does not, and in the other languages", () => {
    expect(placeName(place, "zh", { ...settings, officialZhNames: false })).toBe("符拉迪沃斯托克");
    expect(placeName(place, "ru", settings)).toBe("Владивосток");
    expect(placeName({ names: place.names }, "zh", settings)).toBe("符拉迪沃斯托克");
  });
});
