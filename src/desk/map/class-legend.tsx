import { useLanguage } from "#desk/language.jsx";
import type { Classes } from "./classes.js";

/** A sign beside the classes: a place without a way, a way that opens or closes. */
export interface LegendExtra {
  readonly words: string;
  readonly fill?: string; // absent = hollow
  readonly ring?: string;
}

interface Props {
  readonly title: string;
  readonly classes: Classes;
  readonly extras: readonly LegendExtra[];
  /** How a number is written; absent = plainly. */
  readonly write?: (value: number) => string;
  /** Differences: numbers have their sign, and a side on which no place lies is left out. */
  readonly sides?: { readonly below: boolean; readonly above: boolean };
}

/** What the colours of the places mean, greatest number first. */
export function ClassLegend({ title, classes: { edges, colours }, extras, write, sides }: Props) {
  const { t, format } = useLanguage();
  const signed = (edge: number): string => `${sides !== undefined && edge > 0 ? "+" : ""}${write === undefined ? format.number(edge) : write(edge)}`;
  const isShown = (i: number): boolean => sides === undefined || ((edges[i - 1] ?? -1) >= 0 ? sides.above : sides.below);
  const range = (i: number): string => {
    const [from, to] = [edges[i - 1], edges[i]].map((edge) => (edge === undefined ? undefined : signed(edge)));
    if (from === undefined) return to === undefined ? t("desk.legend.all") : t("desk.legend.below", { to });
    return to === undefined ? t("desk.legend.from", { from }) : t("desk.legend.between", { from, to });
  };
  const signs = [...colours.flatMap((fill, i) => (isShown(i) ? [{ words: range(i), fill }] : [])).toReversed(), ...extras];
  return (
    <div className="desk-legend">
      <p className="desk-legend-title">{title}</p>
      <ul>
        {signs.map(({ words, fill, ...rest }) => (
          <li key={words}>
            <svg width="14" height="14" aria-hidden="true">
              <circle cx="7" cy="7" r="5.5" fill={fill ?? "none"} stroke={"ring" in rest && rest.ring !== undefined ? rest.ring : "var(--map-label)"} strokeWidth={"ring" in rest && rest.ring !== undefined ? 2 : 1} />
            </svg>
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}
