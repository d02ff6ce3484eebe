import type { Evidence } from "#model/answer.js";
import { useLanguage } from "#desk/language.jsx";

const grades = ["high", "medium", "low", "assumption"] as const;
const colours: Record<(typeof grades)[number], string> = { high: "#0b6e72", medium: "#5aa9a6", low: "#c9a227", assumption: "#b8bfbf" };

/** How much of the NPV rests on facts of high, medium and low confidence and on assumptions. */
export function EvidenceBar({ evidence }: { readonly evidence: Evidence }) {
  const { t, format } = useLanguage();
  const words = grades.map((grade) => t(`desk.evidence.${grade}`, { share: format.share(evidence[grade]) })).join(", ");
  return (
    <div>
      <div className="evidence-bar" role="img" aria-label={words}>
        {grades.map((grade) => (
          <span key={grade} style={{ width: `${evidence[grade] * 100}%`, background: colours[grade] }} />
        ))}
      </div>
      <div className="desk-sub" style={{ marginTop: "0.25rem" }}>{words}</div>
    </div>
  );
}
