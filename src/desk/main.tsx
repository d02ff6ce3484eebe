import "@fontsource-variable/noto-sans/index.css";
import "@fontsource-variable/noto-sans-sc/index.css";
import "@mantine/core/styles.css";
import "./desk.css";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { LanguageProvider } from "./language.jsx";
import { router } from "./router.jsx";
import { theme } from "./theme.js";

/** The nonce that the server put into the page for this request; styles made at run time carry it. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
}

// The scroll lock under Mantine's drawer looks for its nonce under this name; without it the policy refuses its style.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 5 * 60_000, retry: 1, refetchOnWindowFocus: false } } });
const root = document.getElementById("desk");
if (root === null) throw new Error("index.html has no element #desk");

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <QueryClientProvider client={queries}>
        <LanguageProvider>
          <RouterProvider router={router} />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
