import { Accordion } from "@mantine/core";
import type { Answer, ExcludedSite, Reason } from "#model/answer.js";
import { useLanguage } from "#desk/language.jsx";
import { EligibilityChip } from "./eligibility-note.jsx";
import { FigureButton } from "./figure-button.jsx";
import { SourceLink } from "./source-link.jsx";

/** Every site left out, grouped by its first reason; a legal reason carries its article and source. */
export function ExcludedList({ answer }: { readonly answer: Answer }) {
  const { t, nameOf } = useLanguage();
  const groups = new Map<string, { reason: Reason; sites: ExcludedSite[] }>();
  for (const excluded of answer.excluded) {
    const [reason] = excluded.reasons;
    if (reason === undefined) continue;
    const group = groups.get(reason.code) ?? { reason, sites: [] };
    group.sites.push(excluded);
    groups.set(reason.code, group);
  }
  if (groups.size === 0) return <p className="desk-sub">{t("desk.excluded.none")}</p>;
  return (
    <Accordion variant="separated" multiple chevronPosition="left">
      {[...groups.values()].map(({ reason, sites }) => (
        <Accordion.Item key={reason.code} value={reason.code}>
          <Accordion.Control>
            <span className={`chip ${reason.kind === "legal" ? "chip-bad" : "chip-plain"}`}>{t(`reason-kind.${reason.kind}`)}</span>{" "}
            {nameOf(reason.says)} <span className="desk-sub">({t("desk.excluded.count", { count: sites.length })})</span>
          </Accordion.Control>
          <Accordion.Panel>
            {sites.map((excluded) => (
              <div key={excluded.site.id} style={{ padding: "0.4rem 0", borderTop: "1px solid var(--desk-line)" }}>
                <strong>{nameOf(excluded.site.name)}</strong>
                <ul className="problem-list desk-sub">
                  {excluded.reasons.map((one, i) => (
                    <li key={i}>
                      {nameOf(one.says)}
                      {one.citation === undefined ? null : ` ${one.citation}.`}{" "}
                      {one.source === undefined ? null : <SourceLink id={one.source} sources={answer.sources} />}
                      {one.figure === undefined ? null : <> <FigureButton of={one.figure} title={nameOf(one.says)} /></>}
                    </li>
                  ))}
                </ul>
                {excluded.otherRights.map((other) => (
                  <p key={other.right} className="desk-sub" style={{ margin: "0.2rem 0" }}>
                    {t("desk.excluded.other-right")} <EligibilityChip eligibility={other} /> {t(`right.${other.right}`)} ({other.citation})
                  </p>
                ))}
              </div>
            ))}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
