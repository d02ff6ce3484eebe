import { Select, Tabs, Text, Title } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useAnswer, usePack, useSettings, useSites } from "#desk/api.js";
import { BriefForm } from "#desk/brief/brief-form.jsx";
import { freshBrief } from "#desk/brief/draft.js";
import { FailureNote } from "#desk/failure-note.jsx";
import { useLanguage } from "#desk/language.jsx";
import type { MapSite } from "#desk/map/corridor-map.jsx";
import { MapPane } from "#desk/map/map-pane.jsx";
import { SiteList } from "./site-list.jsx";
import { Waiting } from "#desk/waiting.jsx";

const route = getRouteApi("/");

/** The corridor, its sites and the brief: what an investor sees first. */
export function StartPage() {
  const { t, language, nameOf } = useLanguage();
  const { from, brief: briefId } = route.useSearch();
  const navigate = route.useNavigate();
  const [settings, pack, sites] = [useSettings(), usePack(), useSites()];
  const earlier = useAnswer(from);
  const [selected, setSelected] = useState<string>();

  const marks = useMemo<MapSite[]>(
    () => (sites.data?.features ?? []).map(({ properties, geometry }) => ({
      id: properties.id, lon: geometry.coordinates[0], lat: geometry.coordinates[1], place: properties.place, name: properties.names[language],
      state: properties.status === "available" || properties.status === "planned" ? "site" : "context",
    })),
    [sites.data, language],
  );
  const failure = settings.error ?? pack.error ?? sites.error;
  const chosen = pack.data?.briefs.find(({ id }) => id === briefId) ?? (from === undefined ? pack.data?.briefs[0] : undefined);
  const activity = pack.data?.activities[0];
  const initial = from !== undefined && earlier.data !== undefined ? earlier.data.answer.brief : (chosen?.brief ?? (activity === undefined ? undefined : freshBrief(activity, settings.data?.pack.currencies[0] ?? "USD")));

  return (
    <div className="desk-split">
      <div className="desk-panel">
        <Title order={1}>{t("desk.start.title")}</Title>
        <Text size="sm" mt={6} mb="md">{t("desk.start.text")}</Text>
        {failure === null ? null : <FailureNote failure={failure} />}
        <Tabs defaultValue="brief" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="brief">{t("desk.start.brief")}</Tabs.Tab>
            <Tabs.Tab value="sites">{t("desk.start.sites", { count: marks.length })}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="brief">
            {pack.data === undefined || settings.data === undefined || initial === undefined || (from !== undefined && earlier.isPending) ? (
              failure === null ? <Waiting /> : null
            ) : (
              <>
                {pack.data.briefs.length === 0 ? null : (
                  <Select
                    mb="md"
                    label={t("desk.start.example")}
                    description={t("desk.start.example-help")}
                    data={pack.data.briefs.map(({ id, title }) => ({ value: id, label: nameOf(title) }))}
                    value={from === undefined ? (chosen?.id ?? null) : null}
                    placeholder={t("desk.start.own-brief")}
                    allowDeselect={false}
                    onChange={(id) => id !== null && void navigate({ search: { brief: id } })}
                  />
                )}
                <BriefForm key={`${from ?? ""}/${chosen?.id ?? ""}`} pack={pack.data} settings={settings.data} initial={initial} />
              </>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="sites">
            {sites.data === undefined || pack.data === undefined ? <Waiting /> : <SiteList sites={sites.data} pack={pack.data} selected={selected} onSelect={setSelected} />}
          </Tabs.Panel>
        </Tabs>
      </div>
      <MapPane sites={marks} selected={selected} onSelect={setSelected} />
    </div>
  );
}
