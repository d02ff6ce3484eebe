import { financingPlanDraftSchema, financingPlanSchema, type FinancingPlan } from "#model/financing-plan.js";
import type { Pack } from "#model/pack.js";
import type { Place, Problem } from "#model/problem.js";
import { byPlace } from "./by-place.js";
import { checkFacts } from "./check-facts.js";
import { checkProvenance } from "./check-sources.js";
import { partEntry, type Entry } from "./entry.js";
import { unknownData } from "./problem-data.js";
import { shapeProblems } from "./shape-problems.js";
import type { Table } from "./table.js";
import { readYaml } from "./yaml-document.js";

/** A financing plan as far as its text holds one. */
export interface LoadedPlan {
  readonly plan: FinancingPlan | undefined; // where it has no problem of its own
  readonly draft: FinancingPlan | undefined; // where its problems leave enough of it to look for more
  readonly problems: readonly Problem[];
  /** Where in the text a part of the plan stands: `sources[1].tenorYears`. */
  readonly at: (path: string) => Place;
}

/**
 * A financing plan from its text, YAML or JSON, with every problem that the text alone shows, each with line and column. Whether the plan can be
 * meant (its funds, currencies, sums and years) is for the engine to say, of which the draft is for: no mistake hides another.
 */
export function loadPlan(text: string, { file, pack }: { readonly file: string; readonly pack: Pick<Pack, "sources"> }): LoadedPlan {
  const document = readYaml(text, file);
  const at = (path: string): Place => document.at(path.split(/[.[\]]+/).filter((step) => step !== "").map((step) => (/^\d+$/.test(step) ? Number(step) : step)));
  if (!document.whole) return { plan: undefined, draft: undefined, problems: document.problems, at };
  const entry = partEntry(document, []);
  const shape = financingPlanSchema.safeParse(entry.value);
  const table: Table = { stem: "plans", entries: [entry], absent: new Set(), mentioned: new Set(), damaged: 0, whole: true };
  const problems = [
    ...document.problems,
    ...(shape.success ? [] : shapeProblems(financingPlanSchema, entry, shape.error.issues)),
    ...checkFacts(table, { ...table, stem: "goods", entries: [] }), ...checkProvenance(table), ...unknownSources(entry, pack.sources),
  ];
  return { plan: problems.length === 0 ? shape.data : undefined, draft: financingPlanDraftSchema.safeParse(entry.value).data, problems: problems.toSorted(byPlace), at };
}

/** Facts of the plan that rest on sources which the pack does not have. */
function unknownSources(entry: Entry, sources: Pack["sources"]): Problem[] {
  return entry.objects().flatMap(({ path, object: { source } }): Problem[] =>
    typeof source !== "string" || Object.hasOwn(sources, source) ? [] : [{ code: "source-unknown", severity: "error", at: entry.at([...path, "source"]), data: { source, uses: 1, ...unknownData(source, Object.keys(sources)) } }]);
}
