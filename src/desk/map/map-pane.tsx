import { lazy, Suspense, type ReactNode } from "react";
import { useBasemap, usePack, useSettings } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import type { CorridorMapProps } from "./corridor-map.jsx";
import { RouteLegend } from "./route-legend.jsx";
import { Waiting } from "#desk/waiting.jsx";

const CorridorMap = lazy(() => import("./corridor-map.jsx"));

type Props = Omit<CorridorMapProps, "settings" | "pack" | "basemap"> & {
  readonly second?: boolean;
  /** Stands beside the map, on a narrow screen under it. */
  readonly legend?: ReactNode;
};

/** The map with what must stand beside it: the notice on boundaries, the approval number, the legend. */
export function MapPane({ second = false, legend, ...props }: Props) {
  const { t, nameOf } = useLanguage();
  const [settings, pack, basemap] = [useSettings().data, usePack().data, useBasemap().data];
  return (
    <div className="desk-map" data-second={second}>
      <div className="desk-map-view">
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
      </div>
      {legend ?? (pack === undefined || props.route === undefined || props.route.legs.length === 0 ? null : <RouteLegend route={props.route} pack={pack} compared={(props.others ?? []).length > 0} />)}
    </div>
  );
}
