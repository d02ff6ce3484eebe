import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { Ajv2020 } from "ajv/dist/2020.js";
import { answerSchema, type Answer } from "#model/answer.js";
import type { Pack } from "#model/pack.js";
import { answer } from "#office/answer.js";
import { whatIf } from "#office/what-if.js";
import { loadPack } from "#pack/load.js";
import { unfoundedIn } from "./unfounded.js";

const packDir = (id: string): string => fileURLToPath(new URL(`../packs/${id}`, import.meta.url));
const briefsOf = (id: string): string[] => readdirSync(join(packDir(id), "briefs")).toSorted();
const textOf = (id: string, brief: string): string => readFileSync(join(packDir(id), "briefs", brief), "utf8");

async function packOf(id: string): Promise<Pack> {
  const loaded = await loadPack(packDir(id), { today: "2026-11-24" });
  if (!loaded.ok) throw new Error(`packs/${id}: ${JSON.stringify(loaded.problems.slice(0, 5))}`);
  return loaded.value;
}

async function answerTo(pack: Pack, brief: string, scenarioId?: string): Promise<Answer> {
  const answered = await answer({ pack, briefText: textOf(pack.head.id, brief), file: brief, scenarioId });
  if (!answered.ok) throw new Error(`${brief}: ${JSON.stringify(answered.problems)}`);
  return answered.value;
}

const schema = JSON.parse(readFileSync(new URL("../docs/answer.schema.json", import.meta.url), "utf8")) as object;
const isAnswer = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

const rankedIds = ({ ranked }: Answer): string[] => ranked.map(({ site }) => site.id);

describe.each(["example", "amur"])("every brief of packs/%s", (id) => {
  let pack: Pack;
  beforeAll(async () => { pack = await packOf(id); });

  test.each(briefsOf(id))("%s gets a valid answer in which every number rests on a listed source or an assumption", async (brief) => {
    const answered = await answerTo(pack, brief);
    const document: unknown = JSON.parse(JSON.stringify(answered));
    expect(answerSchema.safeParse(document).error).toBeUndefined();
    isAnswer(document);
    expect(isAnswer.errors).toBeNull();
    const { brief: asked, sources, ...rest } = answered;
    expect(unfoundedIn(rest, sources).slice(0, 10)).toEqual([]);
    expect(asked.activity).not.toBe("");
    for (const { reasons } of answered.excluded) for (const reason of reasons) if (reason.kind === "legal") expect(reason).toMatchObject({ citation: expect.any(String), source: expect.any(String) });
    for (const { evidence: { high, medium, low, assumption } } of answered.ranked) expect(high + medium + low + assumption).toBeCloseTo(1, 9);
    expect(answered.ranked.filter(({ recommended }) => recommended).length).toBeLessThanOrEqual(5);
    for (const { npv: { p10, p50, p90 }, recommended } of answered.ranked) {
      expect(p10.value).toBeLessThanOrEqual(p50.value);
      expect(p50.value).toBeLessThanOrEqual(p90.value);
      if (recommended) expect(p50.value).toBeGreaterThanOrEqual(0);
      const size = p50.from.reduce((total, { value }) => total + Math.abs(value), 0);
      expect(Math.abs(p50.from.reduce((total, { value }) => total + value, 0) - p50.value), "the parts of the NPV sum to it").toBeLessThanOrEqual(1e-9 * size);
    }
  });
});

describe("a closed bridge in packs/example", () => {
  test("changes a rank in January and another in July, and leaves the base network as it was", async () => {
    const pack = await packOf("example");
    for (const brief of ["grain-january.yaml", "grain-july.yaml"]) {
      const [open, closed] = [rankedIds(await answerTo(pack, brief)), rankedIds(await answerTo(pack, brief, "bridge-closed"))];
      expect(closed, brief).not.toEqual(open);
      const compared = await whatIf({ pack, scenarioId: "bridge-closed", brief: { text: textOf("example", brief), file: brief } });
      if (!compared.ok) throw new Error(JSON.stringify(compared.problems));
      expect(compared.value.sites?.compared.filter(({ before, after }) => before?.rank !== after?.rank).map(({ site }) => site.id).toSorted()).toEqual([...new Set([...open, ...closed])].filter((id) => open.indexOf(id) !== closed.indexOf(id)).toSorted());
      expect(compared.value.baseChecksum.after).toBe(compared.value.baseChecksum.before);
    }
  });
});

describe("the soy brief of packs/amur", () => {
  test("ranks at least five sites and leaves one out for a legal reason with its source", async () => {
    const answered = await answerTo(await packOf("amur"), "soy-harbin.yaml");
    expect(answered.ranked.length).toBeGreaterThanOrEqual(5);
    const legal = answered.excluded.flatMap(({ reasons }) => reasons).filter(({ kind }) => kind === "legal");
    expect(legal.length).toBeGreaterThanOrEqual(1);
    for (const { source } of legal) expect(answered.sources[source ?? ""]).toBeDefined();
  });
});
