import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { AnswerPage } from "./pages/answer-page.jsx";
import { LostPage } from "./pages/lost-page.jsx";
import { RoutesPage } from "./pages/routes-page.jsx";
import { WhatIfPage } from "./pages/what-if-page.jsx";
import { readRoutesSearch, readWhatIfSearch } from "./routes/search.js";
import { Shell } from "./shell.jsx";
import { StartPage } from "./pages/start-page.jsx";

const root = createRootRoute({ component: Shell, notFoundComponent: LostPage });

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: StartPage,
  /** `?from=ANSWER` fills the form with the brief of an earlier answer; `?brief=ID` with one of the pack's. */
  validateSearch: (search: Record<string, unknown>): { from?: string; brief?: string } => ({
    ...(typeof search["from"] === "string" ? { from: search["from"] } : {}),
    ...(typeof search["brief"] === "string" ? { brief: search["brief"] } : {}),
  }),
});

const answer = createRoute({
  getParentRoute: () => root,
  path: "/answers/$answerId",
  component: AnswerPage,
  /** `?site=ID` opens that site's sheet. */
  validateSearch: (search: Record<string, unknown>): { site?: string } => (typeof search["site"] === "string" ? { site: search["site"] } : {}),
});

const routes = createRoute({ getParentRoute: () => root, path: "/routes", component: RoutesPage, validateSearch: readRoutesSearch });
const whatIf = createRoute({ getParentRoute: () => root, path: "/what-if", component: WhatIfPage, validateSearch: readWhatIfSearch });

export const router = createRouter({ routeTree: root.addChildren([start, answer, routes, whatIf]), scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
