import { Option, type Command } from "commander";
import { languages, type Language } from "#model/names.js";
import { loadPack } from "#pack/load.js";
import { translator } from "#words/words.js";
import { dataDirOf, withRegistry } from "./office-data.js";
import { defaultPack, today } from "./options.js";
import { refuse } from "./print.js";

interface MigrateOptions {
  readonly data?: string;
  readonly pack: string;
  readonly office?: string;
  readonly lang: Language;
}

export function addMigrate(program: Command): void {
  const words = translator("en");
  program.command("migrate").description(words("cli.migrate.about"))
    .option("--data <dir>", words("cli.serve.data"))
    .option("--pack <dir>", words("cli.serve.pack"), defaultPack)
    .option("--office <id>", words("cli.serve.office"))
    .addOption(new Option("--lang <language>", words("cli.serve.lang")).choices([...languages]).default("en"))
    .action(migrate);
}

/** Opening a registry brings its tables up to date; this opens it, says what was done, and closes it. Works beside a running server. */
async function migrate({ data, pack, office, lang }: MigrateOptions): Promise<void> {
  const words = translator(lang);
  let officeId = office;
  if (officeId === undefined && data === undefined) {
    const loaded = await loadPack(pack, { today: today() });
    if (!loaded.ok) return refuse(loaded.problems, lang);
    officeId = loaded.value.head.offices[0]?.id;
  }
  const migrated = await withRegistry(dataDirOf(data, officeId ?? ""), lang, async (registry) => registry.migrated);
  if (migrated !== undefined) process.stdout.write(`${migrated.length === 0 ? words("cli.migrate.nothing") : words("cli.migrate.done", { count: migrated.length, names: migrated.join(", ") })}\n`);
}
