import type { RouteNote } from "#model/answer.js";
import { FigureButton } from "#desk/answer/figure-button.jsx";
import { useNoteWords } from "./use-note-words.js";

/** What to know of a way, or why there is none: one sentence each, its number opening. */
export function RouteNotes({ notes }: { readonly notes: readonly RouteNote[] }) {
  const wordsOf = useNoteWords();
  if (notes.length === 0) return null;
  return (
    <ul className="desk-list">
      {notes.map((note, i) => {
        const words = wordsOf(note);
        return <li key={i}>{words}{note.figure === undefined ? null : <> <FigureButton of={note.figure} title={words} /></>}</li>;
      })}
    </ul>
  );
}
