import type { RankedSite } from "#model/answer.js";
import type { IsoDate } from "#model/fact.js";
import type { PaymentRow } from "#model/pack.js";
import { byText } from "./rank.js";

export type Payment = RankedSite["payment"];

/** Of two rows of one day the worse counts. */
const statuses: readonly PaymentRow["status"][] = ["closed", "doubtful", "unknown"];

/**
 * What is known of money moving in a currency, on a day: of each class of bank the latest row not after that day;
 * `closed` only where every class is closed, `doubtful` where any is closed or doubtful, else `unknown`.
 * Never more than that: no row says that a payment will pass.
 *
 * @see docs/method.md#payment
 */
export function paymentIn(currency: string, { rows, asOf }: { readonly rows: readonly PaymentRow[]; readonly asOf: IsoDate }): Payment {
  const known = rows
    .filter((row) => row.currency === currency && row.date <= asOf)
    .toSorted((a, b) => byText(b.date, a.date) || statuses.indexOf(a.status) - statuses.indexOf(b.status) || byText(a.bankClass, b.bankClass) || byText(a.says.en, b.says.en));
  const current = known.filter(({ bankClass }, i) => known.findIndex((row) => row.bankClass === bankClass) === i);
  const [first] = current;
  if (first === undefined) return { status: "unknown", asOf };
  const every = (status: PaymentRow["status"]): boolean => current.every((row) => row.status === status);
  const status = every("closed") ? "closed" : every("unknown") ? "unknown" : "doubtful";
  const spoken = current.find((row) => row.status === status) ?? current.find((row) => row.status === "closed") ?? first;
  const { source } = spoken.provenance;
  return { status, asOf: spoken.date, says: spoken.says, ...(source === undefined ? {} : { source }) };
}
