import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { PackView, SiteCollection } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";

interface Props {
  readonly sites: SiteCollection;
  readonly pack: PackView;
  readonly selected: string | undefined;
  readonly onSelect: (siteId: string) => void;
}

/** The map's twin: every site of the corridor as a list, found by any of its names. */
export function SiteList({ sites, pack, selected, onSelect }: Props) {
  const { t, nameOf } = useLanguage();
  const [wanted, setWanted] = useState("");
  const needle = wanted.trim().toLowerCase();
  const found = sites.features.filter(({ properties }) => needle === "" || Object.values(properties.names).some((name) => name.toLowerCase().includes(needle)));
  const regionName = (id: string): string => {
    const region = pack.regions.find((one) => one.id === id);
    return region === undefined ? id : nameOf(region.names);
  };
  return (
    <>
      <TextInput label={t("desk.sites.search")} value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} mb="sm" />
      <p className="desk-sub" role="status">{t("desk.sites.found", { count: found.length })}</p>
      <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {found.map(({ properties }) => (
          <li key={properties.id} className="desk-card" data-active={properties.id === selected} style={{ marginTop: "0.5rem" }}>
            <button type="button" className="figure-button" style={{ border: 0, fontWeight: 650 }} onClick={() => onSelect(properties.id)}>{nameOf(properties.names)}</button>
            <div className="desk-sub">{regionName(properties.region)} · {t(`site-kind.${properties.kind}`)} · {t(`site-status.${properties.status}`)}</div>
            {properties.note === undefined ? null : <div className="desk-sub">{nameOf(properties.note)}</div>}
            {properties.exposure === undefined ? null : <div className="desk-sub">{nameOf(properties.exposure)}</div>}
          </li>
        ))}
      </ul>
    </>
  );
}
