import type { Place } from "#model/problem.js";
import type { Path } from "./yaml-document.js";

/** A place in a document. */
export function placeOf({ file, row, column }: { readonly file: string; readonly row: number; readonly column: number }, path: Path): Place {
  return { file, row, column: String(column), ...(path.length > 0 && { path: pathText(path) }) };
}

/** `money.horizonYears`, `flows[0].market`. */
function pathText(path: Path): string {
  return path.map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`)).join("");
}
