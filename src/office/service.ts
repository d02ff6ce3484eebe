import type { Answer } from "#model/answer.js";
import type { Brief } from "#model/brief.js";
import type { IsoDate } from "#model/fact.js";
import type { Language } from "#model/names.js";
import type { Office, Pack } from "#model/pack.js";
import type { Checked } from "#model/problem.js";
import type { Registry } from "#registry/registry.js";
import { answer } from "./answer.js";
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
  readonly title: string;
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

type Without<Request> = Request extends { readonly pack: Pack } ? Omit<Request, "pack"> : never;

/** What an office does for whoever asks, by HTTP or otherwise. */
export interface OfficeService extends Omit<OfficeParts, "registry"> {
  /** Answers a brief and keeps both. */
  answerBrief(asked: Asked): Promise<Checked<Given>>;
  findAnswer(id: string): Promise<Given | undefined>;
  findRoute(asked: Without<RouteRequest>): Promise<Checked<RouteAnswer>>;
  whatIf(asked: Without<WhatIfRequest>): Promise<Checked<WhatIf>>;
  /** Resolves when everything that the office needs is there. */
  ping(): Promise<void>;
}

/** An answer document as it is printed, kept and sent: one JSON text, the same bytes from the same answer. */
export const documentOf = (given: Answer): string => `${JSON.stringify(given, null, 2)}\n`;

export function openOffice({ registry, ...parts }: OfficeParts): OfficeService {
  const { pack } = parts;
  return {
    ...parts,
    answerBrief: async ({ text, file, language, asOf, scenarioId }) => {
      const answered = await answer({ pack, briefText: text, file, asOf, scenarioId });
      if (!answered.ok) return answered;
      const document = documentOf(answered.value);
      const { pack: edition, asOf: day, scenario } = answered.value;
      const id = await registry.saveAnswer({ brief: { text, language }, pack: edition, asOf: day, scenario, document });
      return { ok: true, value: { id, document }, warnings: answered.warnings };
    },
    findAnswer: async (id) => registry.findAnswer(id),
    findRoute: async (asked) => route({ pack, ...asked }),
    whatIf: async (asked) => whatIf({ pack, ...asked }),
    ping: async () => registry.ping(),
  };
}
