/**
 * Edits between two words: letters inserted, deleted, replaced, or two neighbours swapped
 * (optimal string alignment; Boytsov, ACM Journal of Experimental Algorithmics 16, 2011, section 2.2).
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/**
 * The known name that was probably meant: the one the fewest edits away, at most a third of the longer word's letters,
 * among equals the first in the alphabet; else the only one that begins with what was written, of three letters or more.
 *
 * @returns undefined where none is near enough
 */
export function findNearest(name: string, known: Iterable<string>): string | undefined {
  const candidates = [...known].toSorted();
  let nearest: string | undefined;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const allowed = Math.floor(Math.max(name.length, candidate.length) / 3);
    if (Math.abs(name.length - candidate.length) > Math.min(allowed, fewest - 1)) continue;
    const edits = editDistance(name, candidate);
    if (edits <= allowed && edits < fewest) [nearest, fewest] = [candidate, edits];
  }
  if (nearest !== undefined || name.length < 3) return nearest;
  const begun = candidates.filter((candidate) => candidate.startsWith(name));
  return begun.length === 1 ? begun[0] : undefined;
}
