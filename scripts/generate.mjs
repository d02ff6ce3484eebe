/** Makes every file that is made from the code and kept in the tree. `.ci/run` fails when that changes anything. */
import "./check-node.mjs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { launch, runNode, Stop } from "./run.mjs";

const makers = ["words.mjs", "schemas.mjs", "method.mjs", "readme.mjs"];

launch(async () => {
  await ensureInstalled();
  await ensureBuilt(); // makers may read dist/
  for (const maker of makers) {
    if ((await runNode([join("scripts", maker)])) !== 0) throw new Stop(`scripts/${maker} failed (its own words are above).`, 3);
  }
});
