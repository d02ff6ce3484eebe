import { Text, Title } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { FigureProvider } from "#desk/answer/figure-drawer.jsx";
import { usePack, useSettings, type PackView, type Settings } from "#desk/api.js";
import { FailureNote } from "#desk/failure-note.jsx";
import { useLanguage } from "#desk/language.jsx";
import { MapPane } from "#desk/map/map-pane.jsx";
import { useFields } from "#desk/routes/routes-api.js";
import { readWhatIfSearch } from "#desk/routes/search.js";
import { useMovedMonth } from "#desk/routes/use-moved-month.js";
import { Waiting } from "#desk/waiting.jsx";
import { addressOf, stateOf, type Change, type WhatIfState } from "#desk/what-if/asked.js";
import { touchedMarkets } from "#desk/what-if/differences.js";
import { GoodsComparison } from "#desk/what-if/goods-comparison.jsx";
import { SitesComparison } from "#desk/what-if/sites-comparison.jsx";
import { useGoodsMap, useSitesMap } from "#desk/what-if/use-comparison-map.jsx";
import { useWhatIf } from "#desk/what-if/what-if-api.js";
import { WhatIfForm } from "#desk/what-if/what-if-form.jsx";

const route = getRouteApi("/what-if");

/** What a bridge, a post or a rule changes: one corridor against another. */
export function WhatIfPage() {
  const [settings, pack] = [useSettings(), usePack()];
  const failure = settings.error ?? pack.error;
  if (failure !== null) return <div className="desk-panel"><FailureNote failure={failure} /></div>;
  if (settings.data === undefined || pack.data === undefined) return <Waiting />;
  return <Comparison pack={pack.data} settings={settings.data} />;
}

function Comparison({ pack, settings }: { readonly pack: PackView; readonly settings: Settings }) {
  const { t, language } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const inAddress = useMemo(() => stateOf(search, pack, settings), [search, pack, settings]);
  const [month, moveMonth] = useMovedMonth(inAddress.month, (next) => change({ month: next }, true));
  const { a, b, goods, brief } = inAddress;

  const found = useWhatIf({ scenario: a, other: b, ...(brief === undefined ? { goods } : { brief }) }, language);
  const differences = found.data?.ways?.differences;
  const touched = useMemo(() => touchedMarkets(differences ?? [])[0], [differences]);
  const market = inAddress.market ?? touched ?? (differences === undefined ? undefined : firstMarket(pack, goods));
  const state: WhatIfState = { ...inAddress, month, market };
  const asked = brief !== undefined || market === undefined ? undefined : { goods, place: market.place, direction: market.direction };
  const [fieldsA, fieldsB] = [useFields(asked === undefined ? undefined : { ...asked, scenario: a }, language), useFields(asked === undefined ? undefined : { ...asked, scenario: b }, language)];
  const [inA, inB] = [fieldsA, fieldsB].map(({ data, isPlaceholderData }) => (isPlaceholderData ? undefined : data)); // two corridors of different questions are never compared
  const both = useMemo(() => (inA === undefined || inB === undefined ? undefined : { a: inA, b: inB }), [inA, inB]);
  const goodsMap = useGoodsMap({ pack, market, month, goods, measure: inAddress.measure, fields: both });
  const sitesMap = useSitesMap(brief === undefined ? undefined : found.data?.sites);
  const { field, legend } = brief === undefined ? goodsMap : sitesMap;
  const failure = found.error ?? fieldsA.error ?? fieldsB.error;

  function change(next: Change, passing = false): void {
    void navigate({ search: readWhatIfSearch(addressOf({ ...inAddress, month }, next)), replace: passing, resetScroll: false });
  }

  return (
    <div className="desk-split desk-split-wide">
      <div className="desk-panel">
        <Title order={1}>{t("desk.what-if.title")}</Title>
        <Text size="sm" mt={6} mb="md">{t("desk.what-if.text")}</Text>
        <WhatIfForm state={state} pack={pack} onChange={change} onMonth={moveMonth} />
        {failure === null ? null : <FailureNote failure={failure} />}
        <FigureProvider sources={found.data?.sources ?? {}}>
          {found.isPending ? <Waiting /> : null}
          {brief === undefined && differences !== undefined ? <GoodsComparison state={state} differences={differences} fields={both} pack={pack} settings={settings} onChange={change} /> : null}
          {brief !== undefined && found.data?.sites !== undefined ? <SitesComparison sites={found.data.sites} /> : null}
        </FigureProvider>
      </div>
      <MapPane field={field} legend={legend} />
    </div>
  );
}

function firstMarket(pack: PackView, goods: string): WhatIfState["market"] {
  const found = pack.markets.find((market) => market.goods === goods);
  return found === undefined ? undefined : { place: found.place, direction: found.side === "sells" ? "from" : "to" };
}
