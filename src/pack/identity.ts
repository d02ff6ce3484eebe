import { valueAt, textAt, type Entry } from "./entry.js";
import type { Stem } from "./layout.js";
import type { Path } from "./yaml-document.js";

/** What makes an entry the same as another of its file, and where that stands. */
export interface Identity {
  readonly id: string;
  readonly path: Path;
}

/** Columns or keys that together name an entry; a stem that is not here has entries without a name. */
const fields: Partial<Record<Stem, readonly Path[]>> = {
  pack: [["id"]], regions: [["id"]], places: [["id"]], links: [["id"]], crossings: [["id"]], seasons: [["season"]], rates: [["id"]], goods: [["id"]],
  markets: [["id"]], sites: [["properties", "id"]], activities: [["id"]], rules: [["id"]], regimes: [["id"]], funds: [["id"]], plans: [["id"]], scenarios: [["id"]], claims: [["id"]],
  waits: [["id"]], "crossing-service": [["id"]], closures: [["id"]], services: [["id"]], visas: [["id"]], indicators: [["indicator"]], targets: [["id"]],
  agreements: [["id"]], procedures: [["id"]], lists: [["id"]],
};

/** Where the name alone may stand in several entries, the further fields that tell them apart. */
const further: Partial<Record<Stem, readonly Path[]>> = {
  markets: [["id"], ["goods"]], fx: [["base"], ["quote"], ["date"]], expectations: [["currency"], ["quantity"], ["from_year"]], indicators: [["indicator"], ["period"]], payments: [["currency"], ["bank_class"], ["date"]],
};

/** The id of an entry, by which others refer to it. */
export function idOf(stem: Stem, entry: Entry): Identity | undefined {
  if (stem === "sources") return { id: String(entry.key), path: [] };
  const [path] = fields[stem] ?? [];
  const id = path === undefined ? undefined : textAt(entry, ...path);
  return path === undefined || id === undefined ? undefined : { id, path };
}

/** What no second entry of the file may have; undefined where entries may repeat: regions and seasons, whose rows add up. */
export function uniqueNameOf(stem: Stem, entry: Entry): Identity | undefined {
  if (stem === "regions" || stem === "seasons" || stem === "sources" || stem === "pack") return undefined; // a repeated key of sources.yaml is `key-duplicate`
  const paths = further[stem];
  if (paths === undefined) return idOf(stem, entry);
  const parts = paths.map((path) => valueAt(entry.value, path));
  const [first] = paths;
  return first === undefined || parts.some((part) => typeof part !== "string") ? undefined : { id: parts.join(" "), path: first };
}
