import type { IsoDate } from "#model/fact.js";
import type { FxRate } from "#model/network.js";
import type { Fund } from "#model/regime.js";
import type { Project } from "./project.js";

/** What a plan is checked against. */
export interface PlanContext {
  readonly funds: readonly Fund[];
  readonly fx: readonly FxRate[];
  readonly asOf: IsoDate;
  readonly currency: string; // of the project
  readonly site?: { readonly country: string; readonly sector: string } | undefined; // absent: whether a fund finances there is not checked
  readonly project?: Project | undefined; // absent: what depends on its years is not checked
}
