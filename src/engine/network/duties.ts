import type { DutyLine, RouteNote } from "#model/answer.js";
import { currencyRate } from "#model/currency.js";
import { figure, type Fact, type IsoDate } from "#model/fact.js";
import type { Duty } from "#model/goods.js";
import type { FxRate } from "#model/network.js";
import { currencyOf } from "#model/unit.js";
import type { DayQuestion } from "./on-day.js";

interface Owed {
  readonly lines: readonly DutyLine[];
  readonly notes: readonly RouteNote[];
}

/**
 * What goods owe that leave the country in which their way begins and enter the one in which it ends, in force on the as-of date.
 * Countries on the way between levy nothing: the goods pass in transit.
 *
 *     duty = max(share · value, floor)
 *
 * A duty whose amount cannot be known, because the value of the goods is not, is a note.
 *
 * @see docs/method.md#network-duties
 */
export function dutiesOwed({ network }: DayQuestion, { from, to, goods }: { readonly from: string; readonly to: string; readonly goods: string }): Owed {
  const { graph: { places, placeIndex }, fx, asOf } = network;
  const countryOf = (id: string): string | undefined => places[placeIndex.get(id) ?? -1]?.country;
  const [origin, destination] = [countryOf(from), countryOf(to)];
  const { duties = [], valuePerTonne } = network.goods.get(goods) ?? {};
  if (origin === destination) return { lines: [], notes: [] };
  const due = duties.filter((duty) => duty.country === (duty.direction === "export" ? origin : destination) && (duty.from === undefined || duty.from <= asOf) && (duty.to === undefined || asOf <= duty.to));
  const worked = due.map(({ country, direction, share, perTonne, citation }) => {
    const at = (bound: "value" | "low") => amountOf({ share, perTonne }, { valuePerTonne, bound, fx, asOf });
    const [usual, low] = [at("value"), at("low")];
    if (usual === undefined) return { code: "duty-unknown" as const, country, direction, ...(share === undefined ? {} : { figure: share }) };
    const line = (amount: Amount, label: string) => figure(amount.usdPerTonne, "USD/t", { method: "network-duties", label, from: amount.facts });
    return {
      country, direction, usdPerTonne: line(usual, "network.duty"),
      ...(low !== undefined && low.usdPerTonne < usual.usdPerTonne ? { lowUsdPerTonne: line(low, "network.duty-low") } : {}),
      ...(citation === undefined ? {} : { citation }),
    };
  });
  return { lines: worked.flatMap((one): DutyLine[] => ("code" in one ? [] : [one])), notes: worked.flatMap((one): RouteNote[] => ("code" in one ? [one] : [])) };
}

interface Amount {
  readonly usdPerTonne: number;
  readonly facts: readonly Fact[];
}

interface Circumstances {
  readonly valuePerTonne: Fact | undefined;
  readonly bound: "value" | "low";
  readonly fx: readonly FxRate[];
  readonly asOf: IsoDate;
}

function amountOf({ share, perTonne }: Pick<Duty, "share" | "perTonne">, { valuePerTonne, bound, fx, asOf }: Circumstances): Amount | undefined {
  const inUsd = (fact: Fact, value: number): Amount | undefined => {
    const conversion = currencyRate(fx, { from: currencyOf(fact.unit) ?? "USD", to: "USD", asOf });
    return conversion === undefined ? undefined : { usdPerTonne: value * conversion.rate, facts: [fact, ...conversion.facts.map((rate) => ({ ...rate, label: "network.exchange-rate" }))] };
  };
  const at = (fact: Fact): number => (bound === "low" ? Math.min(fact.low ?? fact.value, fact.value) : fact.value);
  const floor = perTonne === undefined ? nothingOwed : inUsd({ ...perTonne, label: "network.duty-floor" }, at(perTonne));
  if (share === undefined || at(share) === 0) {
    return floor === undefined ? undefined : { ...floor, facts: [...(share === undefined ? [] : [{ ...share, label: "network.duty-share" }]), ...floor.facts] };
  }
  const value = valuePerTonne === undefined ? undefined : inUsd({ ...valuePerTonne, label: "network.customs-value" }, valuePerTonne.value);
  if (value === undefined || floor === undefined) return undefined;
  return { usdPerTonne: Math.max(at(share) * value.usdPerTonne, floor.usdPerTonne), facts: [{ ...share, label: "network.duty-share" }, ...value.facts, ...floor.facts] };
}

const nothingOwed: Amount = { usdPerTonne: 0, facts: [] };
