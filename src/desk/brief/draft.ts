import type { Brief } from "#model/brief.js";
import type { ActivityView, PackView } from "#desk/api.js";

export const defaultWeights: Brief["weights"] = { npv: 0.6, deliveredCost: 0.2, days: 0.1, evidence: 0.1 };

/** A brief with nothing but the activity's own defaults. */
export function freshBrief(activity: ActivityView, currency: string): Brief {
  return {
    activity: activity.id,
    scale: activity.scale.default,
    flows: [],
    investor: { nationality: "CN", foreignShare: 1, foreignShareAtHome: 0, entity: "company", crewForeignShare: 0 },
    money: { currency, horizonYears: 10, discountRatePerYear: 0.12, ownShare: 1 },
    mustHave: {},
    weights: defaultWeights,
  };
}

/** Another activity: its own scale, and only those flows and that right which still make sense. */
export function withActivity(brief: Brief, activity: ActivityView): Brief {
  const goods = new Set(activity.lines.flatMap((line) => (line.goods === undefined ? [] : [line.goods])));
  const { right, ...rest } = brief;
  return {
    ...rest,
    activity: activity.id,
    scale: activity.scale.default,
    flows: brief.flows.filter((flow) => goods.has(flow.goods)),
    ...(right !== undefined && activity.rights.includes(right) ? { right } : {}),
  };
}

/** Goods the activity sells or buys, with the markets that trade them on the right side. */
export function tradedGoods(pack: PackView, activity: ActivityView): readonly { goods: string; kind: "output" | "input"; markets: PackView["markets"] }[] {
  return activity.lines.flatMap((line) => {
    if (line.goods === undefined || (line.kind !== "output" && line.kind !== "input")) return [];
    const side = line.kind === "output" ? "buys" : "sells";
    return [{ goods: line.goods, kind: line.kind, markets: pack.markets.filter((market) => market.goods === line.goods && (market.side === side || market.side === "both")) }];
  });
}

/** The market and months of one goods set anew; an empty market lets the answer choose. */
export function withFlow(brief: Brief, goods: string, change: { readonly market?: string; readonly months?: readonly number[] }): Brief {
  const others = brief.flows.filter((flow) => flow.goods !== goods);
  const before = brief.flows.find((flow) => flow.goods === goods);
  const market = change.market ?? before?.market ?? "";
  if (market === "") return { ...brief, flows: others };
  const months = change.months ?? before?.months ?? [];
  return { ...brief, flows: [...others, { goods, market, ...(months.length === 0 || months.length === 12 ? {} : { months: months.toSorted((a, b) => a - b) }) }] };
}

/** One weight set anew; the others keep their proportions and all sum to 1 in hundredths. */
export function withWeight(weights: Brief["weights"], key: keyof Brief["weights"], hundredths: number): Brief["weights"] {
  const keys = (Object.keys(weights) as (keyof Brief["weights"])[]).filter((other) => other !== key);
  const rest = 100 - hundredths;
  const sum = keys.reduce((total, other) => total + weights[other], 0);
  const exact = keys.map((other) => rest * (sum === 0 ? 1 / keys.length : weights[other] / sum));
  // Largest remainders get the hundredths that rounding down leaves over, so that none is negative and nothing is lost.
  const byRemainder = keys.map((_, i) => i).toSorted((a, b) => remainder(exact[b]) - remainder(exact[a]) || a - b);
  const left = rest - exact.reduce((total, part) => total + Math.floor(part), 0);
  const next = { ...weights, [key]: hundredths / 100 };
  keys.forEach((other, i) => { next[other] = (Math.floor(exact[i] ?? 0) + (byRemainder.indexOf(i) < left ? 1 : 0)) / 100; });
  return next;
}

function remainder(part = 0): number {
  return part - Math.floor(part);
}
