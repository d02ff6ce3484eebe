import { Title } from "@mantine/core";
import type { CalendarSpan } from "#engine/network/network.js";
import { seasonWords } from "#desk/answer/season-words.js";
import { useLanguage } from "#desk/language.jsx";
import { modeStyles } from "#desk/map/colours.js";
import { usePlaceNames } from "#desk/map/use-place-names.js";
import type { Calendar } from "./routes-api.js";
import { useNoteWords } from "./use-note-words.js";

const dayMs = 86_400_000;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;
const colourOf = ({ mode }: CalendarSpan): string => (mode === undefined ? "var(--desk-line)" : modeStyles[mode].colour);

/** When one can cross where the best ways of the coming year do: a strip of the year and its spans in words. */
export function CrossingYear({ calendars }: { readonly calendars: readonly Calendar[] }) {
  const { t } = useLanguage();
  const shuts = ({ spans }: Calendar): number => (spans.some(({ mode }) => mode === undefined) ? 0 : 1);
  return (
    <>
      <Title order={2} mt="lg">{t("desk.crossing-year")}</Title>
      {calendars.toSorted((a, b) => shuts(a) - shuts(b)).map((calendar) => <OneCrossing key={calendar.places.join(" ")} calendar={calendar} />)}
    </>
  );
}

function OneCrossing({ calendar: { places, spans } }: { readonly calendar: Calendar }) {
  const { t, format } = useLanguage();
  const nameOfPlace = usePlaceNames();
  const noteWords = useNoteWords();
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return null;
  const start = dayOf(first.from);
  const whole = dayOf(last.to) - start + 1;
  const share = (days: number): string => `${(days / whole) * 100}%`;
  const told = new Set<string>(); // a season that goes on after a pause is not told again
  const sentences = (span: CalendarSpan): string[] => {
    const season = span.season === undefined ? "" : seasonWords(span.season, t, format);
    const fresh = season !== "" && !told.has(season);
    told.add(season);
    if (span.mode === undefined) return [...new Set(span.shut.map(noteWords))];
    return fresh ? [season] : [];
  };
  const open = ({ mode, also }: CalendarSpan): string =>
    mode === undefined ? t("cli.calendar.nothing") : t("cli.calendar.open", { mode: t(`mode.${mode}`), crossing: "none", also: also.length === 0 ? "none" : [...new Set(also.map((way) => t(`mode.${way.mode}`)))].join(", ") });
  return (
    <section aria-label={places.map(nameOfPlace).join(" – ")}>
      <Title order={3} mt="sm" fz="sm">{places.map(nameOfPlace).join(" – ")}</Title>
      <svg className="year-strip" width="100%" height="14" aria-hidden="true">
        {spans.map((span) => <rect key={span.from} x={share(dayOf(span.from) - start)} width={share(dayOf(span.to) - dayOf(span.from) + 1)} height="14" fill={colourOf(span)} />)}
      </svg>
      <ul className="year-spans">
        {spans.map((span) => (
          <li key={span.from} data-mode={span.mode ?? "none"}>
            <svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="2" fill={colourOf(span)} /></svg>
            <div>
              {t("cli.route.season-span", { from: format.date(span.from), to: format.date(span.to) })}: <strong>{open(span)}</strong>
              {sentences(span).map((sentence) => <div key={sentence} className="desk-sub">{sentence}</div>)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
