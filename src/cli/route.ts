import type { Command } from "commander";
import { Option } from "commander";
import type { Checked } from "#model/problem.js";
import { indicators, type RouteWithIndicators } from "#office/indicators.js";
import { openPack } from "#office/open-pack.js";
import { route, type RouteRequest } from "#office/route.js";
import type { Translate } from "#words/words.js";
import { csvText } from "./csv.js";
import { routeGeoJson } from "./geojson.js";
import { indicatorsRows, indicatorsText } from "./indicators-text.js";
import { isoDate, monthNumber, positiveInteger, positiveNumber, today, withCommonOptions, type CommonOptions } from "./options.js";
import { readChanges, withChangeOptions, type ChangeOptions } from "./pack-changes.js";
import { deliver, jsonText, refuse } from "./print.js";
import { readerOf } from "./reader.js";
import { routeText } from "./route-text.js";

interface RouteOptions extends CommonOptions, ChangeOptions {
  readonly format: "text" | "json" | "csv" | "geojson";
  readonly goods: string;
  readonly month?: number;
  readonly date?: string;
  readonly tonnes?: number;
  readonly minimise: "cost" | "time";
  readonly alternatives?: number;
  readonly includeUnverified?: true;
  readonly scenario?: string;
  readonly indicators?: true;
}

export function addRoute(program: Command, words: Translate): void {
  const command = program.command("route").description(words("cli.route.about")).argument("<from>", words("cli.route.place")).argument("<to>", words("cli.route.place"));
  withChangeOptions(withCommonOptions(command, ["text", "json", "csv", "geojson"], words), words)
    .requiredOption("--goods <kind>", words("cli.route.goods"))
    .option("--tonnes <t>", words("cli.route.tonnes"), positiveNumber)
    .addOption(new Option("--month <month>", words("cli.route.month")).argParser(monthNumber).conflicts("date"))
    .option("--date <date>", words("cli.route.on-date"), isoDate)
    .addOption(new Option("--minimise <what>", words("cli.route.minimise")).choices(["cost", "time"]).default("cost"))
    .option("--alternatives <n>", words("cli.route.alternatives-option"), positiveInteger)
    .option("--include-unverified", words("cli.route.include-unverified"))
    .option("--scenario <id>", words("cli.option.scenario"))
    .option("--indicators", words("cli.route.with-indicators"))
    .action(async (from: string, to: string, options: RouteOptions) => {
      const pack = await openPack({ packDir: options.pack, today: today() });
      if (!pack.ok) return refuse(pack.problems, options.lang);
      const changes = await readChanges(options);
      if (changes === undefined) return;
      const ask: (request: RouteRequest) => Promise<Checked<RouteWithIndicators>> = options.indicators === true ? indicators : route;
      const found = await ask({
        pack: pack.value, ...changes, from, to, goods: options.goods, tonnes: options.tonnes, month: options.month, date: options.date, minimise: options.minimise,
        alternatives: options.alternatives, includeUnverified: options.includeUnverified, asOf: options.asOf, scenarioId: options.scenario,
      });
      if (!found.ok) return refuse(found.problems, options.lang);
      switch (options.format) {
        case "text": return deliver(routeText(found.value, readerOf(pack.value, options.lang)) + indicatorsText(found.value, readerOf(pack.value, options.lang)), options);
        case "json": return deliver(jsonText(found.value), options);
        case "geojson": return deliver(jsonText({ ...routeGeoJson(found.value, pack.value), indicators: found.value.indicators }), options);
        case "csv": return deliver(csvText(options.indicators === true ? indicatorsRows(found.value) : [
          ["leg", "link", "from", "to", "mode", "crossing", "km", "hours", found.value.costUsdPerTonne?.unit === "USD/person" ? "cost_usd_per_person" : "cost_usd_per_t", "gauge_break", "way"],
          ...[found.value, ...(found.value.alternatives ?? [])].flatMap(({ legs }, way) => legs.map(({ link, from: start, to: end, mode, crossing, km, hours, costUsdPerTonne, gaugeBreak }, i) => [
            i + 1, link, start, end, mode, crossing, km.value, hours.value, costUsdPerTonne.value, gaugeBreak === true ? "yes" : "no", way + 1,
          ])),
        ]), options);
      }
    });
}
