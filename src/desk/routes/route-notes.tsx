import type { RouteNote } from "#model/answer.js";
import { FigureButton } from "#desk/answer/figure-button.jsx";
import type { PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { usePlaceNames } from "#desk/map/use-place-names.js";

/** What to know of a way, or why there is none: one sentence each, its number opening. */
export function RouteNotes({ notes, pack }: { readonly notes: readonly RouteNote[]; readonly pack: PackView }) {
  const { t, nameOf, language, format } = useLanguage();
  const nameOfPlace = usePlaceNames();
  if (notes.length === 0) return null;
  const sentence = ({ code, link: linkId, crossing: crossingId, country, direction, why, until }: RouteNote): string => {
    const link = pack.links.find(({ id }) => id === linkId);
    const crossing = pack.crossings.find(({ id }) => id === crossingId);
    return t(`route-note.${code}`, {
      link: link === undefined ? (linkId ?? "") : `${nameOfPlace(link.from)} – ${nameOfPlace(link.to)}`,
      crossing: crossing === undefined ? (crossingId ?? "") : nameOf(crossing.names),
      country: country === undefined ? "" : (new Intl.DisplayNames([language], { type: "region" }).of(country) ?? country),
      direction: direction ?? "", why: why === undefined ? "" : nameOf(why), until: until === undefined ? "" : format.date(until),
    });
  };
  return (
    <ul className="problem-list desk-sub" style={{ marginTop: "0.6rem" }}>
      {notes.map((note, i) => {
        const words = sentence(note);
        return <li key={i}>{words}{note.figure === undefined ? null : <> <FigureButton of={note.figure} title={words} /></>}</li>;
      })}
    </ul>
  );
}
