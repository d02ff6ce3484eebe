import type { Problem } from "#model/problem.js";
import { currencyOf } from "#model/unit.js";
import { textAt, type Entry } from "./entry.js";
import { stems, type Stem } from "./layout.js";
import { remembered } from "./remembered.js";
import type { Table } from "./table.js";
import type { Path } from "./yaml-document.js";

/** All routes are priced in this currency, so each other one must lead to it. */
const pivot = "USD";
const code = /^[A-Z]{3}$/;

/** One problem a currency from which no chain of exchange rates leads to US dollars: where it is used first, and how often. */
export function checkCurrencies(tables: Readonly<Record<Stem, Table>>): Problem[] {
  const joined = joinedToPivot(tables.fx);
  if (joined === undefined) return [];
  const isLost = (currency: unknown): currency is string => typeof currency === "string" && code.test(currency) && !joined.has(currency);
  const currencyOfUnit = remembered(currencyOf);
  const lost = stems.flatMap((stem) => tables[stem].entries.flatMap((entry) => currenciesIn(entry, currencyOfUnit).flatMap(({ currency, path }) => (isLost(currency) ? [{ currency, path, entry }] : []))));
  return [...new Set(lost.map(({ currency }) => currency))].flatMap((currency) => {
    const same = lost.filter((use) => use.currency === currency);
    return same.slice(0, 1).map(({ entry, path }): Problem => ({ code: "currency-without-rate", severity: "error", at: entry.at(path), data: { currency, uses: same.length } }));
  });
}

/** @returns undefined where the file of exchange rates has mistakes that leave open which pairs it holds */
function joinedToPivot(fx: Table): ReadonlySet<string> | undefined {
  const pairs = fx.entries.map((entry) => [textAt(entry, "base") ?? "", textAt(entry, "quote") ?? ""] as const);
  if (!fx.whole || fx.mentioned.size > 0 || !pairs.flat().every((currency) => code.test(currency))) return undefined;
  const joined = new Set([pivot]);
  for (const known of joined) {
    for (const [base, quote] of pairs) {
      if (base === known) joined.add(quote);
      if (quote === known) joined.add(base);
    }
  }
  return joined;
}

/** What stands where a currency stands: in units, and under the keys that name one. */
function currenciesIn(entry: Entry, currencyOfUnit: (unit: string) => string | undefined): { readonly currency: unknown; readonly path: Path }[] {
  const found: { readonly currency: unknown; readonly path: Path }[] = [];
  for (const { path, object } of entry.objects()) {
    if (typeof object["unit"] === "string") found.push({ currency: currencyOfUnit(object["unit"]), path: [...path, "unit"] });
    for (const key of ["grp_currency", "currencies"]) {
      if (object[key] !== undefined) for (const currency of [object[key]].flat()) found.push({ currency, path: [...path, key] });
    }
  }
  return found;
}
