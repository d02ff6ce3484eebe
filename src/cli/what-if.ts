import type { Command } from "commander";
import { openPack } from "#office/open-pack.js";
import { whatIf } from "#office/what-if.js";
import type { Translate } from "#words/words.js";
import { nameList, today, withCommonOptions, type CommonOptions } from "./options.js";
import { readChanges, withChangeOptions, type ChangeOptions } from "./pack-changes.js";
import { deliver, jsonText, readGiven, refuse } from "./print.js";
import { readerOf } from "./reader.js";
import { whatIfCsv } from "./what-if-csv.js";
import { whatIfText } from "./what-if-text.js";

interface WhatIfOptions extends CommonOptions, ChangeOptions {
  readonly format: "text" | "json" | "csv";
  readonly brief?: string;
  readonly flows?: string;
  readonly goods?: string[];
}

export function addWhatIf(program: Command, words: Translate): void {
  const command = program.command("what-if").description(words("cli.what-if.about")).argument("<scenario>", words("cli.option.scenario")).argument("[other]", words("cli.what-if.other"));
  withChangeOptions(withCommonOptions(command, ["text", "json", "csv"], words), words)
    .option("--brief <file>", words("cli.what-if.brief"))
    .option("--flows <file>", words("cli.what-if.flows"))
    .option("--goods <kinds>", words("cli.what-if.goods-option"), nameList)
    .action(async (scenarioId: string, otherId: string | undefined, options: WhatIfOptions) => {
      const [brief, flows] = [await readGiven(options.brief, options.lang), await readGiven(options.flows, options.lang)];
      if (brief === "refused" || flows === "refused") return;
      const pack = await openPack({ packDir: options.pack, today: today() });
      if (!pack.ok) return refuse(pack.problems, options.lang);
      const changes = await readChanges(options);
      if (changes === undefined) return;
      const found = await whatIf({ pack: pack.value, ...changes, scenarioId, otherId, brief, flows, goods: options.goods, asOf: options.asOf });
      if (!found.ok) return refuse(found.problems, options.lang);
      switch (options.format) {
        case "text": return deliver(whatIfText(found.value, { reader: readerOf(pack.value, options.lang), pack: pack.value }), options);
        case "json": return deliver(jsonText(found.value), options);
        case "csv": return deliver(whatIfCsv(found.value), options);
      }
    });
}
