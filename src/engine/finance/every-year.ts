/** The same number for each year 0 ... horizon, to be added to. A plain loop: it is made several times for every draw, and `Array.from` is many times slower. */
export function everyYear(value: number, horizonYears: number): number[] {
  const years: number[] = [];
  for (let year = 0; year <= horizonYears; year += 1) years.push(value);
  return years;
}
