import type { IsoDate } from "./fact.js";

/** What somebody saw at a crossing on a day. At least a wait, or a queue with the vehicles that pass a day, is there to learn from. */
export interface CrossingObservation {
  readonly crossing: string; // id in crossings.csv
  readonly date: IsoDate;
  readonly waitedHours?: number | undefined; // of one vehicle, both ends of the crossing together
  readonly vehiclesPerDay?: number | undefined; // that passed
  readonly queueLength?: number | undefined; // vehicles standing before the crossing
  readonly source: string; // who saw it, as the office names it
  readonly note?: string | undefined;
}
