import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { launch, root } from "./run.mjs";

/** The built command line in this very process: no child that could be left behind. */
export function runCommandLine(args) {
  launch(async () => {
    await ensureInstalled();
    await ensureBuilt();
    const main = join(root, "dist/cli/main.js");
    process.argv = [process.argv[0], main, ...args];
    await import(pathToFileURL(main).href);
  });
}
