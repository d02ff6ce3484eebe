import { describe, expect, test } from "vitest";
import type { PaymentRow } from "#model/pack.js";
import { paymentIn } from "./payment.js";

const row = (bankClass: string, status: PaymentRow["status"], date: string): PaymentRow => ({
  currency: "CNY", bankClass, status, date, says: { en: `${bankClass} ${status}`, zh: "一", ru: "да" }, provenance: { asOf: date, confidence: "medium", source: `source-${bankClass}` },
});
const asOf = "2026-06-01";
const statusOf = (...rows: PaymentRow[]): string => paymentIn("CNY", { rows, asOf }).status;

describe("whether money can move", () => {
  test("is unknown without a row of the currency", () => {
    expect(paymentIn("USD", { rows: [row("large", "closed", "2026-01-01")], asOf })).toEqual({ status: "unknown", asOf });
  });

  test("is closed only where every class of bank is closed", () => {
    expect(statusOf(row("large", "closed", "2026-01-01"), row("small", "closed", "2026-01-01"))).toBe("closed");
    expect(statusOf(row("large", "closed", "2026-01-01"), row("small", "unknown", "2026-01-01"))).toBe("doubtful");
    expect(statusOf(row("large", "doubtful", "2026-01-01"), row("small", "unknown", "2026-01-01"))).toBe("doubtful");
    expect(statusOf(row("large", "unknown", "2026-01-01"))).toBe("unknown");
  });

  test("takes the latest row of a class that is not after the day", () => {
    const rows = [row("large", "closed", "2026-01-01"), row("large", "doubtful", "2026-03-01"), row("large", "closed", "2026-07-01")];
    expect(statusOf(...rows)).toBe("doubtful");
    expect(statusOf(...rows.toReversed())).toBe("doubtful");
    expect(paymentIn("CNY", { rows, asOf: "2026-02-01" }).status).toBe("closed");
    expect(paymentIn("CNY", { rows, asOf: "2025-12-31" }).status).toBe("unknown");
  });

  test("of two rows of one class and day the worse counts, in any order", () => {
    const rows = [row("large", "unknown", "2026-01-01"), row("large", "closed", "2026-01-01")];
    expect([statusOf(...rows), statusOf(...rows.toReversed())]).toEqual(["closed", "closed"]);
  });

  test("says what the deciding row says, with its source", () => {
    expect(paymentIn("CNY", { rows: [row("large", "unknown", "2026-05-01"), row("small", "doubtful", "2026-01-01")], asOf }))
      .toMatchObject({ status: "doubtful", asOf: "2026-01-01", says: { en: "small doubtful" }, source: "source-small" });
  });
});
