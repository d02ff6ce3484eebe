import { lazy, Suspense } from "react";
import { useBasemap, usePack, useSettings } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import type { CorridorMapProps } from "./corridor-map.jsx";
import { modeStyles } from "./colours.js";
import { Waiting } from "#desk/waiting.jsx";

const CorridorMap = lazy(() => import("./corridor-map.jsx"));

type Props = Pick<CorridorMapProps, "sites" | "selected" | "route" | "onSelect"> & { readonly second?: boolean };

/** The map with what must stand beside it: the notice on boundaries, the approval number, the modes' legend. */
export function MapPane({ second = false, ...props }: Props) {
  const { t, nameOf } = useLanguage();
  const [settings, pack, basemap] = [useSettings().data, usePack().data, useBasemap().data];
  const modes = [...new Set((props.route?.legs ?? []).map(({ mode }) => mode))];
  return (
    <div className="desk-map" data-second={second}>
      {settings === undefined || pack === undefined || basemap === undefined ? (
        <Waiting />
      ) : (
        <Suspense fallback={<Waiting />}>
          <CorridorMap settings={settings} pack={pack} basemap={basemap} {...props} />
        </Suspense>
      )}
      {settings === undefined ? null : (
        <p className="desk-map-notice" style={{ margin: 0 }}>
          {nameOf(settings.office.map.notice)}
          {settings.office.map.approvalNumber === undefined ? "" : ` ${t("desk.map.approval", { number: settings.office.map.approvalNumber })}`}
          {settings.office.map.disputedNote ? ` ${t("desk.map.disputed")}` : ""}
        </p>
      )}
      {modes.length === 0 ? null : (
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
          </ul>
        </div>
      )}
    </div>
  );
}
