import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumArguments, ensureChromium } from '../../scripts/chromium.js';

/** Chromium with WebGPU on the software adapter. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: chromiumArguments });
}

/** A page, and what goes wrong on it while it is open: errors, messages of the console, requests that fail. */
export async function watchedPage(browser: Browser): Promise<{ page: Page; problems: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1120, height: 720 } });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`threw ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => problems.push(`could not load ${request.url()}`));
  page.on('response', (response) => {
    if (!response.ok()) problems.push(`${response.status()} for ${response.url()}`);
  });
  return { page, problems };
}
