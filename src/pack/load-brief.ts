import { briefSchema, type Brief } from "#model/brief.js";
import type { Pack } from "#model/pack.js";
import type { Checked } from "#model/problem.js";
import { byPlace } from "./by-place.js";
import { checkBrief } from "./check-brief.js";
import { checkReferences } from "./check-references.js";
import { partEntry } from "./entry.js";
import { knownOfPack } from "./known.js";
import { onePerId } from "./one-per-id.js";
import { shapeProblems } from "./shape-problems.js";
import { readYaml } from "./yaml-document.js";

/**
 * A brief from its text, YAML or JSON, with its ids checked against a pack; or every problem with it, each with line and column.
 */
export function loadBrief(text: string, { file, pack }: { readonly file: string; readonly pack: Pack }): Checked<Brief> {
  const document = readYaml(text, file);
  if (!document.whole) return { ok: false, problems: document.problems };
  const entry = partEntry(document, []);
  const shape = briefSchema.safeParse(entry.value);
  const known = knownOfPack(pack);
  const problems = [
    ...document.problems,
    ...(shape.success ? [] : shapeProblems(briefSchema, entry, shape.error.issues)),
    ...checkReferences("briefs", [entry], known),
    ...checkBrief(entry, pack, known),
  ];
  return shape.success && problems.length === 0 ? { ok: true, value: shape.data, warnings: [] } : { ok: false, problems: onePerId(problems.toSorted(byPlace)) };
}
