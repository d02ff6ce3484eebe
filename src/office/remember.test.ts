import { expect, test } from "vitest";
import { remember } from "./remember.js";

test("a thing is made once, and what was asked for longest ago is forgotten first", () => {
  const made: string[] = [];
  const kept = remember<string>(2);
  const get = (key: string): string => kept.get(key, () => (made.push(key), key.toUpperCase()));
  expect(["a", "b", "a", "c", "a", "b"].map(get)).toEqual(["A", "B", "A", "C", "A", "B"]);
  expect(made).toEqual(["a", "b", "c", "b"]); // c drove out b, which was older than a
  kept.clear();
  get("a");
  expect(made).toEqual(["a", "b", "c", "b", "a"]);
});
