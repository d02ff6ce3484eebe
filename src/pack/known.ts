import { activitySchema } from "#model/activity.js";
import type { Pack } from "#model/pack.js";
import { acts, rights } from "#model/rule.js";
import { idOf } from "./identity.js";
import { stems, type Stem } from "./layout.js";
import type { Table } from "./table.js";

/** Lists that the model closes: a pack may use their words and no others. */
export const closedLists = { rights, acts, sectors: activitySchema.shape.sector.options } as const;
export type ClosedList = keyof typeof closedLists;

/** The ids that exist, by stem. */
export interface Known {
  readonly ids: (stem: Stem) => ReadonlySet<string>;
  /** True also for an id that a damaged row or an unreadable file may have declared: its own problem has been told. */
  readonly has: (stem: Stem, id: string) => boolean;
}

/** What the files of a pack declare, entries with mistakes included: a mistake in a place is not one in every link that names it. */
export function knownOfTables(tables: Readonly<Record<Stem, Table>>): Known {
  const ids = new Map(stems.map((stem) => [stem, new Set(tables[stem].entries.flatMap((entry) => idOf(stem, entry)?.id ?? []))]));
  const unread = new Set(stems.filter((stem) => !tables[stem].whole || tables[stem].absent.size > 0));
  return {
    ids: (stem) => ids.get(stem) ?? new Set(),
    has: (stem, id) => unread.has(stem) || ids.get(stem)?.has(id) === true || tables[stem].mentioned.has(id),
  };
}

/** What a checked pack declares, as far as a brief can name it. */
export function knownOfPack({ activities, goods, markets, regions, scenarios }: Pack): Known {
  return knownAmong({ activities, goods, markets, regions, scenarios });
}

/** The ids of some things, by the stem of the files that they come from. */
export function knownAmong(things: Partial<Readonly<Record<Stem, readonly { readonly id: string }[]>>>): Known {
  const ids = new Map(Object.entries(things).map(([stem, its]) => [stem as Stem, new Set(its.map(({ id }) => id))]));
  const of = (stem: Stem): ReadonlySet<string> => ids.get(stem) ?? new Set();
  return { ids: of, has: (stem, id) => of(stem).has(id) };
}
