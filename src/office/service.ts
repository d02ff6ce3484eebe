import type { Answer } from "#model/answer.js";
import type { Brief } from "#model/brief.js";
import type { IsoDate } from "#model/fact.js";
import type { Language, Names } from "#model/names.js";
import type { Office, Pack } from "#model/pack.js";
import type { Checked } from "#model/problem.js";
import type { Network } from "#engine/network/network.js";
import type { Registry } from "#registry/registry.js";
import { answer } from "./answer.js";
import { critical, type Critical, type CriticalRequest } from "./critical.js";
import { fields, networkUnder, type FieldsRequest } from "./fields.js";
import { unknownName } from "./open-pack.js";
import { preparePack, type GivenText } from "./prepare-pack.js";
import { remember } from "./remember.js";
import { route, type RouteAnswer, type RouteRequest } from "./route.js";
import { whatIf, type WhatIf, type WhatIfRequest } from "./what-if.js";

/** A brief to answer, as it came in. */
export interface Asked {
  readonly text: string; // YAML or JSON
  readonly file: string; // what its problems call it
  readonly language: Language;
  readonly asOf?: IsoDate | undefined;
  readonly scenarioId?: string | undefined;
}

/** An answer as it is kept: `document` is its JSON text, the same bytes for ever. */
export interface Given {
  readonly id: string;
  readonly document: string;
}

/** A brief that comes with the pack. */
export interface PackBrief {
  readonly id: string;
  readonly title: Names;
  readonly text: string;
  readonly brief: Brief;
}

/** What an office is opened with. */
export interface OfficeParts {
  readonly office: Office;
  readonly pack: Pack;
  readonly briefs: readonly PackBrief[];
  /** The pack's basemap.geojson, as it is. */
  readonly basemap: string | undefined;
  readonly registry: Registry;
  /** Writes the ranked sites of an answer as a table. */
  readonly answerCsv: (answer: Answer, language: Language) => string;
}

/** A brief of the pack, or the one behind an answer that was given, by its id. */
export interface BriefNamed {
  readonly briefId?: string | undefined;
  readonly answerId?: string | undefined;
}

type Without<Request, Key extends string = never> = Request extends { readonly pack: Pack } ? Omit<Request, "pack" | "observations" | Key> : never;

/** What an office does for whoever asks, by HTTP or otherwise. What it saw at crossings is always taken into account. */
export interface OfficeService extends Omit<OfficeParts, "registry"> {
  /** Answers a brief and keeps both. */
  answerBrief(asked: Asked): Promise<Checked<Given>>;
  findAnswer(id: string): Promise<Given | undefined>;
  findRoute(asked: Without<RouteRequest>): Promise<Checked<RouteAnswer>>;
  whatIf(asked: Without<WhatIfRequest, "brief"> & BriefNamed): Promise<Checked<WhatIf>>;
  critical(asked: Without<CriticalRequest, "given"> & BriefNamed & { readonly site?: string | undefined }): Promise<Checked<Critical>>;
  /** Twelve months of a cost field as JSON text; the same question is worked out once. */
  fields(asked: FieldsRequest): Promise<Checked<string>>;
  /** Resolves when everything that the office needs is there. */
  ping(): Promise<void>;
}

/** An answer document as it is printed, kept and sent: one JSON text, the same bytes from the same answer. */
export const documentOf = (given: Answer): string => `${JSON.stringify(given, null, 2)}\n`;

const [keptPacks, keptNetworks, keptFields] = [4, 12, 128];

export function openOffice({ registry, ...parts }: OfficeParts): OfficeService {
  const packNow = observedPacks(parts.pack, registry);
  const networks = remember<Checked<Network>>(keptNetworks);
  const fieldTexts = remember<Checked<string>>(keptFields);
  return {
    ...parts,
    answerBrief: async ({ text, file, language, asOf, scenarioId }) => {
      const { pack } = await packNow(asOf);
      const answered = await answer({ pack, briefText: text, file, asOf, scenarioId });
      if (!answered.ok) return answered;
      const document = documentOf(answered.value);
      const { pack: edition, asOf: day, scenario } = answered.value;
      const id = await registry.saveAnswer({ brief: { text, language }, pack: edition, asOf: day, scenario, document });
      return { ok: true, value: { id, document }, warnings: answered.warnings };
    },
    findAnswer: async (id) => registry.findAnswer(id),
    findRoute: async (asked) => route({ ...(await packNow(asked.asOf)), ...asked }),
    whatIf: async ({ briefId, answerId, ...asked }) => {
      const brief = await briefNamed({ briefId, answerId }, parts, registry);
      return brief.ok ? whatIf({ ...(await packNow(asked.asOf)), ...asked, brief: brief.value }) : brief;
    },
    critical: async ({ briefId, answerId, site, ...asked }) => {
      const brief = await briefNamed({ briefId, answerId }, parts, registry);
      if (!brief.ok) return brief;
      if (brief.value === undefined) return { ok: false, problems: [{ code: "value-missing", severity: "error", at: { file: "query", path: "brief" }, data: { key: "brief, answer" } }] };
      return critical({ ...(await packNow(asked.asOf)), ...asked, given: { brief: brief.value, site } });
    },
    fields: async (asked) => {
      const { pack, version } = await packNow(asked.asOf);
      const networkOf = (id: string | undefined, asOf: IsoDate): Checked<Network> => networks.get(JSON.stringify([version, id, asOf]), () => networkUnder(pack, id, asOf));
      const { place, goods, direction, scenarioId, asOf } = asked;
      return fieldTexts.get(JSON.stringify([version, place, goods, direction, scenarioId, asOf]), () => {
        const found = fields(pack, asked, networkOf);
        return found.ok ? { ...found, value: JSON.stringify(found.value) } : found;
      });
    },
    ping: async () => registry.ping(),
  };
}

/** The pack with what the office saw at crossings, as of a day; worked out anew when the office has seen more. */
function observedPacks(pack: Pack, registry: Registry): (asOf: IsoDate | undefined) => Promise<{ readonly pack: Pack; readonly version: number }> {
  const packs = remember<Promise<Pack>>(keptPacks);
  return async (asOf) => {
    const version = await registry.countObservations();
    if (version === 0) return { pack, version };
    const observed = packs.get(`${version} ${asOf ?? ""}`, async () => {
      const prepared = preparePack(pack, { observations: await registry.listObservations(), asOf });
      if (!prepared.ok) throw new Error(`observations made problems: ${JSON.stringify(prepared.problems)}; expected none, as no assumptions were given`);
      return prepared.value.pack;
    });
    observed.catch(() => packs.clear()); // the database may answer next time
    return { pack: await observed, version };
  };
}

/** The text of a brief that is named by id; undefined where none is named. */
async function briefNamed({ briefId, answerId }: BriefNamed, { briefs }: Pick<OfficeParts, "briefs">, registry: Registry): Promise<Checked<GivenText | undefined>> {
  const unknown = (path: string, value: string, known: readonly string[]): Checked<never> => ({ ok: false, problems: [{ code: "name-unknown", severity: "error", at: { file: "query", path }, data: unknownName(value, known) }] });
  if (answerId !== undefined) {
    const given = await registry.findAnswer(answerId);
    return given === undefined ? unknown("answer", answerId, []) : { ok: true, warnings: [], value: { text: given.brief.text, file: "brief" } };
  }
  if (briefId === undefined) return { ok: true, warnings: [], value: undefined };
  const brief = briefs.find(({ id }) => id === briefId);
  return brief === undefined ? unknown("brief", briefId, briefs.map(({ id }) => id)) : { ok: true, warnings: [], value: { text: brief.text, file: `briefs/${brief.id}.yaml` } };
}
