import type { Answer, Eligibility } from "#model/answer.js";
import { useLanguage } from "#desk/language.jsx";
import { SourceLink } from "./source-link.jsx";

/** What the law lets this investor hold there, with the article; conditions one by one. */
export function EligibilityNote({ eligibility, sources }: { readonly eligibility: Eligibility; readonly sources: Answer["sources"] }) {
  const { t, nameOf } = useLanguage();
  return (
    <>
      <p style={{ margin: "0.3rem 0" }}>
        <EligibilityChip eligibility={eligibility} /> {t(`right.${eligibility.right}`)}
      </p>
      <p className="desk-sub" style={{ margin: "0.2rem 0" }}>
        {eligibility.citation} · <SourceLink id={eligibility.source} sources={sources} />
      </p>
      {eligibility.conditions.length === 0 ? null : (
        <ul className="problem-list desk-sub">
          {eligibility.conditions.map((condition, i) => (
            <li key={i}>
              {nameOf(condition.text)} <span>({condition.citation}; <SourceLink id={condition.source} sources={sources} />)</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function EligibilityChip({ eligibility }: { readonly eligibility: Pick<Eligibility, "status"> }) {
  const { t } = useLanguage();
  return <span className={`chip ${eligibility.status === "allowed" ? "chip-good" : "chip-warn"}`}>{t(`eligibility.${eligibility.status}`)}</span>;
}
