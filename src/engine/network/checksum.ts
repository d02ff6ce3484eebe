/**
 * FNV-1a of 64 bits over the canonical text of a value: JSON without spaces, keys sorted, absent fields left out.
 * Characters above U+00FF count as two bytes, low one first.
 *
 *     for each byte: hash = (hash xor byte) · 0x100000001b3 mod 2^64, from 0xcbf29ce484222325
 *
 * A fingerprint that shows a change, not a protection against one made on purpose.
 *
 * @returns 16 hexadecimal digits
 * @see draft-eastlake-fnv for the function and its constants
 */
export function checksumOf(value: unknown): string {
  return fnv1a(canonicalText(value));
}

export function fnv1a(text: string): string {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  const add = (byte: number): void => {
    const mixed = (low ^ byte) >>> 0;
    const product = mixed * 0x1b3; // below 2^41: exact
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (mixed << 8)) >>> 0;
    low = product >>> 0;
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    add(unit & 0xff);
    if (unit > 0xff) add(unit >>> 8);
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}

/** @throws {RangeError} on what JSON cannot hold, numbers that are not finite among it */
export function canonicalText(value: unknown): string {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (typeof value !== "object") throw new RangeError(`a value of type ${typeof value} has no canonical text`);
  const entries = Object.entries(value).filter(([, field]) => field !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${canonicalText(field)}`).join(",")}}`;
}

const checksums = new WeakMap<object, string>();

/** Checksums of a table's rows, sorted, so that the order of the rows does not count. A row is never changed, so its checksum is worked out once. */
export function rowsChecksum(rows: readonly object[]): string {
  const found = rows.map((row) => {
    const checksum = checksums.get(row) ?? checksumOf(row);
    checksums.set(row, checksum);
    return checksum;
  });
  return found.toSorted().join("");
}
