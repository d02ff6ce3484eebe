import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appRole, connectionTo } from "#registry/connect.js";
import { openRegistry } from "#registry/registry.js";
import { runningServer } from "../processes.js";
import { registryContract } from "./registry.contract.js";

registryContract("the embedded registry", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "thalweg-test-"));
  return {
    open: async () => openRegistry({ dataDir }),
    app: () => connectionTo({ socketDir: runningServer(dataDir)?.socketDir ?? "", role: appRole }),
    close: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
});
