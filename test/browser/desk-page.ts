import axe from "axe-core";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { addressOf, root, temporaryFolder, thalweg } from "../processes.js";
import { openChromium } from "./chromium.js";

/** Pictures are kept where this names a folder; a person looks at them. */
const pictures = process.env["THALWEG_SCREENSHOTS"];

export const widths = [{ width: 1440, height: 900 }, { width: 390, height: 844 }] as const;

/** A real office on packs/amur and a real browser beside it. */
export interface Desk {
  readonly address: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const data = temporaryFolder();
  const office = thalweg(["serve", "--pack", join(root, "packs/amur"), "--data", data.path, "--port", "0"]);
  const address = await addressOf(office);
  const browser = await openChromium();
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  return {
    address, browser,
    close: async () => {
      await browser.close();
      office.child.kill("SIGTERM");
      await office.exit;
      data.remove();
    },
  };
}

/** A page that remembers what must never happen: requests to elsewhere, errors, refusals by the content security policy. */
export async function openPage({ browser, address }: Desk, size: { readonly width: number; readonly height: number }): Promise<{ page: Page; wrong: string[] }> {
  const page = await browser.newPage({ viewport: size });
  const wrong: string[] = [];
  page.on("request", (request) => { if (!/^(blob:|data:)/.test(request.url()) && !request.url().startsWith(address)) wrong.push(`outside: ${request.url()}`); });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("console", (message) => { if (message.type() === "error") wrong.push(`console: ${message.text()}`); });
  return { page, wrong };
}

export const mapIdle = (page: Page): Promise<unknown> => page.waitForSelector(".desk-map-canvas[data-idle=true]", { timeout: 60_000 });

export async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  await page.waitForTimeout(400); // labels fade in
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** Texts cut off by their own box, and a page wider than the window. */
export function clipped(page: Page): Promise<string[]> {
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
export async function findings(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source }).catch(async () => page.evaluate(axe.source)); // the policy bars added scripts; evaluate does not add one
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
