import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { languages } from "#model/names.js";
import { financePlan } from "#office/finance-plan.js";
import { openPack } from "#office/open-pack.js";
import { financeText } from "./finance-text.js";
import { pageColumns, readerOf } from "./reader.js";
import { textWidth } from "./text-width.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(`${root}packs/amur/${file}`, "utf8");

describe("the page of a financing plan", async () => {
  const pack = await openPack({ packDir: `${root}packs/amur`, today: "2026-11-24" });
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems));
  const found = await financePlan({
    pack: pack.value, plan: { text: read("plans/crusher-joint.yaml"), file: "plan" }, brief: { text: read("briefs/crusher-both-banks.yaml"), file: "brief" }, siteId: "belogorsk-asez",
  });
  if (!found.ok) throw new Error(JSON.stringify(found.problems));

  test.each(languages)("fits its width in %s and has every part", (language) => {
    const reader = readerOf(pack.value, language);
    const text = financeText(found.value, reader);
    const long = text.slice(0, text.lastIndexOf(reader.words("cli.sources"))).split("\n").filter((line) => textWidth(line) > pageColumns); // addresses of sources are not broken
    expect(long).toEqual([]);
    for (const key of ["uses", "sources", "returns", "coverage"]) expect(text).toContain(reader.words(`cli.finance.${key}`).slice(0, 30));
    for (const { names } of found.value.finance.partners) expect(text).toContain(reader.in(names));
    expect(text.match(new RegExp(`^ +\\d+ .*${reader.format.number(0, 1)}`, "gm"))?.length).toBeGreaterThan(16); // a row for each year
  });
});
