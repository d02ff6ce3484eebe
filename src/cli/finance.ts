import type { Command } from "commander";
import { financePlan } from "#office/finance-plan.js";
import { openPack } from "#office/open-pack.js";
import type { Translate } from "#words/words.js";
import { financeText } from "./finance-text.js";
import { today, withCommonOptions, type CommonOptions } from "./options.js";
import { deliver, jsonText, readText, refuse } from "./print.js";
import { readerOf } from "./reader.js";

interface FinanceOptions extends CommonOptions {
  readonly format: "text" | "json";
  readonly brief: string;
  readonly site: string;
  readonly scenario?: string;
}

export function addFinance(program: Command, words: Translate): void {
  withCommonOptions(program.command("finance").description(words("cli.finance.about")).argument("<plan>", words("cli.finance.plan")), ["text", "json"], words)
    .requiredOption("--brief <file>", words("cli.finance.brief"))
    .requiredOption("--site <id>", words("cli.finance.site"))
    .option("--scenario <id>", words("cli.option.scenario"))
    .action(async (file: string, options: FinanceOptions) => {
      const [plan, brief] = [await readText(file), await readText(options.brief)];
      if ("problem" in plan || "problem" in brief) return refuse([plan, brief].flatMap((read) => ("problem" in read ? [read.problem] : [])), options.lang);
      const pack = await openPack({ packDir: options.pack, today: today() });
      if (!pack.ok) return refuse(pack.problems, options.lang);
      const financed = await financePlan({
        pack: pack.value, plan: { text: plan.text, file }, brief: { text: brief.text, file: options.brief }, siteId: options.site, scenarioId: options.scenario, asOf: options.asOf,
      });
      if (!financed.ok) return refuse(financed.problems, options.lang);
      return deliver(options.format === "json" ? jsonText(financed.value) : financeText(financed.value, readerOf(pack.value, options.lang)), options);
    });
}
