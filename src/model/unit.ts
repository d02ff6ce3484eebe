/**
 * Units as packs write them: atoms joined by `·` and `/`, with one level of brackets after the slash: `USD/(t·km)`, `RUB/ha`, `1/year`.
 * A power is written out: `m2`, `m3`. `%` means hundredths; `1` means a pure number.
 */
const atoms = new Set([
  "1", "%", "mm", "m", "km", "m2", "m3", "km2", "ha", "h", "day", "week", "month", "year", "g", "kg", "t", "kt", "Mt", "mg", "TEU", "FEU",
  "vehicle", "wagon", "train", "person", "room", "night", "job", "place", "plot", "lot", "carat", "kWh", "MWh",
]);

export interface ParsedUnit {
  readonly over: readonly string[]; // atoms above the slash, sorted; without `1`
  readonly under: readonly string[]; // atoms below it, sorted
}

const currency = /^[A-Z]{3}$/;

/** @returns undefined where the text is not a unit */
export function parseUnit(text: string): ParsedUnit | undefined {
  const match = /^([^/()]+)(?:\/(?:\(([^/()]+)\)|([^/()·]+)))?$/.exec(text);
  if (match === null) return undefined;
  const over = (match[1] ?? "").split("·");
  const under = (match[2] ?? match[3] ?? "").split("·").filter((atom) => atom !== "");
  if (![...over, ...under].every((atom) => atoms.has(atom) || currency.test(atom))) return undefined;
  return { over: over.filter((atom) => atom !== "1").toSorted(), under: under.toSorted() };
}

/** The currency an amount is in (`RUB/t` -> `RUB`), or undefined for a unit that is not money. */
export function currencyOf(unit: string): string | undefined {
  return parseUnit(unit)?.over.find((atom) => currency.test(atom) && !atoms.has(atom));
}

/** The same unit in another currency: `RUB/t`, `USD` -> `USD/t`. */
export function inCurrency(unit: string, to: string): string {
  const from = currencyOf(unit);
  if (from === undefined) throw new RangeError(`unit ${unit} holds no currency`);
  return unit.replace(from, to);
}
