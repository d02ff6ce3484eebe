import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pack } from "#model/pack.js";
import type { PackBrief } from "#office/service.js";
import { loadBrief } from "#pack/load-brief.js";

/** The briefs that come with a pack, in the order of their file names. */
export function readPackBriefs(packDir: string, pack: Pack): PackBrief[] {
  const dir = join(packDir, "briefs");
  if (!existsSync(dir)) return [];
  return readdirSync(dir).filter((name) => /\.ya?ml$/.test(name)).toSorted().flatMap((name) => {
    const id = name.replace(/\.ya?ml$/, "");
    const text = readFileSync(join(dir, name), "utf8");
    const brief = loadBrief(text, { file: `briefs/${name}`, pack });
    if (!brief.ok) return []; // `thalweg check` tells what is wrong with it
    const title = brief.value.title ?? id;
    return [{ id, title: typeof title === "string" ? { en: title, zh: title, ru: title } : title, text, brief: brief.value }];
  });
}

export function readBasemap(packDir: string): string | undefined {
  const file = join(packDir, "basemap.geojson");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
