import { randomBytes } from "node:crypto";
import { getConnInfo } from "@hono/node-server/conninfo";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { etag } from "hono/etag";
import { HTTPException } from "hono/http-exception";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import type { Language } from "#model/names.js";
import type { OfficeService } from "#office/service.js";
import { languageOf } from "./accept-language.js";
import type { DeskFile } from "./desk-files.js";
import { carriesBrief, operations, type Operation } from "./operations.js";
import { failed } from "./problem.js";
import { checkQuery } from "./query.js";
import { components, problemDocumentSchema } from "./schemas.js";
import { tokenBucket } from "./token-bucket.js";

export interface AppOptions {
  readonly service: OfficeService;
  readonly desk: ReadonlyMap<string, DeskFile>;
  readonly version: string;
  /** Names under which a browser may address us; undefined = any. A page of a stranger whose name points to us is refused. */
  readonly hosts?: ReadonlySet<string> | undefined;
  /** How many briefs an address may send at once and then a second. */
  readonly briefRate?: { readonly burst: number; readonly perSecond: number };
  /** Told of each fault of ours; its text stays on this side. */
  readonly onFault: (fault: { readonly requestId: string; readonly method: string; readonly path: string; readonly failure: unknown }) => void;
}

const largestBody = 1_048_576;
const noncePlace = "__CSP_NONCE__";

/** Scripts, fonts and pictures only of our own; styles also those that carry the page's nonce. Nothing from outside. */
const deskPolicy = (nonce: string): string => [
  "default-src 'none'", "script-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'",
  "worker-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join("; ");
const apiPolicy = "default-src 'none'; frame-ancestors 'none'";

/** The whole HTTP side of an office: API, OpenAPI document, desk. */
export function createApp(options: AppOptions): OpenAPIHono {
  const { service, desk } = options;
  const app = new OpenAPIHono();
  const language = (c: Context): Language => languageOf({ lang: c.req.query("lang"), accept: c.req.header("accept-language") }, service.office.language);

  app.use(requestId());
  app.use(secureHeaders({ strictTransportSecurity: false, xFrameOptions: "DENY" }));
  app.use(async (c, next) => {
    c.header("content-security-policy", apiPolicy);
    const host = (c.req.header("host") ?? "").toLowerCase().replace(/:[0-9]+$/, "");
    if (options.hosts !== undefined && !options.hosts.has(host)) return failed(c, "wrong-host", { language: language(c) });
    return next();
  });
  app.use(compress());
  app.use(etag());
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (c, methods) => failed(c, "method-not-allowed", { language: language(c), headers: { allow: methods.join(", ") } }) }));

  const may = tokenBucket(options.briefRate ?? { burst: 30, perSecond: 2 });
  const takesBriefs: MiddlewareHandler = async (c, next) => {
    const verdict = may(addressOf(c), performance.now() / 1000);
    if (!verdict.ok) return failed(c, "too-many", { language: language(c), headers: { "retry-after": String(Math.ceil(verdict.waitSeconds)) } });
    return carriesBrief(c.req.header("content-type")) ? next() : failed(c, "unsupported-type", { language: language(c) });
  };
  const limited = bodyLimit({ maxSize: largestBody, onError: (c) => failed(c, "too-large", { language: language(c) }) });

  for (const operation of operations) {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ":$1");
    if (operation.body !== undefined) app.on(operation.method.toUpperCase(), path, takesBriefs, limited);
    app.on(operation.method.toUpperCase(), path, async (c) => {
      const query = checkQuery(operation.query, c.req.query());
      if (!query.ok) return failed(c, "invalid-input", { language: language(c), problems: query.problems });
      return operation.handle({ c, query: query.value, language: language(c), service });
    });
    app.openAPIRegistry.registerPath(describe(operation));
  }
  const document = documentOf(app, options);
  app.get("/api/openapi.json", (c) => c.json(document));

  app.notFound((c) => deskFile(c, desk) ?? failed(c, "not-found", { language: language(c) }));
  app.onError((failure, c) => {
    if (failure instanceof HTTPException && failure.status < 500) return failed(c, "not-readable", { language: language(c) });
    options.onFault({ requestId: c.get("requestId"), method: c.req.method, path: c.req.path, failure });
    return failed(c, "fault", { language: language(c) });
  });
  return app;
}

function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? "unknown";
  } catch {
    return "unknown"; // called without a socket
  }
}

/** A file of the desk, or its page for a person who opens a link into it; undefined = no such thing here. */
function deskFile(c: Context, desk: ReadonlyMap<string, DeskFile>): Response | undefined {
  if ((c.req.method !== "GET" && c.req.method !== "HEAD") || c.req.path.startsWith("/api/")) return undefined;
  const wantsPage = (c.req.header("accept") ?? "").includes("text/html");
  const named = c.req.path === "/" ? undefined : desk.get(c.req.path);
  if (named !== undefined && c.req.path !== "/index.html") {
    const headers = { "content-type": named.type, etag: named.etag, "cache-control": named.immutable ? "public, max-age=31536000, immutable" : "no-cache" };
    return c.body(named.body, 200, headers);
  }
  const page = c.req.path === "/" || c.req.path === "/index.html" || wantsPage ? desk.get("/index.html") : undefined;
  if (page === undefined) return undefined;
  const nonce = randomBytes(18).toString("base64");
  return c.body(new TextDecoder().decode(page.body).replaceAll(noncePlace, nonce), 200, {
    "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "content-security-policy": deskPolicy(nonce),
  });
}

function describe(operation: Operation): Parameters<OpenAPIHono["openAPIRegistry"]["registerPath"]>[0] {
  const problem = { content: { "application/problem+json": { schema: problemDocumentSchema } } };
  const always = [405, 421, 422, 500];
  return {
    method: operation.method, path: operation.path, summary: operation.summary,
    request: {
      query: operation.query,
      ...(operation.body === undefined ? {} : { body: { required: true, content: contentOf(operation.body) } }),
    },
    ...(operation.path.includes("{id}") ? { parameters: [{ name: "id", in: "path" as const, required: true, schema: { type: "string" as const } }] } : {}),
    responses: {
      [operation.success.status]: { description: operation.success.description, content: contentOf(operation.success.content) },
      ...Object.fromEntries([...operation.failures, ...always].map((status) => [status, { description: "A problem document (RFC 9457).", ...problem }])),
    },
  };
}

const contentOf = (types: Readonly<Record<string, object>>) => Object.fromEntries(Object.entries(types).map(([type, schema]) => [type, { schema }]));

function documentOf(app: OpenAPIHono, { service, version }: AppOptions): object {
  const made = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Thalweg", version, description: `The office ${service.office.names.en}. Errors are application/problem+json.` },
  });
  return { ...made, components: { ...made.components, schemas: { ...made.components?.schemas, ...components } } };
}
