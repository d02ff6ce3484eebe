import type { Route } from "#model/answer.js";
import type { PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { modeStyles } from "./colours.js";
import { MarkSign } from "./mark-sign.jsx";
import { routeMarks } from "./route-drawing.js";

/** What the lines and signs of a drawn route mean. */
export function RouteLegend({ route, pack, compared }: { readonly route: Route; readonly pack: PackView; readonly compared: boolean }) {
  const { t } = useLanguage();
  const modes = [...new Set(route.legs.map(({ mode }) => mode))];
  const marks = [...new Set(routeMarks(route, pack).map(({ kind }) => kind))];
  return (
    <div className="desk-legend">
      <ul>
        {modes.map((mode) => (
          <li key={mode}>
            <svg width="28" height="6" aria-hidden="true">
              <line x1="0" y1="3" x2="28" y2="3" stroke={modeStyles[mode].colour} strokeWidth="4" strokeDasharray={modeStyles[mode].dash?.map((part) => part * 3).join(" ")} />
            </svg>
            {t(`mode.${mode}`)}
          </li>
        ))}
        {compared ? <li><svg width="28" height="6" aria-hidden="true"><line x1="0" y1="3" x2="28" y2="3" stroke="var(--map-label)" strokeOpacity="0.5" strokeWidth="2" strokeDasharray="2 3" /></svg>{t("desk.map.other-ways")}</li> : null}
        {marks.map((kind) => <li key={kind}><span className="desk-legend-sign"><MarkSign kind={kind} /></span>{t(`desk.map.${kind}`)}</li>)}
      </ul>
    </div>
  );
}
