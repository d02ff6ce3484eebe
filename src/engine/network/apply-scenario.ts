import type { IsoDate } from "#model/fact.js";
import type { Change } from "#model/network.js";
import type { Checked, Problem } from "#model/problem.js";
import type { Scenario } from "#model/scenario.js";
import { draftOf, type Changeable, type Draft, type Fault } from "./draft.js";
import { setValue } from "./set-change.js";

type AddChange = Extract<Change, { readonly add: unknown }>["add"];

/** A pack as a scenario has it, and the links that the scenario opens or adds, or whose crossing it opens. */
export interface Applied<P> {
  readonly pack: P;
  readonly opened: ReadonlySet<string>;
}

/**
 * A copy of the pack with a scenario's changes made in their order. Rows that no change touches are shared; the pack itself stays as it was.
 *
 * - `close`: the status becomes closed. Nothing passes a crossing that is not open, whatever the status of its links.
 * - `open`: a link becomes open all year, without season or dates; a crossing becomes open. What was opened or added and still cannot be passed
 *   because its other half is shut gets that half opened at the end: a link its crossing; a crossing without any open link its links, which keep their seasons.
 * - `set`: a new value resting on the change's assumption, without the old bounds and source: of a rate, a length, a wait, a crossing's service.
 * - `add`: a new open link resting on its own source or assumption, else on the scenario's.
 *
 * All problems are gathered: an id that names nothing, an id that is taken, a change that changes nothing.
 *
 * @see docs/method.md#network-scenario
 */
export function applyScenario<P extends Changeable>(pack: P, scenario: Scenario, asOf: IsoDate): Checked<Applied<P>> {
  const draft = draftOf(pack);
  const problems = scenario.changes.flatMap((change, i) => apply(change, { draft, pack, scenario, asOf }).map(({ code, id, file = "links.csv" }): Problem => {
    const [verb = ""] = Object.keys(change);
    return {
      code, severity: "error", at: { file: `scenarios/${scenario.id}.yaml`, path: `changes[${i}].${verb}` },
      data: { id, first: file, change: verb, scenario: scenario.id },
    };
  }));
  if (problems.length > 0) return { ok: false, problems };
  openOtherHalves(draft);
  const { links, crossings, rates, waits, services, done } = draft;
  const changed: P = {
    ...pack, links: [...links.values()], crossings: [...crossings.values()], rates: [...rates.values()],
    ...(waits.size === 0 ? {} : { waits: [...waits.values()] }), ...(services.size === 0 ? {} : { crossingServices: [...services.values()] }),
  };
  const isOpened = (id: string, crossing = ""): boolean => done.get(`link:${id}`) === "opened" || done.get(`crossing:${crossing}`) === "opened";
  const opened = new Set([...links.values()].flatMap(({ id, crossing }) => (isOpened(id, crossing) ? [id] : [])));
  return { ok: true, value: { pack: changed, opened }, warnings: [] };
}

interface Circumstances {
  readonly draft: Draft;
  readonly pack: Changeable;
  readonly scenario: Scenario;
  readonly asOf: IsoDate;
}

function apply(change: Change, circumstances: Circumstances): readonly Fault[] {
  const { draft } = circumstances;
  if ("close" in change) return "link" in change.close ? closeLink(draft, change.close.link) : closeCrossing(draft, change.close.crossing);
  if ("open" in change) return "link" in change.open ? openLink(draft, change.open.link) : openCrossing(draft, change.open.crossing);
  if ("set" in change) return setValue(change.set, draft, circumstances.asOf);
  return addLink(change.add, circumstances);
}

function closeLink({ links, done }: Draft, id: string): readonly Fault[] {
  const link = links.get(id);
  if (link === undefined) return [{ code: "change-unknown", id }];
  if (link.status !== "open") return [{ code: "change-no-effect", id }];
  links.set(id, { ...link, status: "closed" });
  done.set(`link:${id}`, "closed");
  return [];
}

function closeCrossing({ crossings, done }: Draft, id: string): readonly Fault[] {
  const crossing = crossings.get(id);
  if (crossing === undefined) return [{ code: "change-unknown", id }];
  if (crossing.status !== "open") return [{ code: "change-no-effect", id }];
  crossings.set(id, { ...crossing, status: "closed" });
  done.set(`crossing:${id}`, "closed");
  return [];
}

function openLink({ links, done }: Draft, id: string): readonly Fault[] {
  const link = links.get(id);
  if (link === undefined) return [{ code: "change-unknown", id }];
  if (link.status === "open" && link.season === undefined && link.opens === undefined && link.closes === undefined) return [{ code: "change-no-effect", id }];
  links.set(id, { ...link, status: "open", season: undefined, opens: undefined, closes: undefined });
  done.set(`link:${id}`, "opened");
  return [];
}

function openCrossing(draft: Draft, id: string): readonly Fault[] {
  const crossing = draft.crossings.get(id);
  if (crossing === undefined) return [{ code: "change-unknown", id }];
  if (crossing.status === "open" && hasOpenLink(draft, id)) return [{ code: "change-no-effect", id }];
  draft.crossings.set(id, { ...crossing, status: "open" });
  draft.done.set(`crossing:${id}`, "opened");
  return [];
}

function addLink(change: AddChange, { draft, pack, scenario, asOf }: Circumstances): readonly Fault[] {
  const { link: id, from, to, mode, length_km, gauge, season, crossing } = change;
  const faults: Fault[] = [];
  if (draft.links.has(id)) faults.push({ code: "id-duplicate", id });
  for (const place of [from, to]) if (!pack.places.some((known) => known.id === place)) faults.push({ code: "change-unknown", id: place });
  if (season !== undefined && !pack.seasons.some((period) => period.season === season)) faults.push({ code: "change-unknown", id: season });
  if (crossing !== undefined && !draft.crossings.has(crossing)) faults.push({ code: "change-unknown", id: crossing });
  const origin = [change, scenario].find(({ source, assumption }) => source !== undefined || assumption !== undefined);
  if (origin === undefined) faults.push({ code: "source-missing", id });
  if (faults.length > 0) return faults;
  const restsOn = origin?.source === undefined ? { assumption: origin?.assumption } : { source: origin.source };
  draft.links.set(id, { id, from, to, mode, gauge, season, crossing, status: "open", lengthKm: { value: length_km, unit: "km", asOf, confidence: "low", ...restsOn } });
  draft.done.set(`link:${id}`, "opened");
  return [];
}

/** What a scenario opens can be passed, see `applyScenario`; what it closes stays closed. */
function openOtherHalves(draft: Draft): void {
  const { links, crossings, done } = draft;
  for (const link of links.values()) {
    if (done.get(`link:${link.id}`) !== "opened" || done.get(`crossing:${link.crossing ?? ""}`) === "closed") continue;
    const crossing = crossings.get(link.crossing ?? "");
    if (crossing !== undefined) crossings.set(crossing.id, { ...crossing, status: "open" });
  }
  for (const { id } of crossings.values()) {
    if (done.get(`crossing:${id}`) !== "opened" || hasOpenLink(draft, id)) continue;
    for (const link of links.values()) {
      if (link.crossing === id && done.get(`link:${link.id}`) !== "closed") links.set(link.id, { ...link, status: "open", opens: undefined, closes: undefined });
    }
  }
}

function hasOpenLink({ links }: Draft, crossing: string): boolean {
  return [...links.values()].some((link) => link.crossing === crossing && link.status === "open");
}
