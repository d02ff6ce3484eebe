import { readFileSync, readdirSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { jsonSchemas } from "./json-schemas.js";

const schemas = jsonSchemas();

/** What is wrong with a value by one of the published schemas, read from docs/ as anybody would. */
function faults(schema: string, value: unknown): string {
  const ajv = new Ajv2020({ allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(`docs/${schema}`, "utf8")));
  return validate(value) ? "" : ajv.errorsText(validate.errors);
}

function yaml(file: string): unknown {
  return parse(readFileSync(`packs/example/${file}`, "utf8"));
}

describe("the published JSON Schemas", () => {
  test.each(Object.keys(schemas))("docs/%s is what the code says (after a change: node scripts/schemas.mjs)", (file) => {
    expect(readFileSync(`docs/${file}`, "utf8")).toBe(schemas[file]);
  });

  test("there is no other file in docs/schema", () => {
    expect(readdirSync("docs/schema").map((name) => `schema/${name}`).toSorted()).toEqual(Object.keys(schemas).filter((file) => file.includes("/")).toSorted());
  });

  test.each(Object.keys(schemas))("%s is draft 2020-12 and names no address of its own", (file) => {
    const schema = JSON.parse(schemas[file] ?? "") as Record<string, unknown>;
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schemas[file]).not.toContain('"$id"');
  });

  test.each<[schema: string, file: string]>([
    ["schema/pack.schema.json", "pack.yaml"], ["schema/activity.schema.json", "activities/grain-farm.yaml"], ["schema/activity.schema.json", "activities/flour-mill.yaml"],
    ["schema/scenario.schema.json", "scenarios/slow-bridge.yaml"], ["brief.schema.json", "briefs/grain-july.yaml"],
  ])("%s takes %s of the example pack", (schema, file) => {
    expect(faults(schema, yaml(file))).toBe("");
  });

  test.each<[schema: string, file: string]>([
    ["schema/goods.schema.json", "goods.yaml"], ["schema/rule.schema.json", "rules.yaml"], ["schema/regime.schema.json", "regimes.yaml"], ["schema/fund.schema.json", "funds.yaml"],
    ["schema/source.schema.json", "sources.yaml"], ["schema/visa.schema.json", "visas.yaml"], ["schema/target.schema.json", "targets.yaml"],
    ["schema/agreement.schema.json", "agreements.yaml"], ["schema/procedure.schema.json", "procedures.yaml"], ["schema/calendar.schema.json", "calendars.yaml"],
    ["schema/screening-list.schema.json", "lists.yaml"],
  ])("%s takes every entry of %s of the example pack", (schema, file) => {
    expect(Object.values(yaml(file) as Record<string, unknown>).map((entry) => faults(schema, entry)).filter((text) => text !== "")).toEqual([]);
  });

  test("schema/site.schema.json takes every feature of sites.geojson", () => {
    const { features } = yaml("sites.geojson") as { features: unknown[] };
    expect(features.map((feature) => faults("schema/site.schema.json", feature)).filter((text) => text !== "")).toEqual([]);
  });

  test("refuse a misspelt key, a wrong type, and a number that rests on nothing or on two things", () => {
    const brief = yaml("briefs/grain-july.yaml") as Record<string, unknown>;
    expect(faults("brief.schema.json", { ...brief, flow: [] })).toContain("additional properties");
    expect(faults("brief.schema.json", { ...brief, scale: "much" })).toContain("scale");
    const [grain] = yaml("goods.yaml") as { valuePerTonne: Record<string, unknown> }[];
    const { source: _, ...unsourced } = grain?.valuePerTonne ?? {};
    expect(faults("schema/goods.schema.json", { ...grain, valuePerTonne: unsourced })).toContain("exactly one");
    expect(faults("schema/goods.schema.json", { ...grain, valuePerTonne: { ...grain?.valuePerTonne, assumption: "so" } })).toContain("exactly one");
  });
});
