import { expect, test } from "vitest";
import { countryNames } from "./country-names.js";

test("countries are named in the reader's language, unions and pseudo-codes are not among them", () => {
  const ru = new Map(countryNames("ru").map(({ value, label }) => [value, label]));
  expect(ru.get("CN")).toBe("Китай");
  expect(ru.get("KR")).toBe("Республика Корея");
  expect(ru.size).toBeGreaterThan(240);
  expect([...ru.keys()]).not.toEqual(expect.arrayContaining(["EU"]));
  expect(countryNames("zh").find(({ value }) => value === "RU")?.label).toBe("俄罗斯");
});
