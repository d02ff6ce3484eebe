import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const candidates = [process.env["CHROME_PATH"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A real browser without its own talk to the outside. */
export async function openChromium(): Promise<Browser> {
  const executablePath = candidates.find((path): path is string => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error("no Chromium found; set CHROME_PATH");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"],
  });
}
