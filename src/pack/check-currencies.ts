import type { Problem } from "#model/problem.js";
import { currencyOf } from "#model/unit.js";
import { objectsIn, textAt, type Entry } from "./entry.js";
import { stems, type Stem } from "./layout.js";
import type { Table } from "./table.js";
import type { Path } from "./yaml-document.js";

/** All routes are priced in this currency, so each other one must lead to it. */
const pivot = "USD";
const code = /^[A-Z]{3}$/;

/** One problem a currency from which no chain of exchange rates leads to US dollars: where it is used first, and how often. */
export function checkCurrencies(tables: Readonly<Record<Stem, Table>>): Problem[] {
  const joined = joinedToPivot(tables.fx);
  if (joined === undefined) return [];
  const uses = stems.flatMap((stem) => tables[stem].entries.flatMap((entry) => currenciesIn(entry).map((use) => ({ ...use, entry }))));
  const lost = uses.filter(({ currency }) => !joined.has(currency));
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

function currenciesIn(entry: Entry): { readonly currency: string; readonly path: Path }[] {
  return objectsIn(entry.value).flatMap(({ path, object }) => {
    const unit = typeof object["unit"] === "string" ? currencyOf(object["unit"]) : undefined;
    const named = ["grp_currency", "currencies"].flatMap((key) => [object[key]].flat().map((value) => ({ currency: value, path: [...path, key] })));
    return [{ currency: unit, path: [...path, "unit"] }, ...named].flatMap(({ currency, path: at }) => (typeof currency === "string" && code.test(currency) ? [{ currency, path: at }] : []));
  });
}
