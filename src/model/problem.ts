/** Where in what we were given: a file and the place inside it, as far as known. Rows and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly row?: number | undefined; // line of the text, 1 = first
  readonly column?: string | undefined; // a CSV column's name, or a character position
  readonly path?: string | undefined; // `money.horizonYears`, `links[3].length_km`
}

/**
 * What is wrong with something we were given: a code with its data. Words come later, in zh, ru or en:
 * `problem.<code>` in words.csv, with the data as arguments.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  readonly at: Place;
  readonly data: Readonly<Record<string, string | number>>;
}

export const problemCodes = [
  "file-missing", "file-unreadable", "file-unwritable", "file-empty", "file-unknown", "yaml-syntax", "json-syntax", "csv-cells", "csv-quote", "csv-column-missing", "csv-column-unknown", "column-twice",
  "value-missing", "value-type", "value-unknown", "value-range", "value-negative", "value-date", "value-form", "value-length", "key-unknown", "key-duplicate", "shape",
  "unit-missing", "unit-unknown", "unit-unfit", "source-unknown", "source-missing", "source-and-assumption", "source-unused", "source-stale", "id-dangling", "id-duplicate", "id-form",
  "length-ratio", "formula-mismatch", "formula-invalid", "formula-name", "count-low", "count-high", "range-order", "period-order", "period-overlap", "step-order", "day-unfit", "zone-unused", "outside-bounds", "bounds-order", "regime-standard",
  "change-no-effect", "change-unknown", "currency-without-rate", "weights-sum", "scale-range", "goods-without-market",
  "market-without-goods", "goods-not-of-activity", "right-unfit", "shares-sum", "name-unknown",
  "plan-circle", "plan-rest-twice", "plan-shares-sum", "plan-parts-sum", "plan-distribution-some", "plan-no-equity", "plan-rate-range", "plan-grace", "plan-repayment-early",
  "plan-drawdown-late", "plan-horizon-short", "plan-terms-missing", "plan-fund-candidates", "plan-fund-status", "plan-confirmation-later", "plan-fund-country", "plan-fund-sector",
  "plan-fund-never-financed", "plan-fund-ask", "plan-fund-confirmed", "plan-fund-terms", "plan-fund-tenor", "plan-fund-price", "plan-fund-ticket", "plan-fund-own-share",
  "plan-no-uses", "plan-no-operation", "plan-over-financed", "plan-unbalanced", "plan-drawdown-mismatch", "plan-unsettled", "plan-nothing-to-sculpt", "plan-build-delay",
  "plan-site-excluded", "plan-site-unfit", "plan-real-terms",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Either the thing, or every problem with it. Warnings may come with the thing. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
