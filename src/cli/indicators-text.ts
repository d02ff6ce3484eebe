import type { RouteWithIndicators } from "#office/indicators.js";
import { paragraph, type Reader } from "./reader.js";
import { tableText } from "./table.js";

type Indicators = NonNullable<RouteWithIndicators["indicators"]>;

/** Whole dollars and tenths of hours and km/h: the digits that CAREC prints. */
const digits: Readonly<Record<keyof Indicators, number>> = { tfi1: 1, tfi2: 0, tfi3: 0, swd: 1, swod: 1 };
const order = ["tfi1", "tfi2", "tfi3", "swd", "swod"] as const;

/** The indicators of a route, one a line; nothing where it was not asked for them or has none. */
export function indicatorsText({ indicators }: RouteWithIndicators, { words, format }: Reader): string {
  if (indicators === undefined) return "";
  const rows = order.flatMap((key) => {
    const found = indicators[key];
    return found === undefined ? [] : [[words(`network.${key}`), format.quantity(found.value, found.unit, digits[key])]];
  });
  const table = tableText([{ head: words("cli.route.indicators"), columns: 62 }, { head: "", columns: 20, align: "right" }], rows);
  return `\n${table}${indicators.tfi1 === undefined ? paragraph(words("cli.route.no-border")) : ""}`;
}

/** The same as rows of a CSV file, header first. */
export function indicatorsRows({ indicators }: RouteWithIndicators): readonly (readonly (string | number)[])[] {
  return [["indicator", "value", "unit"], ...order.flatMap((key) => {
    const found = indicators?.[key];
    return found === undefined ? [] : [[key, found.value, found.unit]];
  })];
}
