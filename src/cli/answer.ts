import type { Command } from "commander";
import type { Answer } from "#model/answer.js";
import type { Pack } from "#model/pack.js";
import { answer } from "#office/answer.js";
import { openPack, unknownName } from "#office/open-pack.js";
import type { Translate } from "#words/words.js";
import { answerCsv } from "./answer-csv.js";
import { answerText } from "./answer-text.js";
import { excludedSiteText, explainText } from "./explain-text.js";
import { answerGeoJson } from "./geojson.js";
import { positiveInteger, today, withCommonOptions, type CommonOptions } from "./options.js";
import { readChanges, withChangeOptions, type ChangeOptions } from "./pack-changes.js";
import { deliver, jsonText, readText, refuse } from "./print.js";
import { readerOf, type Reader } from "./reader.js";

interface AnswerOptions extends CommonOptions, ChangeOptions {
  readonly format: "text" | "json" | "csv" | "geojson";
  readonly scenario?: string;
  readonly top?: number;
  readonly explain?: string;
}

export function addAnswer(program: Command, words: Translate): void {
  const command = program.command("answer").description(words("cli.answer.about")).argument("<brief>", words("cli.answer.brief"));
  withChangeOptions(withCommonOptions(command, ["text", "json", "csv", "geojson"], words), words)
    .option("--scenario <id>", words("cli.answer.scenario"))
    .option("--top <n>", words("cli.answer.top"), positiveInteger)
    .option("--explain <site>", words("cli.answer.explain"))
    .action(async (file: string, options: AnswerOptions) => {
      const brief = await readText(file);
      if ("problem" in brief) return refuse([brief.problem], options.lang);
      const pack = await openPack({ packDir: options.pack, today: today() });
      if (!pack.ok) return refuse(pack.problems, options.lang);
      const changes = await readChanges(options);
      if (changes === undefined) return;
      const answered = await answer({ pack: pack.value, ...changes, briefText: brief.text, file, asOf: options.asOf, scenarioId: options.scenario, top: options.explain === undefined ? options.top : undefined });
      if (!answered.ok) return refuse(answered.problems, options.lang);
      if (options.explain !== undefined) return explain(options.explain, answered.value, { options, reader: readerOf(pack.value, options.lang) });
      return deliver(written(answered.value, pack.value, options), options);
    });
}

function written(answered: Answer, pack: Pack, { format, lang }: AnswerOptions): string {
  switch (format) {
    case "text": return answerText(answered, { reader: readerOf(pack, lang), pack });
    case "json": return jsonText(answered);
    case "csv": return answerCsv(answered, lang);
    case "geojson": return jsonText(answerGeoJson(answered, pack));
  }
}

async function explain(id: string, answered: Answer, { options, reader }: { readonly options: AnswerOptions; readonly reader: Reader }): Promise<void> {
  const ranked = answered.ranked.find(({ site }) => site.id === id);
  if (ranked !== undefined) return deliver(options.format === "json" ? jsonText(ranked) : explainText(ranked, answered, reader), options);
  const excluded = answered.excluded.find(({ site }) => site.id === id);
  if (excluded !== undefined) return deliver(options.format === "json" ? jsonText(excluded) : excludedSiteText(excluded, answered, reader), options);
  const known = [...answered.ranked, ...answered.excluded].map(({ site }) => site.id);
  refuse([{ code: "name-unknown", severity: "error", at: { file: "answer", path: "explain" }, data: unknownName(id, known) }], options.lang);
}
