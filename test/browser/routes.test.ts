import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages, type Language } from "#model/names.js";
import { formatter } from "#words/format.js";
import { translator } from "#words/words.js";
import { clipped, findings, mapIdle, openDesk, openPage, picture, widths, type Desk } from "./desk-page.js";

const way = "routes?from=blagoveshchensk&to=harbin&goods=soybeans&month=1";
const costs = `${way}&view=costs`;
const bridgeClosed = "what-if?b=heihe-bridge-closed&goods=soybeans&month=4";

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
}, 120_000);

afterAll(async () => desk?.close());

/** The modes of the legs as the map draws them. */
const drawnLegs = async (page: Page): Promise<string> => (await page.locator(".desk-map-canvas").getAttribute("data-legs")) ?? "";
const legsInclude = (page: Page, mode: string): Promise<unknown> => page.waitForSelector(`.desk-map-canvas[data-legs~=${mode}]`, { timeout: 30_000 });
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

describe.each(languages)("routes and comparisons in %s", (language: Language) => {
  const t = translator(language);

  test.each(widths)("from January to July by the keyboard, the costs, the comparison, at $width pixels", async (size) => {
    const { page, wrong } = await openPage(desk, size);
    const name = (state: string): string => `${state}-${language}-${size.width}`;
    await page.goto(`${desk.address}${way}&alternatives=true&lang=${language}`);
    await legsInclude(page, "pontoon");
    await page.getByRole("heading", { name: t("desk.crossing-year") }).waitFor({ timeout: 30_000 });
    await mapIdle(page);
    expect(await clipped(page)).toEqual([]);
    await picture(page, name("routes-january"));

    await page.getByRole("slider").focus();
    for (let i = 0; i < 6; i++) await page.keyboard.press("ArrowRight");
    await legsInclude(page, "river");
    expect(await drawnLegs(page)).not.toContain("pontoon");
    await page.waitForURL(/month=7/);
    await mapIdle(page);
    expect(await clipped(page)).toEqual([]);
    await picture(page, name("routes-july"));

    await page.getByRole("tab", { name: t("desk.routes.costs") }).click();
    await page.waitForURL(/view=costs/);
    await page.locator(".month-table").waitFor();
    await page.locator(".desk-legend-title").waitFor();
    await mapIdle(page);
    expect(await clipped(page)).toEqual([]);
    await picture(page, name("costs-july"));
    await page.getByRole("slider").focus();
    await page.keyboard.press("Home");
    await page.waitForURL(/month=1(&|$)/);
    await mapIdle(page);
    await picture(page, name("costs-january"));

    await page.goto(`${desk.address}${bridgeClosed}&lang=${language}`);
    await page.locator("[data-outcome=dearer]").first().waitFor({ timeout: 30_000 });
    await mapIdle(page);
    expect(await clipped(page)).toEqual([]);
    await picture(page, name("what-if"));
    expect(wrong).toEqual([]);
    await page.close();
  }, 180_000);

  test("no serious finding of axe, on the way, the costs, and the comparison of goods and of a brief", async () => {
    const { page, wrong } = await openPage(desk, { width: 1440, height: 900 });
    await page.goto(`${desk.address}${way}&alternatives=true&lang=${language}`);
    await legsInclude(page, "pontoon");
    await page.getByRole("heading", { name: t("desk.crossing-year") }).waitFor({ timeout: 30_000 });
    expect(await findings(page)).toEqual([]);
    await page.goto(`${desk.address}${costs}&lang=${language}`);
    await page.locator(".month-table").waitFor();
    expect(await findings(page)).toEqual([]);
    await page.goto(`${desk.address}${bridgeClosed}&lang=${language}`);
    await page.locator("[data-outcome=dearer]").first().waitFor({ timeout: 30_000 });
    expect(await findings(page)).toEqual([]);
    await page.goto(`${desk.address}what-if?b=heihe-bridge-closed&brief=crusher-both-banks&lang=${language}`);
    await page.locator("[data-outcome]").first().waitFor({ timeout: 60_000 });
    expect(await findings(page)).toEqual([]);
    await mapIdle(page);
    await picture(page, `what-if-brief-${language}-1440`);
    expect(wrong.filter((line) => !line.includes("Content Security Policy"))).toEqual([]);
    await page.close();
  }, 180_000);
});

describe("the routes page", () => {
  test("has the crossing of each season on the map and in the table: the pontoon in January, the boats in July", async () => {
    const { page, wrong } = await openPage(desk, { width: 1440, height: 900 });
    const legs = (): Promise<string> => page.locator(".band-table tbody").first().innerText();
    await page.goto(`${desk.address}${way}&lang=en`);
    await legsInclude(page, "pontoon");
    await page.locator(".desk-route-mark[data-kind=crossing][data-mode=pontoon]").waitFor();
    const january = await legs();
    await page.goto(`${desk.address}${way.replace("month=1", "month=7")}&lang=en`);
    await legsInclude(page, "river");
    await page.locator(".desk-route-mark[data-kind=crossing][data-mode=river]").waitFor();
    const july = await legs();
    expect(january).toContain("pontoon");
    expect(july).toContain("river");
    expect(july).not.toBe(january);
    expect(wrong).toEqual([]);
    await page.close();
  }, 90_000);

  test("marks the change of gauge, on the map and in its legend", async () => {
    const { page } = await openPage(desk, { width: 1440, height: 900 });
    const t = translator("en");
    await page.goto(`${desk.address}routes?from=zabaikalsk&to=harbin&goods=soybeans&month=7&lang=en`);
    await legsInclude(page, "rail");
    await page.locator(".desk-route-mark[data-kind=gauge-break]").waitFor();
    expect(await page.locator(".desk-legend").innerText()).toContain(t("desk.map.gauge-break"));
    await page.close();
  }, 60_000);

  test("opens as it was by its link and goes back step by step, without the months that were passed over", async () => {
    const { page } = await openPage(desk, { width: 1440, height: 900 });
    const t = translator("en");
    await page.goto(`${desk.address}${way}&lang=en`);
    await legsInclude(page, "pontoon");
    await page.getByRole("slider").focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
    await page.waitForURL(/month=4/);
    await page.getByRole("tab", { name: t("desk.routes.costs") }).click();
    await page.waitForURL(/view=costs/);
    await page.locator(".month-table").waitFor();
    await page.reload();
    await page.locator(".month-table").waitFor();
    expect(await page.getByRole("slider").getAttribute("aria-valuetext")).toBe("April");
    await page.goBack();
    await page.locator(".desk-map-canvas[data-legs*=rail]").waitFor();
    expect(new URL(page.url()).searchParams.get("month")).toBe("4");
    expect(new URL(page.url()).searchParams.get("view")).toBeNull();
    await page.close();
  }, 90_000);

  test("finds a place by its name in another language", async () => {
    const { page } = await openPage(desk, { width: 1440, height: 900 });
    const t = translator("en");
    await page.goto(`${desk.address}${way}&lang=en`);
    await page.getByRole("combobox", { name: t("desk.routes.to"), exact: true }).fill("大连");
    await page.getByRole("option", { name: "Dalian", exact: true }).click();
    await page.waitForURL(/to=dalian/);
    await page.close();
  }, 60_000);

  test("redraws the field of the month within 100 ms of the key, asking the office for nothing", async () => {
    const { page, wrong } = await openPage(desk, { width: 1440, height: 900 });
    await page.goto(`${desk.address}${costs}&lang=en`);
    await page.locator(".month-table").waitFor();
    await mapIdle(page);
    let asked = 0;
    page.on("request", (request) => { if (request.url().includes("/api/")) asked += 1; });
    const measures = (name: string): Promise<number[]> => page.evaluate((which) => performance.getEntriesByName(which, "measure").map(({ duration }) => duration), name);
    await page.getByRole("slider").focus();
    const keys = [...Array.from({ length: 11 }, () => "ArrowRight"), ...Array.from({ length: 11 }, () => "ArrowLeft"), "End", "Home"];
    for (const [i, key] of keys.entries()) {
      await page.keyboard.press(key);
      await page.waitForFunction((count) => performance.getEntriesByName("field-redraw", "measure").length > count, i);
      await page.waitForFunction((count) => performance.getEntriesByName("field-draw", "measure").length > count, i, { timeout: 20_000 });
    }
    const [handed, drawn] = [await measures("field-redraw"), await measures("field-draw")];
    console.info(`field handed to the map in ${median(handed).toFixed(1)} ms (median of ${handed.length}, slowest ${Math.max(...handed).toFixed(1)}); drawn ${median(drawn).toFixed(0)} ms later`);
    expect(handed).toHaveLength(keys.length);
    expect(median(handed)).toBeLessThan(100);
    expect(asked).toBe(0);
    expect(wrong).toEqual([]);
    await page.close();
  }, 120_000);

  test.each(["cost", "days"])("opens a number of the field into the same number of its way, down to sources: %s", async (measure) => {
    const { page } = await openPage(desk, { width: 1440, height: 900 });
    await page.goto(`${desk.address}${costs}&measure=${measure}&lang=en`);
    const cell = page.locator(".month-table td .figure-button").first();
    const inField = Number(await cell.innerText());
    await cell.click();
    const drawer = page.getByRole("dialog");
    await drawer.locator(".tree-source a[href^=http]").first().waitFor({ state: "attached" });
    const inWay = Number(/[0-9.]+/.exec(await drawer.locator(".tree-value").first().innerText())?.[0]);
    expect(Math.abs(inWay - inField)).toBeLessThanOrEqual(measure === "cost" ? 0.5 : 0.05); // the table rounds
    await page.close();
  }, 60_000);

  test("says what is wrong with a link that names no place", async () => {
    const { page } = await openPage(desk, { width: 390, height: 844 });
    await page.goto(`${desk.address}routes?from=atlantis&to=harbin&goods=soybeans&month=1&lang=en`);
    expect(await page.getByRole("alert").first().innerText()).toContain("atlantis");
    await page.close();
  }, 60_000);
});

describe("the comparison", () => {
  test("shows what the closed bridge at Heihe costs, and the saving opens into its ways", async () => {
    const { page, wrong } = await openPage(desk, { width: 1440, height: 900 });
    const t = translator("en");
    await page.goto(`${desk.address}${bridgeClosed}&lang=en`);
    await page.locator("[data-outcome=dearer]").first().waitFor({ timeout: 30_000 });
    expect(await page.locator("[data-outcome=cheaper]").count()).toBe(0);
    const row = page.locator("[data-outcome=dearer]").first();
    const [before = NaN, after = NaN] = (await row.locator("td .figure-button").allInnerTexts()).map((text) => Number(text.replace(/[^0-9.]/g, "")));
    expect(after).toBeGreaterThan(before);
    await row.locator("td .figure-button").last().click();
    await page.getByRole("dialog").getByText(t("what-if.cost-after")).waitFor({ timeout: 30_000 });
    await page.getByRole("dialog").locator(".tree-source a[href^=http]").first().waitFor({ state: "attached" });
    expect(wrong).toEqual([]);
    await page.close();
  }, 90_000);

  test("of a corridor with itself has no difference", async () => {
    const { page } = await openPage(desk, { width: 1440, height: 900 });
    await page.goto(`${desk.address}what-if?b=base&goods=soybeans&month=4&lang=en`);
    await page.getByText(translator("en")("desk.what-if.none")).waitFor({ timeout: 30_000 });
    expect(await page.locator("[data-outcome=dearer], [data-outcome=cheaper]").count()).toBe(0);
    await page.close();
  }, 60_000);

  test("for a brief lists the sites that lose, with figures that open, and keeps them under its link", async () => {
    const { page } = await openPage(desk, { width: 1440, height: 900 });
    await page.goto(`${desk.address}what-if?b=heihe-bridge-closed&brief=crusher-both-banks&lang=en`);
    const losing = page.locator("[data-outcome=loses]");
    await losing.first().waitFor({ timeout: 60_000 });
    const names = await losing.locator("th").allInnerTexts();
    await losing.first().locator(".figure-button").first().click();
    await page.getByRole("dialog").locator(".tree-source").first().waitFor();
    await page.keyboard.press("Escape");
    await page.reload();
    await losing.first().waitFor({ timeout: 60_000 });
    expect(await losing.locator("th").allInnerTexts()).toEqual(names);
    await page.close();
  }, 150_000);

  test("moves its map by month as the routes page does", async () => {
    const { page } = await openPage(desk, { width: 1440, height: 900 });
    await page.goto(`${desk.address}${bridgeClosed}&lang=en`);
    await page.locator("[data-outcome=dearer]").first().waitFor({ timeout: 30_000 });
    await mapIdle(page);
    await page.getByRole("slider").focus();
    await page.keyboard.press("Home");
    await page.getByRole("heading", { name: formatter("en").month(1) }).waitFor();
    await page.waitForFunction(() => performance.getEntriesByName("field-redraw", "measure").length === 1);
    await page.getByText(translator("en")("desk.route.days"), { exact: true }).click();
    await page.waitForURL(/measure=days/);
    await page.locator("tr[data-outcome]").first().waitFor();
    await page.close();
  }, 60_000);
});
