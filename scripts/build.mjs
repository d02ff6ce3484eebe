/** Builds dist/ from src/ when their contents have parted. A half-made build is never seen: it is made elsewhere and moved in whole. */
import "./check-node.mjs";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./install.mjs";
import { launch, root, runNode, say, scratch, Stop, withLock } from "./run.mjs";

const dist = join(root, "dist");
const stamp = join(dist, ".stamp");
const madeByUs = join("src", "words", "catalogue.ts");

function filesUnder(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/** Everything a build depends on. Tests are not part of it. */
function sources() {
  const settings = ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json", "tsconfig.desk.json", "vite.config.mjs", "scripts/words.mjs", "scripts/build.mjs"];
  const code = filesUnder(join(root, "src")).map((path) => relative(root, path)).filter((path) => path !== madeByUs && !/\.test\.tsx?$/.test(path));
  return [...settings.filter((path) => existsSync(join(root, path))), ...code].sort();
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function isBuilt(hash) {
  try { return readFileSync(stamp, "utf8") === hash; } catch { return false; }
}

/** Moves the finished build into place. What stood there is moved away first and removed last. */
function moveIn(made) {
  const old = join(scratch, `old-${process.pid}`);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(made, dist);
  rmSync(old, { recursive: true, force: true });
}

async function build(hash) {
  say("Building (needed once, and after each change of the source).");
  for (const left of readdirSync(scratch)) if (/^(build|old)-/.test(left)) rmSync(join(scratch, left), { recursive: true, force: true });
  const made = join(scratch, `build-${process.pid}`);
  const step = async (what, args) => {
    if ((await runNode(args)) !== 0) throw new Stop(`The build failed at ${what} (its own words are above); dist was left as it was.`, 3);
  };
  await step("the words", ["scripts/words.mjs"]);
  await step("the compiler", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--outDir", made]);
  const migrations = join("registry", "migrations");
  cpSync(join(root, "src", migrations), join(made, migrations), { recursive: true });
  if (existsSync(join(root, "src/desk/main.tsx"))) {
    await step("the desk", ["node_modules/vite/bin/vite.js", "build", "--config", "vite.config.mjs", "--outDir", join(made, "desk"), "--emptyOutDir", "--logLevel", "warn"]);
  }
  writeFileSync(join(made, ".stamp"), hash);
  moveIn(made);
}

export async function ensureBuilt() {
  const hash = hashOf(sources());
  if (isBuilt(hash)) return;
  await withLock("build", async () => {
    const now = hashOf(sources());
    if (!isBuilt(now)) await build(now);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  launch(async () => {
    await ensureInstalled();
    await ensureBuilt();
  });
}
