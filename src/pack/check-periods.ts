import { isoDateSchema } from "#model/fact.js";
import type { Problem } from "#model/problem.js";
import type { Table } from "./table.js";

const pairs = [["from", "to"], ["opens", "closes"], ["signed", "inForce"], ["signed", "ended"], ["from_year", "to_year"]] as const;

/** Periods that end before they begin, wherever two days or years stand beside each other. Seasons may: theirs are days of any year. */
export function checkPeriods({ entries }: Table): Problem[] {
  const problems: Problem[] = [];
  for (const entry of entries) {
    for (const { path, object } of entry.objects()) {
      for (const [first, last] of pairs) {
        const to = object[last];
        if (typeof to !== "string") continue;
        const from = object[first];
        if (typeof from === "string" && from > to && isTime(from) && isTime(to)) problems.push({ code: "period-order", severity: "error", at: entry.at([...path, last]), data: { from, to } });
      }
    }
  }
  return problems;
}

/** A day or a year; two of the same kind are in order as texts are. */
function isTime(text: string): boolean {
  return /^\d{4}$/.test(text) || isoDateSchema.safeParse(text).success;
}
