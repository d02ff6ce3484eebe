import type { Names } from "#model/names.js";
import type { Scenario } from "#model/scenario.js";
import type { Payment } from "./payment.js";
import type { Say } from "./say.js";

/** What everybody must know who reads an answer. */
export function noticesOf({ payment, scenario, ranked, recommended, say }: {
  readonly payment: Payment;
  readonly scenario: Scenario | undefined;
  readonly ranked: number;
  readonly recommended: number;
  readonly say: Say;
}): Names[] {
  return [
    ...(ranked === 0 ? [say("match.notice.none-ranked")] : recommended === 0 ? [say("match.notice.none-recommended")] : []),
    say("match.notice.counsel"),
    say(`match.notice.payment-${payment.status}`),
    ...(ranked === 0 ? [] : [say("match.notice.band")]),
    ...(scenario === undefined ? [] : [say("match.notice.scenario", { name: scenario.names, status: say(`scenario-status.${scenario.status}`) })]),
  ];
}
