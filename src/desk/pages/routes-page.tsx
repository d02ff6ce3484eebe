import { Tabs, Text, Title } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { FigureProvider } from "#desk/answer/figure-drawer.jsx";
import { usePack, useSettings, type PackView, type Settings } from "#desk/api.js";
import { FailureNote } from "#desk/failure-note.jsx";
import { useLanguage } from "#desk/language.jsx";
import { MapPane } from "#desk/map/map-pane.jsx";
import { askedOf, type RoutesAsked } from "#desk/routes/asked.js";
import { CostsResult } from "#desk/routes/costs-result.jsx";
import { CrossingYear } from "#desk/routes/crossing-year.jsx";
import { useField } from "#desk/routes/use-field.jsx";
import { useFields, useRoute } from "#desk/routes/routes-api.js";
import { RoutesForm } from "#desk/routes/routes-form.jsx";
import { readRoutesSearch, type RoutesSearch } from "#desk/routes/search.js";
import { useMovedMonth } from "#desk/routes/use-moved-month.js";
import { WayResult } from "#desk/routes/way-result.jsx";
import { Waiting } from "#desk/waiting.jsx";

const route = getRouteApi("/routes");
const alternatives = 5;

/** How goods move through the corridor: the way between two places, and what it costs from everywhere. */
export function RoutesPage() {
  const [settings, pack] = [useSettings(), usePack()];
  const failure = settings.error ?? pack.error;
  if (failure !== null) return <div className="desk-panel"><FailureNote failure={failure} /></div>;
  if (settings.data === undefined || pack.data === undefined) return <Waiting />;
  return <Routes pack={pack.data} settings={settings.data} />;
}

function Routes({ pack, settings }: { readonly pack: PackView; readonly settings: Settings }) {
  const { t, language } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const inAddress = useMemo(() => askedOf(search, pack, settings), [search, pack, settings]);
  const [month, moveMonth] = useMovedMonth(inAddress.month, (next) => change({ month: next }, true));
  const asked = useMemo<RoutesAsked>(() => ({ ...inAddress, month }), [inAddress, month]);
  const { view, from, to, goods, minimise, scenario } = asked;

  // The way is asked for once the slider rests; the field has all its months already.
  const way = useRoute(view === "way" ? { from, to, goods, month: inAddress.month, minimise, scenario, ...(asked.alternatives ? { alternatives } : {}), ...(asked.unverified ? { includeUnverified: "true" } : {}) } : undefined, language);
  const year = useRoute(view === "way" ? { from, to, goods, date: settings.pack.edition, minimise: "cost", scenario } : undefined, language);
  const [fields, base] = [useFields(view === "costs" ? { goods, place: to, direction: "to", scenario } : undefined, language), useFields(view === "costs" ? { goods, place: to, direction: "to" } : undefined, language)];
  const calendars = (year.isPlaceholderData ? undefined : year.data?.calendars) ?? [];
  const ways = useMemo(() => (way.data === undefined ? [] : [way.data, ...(way.data.alternatives ?? [])]), [way.data]);
  const shown = ways[asked.way] ?? ways[0];
  const others = useMemo(() => ways.filter((one) => one !== shown), [ways, shown]);
  const failure = view === "way" ? way.error : (fields.error ?? base.error);

  /** A month that is passed over leaves no trace in the reader's history. */
  function change(next: Partial<Record<keyof RoutesSearch, unknown>>, passing = false): void {
    void navigate({ search: readRoutesSearch({ ...asked, way: undefined, ...next }), replace: passing, resetScroll: false });
  }

  const { field, legend } = useField({ pack, asked, fields: fields.data, base: base.data });
  return (
    <div className={view === "costs" ? "desk-split desk-split-wide" : "desk-split"}>
      <div className="desk-panel">
        <Title order={1}>{t("desk.routes.title")}</Title>
        <Text size="sm" mt={6} mb="md">{t("desk.routes.text")}</Text>
        <RoutesForm asked={asked} onChange={change} onMonth={moveMonth} />
        <FigureProvider sources={way.data?.sources ?? {}}>
          <Tabs mt="md" value={view} onChange={(next) => change({ view: next })} keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="way">{t("desk.routes.way")}</Tabs.Tab>
              <Tabs.Tab value="costs">{t("desk.routes.costs")}</Tabs.Tab>
            </Tabs.List>
            {failure === null ? null : <FailureNote failure={failure} />}
            <Tabs.Panel value="way" pt="md" aria-busy={way.isPlaceholderData || month !== inAddress.month}>
              {way.data === undefined ? (way.isPending ? <Waiting /> : null) : (
                <WayResult
                  ways={ways} chosen={asked.way} unverified={asked.unverified} pack={pack}
                  onChoose={(index) => change({ way: index })} onUnverified={(unverified) => change({ unverified })}
                />
              )}
              {calendars.length === 0 ? null : <CrossingYear calendars={calendars} />}
            </Tabs.Panel>
            <Tabs.Panel value="costs" aria-busy={fields.isPlaceholderData}>
              {fields.data === undefined ? (fields.isPending ? <Waiting /> : null) : <CostsResult fields={fields.data} pack={pack} asked={asked} onChange={change} />}
            </Tabs.Panel>
          </Tabs>
        </FigureProvider>
      </div>
      <MapPane route={view === "way" ? shown : undefined} others={view === "way" ? others : undefined} field={field} legend={legend} onPoint={(place) => change({ from: place })} />
    </div>
  );
}
