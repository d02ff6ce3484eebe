/** Months in short, runs joined: `1–4, 11`. */
export function monthRanges(months: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const month of months) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === month - 1) last[1] = month;
    else ranges.push([month, month]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(", ");
}
