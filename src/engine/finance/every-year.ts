/**
 * The same number for each year 0 ... horizon, to be added to. Made several times for every draw, hence a plain loop, many times faster than
 * `Array.from`; and begun with a number that is not whole, so that V8 keeps the list as doubles from the start and need not rebuild it.
 */
export function everyYear(value: number, horizonYears: number): number[] {
  const years = [0.5];
  years[0] = value;
  for (let year = 1; year <= horizonYears; year += 1) years.push(value);
  return years;
}
