import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { AnswerPage } from "./pages/answer-page.jsx";
import { LostPage } from "./pages/lost-page.jsx";
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

export const router = createRouter({ routeTree: root.addChildren([start, answer]), scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
