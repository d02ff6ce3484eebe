import { z } from "@hono/zod-openapi";
import { answerSchema, routeSchema } from "#model/answer.js";
import { briefSchema } from "#model/brief.js";
import { factSchema, figureSchema, isoDateSchema } from "#model/fact.js";
import { languages } from "#model/names.js";
import { problemCodes } from "#model/problem.js";
import { siteSchema } from "#model/site.js";

type JsonSchema = Record<string, unknown>;

/** Model schemas as JSON Schema components that point to each other. */
function componentsOf(schemas: Readonly<Record<string, z.ZodType>>, io: "input" | "output"): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}`, unrepresentable: "any" }).schemas;
  return Object.fromEntries(Object.entries(made).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema as JsonSchema]));
}

const { pack, asOf: answerAsOf, scenario: answerScenario, sources, overlaid } = answerSchema.shape;

/** A route with everything needed to read it alone. */
const routeAnswerSchema = routeSchema.extend({
  pack, asOf: answerAsOf, scenario: answerScenario, sources, overlaid,
  alternatives: z.array(routeSchema).optional(), calendars: z.array(z.looseObject({ places: z.array(z.string()), spans: z.array(z.looseObject({ from: isoDateSchema, to: isoDateSchema })) })).optional(),
  opensAgain: isoDateSchema.optional(),
});

/** What the API speaks of, by name. The brief is described as it may be sent, all else as it comes back. */
export const components: Readonly<Record<string, JsonSchema>> = {
  ...componentsOf({ Brief: briefSchema }, "input"),
  ...componentsOf({ Answer: answerSchema, Route: routeAnswerSchema, Site: siteSchema, Figure: figureSchema, Fact: factSchema }, "output"),
};

export const componentRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const placeSchema = z.object({ file: z.string(), row: z.number().int().optional(), column: z.string().optional(), path: z.string().optional() });

/** RFC 9457. `problems` has every mistake of the input with its place and a sentence in the asker's language. */
export const problemDocumentSchema = z.object({
  type: z.string(), title: z.string(), status: z.number().int(), requestId: z.string(),
  problems: z.array(z.object({
    code: z.enum(problemCodes), severity: z.enum(["error", "warning"]), at: placeSchema, data: z.record(z.string(), z.union([z.string(), z.number()])), says: z.string(),
  })).optional(),
}).openapi("Problem");

const lang = z.enum(languages).optional().openapi({ description: "Language of the sentences; else Accept-Language, else the office's own." });
const asOf = isoDateSchema.optional().openapi({ description: "Day for which law, rates and regimes are taken; else the pack's edition." });
const scenario = z.string().min(1).optional().openapi({ description: "Id of a scenario of the pack; else the network as it is." });

export const noQuery = z.strictObject({ lang });
export const answerQuery = z.strictObject({ lang, asOf, scenario });
export const reopenQuery = z.strictObject({ lang, format: z.enum(["json", "csv"]).optional().openapi({ description: "json: the answer document alone, byte for byte as it was given; csv: its ranked sites as a table; absent: the document with its id." }) });
export const routeQuery = z.strictObject({
  lang, asOf, scenario,
  from: z.string().min(1).openapi({ description: "A place's id or name." }),
  to: z.string().min(1).openapi({ description: "A place's id or name." }),
  goods: z.string().min(1).openapi({ description: "Id of a kind of goods." }),
  month: z.coerce.number().int().min(1).max(12).optional().openapi({ type: "integer", minimum: 1, maximum: 12, description: "1 to 12, meaning its 15th; else the month of the as-of day." }),
  date: isoDateSchema.optional().openapi({ description: "Day of travel; it goes before a month. With it come the crossings' calendars for a year." }),
  tonnes: z.coerce.number().positive().max(1e9).optional().openapi({ type: "number", exclusiveMinimum: 0, maximum: 1e9 }),
  minimise: z.enum(["cost", "time"]).default("cost"),
  alternatives: z.coerce.number().int().min(1).max(9).optional().openapi({ type: "integer", minimum: 1, maximum: 9, description: "Up to so many ways that differ in where they cross borders." }),
  includeUnverified: z.enum(["true", "false"]).optional().openapi({ description: "Passengers: also take services of which nobody is known to have seen that they run." }),
});
const brief = z.string().min(1).optional().openapi({ description: "Id of a brief of the pack." });
const answer = z.string().min(1).optional().openapi({ description: "Id of an answer that was given: its brief." });

export const whatIfQuery = z.strictObject({
  lang, asOf, brief, answer,
  scenario: z.string().min(1).openapi({ description: "Id of a scenario of the pack." }),
  other: z.string().min(1).optional().openapi({ description: "A second scenario to compare with; else the network as it is." }),
  goods: z.string().min(1).optional().openapi({ description: "What is carried, ids or names with commas between; else, without a brief, the pack's main goods." }),
});
export const fieldsQuery = z.strictObject({
  lang, asOf, scenario,
  place: z.string().min(1).openapi({ description: "A place's id or name." }),
  goods: z.string().min(1).openapi({ description: "Id or name of a kind of goods." }),
  direction: z.enum(["to", "from"]).default("to").openapi({ description: "to: from everywhere to the place; from: the other way." }),
});
export const criticalQuery = z.strictObject({
  lang, asOf, scenario, brief, answer,
  site: z.string().min(1).optional().openapi({ description: "Id of a ranked site whose flows are meant; else the first." }),
  top: z.coerce.number().int().min(1).max(1000).default(10).openapi({ type: "integer", minimum: 1, maximum: 1000, description: "So many links in each list." }),
});

const numbersOrNull = z.array(z.array(z.number().nullable()));
const ids = z.array(z.string());

/** What the scenario pages and the month slider get; the words of docs/method.md. */
export const fieldsSchema = z.object({
  pack, asOf: answerAsOf, scenario: answerScenario, place: z.string(), goods: z.string(), direction: z.enum(["to", "from"]),
  places: ids, costUsdPerTonne: numbersOrNull, days: numbersOrNull,
}).openapi("Fields");
