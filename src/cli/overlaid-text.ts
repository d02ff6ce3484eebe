import type { Overlaid } from "#model/assumptions.js";
import { paragraph, type Reader } from "./reader.js";

/** The asker's own assumptions that a document rests on, each number with what the pack has instead; nothing where there are none. */
export function overlaidText(overlaid: readonly Overlaid[] = [], { words, format }: Reader): string {
  if (overlaid.length === 0) return "";
  const lines = overlaid.map(({ at, before, after, follows }) => paragraph(words("cli.overlaid.number", {
    at, before: before === undefined ? words("cli.overlaid.nothing") : format.quantity(before.value, before.unit), after: format.quantity(after.value, after.unit),
    follows: follows === undefined ? "none" : follows,
  }), { first: "  • " }));
  const why = overlaid.find(({ follows }) => follows === undefined)?.after.assumption ?? "";
  return `${paragraph(words("cli.overlaid.head", { count: overlaid.length, why: why.replace(/^your assumption: /, "") }))}${lines.join("")}`;
}
