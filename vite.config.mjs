import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: "src/desk",
  plugins: [react()],
  resolve: { conditions: ["source", "module", "browser", "import", "default"] },
  // The server puts a fresh nonce in place of the text at every request, so that no style needs unsafe-inline.
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    outDir: "../../dist/desk",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0, // the content security policy lets no data: scripts or fonts in
    chunkSizeWarningLimit: 1200, // MapLibre is one chunk, loaded after the first view
  },
  server: { proxy: { "/api": "http://127.0.0.1:4173" } },
});
