import type { Problem } from "#model/problem.js";
import type { PackParts } from "./read-pack.js";
import type { Path } from "./yaml-document.js";

/** A calendar stands under a country's code, has each year once and names only days of that year; a worked weekend day is a Saturday or Sunday. */
export function checkCalendars({ calendars }: PackParts): Problem[] {
  return calendars.flatMap(({ value: years, entry }) => {
    const problems: Problem[] = [];
    const fail = (code: Problem["code"], at: Problem["at"], data: Problem["data"]): void => void problems.push({ code, severity: "error", at, data });
    if (!/^[A-Z]{2}$/.test(String(entry.key))) fail("value-form", entry.at([], "key"), { value: String(entry.key), form: "^[A-Z]{2}$" });
    for (const [i, { year, holidays, workingWeekends }] of years.entries()) {
      const first = years.findIndex((one) => one.year === year);
      if (first < i) fail("key-duplicate", entry.at([i, "year"]), { key: year, first: entry.at([first, "year"]).row ?? 0 });
      const check = (day: string, path: Path, weekend: "yes" | "no"): void => {
        if (!day.startsWith(`${year}-`) || (weekend === "yes" && !isWeekend(day))) fail("day-unfit", entry.at([i, ...path]), { day, year, weekend });
      };
      for (const [j, { from, to }] of holidays.entries()) {
        check(from, ["holidays", j, "from"], "no");
        check(to, ["holidays", j, "to"], "no");
      }
      for (const [j, day] of workingWeekends.entries()) check(day, ["workingWeekends", j], "yes");
    }
    return problems;
  });
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
