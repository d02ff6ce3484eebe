import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages, type Language } from "#model/names.js";
import { translator } from "#words/words.js";
import { clipped, findings, mapIdle, openDesk, openPage, picture, widths, type Desk } from "./desk-page.js";

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
}, 120_000);

afterAll(async () => desk?.close());

describe.each(languages)("the desk in %s", (language: Language) => {
  const t = translator(language);

  test.each(widths)("from brief to answer to fact at $width pixels", async (size) => {
    const { page, wrong } = await openPage(desk, size);
    const name = (state: string): string => `${state}-${language}-${size.width}`;
    await page.goto(`${desk.address}?brief=crusher-both-banks&lang=${language}`);
    await page.getByRole("button", { name: t("desk.brief.ask") }).waitFor();
    await mapIdle(page);
    expect(await clipped(page)).toEqual([]);
    await picture(page, name("start"));

    await page.getByRole("button", { name: t("desk.brief.ask") }).click();
    await page.waitForURL(/\/answers\//, { timeout: 30_000 });
    await page.locator("article.desk-card").first().waitFor();
    await mapIdle(page);
    expect(await clipped(page)).toEqual([]);
    await picture(page, name("answer"));

    await page.locator("article.desk-card .figure-button").first().click();
    const drawer = page.getByRole("dialog");
    await drawer.locator(".tree-source").first().waitFor();
    expect(await drawer.locator(".tree-source a[href^=http]").count()).toBeGreaterThan(0);
    await picture(page, name("figure"));
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });

    await page.locator("article.desk-card h3 button").first().click();
    await page.waitForURL(/site=/);
    await page.getByRole("heading", { name: t("desk.cash-flow") }).waitFor();
    await mapIdle(page);
    expect(await clipped(page)).toEqual([]);
    await picture(page, name("site"));

    const before = await page.locator(".desk-panel").innerText();
    await page.reload();
    await page.getByRole("heading", { name: t("desk.cash-flow") }).waitFor();
    expect(await page.locator(".desk-panel").innerText()).toBe(before); // reopened by link: the same
    expect(wrong).toEqual([]);
    await page.close();
  }, 180_000);

  test("has no serious finding of axe, on the form, an answer and a site", async () => {
    const { page, wrong } = await openPage(desk, { width: 1440, height: 900 });
    await page.goto(`${desk.address}?brief=soy-own-cn&lang=${language}`);
    await page.getByRole("button", { name: t("desk.brief.ask") }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: t("desk.brief.ask") }).click();
    await page.waitForURL(/\/answers\//, { timeout: 30_000 });
    await page.getByRole("heading", { name: t("desk.notices") }).or(page.getByText(t("desk.notices"))).first().waitFor();
    expect(await findings(page)).toEqual([]);
    // Every site left out names its article, and what could be had instead.
    await page.locator(".mantine-Accordion-control").first().click();
    await page.getByText(t("desk.excluded.other-right")).first().waitFor();
    await picture(page, `excluded-${language}-1440`);
    expect(wrong.filter((line) => !line.includes("Content Security Policy"))).toEqual([]);
    await page.close();
  }, 120_000);
});

describe("the desk", () => {
  test("is reached by the keyboard alone, from the first key to the answer's facts", async () => {
    const { page } = await openPage(desk, { width: 1440, height: 900 });
    const t = translator("en");
    await page.goto(`${desk.address}?brief=crusher-both-banks&lang=en`);
    await page.getByRole("button", { name: t("desk.brief.ask") }).waitFor();
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
    const tabTo = async (wanted: (text: string) => boolean): Promise<void> => {
      for (let i = 0; i < 120; i++) {
        await page.keyboard.press("Tab");
        if (wanted(await focused())) return;
      }
      throw new Error(`never reached by Tab; last was "${await focused()}"`);
    };
    await tabTo((text) => text === t("desk.skip-to-content"));
    await tabTo((text) => text === t("desk.brief.ask"));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/answers\//, { timeout: 30_000 });
    await page.locator("article.desk-card").first().waitFor();
    await tabTo((text) => /CN¥/.test(text));
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").locator(".tree-source").first().waitFor();
    await page.keyboard.press("Escape");
    await page.close();
  }, 120_000);

  test("says what to mend in a brief that cannot be answered, and keeps what was typed", async () => {
    const { page } = await openPage(desk, { width: 1440, height: 900 });
    const t = translator("en");
    await page.goto(`${desk.address}?brief=crusher-both-banks&lang=en`);
    const scale = page.getByLabel(/^Scale/);
    await scale.fill("7");
    await page.getByRole("button", { name: t("desk.brief.ask") }).click();
    await page.getByRole("alert").first().waitFor();
    expect(await page.getByRole("alert").first().innerText()).toContain(t("desk.problems.title", { count: 1 }));
    expect(await scale.inputValue()).toBe("7");
    await page.close();
  }, 60_000);

  test("says so when an answer does not exist", async () => {
    const { page } = await openPage(desk, { width: 390, height: 844 });
    await page.goto(`${desk.address}answers/none?lang=ru`);
    await page.getByText(translator("ru")("desk.failure.not-found")).waitFor({ timeout: 20_000 });
    await page.close();
  }, 60_000);
});
