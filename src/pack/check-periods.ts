import { isoDateSchema } from "#model/fact.js";
import type { Problem } from "#model/problem.js";
import { objectsIn } from "./entry.js";
import type { Table } from "./table.js";

const pairs = [["from", "to"], ["opens", "closes"]] as const;

/** Periods that end before they begin, wherever two days stand beside each other. Seasons may: theirs are days of any year. */
export function checkPeriods({ entries }: Table): Problem[] {
  return entries.flatMap((entry) =>
    objectsIn(entry.value).flatMap(({ path, object }) =>
      pairs.flatMap(([first, last]): Problem[] => {
        const [from, to] = [object[first], object[last]];
        if (!isDay(from) || !isDay(to) || from <= to) return [];
        return [{ code: "period-order", severity: "error", at: entry.at([...path, last]), data: { from, to } }];
      })));
}

function isDay(value: unknown): value is string {
  return typeof value === "string" && isoDateSchema.safeParse(value).success;
}
