import { z } from "zod";
import { expectedQuantities, type Expectation } from "#model/expectation.js";
import { modes, rateKinds, type FxRate, type Rate } from "#model/network.js";
import type { Market } from "#model/pack.js";
import { date, numeric, rowFact, sourcedRowFormat, text } from "./row-format.js";

const unit = text;
const amount = numeric(z.number().min(0));
const currency = z.string().regex(/^[A-Z]{3}$/);

/** rates.csv */
export const rateRow = sourcedRowFormat(
  {
    id: text, kind: z.enum(rateKinds), mode: z.enum(modes).optional(), scope: z.string().regex(/^(\*|country:[A-Z]{2}|(place|link|crossing):.+)$/), goods: text.optional(),
    value: amount, low: amount.optional(), high: amount.optional(), unit, from: date.optional(), to: date.optional(), formula: text.optional(),
  },
  ({ id, kind, mode, scope, goods, from, to, value, low, high, unit: measure, formula }, provenance): Rate => ({
    id, kind, mode, scope, goods, amount: rowFact(provenance, { value, low, high, unit: measure, formula }), from, to,
  }),
);

const positive = numeric(z.number().positive());

/** fx.csv */
export const fxRow = sourcedRowFormat(
  { base: currency, quote: currency, rate: positive, low: positive.optional(), high: positive.optional(), date },
  ({ base, quote, rate, low, high, date: day }, provenance): FxRate => ({ base, quote, rate: rowFact(provenance, { value: rate, low, high, unit: `${quote}/${base}` }), date: day }),
);

const year = numeric(z.number().int().min(1900).max(2999));
const yearly = numeric(z.number().gt(-1)); // a share a year; all money cannot be lost

/** expectations.csv */
export const expectationRow = sourcedRowFormat(
  { currency, quantity: z.enum(expectedQuantities), from_year: year, to_year: year.optional(), value: yearly, low: yearly.optional(), high: yearly.optional() },
  ({ currency: code, quantity, from_year, to_year, value, low, high }, provenance): Expectation => ({
    currency: code, quantity, fromYear: from_year, toYear: to_year, rate: rowFact(provenance, { value, low, high, unit: "1/year" }),
  }),
);

/** markets.csv */
export const marketRow = sourcedRowFormat(
  {
    id: text, name_en: text, name_zh: text, name_ru: text, place: text, goods: text, side: z.enum(["buys", "sells", "both"]),
    price: amount, low: amount.optional(), high: amount.optional(), unit,
  },
  ({ id, name_en, name_zh, name_ru, place, goods, side, price, low, high, unit: measure }, provenance): Market => ({
    id, names: { en: name_en, zh: name_zh, ru: name_ru }, place, goods, side, price: rowFact(provenance, { value: price, low, high, unit: measure }),
  }),
);
