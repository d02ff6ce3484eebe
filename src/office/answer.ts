import type { Answer } from "#model/answer.js";
import type { IsoDate } from "#model/fact.js";
import type { Checked } from "#model/problem.js";
import { answerBrief } from "#engine/match/answer-brief.js";
import { loadBrief } from "#pack/load-brief.js";
import { openPack, scenarioOf, type PackGiven } from "./open-pack.js";
import { say } from "./say.js";

export type AnswerRequest = PackGiven & {
  readonly briefText: string; // YAML or JSON
  readonly file: string; // where the text came from, for problems
  readonly asOf?: IsoDate | undefined; // absent = the pack's edition
  readonly scenarioId?: string | undefined; // absent = the brief's own, else the corridor as it stands
  readonly top?: number | undefined; // so many ranked sites; absent = all
};

/** Answers an investor's brief from a pack. Problems with the pack, the brief and the scenario are all reported. */
export async function answer(request: AnswerRequest): Promise<Checked<Answer>> {
  const opened = await openPack(request);
  if (!opened.ok) return opened;
  const pack = opened.value;
  const brief = loadBrief(request.briefText, { file: request.file, pack });
  const scenario = scenarioOf(pack, request.scenarioId ?? (brief.ok ? brief.value.scenario : undefined));
  const problems = [...(brief.ok ? [] : brief.problems), ...(scenario.ok ? [] : scenario.problems)];
  if (!brief.ok || !scenario.ok) return { ok: false, problems };
  const answered = answerBrief({ pack, brief: brief.value, asOf: request.asOf ?? pack.head.edition, scenario: scenario.value, say, top: request.top });
  return answered.ok ? { ...answered, warnings: [...opened.warnings, ...brief.warnings, ...answered.warnings] } : answered;
}
