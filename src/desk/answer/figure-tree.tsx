import type { Answer } from "#model/answer.js";
import { isFigure, type Fact, type Figure, type Quantity } from "#model/fact.js";
import { useLanguage } from "#desk/language.jsx";

interface Props {
  readonly quantity: Quantity;
  readonly sources: Answer["sources"];
  readonly labelOf: (label: string) => string;
}

/** A number opened down to its facts: formulas are branches, facts with their sources are leaves. */
export function FigureTree({ quantity, sources, labelOf }: Props) {
  return (
    <ul className="tree">
      <Branch quantity={quantity} sources={sources} labelOf={labelOf} depth={0} />
    </ul>
  );
}

function Branch({ quantity, sources, labelOf, depth }: Props & { readonly depth: number }) {
  if (!isFigure(quantity)) return <Leaf fact={quantity} sources={sources} labelOf={labelOf} />;
  return (
    <li>
      <details open={depth < 2}>
        <FigureHead figure={quantity} labelOf={labelOf} />
        <ul className="tree">
          {quantity.from.map((part, i) => (
            <Branch key={i} quantity={part} sources={sources} labelOf={labelOf} depth={depth + 1} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function FigureHead({ figure, labelOf }: { readonly figure: Figure; readonly labelOf: Props["labelOf"] }) {
  const { format } = useLanguage();
  return (
    <summary>
      <span className="tree-label">{labelOf(figure.label ?? figure.method)}</span>
      <span className="tree-value">{format.quantity(figure.value, figure.unit)}</span>
    </summary>
  );
}

function Leaf({ fact, sources, labelOf }: Omit<Props, "quantity"> & { readonly fact: Fact }) {
  const { t, format } = useLanguage();
  const source = fact.source === undefined ? undefined : sources[fact.source];
  return (
    <li className="tree-leaf">
      <span className="tree-label">
        {fact.label === undefined ? t(source === undefined ? "desk.figure.assumption" : "desk.figure.fact") : labelOf(fact.label)}
        {fact.low === undefined || fact.high === undefined ? null : (
          <span className="desk-sub"> {t("desk.figure.range", { low: format.number(fact.low), high: format.number(fact.high) })}</span>
        )}
      </span>
      <span className="tree-value">{format.quantity(fact.value, fact.unit)}</span>
      <span className="tree-source">
        {source === undefined ? (
          <>{t("desk.figure.assumed", { why: fact.assumption ?? "" })}</>
        ) : source.url === undefined ? (
          `${source.title} · ${source.publisher}`
        ) : (
          <>
            <a href={source.url} target="_blank" rel="noreferrer noopener">{source.title}</a> · {source.publisher}
          </>
        )}{" "}
        · {t("desk.figure.as-of", { date: format.date(fact.asOf) })} · {t(`desk.confidence.${fact.confidence}`)}
      </span>
    </li>
  );
}
