import { isFigure, type Quantity } from "#model/fact.js";
import { useLanguage } from "#desk/language.jsx";
import { useFigures } from "./figure-drawer.jsx";

interface Props {
  readonly of: Quantity;
  /** What the number is, in the reader's words; also heads the opened tree. */
  readonly title: string;
  readonly digits?: number;
  /** Shown instead of the number with its unit, for instance a share as per cent. */
  readonly text?: string;
}

/** A number that opens into the tree of facts and formulas it rests on. */
export function FigureButton({ of, title, digits, text }: Props) {
  const { t, format } = useLanguage();
  const open = useFigures();
  const shown = text ?? format.quantity(of.value, of.unit, digits);
  return (
    <button type="button" className="figure-button" title={t("desk.figure.open")} aria-label={`${title}: ${shown}. ${t("desk.figure.open")}`} onClick={() => open({ quantity: of, title })} data-kind={isFigure(of) ? "figure" : "fact"}>
      {shown}
    </button>
  );
}
