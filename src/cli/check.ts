import { Option, type Command } from "commander";
import { languages, type Language } from "#model/names.js";
import { translator } from "#words/words.js";
import { check } from "#office/check.js";
import { today } from "./options.js";
import { problemsText } from "./print.js";

export function addCheck(program: Command): void {
  program.command("check").description("check a pack and report every problem").argument("<dir>", "the pack's folder")
    .addOption(new Option("--lang <language>", "language of the words").choices([...languages]).default("en"))
    .action(async (packDir: string, { lang }: { readonly lang: Language }) => {
      const words = translator(lang);
      const { problems, warnings, counts } = await check({ packDir, today: today() });
      process.stderr.write(problemsText(problems, lang) + problemsText(warnings, lang));
      process.stdout.write(`${words("cli.check.summary", { dir: packDir, problems: problems.length, warnings: warnings.length, places: counts.places, links: counts.links, sites: counts.sites, sources: counts.sources })}\n`);
      if (problems.length > 0) process.exitCode = 1;
    });
}
