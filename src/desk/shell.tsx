import { SegmentedControl } from "@mantine/core";
import { Link, Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { languages, type Language } from "#model/names.js";
import { useSettings } from "./api.js";
import { useLanguage } from "./language.jsx";
import { Waiting } from "./waiting.jsx";

/** Each language says its own name, so that a reader finds it whatever is shown. */
const ownNames: Record<Language, string> = { en: "EN", zh: "中文", ru: "РУС" };

export function Shell() {
  const { language, setLanguage, t, nameOf } = useLanguage();
  const settings = useSettings();
  return (
    <>
      <a className="desk-skip" href="#main">{t("desk.skip-to-content")}</a>
      <header className="desk-header">
        <Link to="/" search={{}} className="desk-brand" aria-label={t("desk.home")}>
          <img src="/mark.svg" alt="" />
          <span>
            <span className="desk-brand-name">{t("app.name")}</span>
          </span>
        </Link>
        <nav className="desk-nav" aria-label={t("desk.nav")}>
          <Link to="/routes" search={{}}>{t("desk.routes.link")}</Link>
          <Link to="/what-if" search={{}}>{t("desk.what-if.link")}</Link>
        </nav>
        <span className="desk-office">
          {settings.data === undefined ? "" : nameOf(settings.data.office.names)}
          {settings.data?.pack.invented === true ? ` · ${t("desk.invented-pack")}` : ""}
        </span>
        <SegmentedControl
          ml="auto"
          size="xs"
          aria-label={t("desk.language")}
          value={language}
          onChange={(value) => setLanguage(value as Language)}
          data={languages.map((value) => ({ value, label: ownNames[value] }))}
        />
      </header>
      <main id="main">
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
    </>
  );
}
