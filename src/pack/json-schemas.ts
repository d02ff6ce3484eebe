import { z } from "zod";
import { answerSchema } from "#model/answer.js";
import { briefSchema } from "#model/brief.js";
import { factSchema } from "#model/fact.js";
import { sourceSchema } from "#model/source.js";
import { documentFormats } from "./layout.js";

/** What is published in docs/: the file under docs/, what it describes, its schema, and whether people write it or we do. */
const published: readonly (readonly [file: string, title: string, schema: z.ZodType, io: "input" | "output"])[] = [
  ["answer.schema.json", "An answer: thalweg answer --format json", answerSchema, "output"],
  ["brief.schema.json", "A brief: briefs/*.yaml, thalweg answer", briefSchema, "input"],
  ["financing-plan.schema.json", "A financing plan: plans/*.yaml, thalweg finance", documentFormats.plans.schema, "input"],
  ["schema/activity.schema.json", "An activity: one file in activities/", documentFormats.activities.schema, "input"],
  ["schema/agreement.schema.json", "One entry of agreements.yaml", documentFormats.agreements.schema, "input"],
  ["schema/calendar.schema.json", "One entry of calendars.yaml, under its country's code", documentFormats.calendars.schema, "input"],
  ["schema/fund.schema.json", "One entry of funds.yaml", documentFormats.funds.schema, "input"],
  ["schema/goods.schema.json", "One entry of goods.yaml", documentFormats.goods.schema, "input"],
  ["schema/pack.schema.json", "pack.yaml", documentFormats.pack.schema, "input"],
  ["schema/procedure.schema.json", "One entry of procedures.yaml", documentFormats.procedures.schema, "input"],
  ["schema/regime.schema.json", "One entry of regimes.yaml", documentFormats.regimes.schema, "input"],
  ["schema/rule.schema.json", "One entry of rules.yaml", documentFormats.rules.schema, "input"],
  ["schema/scenario.schema.json", "A scenario: one file in scenarios/", documentFormats.scenarios.schema, "input"],
  ["schema/screening-list.schema.json", "One entry of lists.yaml", documentFormats.lists.schema, "input"],
  ["schema/site.schema.json", "One feature of sites.geojson", documentFormats.sites.schema, "input"],
  ["schema/source.schema.json", "One entry of sources.yaml, under its id", sourceSchema, "input"],
  ["schema/target.schema.json", "One entry of targets.yaml", documentFormats.targets.schema, "input"],
  ["schema/visa.schema.json", "One entry of visas.yaml", documentFormats.visas.schema, "input"],
];

/** JSON Schemas (draft 2020-12) by their file under docs/, as text. The same code gives the same bytes. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  return Object.fromEntries(published.map(([file, title, schema, io]) => {
    const made = z.toJSONSchema(schema, {
      io,
      override({ zodSchema, jsonSchema }) {
        if (zodSchema === factSchema) jsonSchema.oneOf = [{ required: ["source"] }, { required: ["assumption"] }]; // the refinement, which JSON Schema can say as well
      },
    });
    const { $schema, ...body } = made;
    return [file, `${JSON.stringify({ $schema, title, ...body }, null, 2)}\n`];
  }));
}
