import { isoDateSchema } from "#model/fact.js";
import type { Problem } from "#model/problem.js";
import type { Table } from "./table.js";

const pairs = [["from", "to"], ["opens", "closes"], ["signed", "inForce"], ["signed", "ended"]] as const;

/** Periods that end before they begin, wherever two days stand beside each other. Seasons may: theirs are days of any year. */
export function checkPeriods({ entries }: Table): Problem[] {
  const problems: Problem[] = [];
  for (const entry of entries) {
    for (const { path, object } of entry.objects()) {
      for (const [first, last] of pairs) {
        const [from, to] = [object[first], object[last]];
        if (typeof from === "string" && typeof to === "string" && from > to && isDay(from) && isDay(to)) problems.push({ code: "period-order", severity: "error", at: entry.at([...path, last]), data: { from, to } });
      }
    }
  }
  return problems;
}

function isDay(text: string): boolean {
  return isoDateSchema.safeParse(text).success;
}
