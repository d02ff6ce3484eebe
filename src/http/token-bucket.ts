/**
 * Lets each key do `burst` things at once and `perSecond` more each second (a token bucket a key).
 * Time is an argument, in seconds. Buckets that are full again are forgotten.
 */
export function tokenBucket({ burst, perSecond }: { readonly burst: number; readonly perSecond: number }): (key: string, nowSeconds: number) => { readonly ok: true } | { readonly ok: false; readonly waitSeconds: number } {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const fullAfterSeconds = burst / perSecond;
  let sweptAt = 0;
  return (key, now) => {
    if (now - sweptAt > fullAfterSeconds) {
      for (const [other, { at }] of buckets) if (now - at > fullAfterSeconds) buckets.delete(other);
      sweptAt = now;
    }
    const bucket = buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) * perSecond);
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    return tokens >= 1 ? { ok: true } : { ok: false, waitSeconds: (1 - tokens) / perSecond };
  };
}
