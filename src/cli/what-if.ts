import type { Command } from "commander";
import { openPack } from "#office/open-pack.js";
import { whatIf, type WhatIf } from "#office/what-if.js";
import type { Translate } from "#words/words.js";
import { csvText } from "./csv.js";
import { today, withCommonOptions, type CommonOptions } from "./options.js";
import { deliver, jsonText, readText, refuse } from "./print.js";
import { readerOf } from "./reader.js";
import { whatIfText } from "./what-if-text.js";

interface WhatIfOptions extends CommonOptions {
  readonly format: "text" | "json" | "csv";
  readonly brief?: string;
  readonly goods?: string;
}

export function addWhatIf(program: Command, words: Translate): void {
  withCommonOptions(program.command("what-if").description(words("cli.what-if.about")).argument("<scenario>", words("cli.option.scenario")).argument("[other]", words("cli.what-if.other")), ["text", "json", "csv"], words)
    .option("--brief <file>", words("cli.what-if.brief"))
    .option("--goods <kind>", words("cli.what-if.goods"))
    .action(async (scenarioId: string, otherId: string | undefined, options: WhatIfOptions) => {
      const brief = options.brief === undefined ? undefined : { file: options.brief, read: await readText(options.brief) };
      if (brief !== undefined && "problem" in brief.read) return refuse([brief.read.problem], options.lang);
      const pack = await openPack({ packDir: options.pack, today: today() });
      if (!pack.ok) return refuse(pack.problems, options.lang);
      const text = brief !== undefined && "text" in brief.read ? { file: brief.file, text: brief.read.text } : undefined;
      const found = await whatIf({ pack: pack.value, scenarioId, otherId, brief: text, goods: options.goods, asOf: options.asOf });
      if (!found.ok) return refuse(found.problems, options.lang);
      switch (options.format) {
        case "text": return deliver(whatIfText(found.value, { reader: readerOf(pack.value, options.lang), pack: pack.value }), options);
        case "json": return deliver(jsonText(found.value), options);
        case "csv": return deliver(whatIfCsv(found.value), options);
      }
    });
}

function whatIfCsv({ sites, ways }: WhatIf): string {
  if (sites !== undefined) {
    const money = sites.currency.toLowerCase();
    const ends = ["before", "after"].flatMap((end) => [`rank_${end}`, `npv_${end}_${money}`, `delivered_cost_${end}_usd_per_t`, `worst_month_days_${end}`]);
    return csvText([["site", "change", ...ends], ...sites.differences.map(({ site, change, before, after }) => [
      site.id, change, ...[before, after].flatMap((one) => [one?.rank, one?.npv, one?.deliveredCostUsdPerTonne, one?.worstMonthDays]),
    ])]);
  }
  return csvText([
    ["region", "from", "to", "months", "cost_before_usd_per_t", "cost_after_usd_per_t", "days_before", "days_after"],
    ...(ways?.differences ?? []).map(({ region, from, to, months, before, after }) => [
      region, from, to, months.join(" "), before?.costUsdPerTonne, after?.costUsdPerTonne, before?.days, after?.days,
    ]),
  ]);
}
