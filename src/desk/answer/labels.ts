import { hasWords } from "#words/words.js";
import type { PackView } from "#desk/api.js";
import type { LanguageState } from "#desk/language.jsx";

/** Words for what a number is: the catalogue's, the activity's own line, the pack's own name; `key:detail` is named by its key. */
export function labeller(pack: PackView, activityId: string, { t, nameOf }: Pick<LanguageState, "t" | "nameOf">): (label: string) => string {
  const lines = new Map(pack.activities.find(({ id }) => id === activityId)?.lines.map(({ id, names }) => [id, names]) ?? []);
  const wordsFor = (label: string): string | undefined => {
    if (hasWords(label)) return t(label);
    const names = lines.get(label) ?? pack.words[label];
    return names === undefined ? undefined : nameOf(names);
  };
  return (label) => wordsFor(label) ?? wordsFor(label.split(":")[0] ?? label) ?? label;
}
