import { Option, type Command } from "commander";
import { languages, type Language } from "#model/names.js";
import { importObservations } from "#office/import-observations.js";
import { openPack } from "#office/open-pack.js";
import { translator, type Translate } from "#words/words.js";
import { dataDirOf, withRegistry } from "./office-data.js";
import { defaultPack, today } from "./options.js";
import { readText, refuse } from "./print.js";

interface ImportOptions {
  readonly data: string;
  readonly pack: string;
  readonly lang: Language;
}

/** `thalweg import observations FILE --data DIR`. */
export function addImport(program: Command, words: Translate): void {
  program.command("import").description(words("cli.import.about"))
    .command("observations").description(words("cli.import.observations")).argument("<file>", words("cli.import.file"))
    .requiredOption("--data <dir>", words("cli.serve.data"))
    .option("--pack <dir>", words("cli.option.pack"), defaultPack)
    .addOption(new Option("--lang <language>", words("cli.option.lang")).choices([...languages]).default("en"))
    .action(observations);
}

async function observations(file: string, { data, pack: packDir, lang }: ImportOptions): Promise<void> {
  const words = translator(lang);
  const [read, pack] = [await readText(file), await openPack({ packDir, today: today() })];
  if ("problem" in read) return refuse([read.problem], lang);
  if (!pack.ok) return refuse(pack.problems, lang);
  const imported = await withRegistry(dataDirOf(data, ""), lang, async (registry) => importObservations({ text: read.text, file, pack: pack.value, registry }));
  if (imported === undefined) return undefined;
  if (!imported.ok) return refuse(imported.problems, lang);
  process.stdout.write(`${words("cli.import.done", { file, rows: imported.value.rows, added: imported.value.added })}\n`);
}
