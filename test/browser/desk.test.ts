import axe from "axe-core";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages, type Language } from "#model/names.js";
import { translator } from "#words/words.js";
import { addressOf, root, temporaryFolder, thalweg, type Program } from "../processes.js";
import { openChromium } from "./chromium.js";

/** Pictures are kept where this names a folder; a person looks at them. */
const pictures = process.env["THALWEG_SCREENSHOTS"];
const widths = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

const data = temporaryFolder();
let office: Program;
let address: string;
let browser: Browser;

beforeAll(async () => {
  office = thalweg(["serve", "--pack", join(root, "packs/amur"), "--data", data.path, "--port", "0"]);
  address = await addressOf(office);
  browser = await openChromium();
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  office?.child.kill("SIGTERM");
  await office?.exit;
  data.remove();
});

/** A page that remembers what must never happen: requests to elsewhere, errors, refusals by the content security policy. */
async function openPage(size: { readonly width: number; readonly height: number }): Promise<{ page: Page; wrong: string[] }> {
  const page = await browser.newPage({ viewport: size });
  const wrong: string[] = [];
  page.on("request", (request) => { if (!/^(blob:|data:)/.test(request.url()) && !request.url().startsWith(address)) wrong.push(`outside: ${request.url()}`); });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("console", (message) => { if (message.type() === "error") wrong.push(`console: ${message.text()}`); });
  return { page, wrong };
}

const mapIdle = (page: Page): Promise<unknown> => page.waitForSelector(".desk-map-canvas[data-idle=true]", { timeout: 60_000 });

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  await page.waitForTimeout(400); // labels fade in
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** Texts cut off by their own box, and a page wider than the window. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = document.documentElement.scrollWidth > innerWidth + 1 ? [`page is ${document.documentElement.scrollWidth} wide in ${innerWidth}`] : [];
    for (const element of document.querySelectorAll<HTMLElement>("h1, h2, h3, p, button, label, dt, dd, legend, .chip, .desk-sub")) {
      const style = getComputedStyle(element);
      if (style.overflow !== "visible" && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && style.textOverflow !== "ellipsis") found.push(`${element.tagName} "${element.textContent?.slice(0, 60)}"`);
    }
    return found;
  });
}

/** Serious and critical findings of axe, one line each. */
async function findings(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source }).catch(async () => page.evaluate(axe.source)); // the policy bars added scripts; evaluate does not add one
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

describe.each(languages)("the desk in %s", (language: Language) => {
  const t = translator(language);

  test.each(widths)("from brief to answer to fact at $width pixels", async (size) => {
    const { page, wrong } = await openPage(size);
    const name = (state: string): string => `${state}-${language}-${size.width}`;
    await page.goto(`${address}?brief=crusher-both-banks&lang=${language}`);
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
    const { page, wrong } = await openPage({ width: 1440, height: 900 });
    await page.goto(`${address}?brief=soy-own-cn&lang=${language}`);
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
    const { page } = await openPage({ width: 1440, height: 900 });
    const t = translator("en");
    await page.goto(`${address}?brief=crusher-both-banks&lang=en`);
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
    const { page } = await openPage({ width: 1440, height: 900 });
    const t = translator("en");
    await page.goto(`${address}?brief=crusher-both-banks&lang=en`);
    const scale = page.getByLabel(/^Scale/);
    await scale.fill("7");
    await page.getByRole("button", { name: t("desk.brief.ask") }).click();
    await page.getByRole("alert").first().waitFor();
    expect(await page.getByRole("alert").first().innerText()).toContain(t("desk.problems.title", { count: 1 }));
    expect(await scale.inputValue()).toBe("7");
    await page.close();
  }, 60_000);

  test("says so when an answer does not exist", async () => {
    const { page } = await openPage({ width: 390, height: 844 });
    await page.goto(`${address}answers/none?lang=ru`);
    await page.getByText(translator("ru")("desk.failure.not-found")).waitFor({ timeout: 20_000 });
    await page.close();
  }, 60_000);
});
