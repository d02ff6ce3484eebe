import type { IsoDate } from "#model/fact.js";
import type { Problem } from "#model/problem.js";
import type { Entry } from "./entry.js";
import type { PackParts } from "./read-pack.js";
import type { Path } from "./yaml-document.js";

/** A statement that holds from one day to another, `subject` being what it is about. */
interface Statement {
  readonly id: string;
  readonly subject: string;
  readonly from?: IsoDate | undefined; // absent = since ever
  readonly to?: IsoDate | undefined; // last day; absent = for good
  readonly years?: readonly [first: number, last: number]; // of a clock
  readonly entry: Entry;
  readonly path: Path; // of its id
}

/** Two statements on one subject that hold on the same day (`period-overlap`): waits of a crossing, rates of a tax in one regime. */
export function checkOverlaps({ waits, regimes }: PackParts): Problem[] {
  return [
    ...overlaps(waits.map(({ value: { id, crossing, handling, months, from, to }, entry }) => {
      return { id, subject: JSON.stringify([crossing, handling, months?.toSorted((a, b) => a - b)]), from, to, entry, path: ["id"] };
    })),
    ...regimes.flatMap(({ value: { clauses }, entry }) => overlaps(clauses.map(({ id, tax, clock, yearFrom, yearTo = Infinity, from, to }, i) => {
      return { id, subject: `${tax} ${clock}`, from, to, years: [yearFrom, yearTo], entry, path: ["clauses", i, "id"] };
    }))),
  ];
}

/** One problem a statement: with the first before it that it overlaps. */
function overlaps(statements: readonly Statement[]): Problem[] {
  return statements.flatMap((statement, i): Problem[] => {
    const other = statements.slice(0, i).find((before) => before.subject === statement.subject && overlap(before, statement));
    if (other === undefined) return [];
    const { file, row } = other.entry.at(other.path);
    return [{ code: "period-overlap", severity: "error", at: statement.entry.at(statement.path), data: { id: statement.id, other: other.id, first: `${file}:${row}` } }];
  });
}

function overlap(a: Statement, b: Statement): boolean {
  const [always, never] = ["", "9999"];
  const days = (a.from ?? always) <= (b.to ?? never) && (b.from ?? always) <= (a.to ?? never);
  return days && (a.years === undefined || b.years === undefined || (a.years[0] <= b.years[1] && b.years[0] <= a.years[1]));
}
