/** Keeps what was made under the last `most` keys that were asked for; what was asked for longest ago is forgotten first. */
export function remember<T>(most: number): { get(key: string, make: () => T): T; clear(): void } {
  const kept = new Map<string, T>();
  return {
    get(key, make) {
      const found = kept.has(key) ? (kept.get(key) as T) : make();
      kept.delete(key);
      kept.set(key, found);
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return found;
    },
    clear: () => kept.clear(),
  };
}
