import type { Answer } from "#model/answer.js";
import type { Checked } from "#model/problem.js";
import { answerBrief } from "#engine/match/answer-brief.js";
import { citeSources, sourceIdsIn } from "#engine/match/sources.js";
import { loadBrief } from "#pack/load-brief.js";
import { openPack, scenarioOf, type PackGiven } from "./open-pack.js";
import { preparePack, problemsOf, type PackChanges, type PreparedPack } from "./prepare-pack.js";
import { say } from "./say.js";

export type AnswerRequest = PackGiven & PackChanges & {
  readonly briefText: string; // YAML or JSON
  readonly file: string; // where the text came from, for problems
  readonly scenarioId?: string | undefined; // absent = the brief's own, else the corridor as it stands
  readonly top?: number | undefined; // so many ranked sites; absent = all
};

/** Answers an investor's brief from a pack. Problems with the pack, the assumptions, the brief and the scenario are all reported. */
export async function answer(request: AnswerRequest): Promise<Checked<Answer>> {
  const opened = await openPack(request);
  if (!opened.ok) return opened;
  const brief = loadBrief(request.briefText, { file: request.file, pack: opened.value });
  const scenario = scenarioOf(opened.value, request.scenarioId ?? (brief.ok ? brief.value.scenario : undefined));
  const prepared = preparePack(opened.value, request, scenario.ok ? scenario.value : undefined);
  if (!prepared.ok || !brief.ok || !scenario.ok) return { ok: false, problems: problemsOf([prepared, brief, scenario]) };
  const { pack, asOf } = prepared.value;
  const answered = answerBrief({ pack, brief: brief.value, asOf, scenario: scenario.value, say, top: request.top });
  if (!answered.ok) return answered;
  return { ok: true, value: withOverlaid(answered.value, prepared.value), warnings: [...opened.warnings, ...brief.warnings, ...answered.warnings] };
}

/** A document that lists which of its pack's numbers somebody's assumptions replaced, with the sources of what was replaced. */
export function withOverlaid<T extends Pick<Answer, "sources">>(document: T, { pack, overlaid }: Pick<PreparedPack, "pack" | "overlaid">): T & Pick<Answer, "overlaid"> {
  if (overlaid.length === 0) return document;
  return { ...document, sources: citeSources([...Object.keys(document.sources), ...sourceIdsIn(overlaid)], pack.sources), overlaid: [...overlaid] };
}
