import type { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Answer } from "#model/answer.js";
import type { Language } from "#model/names.js";
import type { Checked, Problem } from "#model/problem.js";
import type { Given, OfficeService } from "#office/service.js";
import { packView, settingsView, sitesView } from "./pack-view.js";
import { failed } from "./problem.js";
import { answerQuery, componentRef, criticalQuery, fieldsQuery, fieldsSchema, noQuery, reopenQuery, routeQuery, whatIfQuery } from "./schemas.js";

/** What a handler is given: the request, its checked query, the asker's language, the office. */
export interface Call<Query> {
  readonly c: Context;
  readonly query: Query;
  readonly language: Language;
  readonly service: OfficeService;
}

/** One operation of the API: what it is called, what it takes, what it gives, and how. The OpenAPI document is made from these. */
export interface Operation {
  readonly method: "get" | "post";
  readonly path: string; // as OpenAPI writes it: /api/answers/{id}
  readonly summary: string;
  readonly query: z.ZodObject;
  readonly success: { readonly status: 200 | 201; readonly description: string; readonly content: Readonly<Record<string, object>> };
  readonly failures: readonly number[];
  readonly body?: Readonly<Record<string, object>>;
  handle(call: Call<unknown>): Promise<Response> | Response;
}

/** Ties a handler to the schema of its query. */
function operation<Q extends z.ZodObject>(parts: Omit<Operation, "query" | "handle"> & { readonly query: Q; readonly handle: (call: Call<z.infer<Q>>) => Promise<Response> | Response }): Operation {
  return { ...parts, handle: (call) => parts.handle(call as Call<z.infer<Q>>) };
}

const json = { type: "object" };
const briefTypes = ["application/json", "application/yaml", "text/yaml"];
const givenSchema = { type: "object", required: ["id", "answer"], properties: { id: { type: "string", format: "uuid" }, answer: componentRef("Answer") } };

const jsonText = (c: Context, text: string, headers: Record<string, string> = {}, status: 200 | 201 = 200): Response =>
  c.body(text, status, { "content-type": "application/json; charset=utf-8", ...headers });

/** The document inside, byte for byte. */
const givenText = ({ id, document }: Given): string => `{"id":${JSON.stringify(id)},"answer":${document.trimEnd()}}`;

function orFailed<T>(checked: Checked<T>, { c, language }: Call<unknown>, respond: (value: T) => Response): Response {
  return checked.ok ? respond(checked.value) : failed(c, "invalid-input", { language, problems: checked.problems });
}

const notUtf8: Problem = { code: "file-unreadable", severity: "error", at: { file: "brief" }, data: { file: "brief" } };

async function textOf(c: Context): Promise<string | undefined> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await c.req.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** True when the request says that it carries a brief as JSON or YAML. */
export function carriesBrief(contentType: string | undefined): boolean {
  return briefTypes.includes((contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "");
}

export const operations: readonly Operation[] = [
  operation({
    method: "get", path: "/api/health", summary: "Whether the office can answer", query: noQuery, failures: [503],
    success: { status: 200, description: "It can.", content: { "application/json": { type: "object", required: ["status"], properties: { status: { const: "ok" } } } } },
    handle: async ({ c, language, service }) => {
      try {
        await service.ping();
      } catch {
        return failed(c, "unavailable", { language });
      }
      return c.json({ status: "ok" }, 200, { "cache-control": "no-store" });
    },
  }),
  operation({
    method: "get", path: "/api/settings", summary: "Which office this is and how it draws its map", query: noQuery, failures: [],
    success: { status: 200, description: "Office, pack, languages.", content: { "application/json": { type: "object", required: ["office", "pack", "languages"] } } },
    handle: ({ c, service }) => c.json(settingsView(service)),
  }),
  operation({
    method: "get", path: "/api/pack", summary: "What a form and a map need to know of the corridor", query: noQuery, failures: [],
    success: { status: 200, description: "Regions, places, links, crossings, goods, markets, activities, scenarios, briefs.", content: { "application/json": json } },
    handle: ({ c, service }) => c.json(packView(service)),
  }),
  operation({
    method: "get", path: "/api/sites", summary: "Every site as a GeoJSON point", query: noQuery, failures: [],
    success: { status: 200, description: "A FeatureCollection.", content: { "application/geo+json": { type: "object", required: ["type", "features"], properties: { type: { const: "FeatureCollection" }, features: { type: "array", items: json } } } } },
    handle: ({ c, service }) => c.body(JSON.stringify(sitesView(service)), 200, { "content-type": "application/geo+json; charset=utf-8" }),
  }),
  operation({
    method: "get", path: "/api/basemap", summary: "The corridor's own basemap, cut to its bounds", query: noQuery, failures: [404],
    success: { status: 200, description: "A FeatureCollection.", content: { "application/geo+json": json } },
    handle: ({ c, language, service }) => service.basemap === undefined
      ? failed(c, "not-found", { language })
      : c.body(service.basemap, 200, { "content-type": "application/geo+json; charset=utf-8" }),
  }),
  operation({
    method: "post", path: "/api/answers", summary: "Answers a brief and keeps both", query: answerQuery, failures: [413, 415, 429],
    body: Object.fromEntries(briefTypes.map((type) => [type, type === "application/json" ? componentRef("Brief") : { type: "string", description: "The same as YAML." }])),
    success: { status: 201, description: "The answer and the id under which it is kept.", content: { "application/json": givenSchema } },
    handle: async (call) => {
      const { c, query, language, service } = call;
      const text = await textOf(c);
      if (text === undefined) return failed(c, "invalid-input", { language, problems: [notUtf8] });
      const answered = await service.answerBrief({ text, file: "brief", language, asOf: query.asOf, scenarioId: query.scenario });
      return orFailed(answered, call, (given) => jsonText(c, givenText(given), { location: `/api/answers/${given.id}` }, 201));
    },
  }),
  operation({
    method: "get", path: "/api/answers/{id}", summary: "An answer as it was given", query: reopenQuery, failures: [404],
    success: { status: 200, description: "The answer.", content: { "application/json": givenSchema, "text/csv": { type: "string" } } },
    handle: async ({ c, query, language, service }) => {
      const given = await service.findAnswer(c.req.param("id") ?? "");
      if (given === undefined) return failed(c, "not-found", { language });
      const name = (ending: string) => ({ "content-disposition": `attachment; filename="thalweg-answer-${given.id}.${ending}"`, "cache-control": "private, max-age=0" });
      if (query.format === "csv") return c.body(service.answerCsv(JSON.parse(given.document) as Answer, language), 200, { "content-type": "text/csv; charset=utf-8", ...name("csv") });
      if (query.format === "json") return jsonText(c, given.document, name("json"));
      return jsonText(c, givenText(given), { "cache-control": "private, max-age=0" });
    },
  }),
  operation({
    method: "get", path: "/api/route", summary: "The cheapest or fastest way between two places", query: routeQuery, failures: [],
    success: { status: 200, description: "The way, or none with its reason.", content: { "application/json": componentRef("Route") } },
    handle: async (call) => {
      const { scenario, includeUnverified, lang: _lang, ...asked } = call.query;
      const found = await call.service.findRoute({ ...asked, includeUnverified: includeUnverified === "true", scenarioId: scenario });
      return orFailed(found, call, (way) => call.c.json(way));
    },
  }),
  operation({
    method: "get", path: "/api/what-if", summary: "What a scenario changes: for a brief every site, for goods the ways of the network", query: whatIfQuery, failures: [],
    success: { status: 200, description: "Both worlds side by side.", content: { "application/json": json } },
    handle: async (call) => {
      const { scenario, other, goods, asOf, brief, answer } = call.query;
      const found = await call.service.whatIf({ scenarioId: scenario, otherId: other, goods: goods?.split(","), asOf, briefId: brief, answerId: answer });
      return orFailed(found, call, (difference) => call.c.json(difference));
    },
  }),
  operation({
    method: "get", path: "/api/fields", summary: "What the cheapest ways between a place and every other cost and take, in all twelve months", query: fieldsQuery, failures: [],
    success: { status: 200, description: "A row a month, a column a place; null = no way.", content: { "application/json": fieldsSchema } },
    handle: async (call) => {
      const { scenario, place, goods, direction, asOf } = call.query;
      return orFailed(await call.service.fields({ place, goods, direction, asOf, scenarioId: scenario }), call, (text) => jsonText(call.c, text));
    },
  }),
  operation({
    method: "get", path: "/api/critical", summary: "Which links cost a brief's flows most if they are closed, and where there is no second way", query: criticalQuery, failures: [],
    success: { status: 200, description: "Links, the dearest to lose first.", content: { "application/json": json } },
    handle: async (call) => {
      const { scenario, brief, answer, site, top, asOf } = call.query;
      return orFailed(await call.service.critical({ scenarioId: scenario, briefId: brief, answerId: answer, site, top, asOf }), call, (found) => call.c.json(found));
    },
  }),
];
