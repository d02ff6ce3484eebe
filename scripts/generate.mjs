/** Makes every file that is made from the code and the packs and kept in the tree. The makers are scripts/words.mjs and scripts/make-*.mjs. */
import "./check-node.mjs";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { launch, root, runNode, Stop } from "./run.mjs";

launch(async () => {
  await ensureInstalled();
  await ensureBuilt(); // makers may read dist/
  for (const maker of ["words.mjs", ...readdirSync(join(root, "scripts")).filter((name) => /^make-.+\.mjs$/.test(name)).sort()]) {
    if ((await runNode([join("scripts", maker)])) !== 0) throw new Stop(`scripts/${maker} failed (its own words are above).`, 3);
  }
});
