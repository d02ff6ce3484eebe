import type { Fact, IsoDate } from "#model/fact.js";
import type { Change, CrossingService, WaitPeriod } from "#model/network.js";
import type { Draft, Fault } from "./draft.js";

type SetChange = Extract<Change, { readonly set: unknown }>["set"];
type Setting<Key extends string> = Extract<SetChange, Readonly<Record<Key, unknown>>>;

/** Gives a rate, a length, a wait or a crossing's service another value, which rests on the change's assumption. */
export function setValue(change: SetChange, draft: Draft, asOf: IsoDate): readonly Fault[] {
  const assumed = (value: number, unit: string): Fact => ({ value, unit, asOf, confidence: "low", assumption: change.assumption });
  if ("rate" in change) return setRate(draft, change, assumed);
  if ("link" in change) return setLength(draft, change, assumed);
  if ("wait" in change) return setWait(draft, change, assumed);
  return setService(draft, change, assumed);
}

type Assumed = (value: number, unit: string) => Fact;

function setRate({ rates }: Draft, { rate: id, value }: Setting<"rate">, assumed: Assumed): readonly Fault[] {
  const rate = rates.get(id);
  if (rate === undefined) return [{ code: "change-unknown", id, file: "rates.csv" }];
  if (rate.amount.value === value) return [{ code: "change-no-effect", id }];
  rates.set(id, { ...rate, amount: assumed(value, rate.amount.unit) });
  return [];
}

function setLength({ links }: Draft, { link: id, length_km }: Setting<"link">, assumed: Assumed): readonly Fault[] {
  const link = links.get(id);
  if (link === undefined) return [{ code: "change-unknown", id }];
  if (link.lengthKm.value === length_km) return [{ code: "change-no-effect", id }];
  links.set(id, { ...link, lengthKm: assumed(length_km, link.lengthKm.unit) });
  return [];
}

/** A row keeps its period and handling. A crossing, and with `*` every crossing, has one wait from then on, for all goods and always, whatever the rates say. */
function setWait({ waits, crossings }: Draft, { wait: id, p50, p90 }: Setting<"wait">, assumed: Assumed): readonly Fault[] {
  const hours = { p50: assumed(p50, "h"), p90: assumed(p90, "h") };
  const isSame = (row: WaitPeriod): boolean => row.p50.value === p50 && row.p90.value === p90;
  const row = waits.get(id);
  if (row !== undefined) {
    if (isSame(row)) return [{ code: "change-no-effect", id }];
    waits.set(id, { ...row, ...hours, n: undefined });
    return [];
  }
  const places = id === "*" ? [...crossings.keys()] : crossings.has(id) ? [id] : [];
  if (places.length === 0) return [{ code: "change-unknown", id, file: "waits.csv" }];
  const its = [...waits.values()].filter(({ crossing }) => places.includes(crossing));
  const made = places.map((crossing): WaitPeriod => ({ id: `${crossing}--scenario`, crossing, ...hours }));
  if (made.every((one) => its.some((known) => known.id === one.id && isSame(known)))) return [{ code: "change-no-effect", id }];
  for (const known of its) waits.delete(known.id);
  for (const one of made) waits.set(one.id, one);
  return [];
}

function setService({ services }: Draft, change: Setting<"crossing_service">, assumed: Assumed): readonly Fault[] {
  const { crossing_service: id, accepts, opens_at, closes_at, days, capacity_per_day } = change;
  const rows = id === "*" ? [...services.values()] : [services.get(id) ?? []].flat();
  if (rows.length === 0) return [{ code: "change-unknown", id, file: "crossing-service.csv" }];
  let changed = false;
  for (const row of rows) {
    const next: CrossingService = {
      ...row,
      accepts: accepts ?? row.accepts, opensAt: opens_at ?? row.opensAt, closesAt: closes_at ?? row.closesAt, days: days ?? row.days,
      capacityPerDay: capacity_per_day === undefined || capacity_per_day === row.capacityPerDay?.value ? row.capacityPerDay : assumed(capacity_per_day, row.capacityPerDay?.unit ?? "vehicle/day"),
    };
    if (stateOf(next) === stateOf(row)) continue;
    const { asOf, confidence, assumption } = assumed(0, "");
    services.set(row.id, { ...next, provenance: { asOf, confidence, assumption } });
    changed = true;
  }
  return changed ? [] : [{ code: "change-no-effect", id }];
}

function stateOf({ accepts, opensAt, closesAt, days, capacityPerDay }: CrossingService): string {
  return JSON.stringify([accepts, opensAt, closesAt, days, capacityPerDay?.value]);
}
