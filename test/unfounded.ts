/**
 * Paths of numbers that rest on nothing: figures without parts, facts with neither a source nor an assumption (or with both),
 * values that are not finite, and cited sources that the document does not list.
 */
export function unfoundedIn(document: unknown, sources: Readonly<Record<string, unknown>>): string[] {
  const wrong: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node === "number" && !Number.isFinite(node)) wrong.push(`${path}: ${node}`);
    if (typeof node !== "object" || node === null) return;
    const { method, from, value, unit, source, assumption } = node as Readonly<Record<string, unknown>>;
    if (typeof value === "number" && typeof unit === "string") {
      if (method !== undefined && (!Array.isArray(from) || from.length === 0)) wrong.push(`${path}: a figure from nothing`);
      if (method === undefined && (source === undefined) === (assumption === undefined)) wrong.push(`${path}: a fact needs a source or an assumption`);
    }
    if (typeof source === "string" && sources[source] === undefined) wrong.push(`${path}: source ${source} is not listed`);
    for (const [key, child] of Object.entries(node)) walk(child, `${path}.${key}`);
  };
  walk(document, "");
  return wrong;
}
