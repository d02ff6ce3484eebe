import type { Activity } from "#model/activity.js";
import { currencyRate } from "#model/currency.js";
import type { Brief } from "#model/brief.js";
import type { Pack } from "#model/pack.js";
import type { Problem } from "#model/problem.js";
import { rights } from "#model/rule.js";
import { matchesIn, textAt, valueAt, type Entry } from "./entry.js";
import type { Known } from "./known.js";
import { unknownData } from "./problem-data.js";
import type { Path } from "./yaml-document.js";

/** What of a pack a brief is checked against. */
export type BriefPack = Pick<Pack, "activities" | "markets" | "fx"> & { readonly head: Pick<Pack["head"], "edition"> };

/**
 * What a brief says that cannot be meant, beyond ids that nothing declares: goods that the activity does not move, a market that does not trade
 * them on the side needed, a right that does not serve the activity, a scale beyond the activity's limits, a currency without a rate,
 * weights or shares of flows that do not sum to 1. Reads what stands there, so that a mistake elsewhere in the brief hides nothing.
 */
export function checkBrief(entry: Entry, pack: BriefPack, known: Known): Problem[] {
  const activity = pack.activities.find(({ id }) => id === textAt(entry, "activity"));
  return [
    ...(activity === undefined ? [] : [...scaleProblems(entry, activity), ...flowProblems(entry, activity, { pack, known }), ...rightProblems(entry, activity)]),
    ...shareProblems(entry),
    ...currencyProblems(entry, pack),
    ...weightProblems(entry),
  ];
}

function scaleProblems(entry: Entry, { scale: { min, max, unit } }: Activity): Problem[] {
  const scale = valueAt(entry.value, ["scale"]);
  if (typeof scale !== "number" || scale <= 0 || (scale >= min && scale <= max)) return [];
  return [problem(entry, "scale-range", ["scale"], { scale, min, max, unit })];
}

function flowProblems(entry: Entry, activity: Activity, { pack: { markets }, known }: { readonly pack: BriefPack; readonly known: Known }): Problem[] {
  const lines = activity.lines.flatMap((line) => (line.kind === "input" || line.kind === "output" ? [line] : []));
  return matchesIn(entry.value, "flows.*.goods").flatMap(({ path, value: goods }) => {
    if (typeof goods !== "string" || !known.has("goods", goods)) return [];
    const line = lines.find((one) => one.goods === goods);
    if (line === undefined) {
      const moved = lines.map((one) => one.goods);
      return [problem(entry, "goods-not-of-activity", path, { goods, activity: activity.id, expected: moved.join(", "), ...unknownData(goods, moved) })];
    }
    const at = [...path.slice(0, -1), "market"];
    const rows = markets.filter(({ id }) => id === valueAt(entry.value, at));
    const side = line.kind === "output" ? "buys" : "sells";
    if (rows.length === 0 || rows.some((row) => row.goods === goods && (row.side === side || row.side === "both"))) return [];
    return [problem(entry, "market-without-goods", at, { market: String(valueAt(entry.value, at)), goods, side: line.kind })];
  });
}

function rightProblems(entry: Entry, activity: Activity): Problem[] {
  const right = textAt(entry, "right");
  if (right === undefined || activity.rights.includes(right) || !rights.some((one) => one === right)) return [];
  return [problem(entry, "right-unfit", ["right"], { right, activity: activity.id, expected: activity.rights.join(", ") })];
}

/** Several flows of the same goods share its tonnes: shares that are all given sum to 1, and no sum exceeds it. */
function shareProblems(entry: Entry): Problem[] {
  const flows = matchesIn(entry.value, "flows.*").map(({ path, value }) => ({ path, goods: valueAt(value, ["goods"]), share: valueAt(value, ["share"]) }));
  return [...new Set(flows.map(({ goods }) => goods))].flatMap((goods) => {
    const same = flows.filter((flow) => flow.goods === goods);
    const given = same.flatMap(({ path, share }) => (typeof share === "number" ? [{ path, share }] : []));
    const sum = given.reduce((total, { share }) => total + share, 0);
    const [first] = given;
    const right = given.length === same.length ? Math.abs(sum - 1) < 1e-9 : sum < 1;
    if (typeof goods !== "string" || first === undefined || right || given.some(({ share }) => share < 0 || share > 1)) return [];
    return [problem(entry, "shares-sum", [...first.path, "share"], { goods, sum: Number(sum.toPrecision(6)) })];
  });
}

function currencyProblems(entry: Entry, { fx, head: { edition } }: BriefPack): Problem[] {
  const currency = textAt(entry, "money", "currency");
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency) || currency === "USD" || currencyRate(fx, { from: currency, to: "USD", asOf: edition }) !== undefined) return [];
  return [problem(entry, "currency-without-rate", ["money", "currency"], { currency, uses: 1 })];
}

function weightProblems(entry: Entry): Problem[] {
  const weights = (["npv", "deliveredCost", "days", "evidence"] satisfies (keyof Brief["weights"])[]).map((name) => valueAt(entry.value, ["weights", name]));
  const given = weights.filter((weight) => typeof weight === "number");
  const sum = given.reduce((total, weight) => total + weight, 0);
  if (given.length < weights.length || given.some((weight) => weight < 0 || weight > 1) || Math.abs(sum - 1) < 1e-9) return [];
  return [{ code: "weights-sum", severity: "error", at: entry.at(["weights"], "key"), data: { sum: Number(sum.toPrecision(6)) } }];
}

function problem(entry: Entry, code: Problem["code"], path: Path, data: Problem["data"]): Problem {
  return { code, severity: "error", at: entry.at(path), data };
}
