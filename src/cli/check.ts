import { Option, type Command } from "commander";
import { languages, type Language } from "#model/names.js";
import { translator, type Translate } from "#words/words.js";
import { check } from "#office/check.js";
import { today } from "./options.js";
import { problemsText } from "./print.js";

export function addCheck(program: Command, words: Translate): void {
  program.command("check").description(words("cli.check.about")).argument("<dir>", words("cli.check.dir"))
    .addOption(new Option("--lang <language>", words("cli.option.lang")).choices([...languages]).default("en"))
    .action(async (packDir: string, { lang }: { readonly lang: Language }) => {
      const say = translator(lang);
      const { problems, warnings, counts } = await check({ packDir, today: today() });
      process.stderr.write(problemsText(problems, lang) + problemsText(warnings, lang));
      process.stdout.write(`${say("cli.check.summary", { dir: packDir, problems: problems.length, warnings: warnings.length, places: counts.places, links: counts.links, sites: counts.sites, sources: counts.sources })}\n`);
      if (problems.length > 0) process.exitCode = 1;
    });
}
