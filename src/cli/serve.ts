import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { InvalidArgumentError, Option, type Command } from "commander";
import { createApp } from "#http/app.js";
import { readDesk } from "#http/desk-files.js";
import { listen, NoListening, type Listening } from "#http/listen.js";
import { languages, type Language } from "#model/names.js";
import type { Office, Pack } from "#model/pack.js";
import { openOffice, type OfficeService } from "#office/service.js";
import { loadPack } from "#pack/load.js";
import { openRegistry, type Registry } from "#registry/registry.js";
import { translator, type Translate } from "#words/words.js";
import { answerCsv } from "./answer-csv.js";
import { databaseUrl, dataDirOf, refusalSentence } from "./office-data.js";
import { defaultPack, today } from "./options.js";
import { readBasemap, readPackBriefs } from "./pack-briefs.js";
import { refuse } from "./print.js";

interface ServeOptions {
  readonly data?: string;
  readonly pack: string;
  readonly port?: number;
  readonly host: string;
  readonly office?: string;
  readonly lang: Language;
}

const usualPort = 4173;
const portsTried = 20;
const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

export function addServe(program: Command): void {
  const words = translator("en");
  program.command("serve").description(words("cli.serve.about"))
    .option("--data <dir>", words("cli.serve.data"))
    .option("--pack <dir>", words("cli.serve.pack"), defaultPack)
    .option("--port <number>", words("cli.serve.port"), portNumber)
    .option("--host <address>", words("cli.serve.host"), "127.0.0.1")
    .option("--office <id>", words("cli.serve.office"))
    .addOption(new Option("--lang <language>", words("cli.serve.lang")).choices([...languages]).default("en"))
    .action(async (options: ServeOptions) => {
      const status = await serve(options);
      if (status !== 0) process.exitCode = status;
    });
}

function portNumber(text: string): number {
  if (!/^[0-9]+$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError(translator("en")("cli.serve.bad-port", { value: text }));
  return Number(text);
}

/** Resolves at the first signal to stop, or when `lost` is called. Later signals change nothing: the stop is under way. */
function stopSignal(): { readonly stopped: Promise<"signal" | "lost">; readonly isStopped: () => boolean; readonly lost: () => void } {
  let reason: "signal" | "lost" | undefined;
  let resolve: (reason: "signal" | "lost") => void = () => undefined;
  const stopped = new Promise<"signal" | "lost">((resolved) => { resolve = resolved; });
  const stop = (why: "signal" | "lost") => {
    reason ??= why;
    resolve(reason);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop("signal"));
  return { stopped, isStopped: () => reason !== undefined, lost: () => stop("lost") };
}

function officeOf(pack: Pack, id: string | undefined): Office | undefined {
  return id === undefined ? pack.head.offices[0] : pack.head.offices.find((office) => office.id === id);
}

/** The port that was asked for, or the usual one, or the next free one after it. */
async function listenSomewhere(app: ReturnType<typeof createApp>, { port, host }: ServeOptions, words: Translate): Promise<Listening> {
  if (port !== undefined) return listen(app.fetch, { port, host });
  for (let tried = usualPort; tried < usualPort + portsTried; tried += 1) {
    try {
      const listening = await listen(app.fetch, { port: tried, host });
      if (tried !== usualPort) tell(words("cli.serve.port-taken", { taken: String(usualPort), port: String(tried) }));
      return listening;
    } catch (failure) {
      if (!(failure instanceof NoListening) || failure.why !== "EADDRINUSE") throw failure;
    }
  }
  return listen(app.fetch, { port: 0, host });
}

function appFor(service: OfficeService, host: string): ReturnType<typeof createApp> {
  const root = new URL("../../", import.meta.url);
  const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { version: string };
  return createApp({
    service, version, desk: readDesk(fileURLToPath(new URL("dist/desk", root))),
    hosts: loopback.has(host) ? loopback : undefined,
    onFault: ({ requestId, method, path, failure }) => tell(`${new Date().toISOString()} ${requestId} ${method} ${path} ${failure instanceof Error ? failure.stack : String(failure)}`),
  });
}

const urlOf = (host: string, port: number): string => `http://${host.includes(":") ? `[${host}]` : host}:${port}/`;

/** Opens an office and keeps it open until a signal. @returns the exit status */
async function serve(options: ServeOptions): Promise<number> {
  const words = translator(options.lang);
  const stop = stopSignal();
  const loaded = await loadPack(options.pack, { today: today() });
  if (!loaded.ok) {
    refuse(loaded.problems, options.lang);
    return 1;
  }
  const pack = loaded.value;
  const office = officeOf(pack, options.office);
  if (office === undefined) {
    tell(words("cli.serve.no-office", { value: options.office ?? "", known: pack.head.offices.map(({ id }) => id).join(", ") }));
    return 1;
  }
  const url = databaseUrl();
  const dataDir = dataDirOf(options.data, office.id);
  const data = url === undefined ? dataDir : words("cli.serve.external");
  let registry: Registry;
  try {
    registry = await openRegistry({ dataDir, databaseUrl: url, serving: true, onLost: stop.lost });
  } catch (failure) {
    const sentence = refusalSentence(failure, words);
    if (stop.isStopped()) return 0;
    if (sentence === undefined) throw failure;
    tell(sentence);
    return 1;
  }
  if (registry.adopted) tell(words("cli.serve.adopted"));
  let listening: Listening | undefined;
  try {
    if (stop.isStopped()) return 0;
    const service = openOffice({ office, pack, briefs: readPackBriefs(options.pack, pack), basemap: readBasemap(options.pack), registry, answerCsv });
    listening = await listenSomewhere(appFor(service, options.host), options, words);
    process.stdout.write(`${words("cli.serve.open", { url: urlOf(options.host, listening.port), office: office.names[options.lang], data })}\n`);
    const reason = await stop.stopped;
    tell(words(reason === "lost" ? "cli.serve.lost" : "cli.serve.closing"));
    return reason === "lost" ? 3 : 0;
  } catch (failure) {
    if (!(failure instanceof NoListening)) throw failure;
    tell(words(failure.why === "EADDRINUSE" ? "cli.serve.port-busy" : "cli.serve.no-listen", { host: failure.host, port: String(failure.port), why: failure.why }));
    return 1;
  } finally {
    await listening?.close();
    await registry.close();
  }
}
