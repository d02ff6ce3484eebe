import type { Answer } from "#model/answer.js";
import { isFigure, type Fact, type Figure, type Quantity } from "#model/fact.js";
import { hasWords, type Translate } from "#words/words.js";
import { useLanguage } from "#desk/language.jsx";

interface Props {
  readonly quantity: Quantity;
  readonly sources: Answer["sources"];
}

/** A number opened down to its facts: formulas are branches, facts with their sources are leaves. */
export function FigureTree({ quantity, sources }: Props) {
  return (
    <ul className="tree">
      <Branch quantity={quantity} sources={sources} depth={0} />
    </ul>
  );
}

function Branch({ quantity, sources, depth }: Props & { readonly depth: number }) {
  if (!isFigure(quantity)) return <Leaf fact={quantity} sources={sources} />;
  return (
    <li>
      <details open={depth < 2}>
        <FigureHead figure={quantity} />
        <ul className="tree">
          {quantity.from.map((part, i) => (
            <Branch key={i} quantity={part} sources={sources} depth={depth + 1} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** Words for a label where the catalogue has them; otherwise the label as the pack wrote it. */
function labelled(label: string, t: Translate): string {
  return hasWords(label) ? t(label) : label;
}

function FigureHead({ figure }: { readonly figure: Figure }) {
  const { t, format } = useLanguage();
  return (
    <summary>
      <span className="tree-label">{labelled(figure.label ?? `method.${figure.method}`, t)}</span>
      <span className="tree-value">{format.quantity(figure.value, figure.unit)}</span>
    </summary>
  );
}

function Leaf({ fact, sources }: { readonly fact: Fact; readonly sources: Answer["sources"] }) {
  const { t, format } = useLanguage();
  const source = fact.source === undefined ? undefined : sources[fact.source];
  return (
    <li className="tree-leaf">
      <span className="tree-label">
        {fact.label === undefined ? t(source === undefined ? "desk.figure.assumption" : "desk.figure.fact") : labelled(fact.label, t)}
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
