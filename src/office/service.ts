import type { Answer } from "#model/answer.js";
import type { Brief } from "#model/brief.js";
import type { CrossingObservation } from "#model/crossing-observation.js";
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
import type { GivenText } from "./prepare-pack.js";
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

const [keptNetworks, keptFields] = [12, 128];

export function openOffice({ registry, ...parts }: OfficeParts): OfficeService {
  const { pack } = parts;
  const seenNow = observationsOf(registry);
  const networks = remember<Checked<Network>>(keptNetworks);
  const fieldTexts = remember<Checked<string>>(keptFields);
  return {
    ...parts,
    answerBrief: async ({ text, file, language, asOf, scenarioId }) => {
      const { observations } = await seenNow();
      const answered = await answer({ pack, observations, briefText: text, file, asOf, scenarioId });
      if (!answered.ok) return answered;
      const document = documentOf(answered.value);
      const { pack: edition, asOf: day, scenario } = answered.value;
      const id = await registry.saveAnswer({ brief: { text, language }, pack: edition, asOf: day, scenario, document });
      return { ok: true, value: { id, document }, warnings: answered.warnings };
    },
    findAnswer: async (id) => registry.findAnswer(id),
    findRoute: async (asked) => route({ pack, observations: (await seenNow()).observations, ...asked }),
    whatIf: async ({ briefId, answerId, ...asked }) => {
      const brief = await briefNamed({ briefId, answerId }, parts, registry);
      return brief.ok ? whatIf({ pack, observations: (await seenNow()).observations, ...asked, brief: brief.value }) : brief;
    },
    critical: async ({ briefId, answerId, site, ...asked }) => {
      const brief = await briefNamed({ briefId, answerId }, parts, registry);
      if (!brief.ok) return brief;
      if (brief.value === undefined) return { ok: false, problems: [{ code: "value-missing", severity: "error", at: { file: "query", path: "brief" }, data: { key: "brief, answer" } }] };
      return critical({ pack, observations: (await seenNow()).observations, ...asked, given: { brief: brief.value, site } });
    },
    fields: async (asked) => {
      const { observations, version } = await seenNow();
      const { place, goods, direction, scenarioId, asOf } = asked;
      const networkOf = (): Checked<Network> => networks.get(JSON.stringify([version, scenarioId, asOf]), () => networkUnder(pack, { scenarioId, asOf, observations }));
      return fieldTexts.get(JSON.stringify([version, place, goods, direction, scenarioId, asOf]), () => {
        const found = fields(pack, asked, networkOf);
        return found.ok ? { ...found, value: JSON.stringify(found.value) } : found;
      });
    },
    ping: async () => registry.ping(),
  };
}

/** What the office saw at crossings, read anew when it has seen more. */
function observationsOf(registry: Registry): () => Promise<{ readonly observations: readonly CrossingObservation[]; readonly version: number }> {
  const seen = remember<Promise<readonly CrossingObservation[]>>(1);
  return async () => {
    const version = await registry.countObservations();
    const observations = seen.get(String(version), async () => registry.listObservations());
    observations.catch(() => seen.clear()); // the database may answer next time
    return { observations: await observations, version };
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
