/**
 * `npm test`: installs and builds what is missing, then runs the tests that need nothing but this checkout.
 * `--all` runs the slow and demanding ones too, `--rest` only those. Other arguments go to vitest.
 */
import "./check-node.mjs";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { launch, root, runNode, say } from "./run.mjs";

const demanding = [
  { folder: "test/all", needs: "minutes: fresh clones, kills, folders closed to others" },
  { folder: "test/browser", needs: "a Chromium (CHROME_PATH or on the PATH)" },
  { folder: "test/external", needs: "a PostgreSQL of its own (THALWEG_TEST_DATABASE_URL, or Debian's package postgresql)" },
];

const hasTests = (folder) => existsSync(join(root, folder)) && readdirSync(join(root, folder), { recursive: true }).some((file) => file.endsWith(".test.ts"));

/** Where a demanding test finds what it needs; undefined = it cannot run here. */
const found = {
  "test/all": () => true,
  "test/browser": () => [process.env.CHROME_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].some((path) => path !== undefined && existsSync(path)),
  "test/external": () => process.env.THALWEG_TEST_DATABASE_URL !== undefined
    || (existsSync("/usr/lib/postgresql") && readdirSync("/usr/lib/postgresql").some((version) => Number(version) >= 15)),
};

launch(async () => {
  const own = process.argv.slice(2);
  const which = own.includes("--rest") ? "rest" : own.includes("--all") ? "all" : "quick";
  await ensureInstalled();
  await ensureBuilt();
  const here = demanding.filter(({ folder }) => hasTests(folder));
  const absent = which === "quick" ? here : here.filter(({ folder }) => !found[folder]());
  for (const { folder, needs } of absent) say(`Left out: ${folder}, which needs ${needs}${which === "quick" ? "; npm run test:all runs it" : ", not found here"}.`);
  const testdata = process.env.THALWEG_TESTDATA ?? join(root, "../shared/testdata");
  if (!existsSync(testdata)) say("Left out: checks against public test data, which are not here (THALWEG_TESTDATA names their folder).");
  const plain = process.stdout.isTTY || process.env.FORCE_COLOR !== undefined ? {} : { NO_COLOR: "1" };
  const env = { ...process.env, ...plain, THALWEG_TEST: which, THALWEG_TEST_WITHOUT: absent.map(({ folder }) => folder).join(",") };
  const status = await runNode(["node_modules/vitest/vitest.mjs", "run", ...own.filter((arg) => arg !== "--all" && arg !== "--rest")], { env, toStdout: true });
  process.exitCode = status;
});
