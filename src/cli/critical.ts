import { Option, type Command } from "commander";
import { critical, type Critical, type CriticalLinkReport } from "#office/critical.js";
import { openPack } from "#office/open-pack.js";
import type { Translate } from "#words/words.js";
import { criticalText } from "./critical-text.js";
import { csvText } from "./csv.js";
import { positiveInteger, today, withCommonOptions, type CommonOptions } from "./options.js";
import { readChanges, withChangeOptions, type ChangeOptions } from "./pack-changes.js";
import { deliver, jsonText, readGiven, refuse } from "./print.js";
import { readerOf } from "./reader.js";

interface CriticalOptions extends CommonOptions, ChangeOptions {
  readonly format: "text" | "json" | "csv";
  readonly brief?: string;
  readonly flows?: string;
  readonly site?: string;
  readonly scenario?: string;
  readonly top: number;
}

export function addCritical(program: Command, words: Translate): void {
  withChangeOptions(withCommonOptions(program.command("critical").description(words("cli.critical.about")), ["text", "json", "csv"], words), words)
    .addOption(new Option("--brief <file>", words("cli.critical.brief")).conflicts("flows"))
    .option("--flows <file>", words("cli.what-if.flows"))
    .option("--site <id>", words("cli.critical.site"))
    .option("--scenario <id>", words("cli.option.scenario"))
    .option("--top <n>", words("cli.critical.top"), positiveInteger, 10)
    .action(async (options: CriticalOptions, command: Command) => {
      const [brief, flows] = [await readGiven(options.brief, options.lang), await readGiven(options.flows, options.lang)];
      if (brief === "refused" || flows === "refused") return;
      const given = brief !== undefined ? { brief, site: options.site } : flows !== undefined ? { flows } : undefined;
      if (given === undefined) return command.error(words("cli.critical.neither"));
      const pack = await openPack({ packDir: options.pack, today: today() });
      if (!pack.ok) return refuse(pack.problems, options.lang);
      const changes = await readChanges(options);
      if (changes === undefined) return;
      const found = await critical({ pack: pack.value, ...changes, given, scenarioId: options.scenario, top: options.top, asOf: options.asOf });
      if (!found.ok) return refuse(found.problems, options.lang);
      switch (options.format) {
        case "text": return deliver(criticalText(found.value, readerOf(pack.value, options.lang)), options);
        case "json": return deliver(jsonText(found.value), options);
        case "csv": return deliver(criticalCsv(found.value), options);
      }
    });
}

/** A row a link: the dearest to lose first, then those without which some goods stand. */
function criticalCsv({ dearest, withoutSecondWay }: Critical): string {
  const row = ({ link, from, to, mode, crossing, tonnesPerYear, extraPerYear, strandedTonnesPerYear, noSecondWay }: CriticalLinkReport): (string | number | undefined)[] => [
    link, from, to, mode, crossing, tonnesPerYear, extraPerYear.value, strandedTonnesPerYear, noSecondWay.map((flow) => `${flow.from} ${flow.to} ${flow.goods} ${flow.months.join("+")}`).join("; "),
  ];
  const links = [...new Map([...dearest, ...withoutSecondWay.links].map((one) => [one.link, one])).values()];
  return csvText([["link", "from", "to", "mode", "crossing", "tonnes_per_year", "extra_usd_per_year", "stranded_tonnes_per_year", "no_second_way"], ...links.map(row)]);
}
