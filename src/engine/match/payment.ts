import type { RankedSite } from "#model/answer.js";
import type { IsoDate } from "#model/fact.js";
import type { PaymentRow } from "#model/pack.js";
import { byText } from "./rank.js";
import type { Say } from "./say.js";

export type Payment = RankedSite["payment"];

/**
 * What is known of money moving in a currency, on a day: of each class of bank the latest row not after that day;
 * `closed` only where every class is closed, `doubtful` where any is closed or doubtful, else `unknown`.
 * Never more than that: no row says that a payment will pass.
 *
 * @see docs/method.md#payment
 */
export function paymentIn(currency: string, { rows, asOf, say }: { readonly rows: readonly PaymentRow[]; readonly asOf: IsoDate; readonly say: Say }): Payment {
  const latest = new Map<string, PaymentRow>();
  for (const row of rows) {
    const known = latest.get(row.bankClass);
    if (row.currency === currency && row.date <= asOf && (known === undefined || row.date > known.date)) latest.set(row.bankClass, row);
  }
  const current = [...latest.values()].toSorted((a, b) => byText(b.date, a.date) || byText(a.bankClass, b.bankClass));
  const [first] = current;
  if (first === undefined) return { status: "unknown", asOf, says: say("match.payment.no-row", { currency }) };
  const every = (status: PaymentRow["status"]): boolean => current.every((row) => row.status === status);
  const status = every("closed") ? "closed" : every("unknown") ? "unknown" : "doubtful";
  const spoken = current.find((row) => row.status === status) ?? current.find((row) => row.status === "closed") ?? first;
  const { source } = spoken.provenance;
  return { status, asOf: spoken.date, says: spoken.says, ...(source === undefined ? {} : { source }) };
}
